import InvoiceCore
import ScreenKit
import Wording

/// A message for the person above the footer.
public struct Notice: Sendable, Hashable {
    /// How much it matters that it is seen.
    public enum Rank: Int, Sendable, Comparable {
        case usual
        /// About money that isn't recorded, or isn't as it should be.
        case money

        public static func < (one: Rank, other: Rank) -> Bool { one.rawValue < other.rawValue }
    }

    public let text: String
    public let role: Role
    public let rank: Rank

    /// Takes the text as it is; it is made visible when drawn.
    public init(_ text: String, _ role: Role = .text, rank: Rank = .usual) {
        self.text = text
        self.role = role
        self.rank = rank
    }

    /// An invoice that was closed as never created is there after all.
    init(reopening invoice: Invoice) {
        self.init(wording.reopened(paymentID: invoice.intent.paymentID.text), .error, rank: .money)
    }

    /// A problem that kept something from being done.
    init(_ problem: Problem) { self.init(wording.sentences(for: problem), wording.tone(of: problem)) }
}

extension Notice {
    /// Lines that a notice takes at most.
    private static let mostLines = 4
    /// Columns that are left of a path where there is no room for all of it.
    private static let shortPath = 36

    /// The text in a few lines; `more` is the end of the last one where there is more. Where that is too little, paths lose their middle, so that what is said of them stays.
    func lines(width: Int, more: String) -> [String] {
        let whole = TextWidth.wrap(visible(text), width: width)
        guard whole.count > Notice.mostLines else { return whole }
        let lines = TextWidth.wrap(Notice.shorteningPaths(visible(text)), width: width)
        guard lines.count > Notice.mostLines else { return lines }
        let room = width - TextWidth.of(more)
        let last = Notice.mostLines - 1
        return lines.prefix(last) + [TextWidth.prefix(of: lines[last], columns: room) + more]
    }

    /// The text with each path cut in its middle. A path may have blanks in it: it ends at a colon, else at the first blank.
    private static func shorteningPaths(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = pathStart(in: rest) {
            result += rest[..<start]
            rest = rest[start...]
            let end = end(of: rest)
            result += TextWidth.truncateMiddle(String(rest[..<end]), to: shortPath)
            rest = rest[end...]
        }
        return result + rest
    }

    private static func pathStart(in text: Substring) -> Substring.Index? {
        text.indices.first { index in
            text[index] == "/" && (index == text.startIndex || text[text.index(before: index)] == " ")
        }
    }

    private static func end(of path: Substring) -> Substring.Index {
        let colon = path.indices.first { path[$0] == ":" && path[path.index(after: $0)...].first == " " }
        return colon ?? path.firstIndex(of: " ") ?? path.endIndex
    }
}

extension AppEvent {
    /// The worst part of an answer that a person must not overlook, whichever screen is in front.
    var loudNotice: Notice? {
        switch self {
        case .settled(_, _, let outcome):
            guard let sent = outcome.sent else { return nil }
            if let failure = sent.recordFailure { return Self.notice(.outcome, failure) }
            if !sent.differences.isEmpty {
                let warning = wording.warning(of: sent.differences, in: sent.invoice)
                let text = wording.mismatch(ofPayment: sent.invoice.intent.paymentID.text, warning)
                return Notice(text, .error, rank: .money)
            }
            if sent.isReopened { return Notice(reopening: sent.invoice) }
            return sent.isReplyUnsigned ? Notice(wording.sentence(wording.unsignedReply), .warning) : nil
        case .statusAnswered:
            guard let sent else { return nil }
            if let failure = sent.recordFailure { return Self.notice(.status, failure) }
            return sent.isReopened ? Notice(reopening: sent.invoice) : nil
        case .paymentAnswered: return sent?.recordFailure.map { Self.notice(.paymentStart, $0) }
        case .batchResult(_, let result):
            guard let sent = result.sent else { return nil }
            if let failure = sent.recordFailure { return Self.notice(.testOutcome, failure) }
            guard !sent.differences.isEmpty else { return nil }
            let warning = wording.warning(of: sent.differences, in: sent.invoice)
            return Notice(
                wording.mismatch(ofPayment: sent.invoice.intent.paymentID.text, warning), .error, rank: .money)
        case .testPaymentChanged(_, let payment):
            return payment.recordFailure.map { Self.notice(.testOutcome, $0) }
        default: return nil
        }
    }

    private static func notice(_ unrecorded: Unrecorded, _ failure: StorageProblem) -> Notice {
        Notice(wording.notRecorded(unrecorded, wording.text(for: failure)), .error, rank: .money)
    }
}
