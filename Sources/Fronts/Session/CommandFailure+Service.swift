import EInvoiceKit
import InvoiceCore
import LoopbackServer
import ScreenKit
import Screens
import Wording

// The layers' errors as what a command tells, with its exit status.
extension CommandFailure {
    /// Settings that can't be worked with. A mistake in an option is wrong usage; a profile that isn't there is not.
    init(_ error: SettingsError) {
        guard case .invalid(let problems) = error else {
            self.init(.configuration, visible(error.description))
            return
        }
        let isUsage = problems.allSatisfy { problem in
            guard case .option = problem.place else { return false }
            return switch problem.kind {
            case .unknownProfile, .noHome: false
            default: true
            }
        }
        self.init(isUsage ? .usage : .configuration, problems: problems.map { visible($0.description) })
    }

    /// The embedded sandbox, or a port for it, can't be had.
    init(_ error: LoopbackError) {
        switch error {
        case .portOutOfRange(let port):
            self.init(.usage, "\(port) is no port: 0 (any free one) to 65535")
        case .addressInUse(let port):
            self.init(
                .unreachable, "port \(port) is in use by another program",
                advice: ["Choose another with --port, or --port 0 for any free one."])
        case .notPermitted(let port):
            self.init(.unreachable, "the system doesn't let you listen on port \(port); choose one above 1023")
        case .cannotListen(let port, let errno):
            self.init(.unreachable, "can't listen on port \(port) of this machine (\(systemWords(errno)))")
        }
    }

    /// A draft that can't be sent: each problem on a line of its own.
    init(_ invalid: InvalidDraft, draft: InvoiceDraft) {
        let problems = invalid.issues.map { issue in
            "\(wording.name(of: issue.field, extraFields: draft.extraFields)): \(wording.text(for: issue))"
        }
        self.init(.invalid, problems: problems, advice: ["Nothing was sent or recorded."])
    }

    /// Why the service sent nothing. `here` gives commands of this session their words.
    init(_ refusal: ServiceRefusal, _ here: SuggestedCommand) {
        switch refusal {
        case .notRecorded(let failure):
            self.init(
                .historyFailed, "the history can't be written: \(visible(failure.description))",
                advice: ["Nothing was sent, because it could not be recorded first."])
        case .historyUnreadable(let failure): self.init(reading: failure)
        case .secret(let error):
            self.init(.configuration, visible(error.description), advice: ["Nothing was sent or recorded."])
        case .canceled: self.init(.interrupted, "stopped; nothing was sent or recorded")
        case .paymentIDUsed(let id, let state): self.init(usedBy: id, state, here)
        case .otherAccount(let endpoint, let clientID, let kind):
            let whose = kind.map { " on a \(visible($0)) profile" } ?? ""
            self.init(
                .configuration,
                "the invoice belongs to client \(visible(clientID)) at \(visible(endpoint))\(whose), not to this profile's account",
                advice: ["Nothing was sent. Choose the profile with which it was made: --profile NAME."])
        case .beingSent:
            self.init(
                .unknown, "another program is sending this invoice just now",
                advice: ["Wait for it to end; then \(here("history")) shows the outcome."])
        case .wrongState(let state):
            self.init(.invalid, "the invoice is \(Self.word(for: state)); there is nothing to do of this kind")
        case .notAskedYet:
            self.init(
                .invalid, "the gateway hasn't said, signed or twice, that it doesn't have this invoice",
                advice: ["First \(here("resolve")) asks; only what the gateway doesn't have is sent again."])
        case .cardNeeded(let masked):
            self.init(
                .invalid,
                "the card number \(visible(masked)) is needed again: only its first 6 and last 4 digits were kept",
                advice: ["Nothing was sent. Give it with --sender -, which reads it from the standard input."])
        case .cardDoesNotFit(let masked):
            self.init(
                .invalid, "the number doesn't fit the one that was kept: \(visible(masked))",
                advice: ["Nothing was sent. Only the very same number may be sent again."])
        case .notConfirmed(let problem): self.init(problem)
        }
    }

    /// A history that can't be read.
    init(reading failure: RecordFailure) {
        self.init(.historyFailed, "the history can't be read: \(visible(failure.description))")
    }

    /// An amount that wasn't repeated, or not rightly.
    init(_ problem: ConfirmationProblem) {
        let advice = ["Nothing was sent or recorded."]
        switch problem {
        case .missing(let amount):
            self.init(
                .notAllowed, "this is a LIVE profile: repeat the amount with --confirm \(amount) to send it",
                advice: advice)
        case .notAnAmount(let problem):
            self.init(
                .notAllowed, "not confirmed: --confirm: \(wording.text(for: problem, unit: nil))", advice: advice)
        case .different(let typed, let amount):
            self.init(.notAllowed, "not confirmed: --confirm says \(typed), the amount is \(amount)", advice: advice)
        }
    }

