import InvoiceCore

extension SavedDraft {
    /// True when the invoice came of the draft: all that was typed went out with it, and not before it was typed.
    ///
    /// A card's number is compared as far as it is kept, all else by its bytes.
    public func became(_ invoice: Invoice) -> Bool {
        let intent = invoice.intent
        // An older invoice did not come of it: the person may have typed an id that was used.
        guard invoice.state != .rejected, intent.createdAt >= savedAt,
            intent.paymentID == PaymentID(recorded: draft.paymentID), (try? Amount(draft.amount)) == intent.amount
        else { return false }
        let pairs =
            [(draft.currency, intent.currency)]
            + RequestField.allCases.map { ($0.storable(draft[$0]), $0.storable(intent[$0] ?? "")) }
        let extraFields = draft.extraFields.filter { !$0.value.isEmpty }
        return pairs.allSatisfy { $0.utf8.elementsEqual($1.utf8) }
            && extraFields.elementsEqual(intent.extraFields) {
                $0.name.utf8.elementsEqual($1.name.utf8) && $0.value.utf8.elementsEqual($1.value.utf8)
            }
    }
}
