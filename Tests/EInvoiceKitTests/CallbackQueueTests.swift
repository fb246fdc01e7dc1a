import InvoiceCore
import Synchronization
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) final class CallbackQueueTests: Sendable {
    private let clock = StandingClock()
    private let asked = Mutex<[String]>([])

    private func event(_ id: String, _ status: String) -> CallbackEvent {
        let intent = InvoiceIntent(
            id: id, createdAt: Timestamp(milliseconds: 0), paymentID: PaymentID(recorded: id),
            currency: "visamaster.uah", amount: .zero)
        let report = StatusReport(status: GatewayStatus(status))
        return CallbackEvent(
            id: id, outcome: .asked(.report(SentInvoice(invoice: Invoice(intent: intent)), report, isNew: true)))
    }

    /// A queue whose gateway answers with this status, and what it tells.
    private func queue(
        _ status: String, _ limit: RateLimit = RateLimit()
    ) -> (CallbackQueue, AsyncStream<CallbackEvent>.AsyncIterator) {
        let (events, continuation) = AsyncStream.makeStream(of: CallbackEvent.self)
        let queue = CallbackQueue(limit: limit, clock: clock.clock) { [self] id in
            asked.withLock { $0.append(id) }
            return event(id, status)
        } told: {
            continuation.yield($0)
        }
        return (queue, events.makeAsyncIterator())
    }

    private var count: Int { asked.withLock(\.count) }

    @Test func `a call leads to one question`() async {
        var (queue, events) = queue("FINISHED")
        await queue.called("A")
        #expect(await events.next()?.id == "A")
        clock.advance(.seconds(3600))
        #expect(count == 1)
        await queue.stop()
    }

    @Test func `calls about one invoice are as one`() async {
        var (queue, events) = queue("PAYIN", RateLimit(retries: []))
        for _ in 0..<10_000 { await queue.called("A") }
        _ = await events.next()
        // One that came while the question was on its way, or after it, waits for the interval.
        await queue.called("A")
        #expect(count == 1)
        clock.advance(.seconds(5))
        _ = await events.next()
        #expect(count == 2)
        await queue.stop()
    }

    @Test func `calls about many are held back`() async {
        var (queue, events) = queue("FINISHED", RateLimit(burst: 3, refill: .seconds(1)))
        for number in 0..<20 { await queue.called("I\(number)") }
        for _ in 0..<3 { _ = await events.next() }
        #expect(count == 3)
        for number in 4...20 {
            clock.advance(.seconds(1))
            _ = await events.next()
            #expect(count == number)
        }
        await queue.stop()
    }

    @Test func `what is not final is asked again a few times`() async {
        var (queue, events) = queue("PAYIN", RateLimit(retries: [.seconds(5), .seconds(15)]))
        await queue.called("A")
        _ = await events.next()
        for (wait, total) in [(5, 2), (15, 3)] {
            clock.advance(.seconds(wait))
            _ = await events.next()
            #expect(count == total)
        }
        clock.advance(.seconds(3600))
        await queue.called("A")
        _ = await events.next()
        #expect(count == 4)
        await queue.stop()
    }

    @Test func `stopped it asks nothing`() async {
        let (queue, _) = queue("PAYIN")
        await queue.stop()
        await queue.called("A")
        clock.advance(.seconds(3600))
        #expect(count == 0)
    }
}
