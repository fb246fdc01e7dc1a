/// A field of the new-invoice form, and so a member of the create request.
public enum DraftField: Sendable, Hashable {
    case currency, amount, paymentID
    case text(RequestField)
    /// The extra field at this index of the draft.
    case extra(Int)
    /// An extra field that the gateway requires and the draft lacks, by its wire name.
    case missingExtra(String)
}

/// One thing that stands between a draft and its request, beside the field that it concerns.
public struct ValidationIssue: Sendable, Hashable {
    public let field: DraftField
    public let problem: Problem

    /// What is wrong; the words for it are found where it is shown.
    public enum Problem: Sendable, Hashable {
        case currencyMissing
        case currencyUnknown(String, suggestions: [String])
        /// `unit` and `decimals` of the chosen method, if one is chosen.
        case amount(AmountProblem, unit: String?)
        case paymentID(PaymentIDProblem)
        case senderHasSeparators
        /// Digits of another script, or full-width ones.
        case senderHasOtherDigits
        /// A masked card number can't be sent; its digits must be typed again.
        case senderMasked
        case url(WebAddressProblem)
        case extra(name: String, ExtraFieldProblem)
        case unusableCharacter(Unicode.Scalar)
        case tooLong(limit: Int)
    }

    public init(_ field: DraftField, _ problem: Problem) {
        self.field = field
        self.problem = problem
    }
}
