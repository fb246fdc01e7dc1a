import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

/// Writes what a search found, as it is found; ends early when nobody reads any more.
struct HistoryList {
    let context: CommandContext
    let session: Session
    /// Invoices that are `unknown` though the history couldn't be told so.
    let recovered: [String: Invoice]
    /// Names commands that work in the same profile.
    let suggestion: SuggestedCommand

    /// A table of at most `limit` rows.
    func table(of query: InvoiceQuery, limit: Int) async throws {
        var found: [Invoice] = []
        // One more than is shown tells whether there are more.
        try await each(of: query, limit: limit == .max ? limit : limit + 1) { found.append($0) }
        let shown = Array(found.prefix(limit))
        if shown.isEmpty {
            if query.isEmpty {
                context.messages.line(wording.noInvoices(in: visible(session.history.path)))
            } else {
                context.messages.line(wording.noInvoiceMeetsSearch)
            }
            return
        }
        InvoiceTable.table(of: shown, context: context).write(
            to: context.output, style: context.style(isWanted: session.settings.usesColor.value))
        context.output.flush()
        guard found.count > limit else { return }
        context.messages.line(wording.onlyShown(limit, newest: query.order == .newestFirst))
    }

    /// An array, one invoice a line; whole also when reading fails midway.
    func json(of query: InvoiceQuery, limit: Int) async throws {
        var isFirst = true
        context.output.put("[")
        defer { context.output.line(isFirst ? "]" : "\n]") }
        try await each(of: query, limit: limit) { invoice in
            context.output.put((isFirst ? "\n" : ",\n") + InvoiceJSON.whole(invoice))
            isFirst = false
        }
    }

    /// A header where the format has one, then an invoice a line.
    func rows(_ rows: InvoiceRows, of query: InvoiceQuery, limit: Int) async throws {
        let done = try await session.history.writeRows(rows, matching: query, limit: limit, replaced: recovered) {
            bytes, _ in
            context.output.put(bytes)
            return !context.output.isClosed
        }
        context.warnOfBadLines(done.badLines, in: session.history.path, suggestion: suggestion)
    }

    private func each(of query: InvoiceQuery, limit: Int, _ body: (Invoice) -> Void) async throws {
        var badLines = 0
        // Part by part: the next one is read when this one is written, so that memory stays small.
        try await session.history.search(query, limit: limit) { batch in
            badLines += batch.badLines.count
            for invoice in batch.invoices {
                if context.output.isClosed { return false }
                body(recovered[invoice.id] ?? invoice)
            }
            return true
        }
        context.warnOfBadLines(badLines, in: session.history.path, suggestion: suggestion)
    }
}

extension CommandContext {
    /// Says that an answer lacks what can't be read.
    func warnOfBadLines(_ count: Int, in path: String, suggestion: SuggestedCommand) {
        guard count > 0 else { return }
        warn(wording.badLinesLeftOut(count, of: visible(path), naming: suggestion("doctor", "--history")))
    }
}

extension CommandFailure {
    /// Why reading the whole history ended before its end.
    init(scanning error: any Error) {
        if error is CancellationError {
            self.init(.interrupted, wording.stoppedBeforeEnd)
        } else {
            self.init(reading: StorageProblem(searching: error))
        }
    }
}
