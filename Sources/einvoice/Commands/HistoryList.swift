import EInvoiceKit
import History
import InvoiceCore

/// Writes what a search found, as it is found; ends early when nobody reads any more.
struct HistoryList {
    let desk: Desk
    let session: Session
    /// Invoices that are `unknown` though the history couldn't be told so.
    let recovered: [String: Invoice]

    /// A table of at most `limit` rows.
    func table(of query: InvoiceQuery, limit: Int, hint: Hint) async throws {
        var found: [Invoice] = []
        // One more than is shown tells whether there are more.
        try await each(of: query, limit: limit == .max ? limit : limit + 1) { found.append($0) }
        let shown = Array(found.prefix(limit))
        if shown.isEmpty {
            let path = session.history.path
            desk.messages.line(query.isEmpty ? "No invoices yet in \(path)." : "No invoice meets this.")
            return
        }
        InvoiceTable.table(of: shown, desk: desk).write(
            to: desk.output, paint: desk.paint(isWanted: session.settings.usesColor.value))
        desk.output.flush()
        if found.count > limit { desk.messages.line("These are the newest \(limit); --limit shows more.") }
    }

    /// An array, one invoice a line; whole also when reading fails midway.
    func json(of query: InvoiceQuery, limit: Int) async throws {
        var isFirst = true
        desk.output.put("[")
        defer { desk.output.line(isFirst ? "]" : "\n]") }
        try await each(of: query, limit: limit) { invoice in
            desk.output.put((isFirst ? "\n" : ",\n") + InvoiceJSON.whole(invoice))
            isFirst = false
        }
    }

    /// An object a line.
    func jsonl(of query: InvoiceQuery, limit: Int) async throws {
        try await each(of: query, limit: limit) { desk.output.line(InvoiceJSON.whole($0)) }
    }

    /// A header, then a record a line.
    func csv(of query: InvoiceQuery, limit: Int) async throws {
        desk.output.line(CSVText.record(InvoiceCSV.header))
        try await each(of: query, limit: limit) { desk.output.line(CSVText.record(InvoiceCSV.fields(of: $0))) }
    }

    private func each(of query: InvoiceQuery, limit: Int, _ body: (Invoice) -> Void) async throws {
        var badLines = 0
        for try await batch in session.history.invoices(matching: query, limit: limit) {
            badLines += batch.badLines.count
            for invoice in batch.invoices {
                if desk.output.isClosed { return }
                body(recovered[invoice.id] ?? invoice)
            }
        }
        if badLines > 0 {
            let lines = badLines == 1 ? "1 line" : "\(badLines) lines"
            desk.warn("\(lines) of \(session.history.path) can't be read and were left out")
        }
    }
}
