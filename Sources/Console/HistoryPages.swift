import EInvoiceKit
import History
import InvoiceCore
import Screens

/// Reads the history page by page, newest first, for the list of invoices.
actor HistoryPages {
    private let history: HistoryStore
    private let mailbox: Mailbox
    /// Where the next older invoices begin, after the last page that was read.
    private var cursor: HistoryCursor?

    init(history: HistoryStore, mailbox: Mailbox) {
        self.history = history
        self.mailbox = mailbox
    }

    /// Posts the newest page, or the one after the last that was posted.
    func load(_ id: RequestID, olderThan: String?, limit: Int) async {
        let (history, cursor) = (history, olderThan == nil ? nil : cursor)
        do throws(HistoryError) {
            let page = try await offPool { () throws(HistoryError) in
                try history.newest(limit: limit, before: cursor)
            }
            self.cursor = page.next
            mailbox.post(.invoicesLoaded(id, InvoicePage(invoices: page.invoices, hasMore: page.next != nil)))
            if !page.badLines.isEmpty {
                mailbox.post(
                    .warned("\(page.badLines.count) lines of the history can't be read; all others are shown."))
            } else if let torn = page.torn {
                mailbox.post(
                    .warned("The history ends in half a line (\(torn.length) bytes); the next record sets it aside."))
            }
        } catch {
            mailbox.post(.invoicesLoaded(id, InvoicePage(invoices: [], hasMore: false)))
            mailbox.post(.warned("The history can't be read: \(RecordFailure.words(for: error))."))
        }
    }
}
