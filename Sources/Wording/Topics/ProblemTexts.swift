import InvoiceCore
import ScreenKit

/// What happened and isn't in the history.
public enum Unrecorded: Sendable, Hashable, CaseIterable {
    case outcome, testOutcome, status, paymentStart
}

/// What kept something from being done, and what must not be overlooked.
public protocol ProblemTexts {
    /// Said loudly, with why and what to do.
    func notRecorded(_ what: Unrecorded, _ why: String) -> String
    /// What differs, and what to do; `paymentID` as it came.
    func mismatch(ofPayment paymentID: String, _ warning: String) -> String
    /// What was closed as never created is there after all; `paymentID` as it came.
    func reopened(paymentID: String) -> String
    /// That the profile's secret can't be had, before why.
    func noSecret(_ why: String) -> String
    /// About an answer that was believed without a proof, for one line, without a capital and a full stop.
    var unsignedReply: String { get }
    /// What kept something from being done, for one line, without a capital and a full stop; a front adds which key or
    /// command helps.
    func title(of problem: Problem) -> String
    /// What was saved, and what to do next wherever one is: each a sentence.
    func advice(on problem: Problem) -> [String]
    /// What the gateway gave instead of an answer.
    func title(of failure: GatewayFailure) -> String
    /// Why a port can't be listened on.
    func text(for problem: PortProblem) -> String
    /// Why a test payment came to no end.
    func text(for reason: TestPayment.Reason) -> String
}

extension Language {
    /// How it is shown: a warning where nothing is wrong on this side, and trying again may be enough.
    public func tone(of problem: Problem) -> Role {
        switch problem {
        case .gateway(.credentialsRefused): .error
        case .canceled, .gateway, .beingSent, .wrongState, .paymentEnded, .replaced, .notAskedYet, .isRunning,
            .draftHeldElsewhere, .draftGone,
            .draftChanged, .draftTooLong, .draftNotKept, .noCallbacks:
            .warning
        default: .error
        }
    }

    /// Title and advice as sentences.
    public func sentences(for problem: Problem) -> String {
        // What gave the secret may be a program, whose name keeps its small letter.
        let isSecret =
            switch problem {
            case .secret(.clientCertificate): false
            case .secret: true
            default: false
            }
        let title = isSecret ? noSecret(title(of: problem)) : title(of: problem)
        return ([sentence(title)] + advice(on: problem)).joined(separator: " ")
    }

    /// A text with a capital and a full stop.
    public func sentence(_ text: String) -> String {
        let ends = text.last.map { ".?!…".contains($0) } ?? true
        // A path or a name that must be written so keeps its beginning.
        let first = text.unicodeScalars.first.map { String($0).uppercased() } ?? ""
        return first + String(text.unicodeScalars.dropFirst()) + (ends ? "" : ".")
    }

    /// What became of an invoice here, as a word.
    public func name(of state: InvoiceState) -> String { word(for: ShownState(state)) }
}
