import InvoiceCore
import ScreenKit

extension English: ProblemTexts {
    func notRecorded(_ what: Unrecorded, _ why: String) -> String {
        let (subject, next) =
            switch what {
            case .outcome: ("THE OUTCOME", "Write it down; settling will find it again.")
            case .testOutcome: ("THE OUTCOME", "Write it down.")
            case .status: ("THE STATUS", "Refreshing asks for it again.")
            case .paymentStart: ("THE PAYMENT'S START", "Asking for the payment link again records it.")
            }
        return "\(subject) COULD NOT BE RECORDED: \(why). \(next)"
    }

    func mismatch(ofPayment paymentID: String, _ warning: String) -> String {
        "Payment \(paymentID): \(warning) Ask the gateway's support."
    }

    func reopened(paymentID: String) -> String {
        "Payment \(paymentID) was closed as never created, and THE GATEWAY HAS IT after all: it is open again."
    }

    func noSecret(_ why: String) -> String { "the profile's secret can't be had: \(why)" }
    var unsignedReply: String { "the gateway's answer was not signed; the profile accepts that" }

    func title(of problem: Problem) -> String {
        switch problem {
        case .notRecorded(let storage): "the history can't be written: \(text(for: storage))"
        case .historyUnreadable(let storage): "the history can't be read: \(text(for: storage))"
        case .secret(let secret): text(for: secret)
        case .canceled: "stopped; nothing was sent or recorded"
        case .invalid(let issues): issues.map { "\(name(of: $0.field)): \(text(for: $0))" }.joined(separator: "; ")
        case .notConfirmed(let amount): "this is a LIVE profile: the amount, \(amount), must be repeated"
        case .duplicate(let paymentID, let minutes):
            "this customer was asked for the same amount \(ago(seconds: Int64(minutes) * 60)): payment \(visible(paymentID))"
        case .confirmationUnreadable(let amount):
            "not confirmed: the amount typed again: \(text(for: amount, unit: nil))"
        case .confirmationDiffers(let typed, let amount):
            "not confirmed: \(typed) was typed again, the amount is \(amount)"
        case .paymentIDUsed(let id, let state):
            "Payment id: the history has it already (invoice \(visible(id)), \(name(of: state)))"
        case .otherAccount(let endpoint, let clientID, let kind):
            "the invoice belongs to client \(visible(clientID)) at \(visible(endpoint))"
                + (kind.map { " on a \(visible($0)) profile" } ?? "") + ", not to this profile's account"
        case .beingSent: "another program is sending this invoice just now"
        case .wrongState(let state): "the invoice is \(name(of: state)); there is nothing to do of this kind"
        case .paymentEnded(let status): "its payment has ended: the gateway says \(visible(status.text))"
        case .replaced(let id, .created): "the invoice was replaced by \(visible(id))"
        case .replaced(let id, let state):
            "the invoice may be replaced already, by \(visible(id)), which is \(name(of: state))"
        case .notAskedYet: "the gateway hasn't said, signed or twice, that it doesn't have this invoice"
        case .cardNeeded(let masked):
            "the card number \(visible(masked)) is needed again: only its first 6 and last 4 digits were kept"
        case .cardDoesNotFit(let masked): "the number doesn't fit the one that was kept: \(visible(masked))"
        case .gateway(let failure): title(of: failure)
        case .statementTooLarge(let reason): "the statement of a single second is too large: \(text(for: reason))"
        case .emptyPeriod: "the period is empty: it ends before it begins"
        case .nameNeeded: "this is a LIVE profile: test payments would be real invoices"
        case .isRunning: "these test payments are under way already"
        case .unfilled(let names):
            "no value is known for the extra fields \(names.map { visible($0) }.joined(separator: ", "))"
        case .batch(let failure): title(of: failure)
        case .draftHeldElsewhere: "another console goes on with this draft"
        case .draftGone: "this draft is gone: another console sent it or threw it away"
        case .draftChanged: "another console changed this draft"
        case .draftTooLong(let bytes, let limit): "it is \(bytes) bytes long; \(limit) is the limit"
        case .draftNotKept(let storage): text(for: storage)
        case .fileExists(let path): "\(visible(path)) is there already; nothing was overwritten"
        case .notAFile(let path): "\(visible(path)) is a device, a pipe or a broken link; name a file"
        case .isOfHistory(let path): "\(visible(path)) is where the history itself is kept; choose another folder"
        case .fileNotWritten(let path, let errno): "\(visible(path)) can't be written: \(remedy(for: errno))"
        case .query(let query): text(for: query)
        case .noSandbox(let port): "the sandbox can't start: \(text(for: port))"
        case .noCallbacks(let port): "callbacks aren't heard: \(text(for: port))"
        }
    }

    func advice(on problem: Problem) -> [String] {
        switch problem {
        case .notRecorded: ["Nothing was sent, because it could not be recorded first."]
        case .secret, .notConfirmed, .confirmationUnreadable, .confirmationDiffers, .invalid, .nameNeeded,
            .paymentIDUsed, .duplicate:
            ["Nothing was sent or recorded."]
        case .otherAccount: ["Nothing was sent. Choose the profile with which it was made."]
        case .cardNeeded: ["Nothing was sent."]
        case .paymentEnded: ["Nothing was asked or sent. If money is still wanted, make a new invoice."]
        case .replaced(_, .created):
            ["Nothing was asked or sent. The gateway still takes its payment, for it has no cancel."]
        case .replaced: ["Nothing was sent. Settle that one first."]
        case .cardDoesNotFit: ["Nothing was sent. Only the very same number may be sent again."]
        case .gateway(.credentialsRefused): ["Check client id and secret of the profile."]
        case .statementTooLarge: ["Raise max_reply_bytes in the profile."]
        case .batch(let failure): advice(on: failure)
        case .noCallbacks: ["Statuses are asked for instead."]
        default: []
        }
    }

    func title(of failure: GatewayFailure) -> String {
        switch failure {
        case .rejected(let rejection): "the gateway said no: \(text(for: rejection))"
        case .credentialsRefused(let rejection): "the gateway refused the credentials: \(text(for: rejection))"
        case .unusable where failure.isCanceled: "stopped before the gateway answered"
        case .unusable(let reason) where failure.isSilence: "no answer from the gateway: \(text(for: reason))"
        case .unusable(let reason): "the gateway's answer is no use: \(text(for: reason))"
        case .unreachable(let why): "the gateway can't be reached: \(visible(plain(why)))"
        }
    }

    func text(for problem: PortProblem) -> String {
        switch problem {
        case .taken(let port): "port \(port) is in use by another program"
        case .notPermitted(let port):
            "the system doesn't let you listen on port \(port); choose one above 1023"
        case .outOfRange(let port): "\(port) is no port: 0 (any free one) to 65535"
        case .unavailable(let port, let errno):
            "can't listen on port \(port) of this machine (\(systemWords(errno)))"
        }
    }

    func text(for reason: TestPayment.Reason) -> String {
        switch reason {
        case .rejected(let rejection): "the gateway rejected it: \(text(for: rejection))"
        case .unknown(let reason): "outcome unknown: \(text(for: reason))"
        case .failed(let problem): title(of: problem)
        case .outOfPatience: "the status did not become final in time"
        }
    }
}
