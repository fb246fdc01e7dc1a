import EInvoiceKit
import InvoiceCore
import Screens
import Synchronization
import Wording

extension EffectRunner {
    /// Follows the invoice until its final status. What is new is recorded, and comes to the screens from there.
    func runFollowing(invoiceID: String) {
        let (gateway, history, following, queue) = (gateway, history, following, queue)
        followInBackground {
            guard let invoice = await Self.invoice(invoiceID, in: history),
                case .success(let service) = await gateway()
            else { return }
            await Self.follow([invoice], by: service, following, queue)
        }
    }

    /// Follows all that are waiting, by one follower, which asks about a few at a time.
    func runFollowing(since: Timestamp) {
        let (gateway, following, queue) = (gateway, following, queue)
        followInBackground {
            let service: InvoiceService
            switch await gateway() {
            case .success(let opened): service = opened
            case .failure(let failure):
                queue.post(.warned(wording.sentences(for: failure)))
                return
            }
            let waiting: (invoices: [Invoice], isCut: Bool)
            do throws(StorageProblem) {
                waiting = try await service.waitingInvoices(since: since)
            } catch {
                queue.post(.warned(wording.sentences(for: .historyUnreadable(error))))
                return
            }
            let count = waiting.invoices.count
            queue.post(
                .told(
                    count == 0
                        ? wording.noneWaiting : wording.following(count, isCut: waiting.isCut, PollSchedule().words)))
            await Self.follow(waiting.invoices, by: service, following, queue)
        }
    }

    /// Follows those that nobody follows yet. Failures are told once, until the gateway answers again.
    static func follow(
        _ invoices: [Invoice], by service: InvoiceService, _ following: FollowedInvoices, _ queue: EventQueue
    ) async {
        let invoices = invoices.filter { following.begin($0.id) }
        queue.post(.followedChanged(following.count))
        let names = Dictionary(
            invoices.map { ($0.id, $0.intent.paymentID.text) }, uniquingKeysWith: { first, _ in first })
        await StatusFollower(service: service).follow(invoices) { event in
            if event.next == .ended, case .report(let sent, _, _) = event.outcome {
                queue.post(.followedEnded(sent.invoice))
            }
            if let news = following.news(in: event, about: names[event.id] ?? event.id) { queue.post(news) }
            if event.next.isLast {
                following.rest(event.id)
                queue.post(.followedChanged(following.count))
            }
        }
        for invoice in invoices { following.end(invoice.id) }
        queue.post(.followedChanged(following.count))
    }
}

/// Which invoices are being followed, so that none is followed twice, and whether the gateway answers.
final class FollowedInvoices: Sendable {
    private struct State {
        var ids: Set<String> = []
        /// Those among them that are still asked about.
        var asked: Set<String> = []
        /// Those to which the gateway said no.
        var refused: Set<String> = []
        var isFailing = false
    }

    private let state = Mutex(State())

    /// False where the invoice is followed already.
    func begin(_ id: String) -> Bool {
        state.withLock { state in
            guard state.ids.insert(id).inserted else { return false }
            state.asked.insert(id)
            return true
        }
    }

    /// How many are asked about.
    var count: Int { state.withLock { $0.asked.count } }

    /// It is asked about no more, and its follower goes on with others.
    func rest(_ id: String) { state.withLock { _ = $0.asked.remove(id) } }

    /// Lets it be followed anew.
    func end(_ id: String) {
        state.withLock { state in
            state.ids.remove(id)
            state.asked.remove(id)
            state.refused.remove(id)
        }
    }

    /// The news for the person: answers stopped coming, or come again, or the gateway says no to a payment; nil for all
    /// that shows on the list.
    func news(in event: FollowEvent, about paymentID: String) -> AppEvent? {
        state.withLock { state in
            switch event.outcome {
            case .report(let sent, _, _):
                state.refused.remove(event.id)
                if let failure = sent.recordFailure {
                    return .warned(wording.statusNotRecorded(wording.text(for: failure)))
                }
                guard state.isFailing else { return nil }
                state.isFailing = false
                return .told(wording.gatewayAnswersAgain)
            case .failed(.gateway(.rejected(let rejection))):
                // An answer, and about this one payment only.
                guard state.refused.insert(event.id).inserted else { return nil }
                return .warned(wording.refused(paymentID, wording.text(for: rejection)))
            case .failed(.gateway(let failure)):
                guard !state.isFailing else { return nil }
                state.isFailing = true
                let text = wording.sentences(for: .gateway(failure))
                return .warned(event.next == .refused ? text : wording.askedAgainLater(text))
            case .failed(let problem): return .warned(wording.sentences(for: problem))
            }
        }
    }
}

extension FollowEvent.Next {
    /// True where it is asked about no more.
    fileprivate var isLast: Bool { if case .again = self { false } else { true } }
}

extension PollSchedule {
    /// What following costs, in the words of the console.
    fileprivate var words: String {
        wording.asksEach(
            from: Int(first.components.seconds), to: Int(longest.components.seconds), atOnce: atOnce)
    }
}
