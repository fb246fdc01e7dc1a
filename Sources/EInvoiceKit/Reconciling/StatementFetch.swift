import InvoiceCore

/// Fetches a statement in slices small enough for a reply.
struct StatementFetch: Sendable {
    /// In milliseconds.
    private static let day: Int64 = 86_400_000
    private static let hour: Int64 = 3_600_000
    private static let second: Int64 = 1000
    /// A slice with fewer rows lets the next one be longer.
    private static let fewRows = 1000

    /// Asks for a slice in the gateway's time.
    let ask: @Sendable (LocalDateTime, LocalDateTime) async throws(Problem) -> GatewayAnswer<[StatusReport]>
    /// Adds to a failure what this side knows of its cause.
    let judge: @Sendable (GatewayFailure, Exchange?) async -> GatewayFailure

    /// The rows from `start` to `end`, both as if the gateway's clock were UTC, each invoice once.
    func rows(
        from start: Timestamp, to end: Timestamp, progress: (ReconcileProgress) -> Void
    ) async throws(Problem) -> [StatusReport] {
        var rows: [StatusReport] = []
        var places: [[UInt8]: Int] = [:]
        var length = Self.day
        var next = start
        while next < end {
            if Task.isCancelled { throw .canceled }
            let stop = min(end, next.advanced(byMilliseconds: length))
            let answer = try await ask(LocalDateTime(next, offset: 0), LocalDateTime(stop, offset: 0))
            switch answer.result {
            case .success(let slice):
                // Whether the ends belong to a slice isn't documented: slices share theirs, and rows count once.
                for row in slice { Self.add(row, to: &rows, &places) }
                next = stop
                if slice.count < Self.fewRows { length = min(length * 2, 7 * Self.day) }
                let part = Double(next.milliseconds - start.milliseconds)
                progress(.fetching(part: part / Double(end.milliseconds - start.milliseconds), rows: rows.count))
            case .failure(.unusable(let reason)) where reason.code == .replyTooLarge:
                guard length > Self.second else { throw .statementTooLarge(reason) }
                length = Self.half(min(length, stop.milliseconds - next.milliseconds))
            case .failure(.unusable(let reason)) where reason.code == .timeout && length > Self.hour:
                // At once to what is little: each further silence would take the whole time limit.
                length = Self.hour
            case .failure(let failure) where failure.isCanceled: throw .canceled
            case .failure(let failure): throw .gateway(await judge(failure, answer.exchange))
            }
        }
        return rows
    }

    /// Half of it in whole seconds, which is what the protocol's times are.
    private static func half(_ length: Int64) -> Int64 { max(second, length / 2 / second * second) }

    private static func add(_ row: StatusReport, to rows: inout [StatusReport], _ places: inout [[UInt8]: Int]) {
        guard let name = (row.tracking.map(folded) ?? row.paymentID).map({ Array($0.utf8) }) else {
            rows.append(row)
            return
        }
        if let place = places[name] {
            // The later answer knows more.
            rows[place] = row
        } else {
            places[name] = rows.count
            rows.append(row)
        }
    }
}
