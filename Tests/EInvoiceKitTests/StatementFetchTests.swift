import InvoiceCore
import Synchronization
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct StatementFetchTests {
    private let start = Timestamp("2026-01-01 00:00:00")!
    private let end = Timestamp("2026-01-11 00:00:00")!

    /// A gateway with an invoice each `seconds`, that answers with at most `limit` of them.
    private func fetch(each seconds: Int64, limit: Int, asked: @escaping @Sendable (String) -> Void = { _ in })
        -> StatementFetch
    {
        let (start, end) = (start, end)
        return StatementFetch { from, to async throws(Problem) in
            asked("\(from.date) \(from.clock)")
            let first = Timestamp("\(from.date) \(from.clock)")!
            let last = Timestamp("\(to.date) \(to.clock)")!
            let exchange = Exchange(
                httpStatus: 200, reply: "", isTruncated: false, elapsedMilliseconds: 1, signature: nil)
            var rows: [StatusReport] = []
            var moment = start
            while moment <= min(last, end) {
                if moment >= first {
                    var row = StatusReport(status: GatewayStatus("CREATED"))
                    row.tracking = "T\(moment.seconds)"
                    rows.append(row)
                }
                moment = moment.advanced(byMilliseconds: seconds * 1000)
            }
            if rows.count > limit {
                return GatewayAnswer(.failure(.unusable(UnknownReason(.replyTooLarge))), exchange)
            }
            return GatewayAnswer(.success(rows), exchange)
        } judge: { _, _ in
            .unreachable("")
        }
    }

    @Test func `slices are halved until their replies fit`() async throws {
        let parts = Mutex<[Double]>([])
        let rows = try await fetch(each: 60, limit: 300).rows(from: start, to: end) { progress in
            if case .fetching(let part, _) = progress { parts.withLock { $0.append(part) } }
        }
        let minutes = 10 * 24 * 60
        #expect(rows.count == minutes + 1)
        #expect(Set(rows.map(\.tracking)).count == rows.count)
        let told = parts.withLock { $0 }
        #expect(told == told.sorted())
        #expect(told.last == 1)
    }

    @Test func `few rows are asked for in few questions`() async throws {
        let asked = Mutex(0)
        let rows = try await fetch(each: 36_000, limit: 1000) { _ in asked.withLock { $0 += 1 } }
            .rows(from: start, to: end) { _ in }
        #expect(rows.count == 25)
        #expect(asked.withLock { $0 } <= 5)
    }

    @Test func `a gateway that never answers is asked twice`() async throws {
        let asked = Mutex(0)
        let silent = StatementFetch { _, _ async throws(Problem) in
            asked.withLock { $0 += 1 }
            return GatewayAnswer(.failure(.unusable(UnknownReason(.timeout))))
        } judge: { _, _ in
            .unreachable("silent")
        }
        await #expect(throws: Problem.gateway(.unreachable("silent"))) {
            _ = try await silent.rows(from: start, to: end) { _ in }
        }
        #expect(asked.withLock { $0 } == 2)
    }

    @Test func `a second that is too much is told`() async throws {
        await #expect(throws: Problem.statementTooLarge(UnknownReason(.replyTooLarge))) {
            _ = try await fetch(each: 36_000, limit: 0).rows(from: start, to: end) { _ in }
        }
    }
}
