import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList {
    /// A part of the header's right side, and what it opens.
    struct HeaderPart {
        let text: String
        var filter: QuickFilter?
    }

    private static let gap = "   "

    func title(_ context: AppContext) -> String {
        headerParts(context).map(\.text).joined(separator: Self.gap)
    }

    private func headerParts(_ context: AppContext) -> [HeaderPart] {
        let followed = context.followed > 0 ? [HeaderPart(text: "⟳ \(wording.followed(context.followed))")] : []
        if hasMarks {
            let sums = markedSums
            let marked = HeaderPart(text: withSums(wording.marked(sums.count, hidden: hiddenMarks), sums, context))
            let found = search.flatMap { $0.isActive ? HeaderPart(text: wording.found($0.count)) : nil }
            return [found, marked].compactMap(\.self) + followed
        }
        // An order alone leaves nothing out: what is unknown or waiting is told as without it.
        let isOrdered = search?.isOrderAlone == true
        if let search, search.isActive, !isOrdered {
            let title = title(of: search)
            guard let sums = search.sums else { return [HeaderPart(text: title)] + followed }
            let aside = search.fitting - sums.count
            let whole = aside > 0 ? "\(title), \(wording.testsNotSummed(aside))" : title
            return [HeaderPart(text: withSums(whole, sums, context))] + followed
        }
        var parts: [HeaderPart] = []
        if let search, isOrdered {
            parts.append(HeaderPart(text: title(of: search)))
        } else if failure != nil {
            parts.append(HeaderPart(text: wording.historyUnreadable))
        } else if let total, base + selected >= Self.pageSize / 2 {
            parts.append(HeaderPart(text: wording.place(base + selected + 1, of: total)))
        } else if base == 0, isLoaded {
            parts.append(HeaderPart(text: madeToday(context), filter: .madeToday))
        }
        if !context.drafts.isEmpty { parts.append(HeaderPart(text: wording.drafts(context.drafts.count))) }
        if let unknown = unknownOutcomes(context) { parts.append(HeaderPart(text: unknown, filter: .unknown)) }
        let isWholeRead = base == 0 && !hasMore
        if let waiting = isWholeRead ? invoices.count(where: { $0.isWaiting && !$0.intent.isTest }) : counts?.waiting,
            waiting > 0
        {
            parts.append(HeaderPart(text: wording.waiting(waiting), filter: .waiting))
        }
        if mismatched > 0 {
            let text = wording.mismatched(mismatched, orMore: base > 0 || hasMore)
            parts.append(HeaderPart(text: text, filter: .mismatch))
        }
        parts += followed
        let clock = HeaderPart(text: context.zone.civil(context.now).hourMinute)
        return context.isAccessible ? parts + [clock] : fitting(parts + [clock], context)
    }

    /// Before a part is cut those go that are the least news: the clock, what was made today, what waits, drafts.
    private func fitting(_ parts: [HeaderPart], _ context: AppContext) -> [HeaderPart] {
        var parts = parts
        func isTooWide() -> Bool {
            TextWidth.of(visible(parts.map(\.text).joined(separator: Self.gap))) > Chrome.titleRoom(context)
        }
        if isTooWide() { parts.removeLast() }
        let drafts = wording.drafts(context.drafts.count)
        let least: [(HeaderPart) -> Bool] = [
            { $0.filter == .madeToday }, { $0.text == drafts }, { $0.filter == .waiting },
        ]
        for isLeast in least where isTooWide() { parts.removeAll(where: isLeast) }
        return parts
    }

    private func title(of search: Search) -> String {
        if search.problem != nil { return wording.nothingSearched }
        if search.failure != nil { return wording.foundBeforeBreak(search.count) }
        if search.running != nil, search.readPercent < 100 {
            return wording.readingHistory(percent: search.readPercent)
        }
        if search.running != nil { return wording.foundSoFar(search.count) }
        let found = wording.found(
            search.fitting, shown: search.shownFitting, isNewestFirst: search.query?.order == .newestFirst)
        return search.unfit.isEmpty ? found : "\(found)   \(wording.fitNoLonger(search.unfit.count))"
    }

    /// As many sums as the header has room for, beside what stands there anyway.
    private func withSums(_ text: String, _ totals: Totals, _ context: AppContext) -> String {
        let taken = 24 + min(TextWidth.of(visible(context.profile)), context.size.width / 4) + TextWidth.of(text)
        let followed = context.followed > 0 ? 16 : 0
        let silent = context.reach == .silent ? TextWidth.of(wording.gatewaySilent) + 3 : 0
        let sums = wording.sums(of: totals, width: max(0, context.size.width - taken - followed - silent))
        return sums.isEmpty || totals.count == 0 ? text : "\(text)\(Self.gap)\(sums)"
    }

    /// Makes the counts in the header answer to the mouse. A header that is cut answers to nothing.
    func addHeaderHits(in frame: inout Frame, _ context: AppContext) {
        let parts = headerParts(context)
        let title = parts.map(\.text).joined(separator: Self.gap)
        var x = frame.size.width - 1 - TextWidth.of(visible(title))
        guard x > frame.size.width / 4 else { return }
        for part in parts {
            let width = TextWidth.of(visible(part.text))
            if let filter = part.filter, let number = QuickFilter.allCases.firstIndex(of: filter) {
                frame.addHit(
                    Rect(x: x, y: 0, width: width, height: 1), .part(ListColumn.allCases.count + number))
            }
            x += width + Self.gap.count
        }
    }

    /// The filter that a part of the header opens.
    static func filter(ofPart number: Int) -> QuickFilter? {
        let place = number - ListColumn.allCases.count
        return QuickFilter.allCases.indices.contains(place) ? QuickFilter.allCases[place] : nil
    }

    /// How many were created today; until the history is counted, `12+` where there may be others.
    private func madeToday(_ context: AppContext) -> String {
        let today = context.zone.civil(context.now).dayNumber
        if let counts, hasMore, counts.day.number == today {
            return wording.madeToday(counts.made, orMore: false)
        }
        func isToday(_ invoice: Invoice) -> Bool {
            context.zone.civil(invoice.intent.createdAt).dayNumber == today
        }
        // One that was made when the clock was wrong may stand among those of another day.
        let mayBeMore = hasMore && invoices.last.map(isToday) != false
        return wording.madeToday(invoices.count { isToday($0) && !$0.intent.isTest }, orMore: mayBeMore)
    }

    /// How many outcomes are unknown, never more than it says: `1000+` where there may be others. Nil for none.
    private func unknownOutcomes(_ context: AppContext) -> String? {
        let count = context.unsettled.count
        if context.mayHaveMoreUnsettled {
            return count == 0 ? wording.someUnknownOutcomes : wording.unknownOutcomes(count, orMore: true)
        }
        if count == 0 { return nil }
        let isWholeRead = !hasMore && base == 0
        return wording.unknownOutcomes(count, orMore: context.unsettledReach != .all && !isWholeRead)
    }
}