    /// No use of the gateway's answer, where no invoice is at stake.
    init(_ problem: GatewayProblem) {
        switch problem {
        case .rejected(let rejection, true):
            self.init(
                .notAllowed, "the gateway refused the credentials: \(wording.text(for: rejection))",
                advice: ["Check client id and secret of the profile."])
        case .rejected(let rejection, false):
            self.init(.rejected, "the gateway said no: \(wording.text(for: rejection))")
        case .unusable(let reason) where reason.code == .timeout || reason.code == .connectionLost:
            self.init(.unreachable, "no answer from the gateway: \(wording.text(for: reason))")
        case .unusable(let reason) where reason.code == .canceled:
            self.init(.interrupted, "stopped before the gateway answered")
        case .unusable(let reason):
            self.init(.protocolBroken, "the gateway's answer is no use: \(wording.text(for: reason))")
        case .unreachable(let text):
            self.init(.unreachable, "the gateway can't be reached: \(visible(text))")
        }
    }

    /// Test payments that don't begin. `typed` is what was given for the profile's name.
    init(_ refusal: TestPaymentRefusal, typed: String?) {
        switch refusal {
        case .needsName(let name):
            let problem =
                typed == nil
                ? "this is a LIVE profile: test payments would be real invoices"
                : "not confirmed: --confirm is not the profile's name"
            self.init(
                .notAllowed, problem,
                advice: ["Nothing was sent or recorded.", "--confirm \(visible(name)) tries them all the same."])
        case .isRunning: self.init(.notAllowed, "these test payments are under way already")
        }
    }

    /// Why a test payment came to no end.
    init(_ reason: TestPayment.Reason, _ here: SuggestedCommand) {
        switch reason {
        case .unfilled(let names):
            let list = names.map { visible($0) }.joined(separator: ", ")
            self.init(.invalid, "no value is known for the extra fields \(list); give them with --field NAME=VALUE")
        case .invalid(let issues):
            self.init(.invalid, problems: issues.map { "\(wording.name(of: $0.field)): \(wording.text(for: $0))" })
        case .refused(.canceled): self.init(.interrupted, "stopped; nothing was sent or recorded")
        case .refused(let refusal): self.init(refusal, here)
        case .rejected(let rejection):
            self.init(.rejected, "the gateway rejected it: \(wording.text(for: rejection))")
        case .unknown(let reason): self.init(.unknown, "outcome unknown: \(wording.text(for: reason))")
        case .problem(.unusable(let reason)) where reason.code == .canceled:
            self.init(.interrupted, "stopped before the gateway answered")
        case .problem(let problem): self.init(problem)
        case .outOfPatience: self.init(.rejected, "the status did not become final in time")
        }
    }

    /// Why there is no reconciliation.
    init(_ failure: ReconcileFailure, _ here: SuggestedCommand) {
        switch failure {
        case .emptyPeriod:
            self.init(.usage, "the period is empty: --since is not before --until, which is now unless told")
        case .notAsked(let refusal): self.init(refusal, here)
        case .gateway(.rejected(let rejection, areCredentialsRefused: false)):
            // Not 1, which says that there are differences.
            self.init(.protocolBroken, "the gateway gives no statement: \(wording.text(for: rejection))")
        case .gateway(let problem): self.init(problem)
        case .replyTooLarge(let reason):
            self.init(
                .protocolBroken, "the statement of a single second is too large: \(wording.text(for: reason))",
                advice: ["Raise max_reply_bytes in the profile."])
        case .historyUnreadable(let failure): self.init(reading: failure)
        case .canceled: self.init(.interrupted, "stopped before all was compared; nothing was recorded")
        }
    }

    /// Why adopting ended early.
    init(adopting refusal: ServiceRefusal, _ here: SuggestedCommand) {
        switch refusal {
        case .canceled: self.init(.interrupted, "stopped; what was adopted until then stays")
        case .notRecorded(let failure):
            self.init(.historyFailed, "the history can't be written: \(visible(failure.description))")
        default: self.init(refusal, here)
        }
    }

    private init(usedBy id: String, _ state: InvoiceState, _ here: SuggestedCommand) {
        let problem = "Payment id: the history has it already (invoice \(visible(id)), \(Self.word(for: state)))"
        let next =
            switch state {
            case .unknown, .sending: "Its outcome isn't known: \(here("resolve", id)) asks the gateway."
            case .created, .rejected, .unsent:
                "\(here("show", id)) shows that one; leave --payment-id out for a new id."
            }
        self.init(.invalid, problem, advice: ["Nothing was sent or recorded.", next])
    }

    private static func word(for state: InvoiceState) -> String {
        switch state {
        case .unsent: "not sent"
        case .sending, .created, .rejected, .unknown: state.rawValue
        }
    }
}
