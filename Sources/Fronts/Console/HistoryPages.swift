import EInvoiceKit
import InvoiceCore
import Screens
import Wording

/// Reads the history page by page, newest first, for the list of invoices.
struct HistoryPages: Sendable {
    let history: HistoryStore
    let queue: EventQueue
    /// Gives today its meaning.
    let zone: ZoneOffsets
    /// A history with more of them is in another kind of trouble, and they would fill the memory.
    var mostUnknown = 1000

    /// Posts the page at that place. The newest ones are read from the file's end alone; places further down need the
    /// index, which is completed first.
    func load(_ id: RequestID, _ place: InvoicePlace, limit: Int) async {
        let history = history
        // Only the console's end ends this wait early, and then nobody waits for the page.
        if place == .newestLater, (try? await Task.sleep(for: Self.drawingTime)) == nil { return }
        do throws(StorageProblem) {
            let (page, first) = try await runBlocking { () throws(StorageProblem) in
                switch place {
                case .newest, .newestLater: (try history.lastCreated(limit: limit), 0)
                case .at(let ordinal): (try history.page(at: ordinal, limit: limit), ordinal)
                case .oldest:
                    // Two steps: only after the first is it known how many there are.
                    { page in (page, max(0, (page.total ?? 0) - page.invoices.count)) }(
                        try history.oldest(limit: limit))
                }
            }
            let end = first + page.invoices.count
            let hasMore = page.next != nil || page.total.map { end < $0 } ?? false
            queue.post(
                .invoicesLoaded(
                    id, InvoicePage(invoices: page.invoices, hasMore: hasMore, first: first, total: page.total)))
            warn(of: page)
        } catch {
            queue.post(.invoicesFailed(id, error))
        }
    }

    /// The first rows are drawn in less; decoding the next ones at the same time would only delay them.
    private static let drawingTime = Duration.milliseconds(20)
    /// How long the first screen has the processors for itself.
    private static let headStart = Duration.milliseconds(100)

    /// Counts all invoices, so that one can jump, and finds those whose outcome is unknown.
    ///
    /// What an index that is up to date knows is told at once; opening it before the first rows are drawn would delay them by a
    /// fifth.
    ///
    /// - Parameter isFirst: false where the file is another one now, which is told by itself: so is its index.
    func survey(isFirst: Bool = true) async {
        let history = history
        do {
            try await Task.sleep(for: Self.drawingTime)
            if isFirst, let counts = await countsAtOnce() { queue.post(.invoicesCounted(counts)) }
            try await Task.sleep(for: Self.headStart)
            try await history.buildIndex()
            try await count()
            for notice in history.takeIndexNotices() where isFirst || notice != .rebuilt {
                queue.post(.warned(wording.sentence(wording.text(for: notice))))
            }
            let isAll = try await findUnknown()
            if !isAll { queue.post(.warned(wording.tooManyUnknown(most: mostUnknown))) }
        } catch {
            // The list says what is wrong with the file, in the place of its rows.
            return
        }
    }

    /// Counts what the title of the list tells.
    func count() async throws(StorageProblem) {
        let (history, today) = (history, today)
        let counts = try await runBlocking { () throws(StorageProblem) in
            try history.counts(of: today.day, from: today.start, to: today.end)
        }
        queue.post(.invoicesCounted(counts))
    }

    /// The same where the index knows it already; what keeps it from that is told by the survey.
    private func countsAtOnce() async -> InvoiceCounts? {
        let (history, today) = (history, today)
        return try? await runBlocking { () throws(StorageProblem) in
            try history.countsAtOnce(of: today.day, from: today.start, to: today.end)
        }
    }

    private var today: (day: LocalDay, start: Timestamp, end: Timestamp) {
        let now = Timestamp.current
        let day = LocalDay(of: now, offset: zone.offset(at: now))
        return (day, day.start { zone.offset(at: $0) }, day.advanced(by: 1).start { zone.offset(at: $0) })
    }

    /// Finds those whose outcome is unknown, as far as they are shown; tells whether these are all.
    @discardableResult
    func findUnknown() async throws(StorageProblem) -> Bool {
        let (history, most) = (history, mostUnknown)
        let unknown = try await runBlocking { () throws(StorageProblem) in try history.unknown(limit: most + 1) }
        let isAll = unknown.count <= most
        queue.post(.unsettledFound(Array(unknown.prefix(most)), isAll: isAll))
        return isAll
    }

    private func warn(of page: HistoryPage) {
        if !page.badLines.isEmpty {
            queue.post(.warned(wording.linesUnreadable(page.badLines.count)))
        } else if let torn = page.torn {
            queue.post(.warned(wording.endsInHalfLine(bytes: torn.length)))
        }
    }
}
