import InvoiceCore
import ScreenKit

/// What the fields of an invoice are called, and what can be wrong with them: one line without a full stop.
public protocol FieldTexts {
    /// What is wrong with a field and what to do.
    func text(for issue: ValidationIssue) -> String
    /// What is wrong with an amount, and what to do.
    func text(for problem: AmountProblem, unit: String?) -> String
    /// How a field is called in messages and in the form.
    func name(of field: DraftField, extraFields: [ExtraField]) -> String
    /// How a member of the request is called in messages, on pages and in the form.
    func name(of field: RequestField) -> String
    /// What its option takes, as `--help` says it: the value's name, and what it is for.
    func help(for field: RequestField) -> (value: String, text: String)
}

extension Language {
    /// How a field is called where there are no extra fields.
    public func name(of field: DraftField) -> String { name(of: field, extraFields: []) }
}
