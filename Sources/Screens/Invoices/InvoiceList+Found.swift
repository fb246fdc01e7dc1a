import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList {
    /// The field in which a search found the invoice, where no column shows it; nil where one does, or nothing was searched for.
    func reasonFound(_ invoice: Invoice, _ context: AppContext) -> (label: String, text: String)? {
        guard let query = search?.query, isSearching, !isUnfit(invoice) else { return nil }
        let columns = shownColumns(context.size.width, context)
        let shown = SearchText(joining: texts(shownBy: columns, of: invoice))
        for word in query.words + query.loose.filter({ !$0.isMetOtherwise(by: invoice) }).flatMap(\.words) {
            if shown.contains(word) || word.isBeginning(of: invoice.id) { continue }
            if let found = hidden(in: invoice).first(where: { SearchText($0.text).contains(word) }) {
                return (found.label, visible(found.text))
            }
        }
        return nil
    }

    private func texts(shownBy columns: Set<ListColumn>, of invoice: Invoice) -> [String] {
        var texts = [
            ListWidths.shortAmount(of: invoice), invoice.unit, wording.badge(for: invoice).word,
            invoice.intent.amount.text(minimumDecimals: invoice.decimals),
        ]
        if columns.contains(.paymentID) { texts.append(invoice.intent.paymentID.text) }
        if columns.contains(.method) { texts.append(wording.methodName(of: invoice)) }
        if columns.contains(.tracking) { texts.append(invoice.tracking ?? "") }
        if columns.contains(.account) { texts.append(invoice.intent[.account] ?? "") }
        if columns.contains(.sender) { texts.append(invoice.intent[.sender] ?? "") }
        if columns.contains(.description) { texts.append(invoice.intent[.description] ?? "") }
        return texts
    }

    /// What a search looks through, by its name.
    private func hidden(in invoice: Invoice) -> [(label: String, text: String)] {
        var texts = RequestField.allCases.map { (wording.name(of: $0), invoice.intent[$0] ?? "") }
        texts += invoice.intent.extraFields.map { ($0.name, $0.value) }
        texts += [
            (wording.name(ofCopied: .tracking), invoice.tracking ?? ""),
            (wording.name(of: DraftField.paymentID), invoice.intent.paymentID.text),
            (wording.name(of: DraftField.currency), invoice.intent.currency),
            (wording.statusLabel, invoice.report?.status.text ?? ""),
            (wording.word(for: .rejected), invoice.rejection?.message ?? ""),
            (wording.word(for: .rejected), invoice.rejection?.code ?? ""),
            (wording.word(for: .unknown), invoice.unknownReason?.detail ?? ""),
            (wording.name(ofCopied: .link), invoice.paymentLink ?? ""),
        ]
        return texts + invoice.notes.map { (wording.noteLabel, $0) }
    }

    /// What the word that is typed may become, the first taken by Tab.
    func completionLine(of search: Search, _ context: AppContext) -> [(String, Role)] {
        let candidates: [String]
        var taken: Int?
        if let tab = search.tab {
            (candidates, taken) = (tab.completion.candidates, tab.place)
        } else {
            candidates = SearchCompletion(of: search.input.text, context, shown + invoices)?.candidates ?? []
        }
        if candidates.isEmpty { return [] }
        // Those before the one that was taken last may have no room.
        let first = max(0, (taken ?? 0) - 2)
        let words = candidates.indices.dropFirst(first).map { index -> (String, Role) in
            ("\(candidates[index])  ", index == (taken ?? -1) ? .accent : .text)
        }
        var line: [(String, Role)] = [("Tab ", .key)]
        var used = 4
        for word in words {
            used += TextWidth.of(visible(word.0))
            if used > context.size.width - 2 { break }
            line.append(word)
        }
        return line
    }
}
