import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

extension CommandFailure {
    /// The failure that a problem means. `here` names commands of this session.
    init(_ problem: Problem, _ here: SuggestedCommand) {
        let titles: [String]
        if case .invalid(let issues) = problem {
            titles = issues.map { wording.labelled(wording.name(of: $0.field), wording.text(for: $0)) }
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
        case .notConfirmed(let amount): [wording.confirmSends("--confirm \(amount)")]
        case .duplicate: [wording.confirmSends("--allow-duplicate")]
        case .batch(.otherContent): [wording.confirmSends("--new-content")]
        case .batch(.notConfirmed(let totals, _)):
            [wording.confirmSends("--confirm \(shellWord(wording.confirmation(of: totals)))")]
        case .paymentIDUsed(let id, .unknown), .paymentIDUsed(let id, .sending):
            [wording.outcomeNotKnown(here("resolve", id))]
        case .paymentIDUsed(let id, _): [wording.showsTheOlder(here("show", id))]
        case .replaced(let id, .created): [wording.showsThatOne(here("show", id))]
        case .replaced(let id, _): [wording.outcomeNotKnown(here("resolve", id))]
        case .otherAccount: [wording.profileChoosesIt]
        case .beingSent: [wording.waitForItsEnd(here("history"))]
        case .notAskedYet: [wording.firstAsk(here("resolve"))]
        case .cardNeeded: [wording.giveSenderAgain]
        case .nameNeeded(let name): [wording.triesAllTheSame("--confirm \(visible(name))")]
        case .unfilled: [wording.giveFields]
        case .fileExists: [wording.chooseNameOrForce]
        case .noSandbox(.taken): [wording.choosePort]
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
            self.init(.protocolBroken, wording.noStatement(wording.text(for: rejection)))
        case .canceled: self.init(.interrupted, wording.stoppedComparing)
        case .emptyPeriod:
            self.init(.usage, wording.emptyPeriodOfOptions)
        default: self.init(problem, here)
        }
    }

    /// Why adopting ended early.
    init(adopting problem: Problem, _ here: SuggestedCommand) {
        switch problem {
        case .canceled: self.init(.interrupted, wording.stoppedAdopting)
        case .notRecorded: self.init(.historyFailed, wording.title(of: problem))
        default: self.init(problem, here)
        }
    }

    /// Why the gateway wasn't asked about an invoice's payment: without a created invoice there is none.
    init(_ problem: Problem, about invoice: Invoice, _ here: SuggestedCommand) {
        switch problem {
        case .wrongState(.unknown):
            self.init(
                .unknown, wording.noPaymentOfUnknown, advice: [wording.asksAndSettles(here("resolve", invoice.id))])
        case .wrongState(.sending): self.init(.beingSent, here)
        case .wrongState(.unsent):
            self.init(
                .unreachable, wording.noPaymentOfUnsent,
                advice: [wording.sendsIt(here("resolve", invoice.id, "--resend"))])
        case .wrongState(.closed):
            self.init(
                .rejected, wording.wasClosed, advice: [wording.asksAbout(here("resolve", invoice.id), newest: nil)])
        case .wrongState(.rejected):
            self.init(
                .rejected, wording.wasRejected,
                advice: [
                    wording.showsAnswerOrAsks(showing: here("show", invoice.id), asking: here("resolve", invoice.id))
                ])
        default: self.init(problem, here)
        }
    }

    /// The same of several invoices, or of one among several: their payment ids before each problem.
    func about(_ invoices: [Invoice]) -> CommandFailure {
        let shown = invoices.prefix(5).map { visible($0.intent.paymentID.text) }
        let whose = wording.whose(paymentIDs: shown, more: invoices.count - shown.count)
        return CommandFailure(status, problems: problems.map { wording.labelled(whose, $0) }, advice: advice)
    }
}

extension CommandFailure {
    /// A command line that is no command. `more` are lines of advice beside the problem's own.
    init(_ problem: UsageProblem, status: ExitStatus = .usage, more: [String] = []) {
        self.init(status, wording.text(for: problem), advice: wording.advice(on: problem) + more)
    }

    /// A search or a time that can't be understood.
    init(_ problem: InvoiceQueryProblem) {
        self.init(.usage, wording.text(for: problem))
    }
}

extension CommandFailure {
    /// Settings that can't be worked with. A mistake in an option is wrong usage; a profile that isn't there is not.
    init(_ error: SettingsError) {
        var isUsage = false
        if case .invalid(let problems) = error {
            isUsage = problems.allSatisfy { problem in
                guard case .option = problem.place else { return false }
                return switch problem.kind {
                case .unknownProfile, .noHome: false
                default: true
                }
            }
        }
        self.init(isUsage ? .usage : .configuration, problems: wording.texts(for: error))
    }
}
