import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// A draft that could not be written before the console ended.
struct UnkeptDraft {
    let draft: InvoiceDraft
    /// Nil where the disk did not answer in time.
    let failure: Problem?

    /// The longest part of a field that is told, in Unicode scalars: more than an invoice may have.
    static let longest = 2000

    /// What happened and what was typed, of a card's number only what may be kept.
    var text: String {
        let reason = failure.map { wording.title(of: $0) } ?? wording.diskTooSlow
        let draft = draft.storable
        let fields: [(DraftField, String)] =
            [(.currency, draft.currency), (.amount, draft.amount), (.paymentID, draft.paymentID)]
            + RequestField.allCases.map { (.text($0), draft[$0]) }
            + draft.extraFields.indices.map { (.extra($0), draft.extraFields[$0].value) }
        let lines = fields.filter { !$0.1.isEmpty }.map { field, typed in
            let scalars = typed.unicodeScalars
            let text = wording.typed(
                visible(String(scalars.prefix(Self.longest))),
                cutFrom: scalars.count > Self.longest ? scalars.count : nil)
            let name = wording.name(of: field, extraFields: draft.extraFields)
            return "  \(name): \(text)\n"
        }
        return "einvoice: \(wording.unkeptDraft(reason))\n\(lines.joined())"
    }
}
