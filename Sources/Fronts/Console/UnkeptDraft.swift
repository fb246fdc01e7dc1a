import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// A draft that could not be written before the console ended.
struct UnkeptDraft {
    let draft: InvoiceDraft
    /// Nil where the disk did not answer in time.
    let failure: DraftFailure?

    /// The longest part of a field that is told, in Unicode scalars: more than an invoice may have.
    static let longest = 2000

    /// What happened and what was typed, of a card's number only what may be kept.
    var text: String {
        let reason = failure.map { visible("\($0)") } ?? "the disk did not answer in time"
        let draft = draft.storable
        let fields: [(DraftField, String)] =
            [(.currency, draft.currency), (.amount, draft.amount), (.paymentID, draft.paymentID)]
            + RequestField.allCases.map { (.text($0), draft[$0]) }
            + draft.extraFields.indices.map { (.extra($0), draft.extraFields[$0].value) }
        let lines = fields.filter { !$0.1.isEmpty }.map { field, typed in
            let scalars = typed.unicodeScalars
            let rest = scalars.count > Self.longest ? "… (\(scalars.count) characters)" : ""
            let name = wording.name(of: field, extraFields: draft.extraFields)
            return "  \(name): \(visible(String(scalars.prefix(Self.longest))))\(rest)\n"
        }
        return "einvoice: a draft could not be kept: \(reason)\nIt is lost unless you copy what you typed:\n"
            + lines.joined()
    }
}
