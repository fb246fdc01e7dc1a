import InvoiceCore
import Synchronization
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct StatusFollowerTests {
    private let clock = JumpingClock()

    private func invoice(_ id: String) -> Invoice {
        let intent = InvoiceIntent(
            id: id, createdAt: Timestamp(milliseconds: 0), paymentID: PaymentID(recorded: id),
            currency: "visamaster.uah", amount: .zero)
        let created = InvoiceUpdate.Change.created(tracking: "79DF-60B0-17F6", isSettled: false)
        return Invoice(
            intent: intent, updates: [InvoiceUpdate(id: id, at: intent.createdAt, change: created)])
    }

    private func report(_ word: String, isNew: Bool = true) -> StatusOutcome {
        .report(SentInvoice(invoice: invoice("A")), StatusReport(status: GatewayStatus(word)), isNew: isNew)
    }

    /// Follows with these answers, the same ones for each invoice, the last again and again.
    private func follow(
        _ answers: [StatusOutcome], ids: [String] = ["A"], schedule: PollSchedule = PollSchedule(jitter: 0)
    ) async -> [FollowEvent] {
        let asked = Mutex<[String: Int]>([:])
        let follower = StatusFollower(schedule: schedule, dependencies: Dependencies(clock: clock.clock)) { invoice in
            let number = asked.withLock { asked in
                defer { asked[invoice.id, default: 0] += 1 }
                return asked[invoice.id, default: 0]
            }
            return answers[min(number, answers.count - 1)]
        }
        var events: [FollowEvent] = []
        for await event in follower.follow(ids.map(invoice)) { events.append(event) }
        return events
    }

    @Test func `stops at a final status`() async {
        let events = await follow([report("PAYIN"), report("PAYED"), report("FINISHED"), report("FAILED")])
        #expect(events.map(\.next) == [.again(after: .seconds(2)), .again(after: .seconds(2)), .ended])
        #expect(clock.waits == [.seconds(2), .seconds(2)])
    }

    @Test func `waits longer while the status stays and starts anew with another`() async {
        let schedule = PollSchedule(first: .seconds(2), longest: .seconds(10), growth: 2, jitter: 0)
        // Other members may be new each time: that makes no haste.
        let old = report("PAYIN", isNew: true)
        let unreachable = StatusOutcome.failed(.gateway(.unreachable("no route")))
        let events = await follow(
            [report("PAYIN"), old, unreachable, old, old, report("PAYED"), report("PAYED"), report("CANCELED")],
            schedule: schedule)
        let waits = events.compactMap { if case .again(let wait) = $0.next { wait } else { nil } }
        #expect(waits == [2, 4, 8, 10, 10, 2, 4].map { .seconds($0) })
        #expect(events.last?.next == .ended)
        #expect(events[2].outcome == unreachable)
    }

    @Test func `jitter moves the wait to either side`() {
        let schedule = PollSchedule(first: .seconds(10), jitter: 0.2)
        #expect(schedule.wait(unchanged: 0, chance: 0) == .seconds(8))
        #expect(schedule.wait(unchanged: 0, chance: 1) == .seconds(12))
        #expect(schedule.wait(unchanged: 100_000, chance: 0.5) == .seconds(60))
    }

    @Test func `it waits by the chance that it is given`() async {
        let answers = Mutex([report("PAYIN"), report("FINISHED")])
        let follower = StatusFollower(
            schedule: PollSchedule(first: .seconds(10), jitter: 0.2),
            dependencies: Dependencies(clock: clock.clock, random: { 0 })
        ) { _ in answers.withLock { $0.removeFirst() } }
        for await _ in follower.follow([invoice("A")]) {}
        #expect(clock.waits == [.seconds(8)])
    }

    @Test(arguments: [(0, 0), (1 << 63, 0.5), (1 << 62, 0.25)] as [(UInt64, Double)])
    func `chance is the part of all numbers that lies below`(number: UInt64, chance: Double) {
        #expect(Dependencies(random: { number }).chance() == chance)
    }

    @Test func `tells what can not be followed`() async {
        let refused = Problem.gateway(
            .credentialsRefused(GatewayRejection(code: "1", message: "unknown client")))
        #expect(await follow([.failed(refused)]).map(\.next) == [.refused])
        #expect(await follow([.failed(.wrongState(.unknown))]).map(\.next) == [.refused])
    }

    @Test func `a payment that the gateway does not know is given up`() async {
        let no = StatusOutcome.failed(
            .gateway(.rejected(GatewayRejection(code: "401", message: "Payment not found"))))
        let events = await follow([no, no, no, no, report("PAYIN"), no])
        #expect(
            events.map { if case .again = $0.next { "again" } else { "\($0.next)" } }
                == Array(repeating: "again", count: 9) + ["refused"])
    }

    @Test func `patience runs out and is told`() async {
        let schedule = PollSchedule(first: .seconds(2), growth: 1, jitter: 0, patience: .seconds(5))
        let events = await follow([report("PAYIN")], schedule: schedule)
        #expect(events.map(\.next) == [.again(after: .seconds(2)), .again(after: .seconds(2)), .outOfPatience])
    }

    @Test func `asks a few at once and each invoice once`() async {
        let now = Mutex((asking: 0, most: 0))
        let follower = StatusFollower(schedule: PollSchedule(atOnce: 3), dependencies: Dependencies(clock: clock.clock))
        { _ in
            now.withLock { now in
                now.asking += 1
                now.most = max(now.most, now.asking)
            }
            for _ in 0..<20 { await Task.yield() }
            now.withLock { $0.asking -= 1 }
            return report("FINISHED")
        }
        let ids = (1...50).map { "I\($0)" }
        var ended: [String] = []
        for await event in follower.follow((ids + ids).map(invoice)) { ended.append(event.id) }
        #expect(ended.sorted() == ids.sorted())
        #expect(now.withLock(\.most) == 3)
    }

    @Test func `follows many at different intervals to their ends`() async {
        let events = await follow(
            [report("PAYIN"), report("PAYIN", isNew: false), .failed(.gateway(.unreachable("x"))), report("FAILED")],
            ids: (1...200).map { "I\($0)" })
        #expect(events.filter { $0.next == .ended }.count == 200)
        #expect(events.count == 800)
    }

    @Test func `who stops listening ends the following`() async {
        let (asked, canceled) = (Signal(), Signal())
        let follower = StatusFollower(schedule: PollSchedule(), dependencies: Dependencies(clock: clock.clock)) { _ in
            asked.send()
            await withTaskCancellationHandler {
                await canceled.wait()
            } onCancel: {
                canceled.send()
            }
            return .failed(.gateway(.unusable(UnknownReason(.canceled))))
        }
        let invoices = [invoice("A")]
        let listening = Task {
            var events: [FollowEvent] = []
            for await event in follower.follow(invoices) { events.append(event) }
            return events
        }
        await asked.wait()
        listening.cancel()
        await canceled.wait()
        #expect(await listening.value.isEmpty)
    }

    @Test func `woken it asks at once, though not sooner than after another status`() async {
        let clock = StandingClock()
        let asked = Mutex<[Duration]>([])
        let follower = StatusFollower(
            schedule: PollSchedule(first: .seconds(5), growth: 4, jitter: 0),
            dependencies: Dependencies(clock: clock.clock)
        ) { _ in
            let count = asked.withLock { asked in
                asked.append(clock.clock.monotonic())
                return asked.count
            }
            return report(count < 5 ? "PAYIN" : "FINISHED")
        }
        #expect(!follower.wake("A"))
        var events = follower.follow([invoice("A")]).makeAsyncIterator()
        #expect(await events.next()?.next == .again(after: .seconds(5)))
        await clock.pass(.seconds(5))
        #expect(await events.next()?.next == .again(after: .seconds(20)))
        // Long after the last question.
        await clock.pass(.seconds(12))
        #expect(follower.wake("A"))
        #expect(await events.next()?.next == .again(after: .seconds(20)))
        // Just after it.
        await clock.pass(.seconds(1))
        #expect(follower.wake("A"))
        await clock.pass(.seconds(4))
        #expect(await events.next()?.next == .again(after: .seconds(20)))
        #expect(follower.wake("A"))
        await clock.pass(.seconds(5))
        #expect(await events.next()?.next == .ended)
        #expect(await events.next() == nil)
        #expect(!follower.wake("A"))
        #expect(asked.withLock { $0 } == [0, 5, 17, 22, 27].map { .seconds($0) })
    }

    @Test func `woken while it asks it asks again`() async {
        let (asked, woken) = (Signal(), Signal())
        let count = Mutex(0)
        let schedule = PollSchedule(first: .seconds(5), growth: 100, jitter: 0, patience: .seconds(7))
        let follower = StatusFollower(schedule: schedule, dependencies: Dependencies(clock: clock.clock)) { _ in
            let number = count.withLock { count in
                count += 1
                return count
            }
            if number == 2 {
                asked.send()
                await woken.wait()
            }
            return report(number < 3 ? "PAYIN" : "FINISHED")
        }
        let waking = Task {
            await asked.wait()
            #expect(follower.wake("A"))
            woken.send()
        }
        var events: [FollowEvent.Next] = []
        for await event in follower.follow([invoice("A")]) { events.append(event.next) }
        await waking.value
        // Its patience begins anew, too.
        #expect(events == [.again(after: .seconds(5)), .again(after: .seconds(5)), .ended])
    }

    @Test func `canceled it tells nothing of the question that it gave up`() async {
        let asked = Signal()
        let told = Mutex(0)
        let follower = StatusFollower(schedule: PollSchedule(), dependencies: Dependencies(clock: clock.clock)) { _ in
            asked.send()
            // Ends with the task.
            await Signal().wait()
            return .failed(.gateway(.unusable(UnknownReason(.canceled))))
        }
        let following = Task { await follower.follow([invoice("A")]) { _ in told.withLock { $0 += 1 } } }
        await asked.wait()
        following.cancel()
        await following.value
        #expect(told.withLock { $0 } == 0)
    }

    @Test func `follows the history's waiting invoices`() async throws {
        let replies = ScriptedTransport(Replies.created, Replies.created, Replies.created)
        let fixture = ServiceFixture(.test, replies, waiting: clock.clock)
        for id in ["1001", "1002", "1003"] { _ = try await fixture.create(id) }
        _ = try await fixture.createUnanswered("1004")
        let second = try fixture.history.invoice(id: "1002")
        fixture.gateway.add(reply(#"{"payment_id":"1002","status":"FINISHED"}"#))
        _ = await fixture.service.refreshStatus(second.id)
        let waiting = try await fixture.service.waitingInvoices()
        #expect(waiting.invoices.map(\.intent.paymentID.text) == ["1003", "1001"])
        #expect(!waiting.isCut)
        #expect(try await fixture.service.waitingInvoices(limit: 1).isCut)
        fixture.gateway.add(
            reply(#"{"payment_id":"1003","status":"PAYIN"}"#), reply(#"{"payment_id":"1003","status":"CANCELED"}"#))
        let follower = StatusFollower(service: fixture.service)
        await follower.follow(Array(waiting.invoices.prefix(1))) { _ in }
        #expect(try fixture.history.invoice(id: "1003").report?.status.text == "CANCELED")
    }
}
