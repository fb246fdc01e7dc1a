import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

extension CommandFailure {
    /// What kept a command from its work. `here` gives commands of this session their words.
    init(_ problem: Problem, _ here: SuggestedCommand) {
        let titles: [String]
        if case .invalid(let issues) = problem {
            titles = issues.map { "\(wording.name(of: $0.field)): \(wording.text(for: $0))" }
        } else {
            titles = [wording.title(of: problem)]
        }
        self.init(
            ExitStatus(problem), problems: titles, advice: wording.advice(on: problem) + Self.next(after: problem, here)
        )
    }

    /// Which command or option helps.
    private static func next(after problem: Problem, _ here: SuggestedCommand) -> [String] {
        switch problem {
        case .notConfirmed(let amount): ["--confirm \(amount) sends it."]
        case .paymentIDUsed(let id, .unknown), .paymentIDUsed(let id, .sending):
            ["Its outcome isn't known: \(here("resolve", id)) asks the gateway."]
        case .paymentIDUsed(let id, _): ["\(here("show", id)) shows that one; leave --payment-id out for a new id."]
        case .otherAccount: ["--profile NAME chooses it."]
        case .beingSent: ["Wait for it to end; then \(here("history")) shows the outcome."]
        case .notAskedYet: ["First \(here("resolve")) asks; only what the gateway doesn't have is sent again."]
        case .cardNeeded: ["Give it with --sender -, which reads it from the standard input."]
        case .nameNeeded(let name): ["--confirm \(visible(name)) tries them all the same."]
        case .unfilled: ["Give them with --field NAME=VALUE."]
        case .fileExists: ["Choose another name, or say --force."]
        case .noSandbox(.taken): ["Choose another with --port, or --port 0 for any free one."]
        default: []
        }
    }

    /// A port that can't be listened on, where that is all the command does.
    init(listening problem: PortProblem, _ here: SuggestedCommand) {
        let failure = CommandFailure(.noSandbox(problem), here)
        self.init(failure.status, wording.text(for: problem), advice: failure.advice)
    }

    /// A history that can't be read.
    init(reading problem: StorageProblem) {
        let problem = Problem.historyUnreadable(problem)
        self.init(ExitStatus(problem), wording.title(of: problem), advice: wording.advice(on: problem))
    }

    /// Why there is no reconciliation. Exit status 1 says that there are differences, so a gateway's "no" has another.
    init(comparing problem: Problem, _ here: SuggestedCommand) {
        switch problem {
        case .gateway(.rejected(let rejection)):
            self.init(.protocolBroken, "the gateway gives no statement: \(wording.text(for: rejection))")
        case .canceled: self.init(.interrupted, "stopped before all was compared; nothing was recorded")
        case .emptyPeriod:
            self.init(.usage, "the period is empty: --since is not before --until, which is now unless told")
        default: self.init(problem, here)
        }
    }

    /// Why adopting ended early.
    init(adopting problem: Problem, _ here: SuggestedCommand) {
        switch problem {
        case .canceled: self.init(.interrupted, "stopped; what was adopted until then stays")
        case .notRecorded: self.init(.historyFailed, wording.title(of: problem))
        default: self.init(problem, here)
        }
    }

    /// Why the gateway wasn't asked about an invoice's payment: without a created invoice there is none.
    init(_ problem: Problem, about invoice: Invoice, _ here: SuggestedCommand) {
        switch problem {
        case .wrongState(.unknown):
            self.init(
                .unknown, "its outcome is unknown, so it isn't known whether there is a payment",
                advice: ["\(here("resolve", invoice.id)) asks the gateway and settles it."])
        case .wrongState(.sending): self.init(.beingSent, here)
        case .wrongState(.unsent):
            self.init(
                .unreachable, "it was never sent, so there is no payment",
                advice: ["\(here("resolve", invoice.id, "--resend")) sends it."])
        case .wrongState(.rejected):
            self.init(
                .rejected, "the gateway rejected it",
                advice: [
                    "\(here("show", invoice.id)) shows the gateway's answer; \(here("resolve", invoice.id)) asks whether it has"
                        + " the payment all the same."
                ])
        default: self.init(problem, here)
        }
    }

    /// The same of several invoices, or of one among several: their payment ids before each problem.
    func about(_ invoices: [Invoice]) -> CommandFailure {
        let shown = 5
        var ids = invoices.prefix(shown).map { visible($0.intent.paymentID.text) }.joined(separator: ", ")
        if invoices.count > shown { ids += " and \(invoices.count - shown) more" }
        let whose = invoices.count == 1 ? "payment id \(ids)" : "payment ids \(ids)"
        return CommandFailure(status, problems: problems.map { "\(whose): \($0)" }, advice: advice)
    }
}
