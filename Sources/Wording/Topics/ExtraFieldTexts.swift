import InvoiceCore

/// Currencies and the extra fields that the gateway asks for, on the standard output.
public protocol ExtraFieldTexts {
    var noCurrencyHasWords: String { get }
    /// For a currency, or for any.
    func noExtraFields(for currency: String?) -> String
    /// Before what the gateway sent.
    var fieldListNotUnderstood: String { get }
    var anyFieldByHand: String { get }
    func fieldListNotKept(_ failure: String) -> String
    /// That the list of an earlier moment goes on counting.
    func fieldListStillKept(from moment: String) -> String
}

extension Language {
    /// A field, and what is wrong with it.
    public func problem(_ issue: ValidationIssue, extraFields: [ExtraField] = []) -> String {
        labelled(name(of: issue.field, extraFields: extraFields), text(for: issue))
    }
}
