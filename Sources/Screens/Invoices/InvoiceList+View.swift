import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList {
    func title(_ context: AppContext) -> String {
        if let search, search.isActive {
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
        var parts: [String] = []
        if failure != nil {
            parts.append(wording.historyUnreadable)
        } else if let total, base + selected >= Self.pageSize / 2 {
            parts.append(wording.place(base + selected + 1, of: total))
        } else if base == 0, isLoaded {
            parts.append(madeToday(context))
        }
        if let unknown = unknownOutcomes(context) { parts.append(unknown) }
        let isWholeRead = base == 0 && !hasMore
        if let waiting = isWholeRead ? invoices.count(where: { $0.isWaiting && !$0.intent.isTest }) : counts?.waiting,
            waiting > 0
        {
            parts.append(wording.waiting(waiting))
        }
        let mismatched = invoices.count { ShownState($0) == .mismatch }
        if mismatched > 0 {
            parts.append(wording.mismatched(mismatched, orMore: base > 0 || hasMore))
        }
        return parts.joined(separator: "   ") + "   " + context.zone.civil(context.now).hourMinute
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

    /// Rows for invoices when the room below the headings is full of them.
    func pageHeight(_ context: AppContext) -> Int { max(1, listRoom(Chrome.room(of: context.size)).height - 2) }

    private func listRoom(_ room: Rect) -> Rect {
        room.width >= 120 ? room.splitLeft(max(78, room.width / 2)).left : room
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let list = listRoom(room)
        if list.width < room.width {
            let preview = room.inset(left: list.width)
            frame.vline(x: preview.x, y: preview.y, height: preview.height)
            if let invoice = selectedInvoice {
                let inside = preview.inset(left: 2, top: 0, right: 1, bottom: 0)
                let lines = InvoiceDetail.lines(of: invoice, width: inside.width - 1, context)
                ScrolledLines().draw(lines, in: &frame, room: inside)
            }
        }
        var rest = list
        if search != nil {
            drawSearch(in: &frame, row: rest.row(0))
            rest = rest.inset(top: 1)
        }
        if shown.isEmpty {
            drawEmpty(in: &frame, room: rest, context)
        } else {
            drawRows(in: &frame, room: rest, context)
        }
    }

    private func drawSearch(in frame: inout Frame, row: Rect) {
        guard let search else { return }
        frame.put("/", x: row.x + 1, y: row.y, role: .accent)
        search.input.draw(
            in: &frame, x: row.x + 3, y: row.y, width: row.width - 4, focused: search.isTyping,
            placeholder: wording.searchHint)
    }

    private func drawEmpty(in frame: inout Frame, room: Rect, _ context: AppContext) {
        if let failure, !isSearching {
            return draw(wording.cantReadHistory, failure, wording.cantReadHistoryAdvice, in: &frame, room: room)
        }
        if isSearching, let failure = search?.failure {
            return draw(wording.searchBroke, failure, wording.searchBrokeAdvice, in: &frame, room: room)
        }
        var lines: [(String, Role)] = []
        if let problem = search?.problem {
            lines = [(wording.text(for: problem), .error)]
        } else if search?.isActive == true {
            lines = [(search?.running == nil ? wording.nothingFound : wording.searching, .muted)]
            if let number = unknownNumber { lines += [("", .text), (wording.enterAsksGateway(number.text), .text)] }
        } else if isLoaded, loading == nil {
            lines = [
                (wording.noInvoicesYet, .heading), ("", .text), (wording.makeFirstInvoice, .text),
            ]
            if context.kind == .sandbox {
                lines.append((wording.sandboxCostsNothing, .muted))
            }
        }
        lines = lines.flatMap { line in
            TextWidth.wrap(line.0, width: max(10, min(90, room.width - 4))).map { ($0, line.1) }
        }
        let top = room.y + max(0, (room.height - lines.count) / 2)
        for (row, line) in lines.enumerated() where top + row < room.maxY {
            frame.put(
                line.0, in: Rect(x: room.x, y: top + row, width: room.width, height: 1), role: line.1,
                alignment: .center)
        }
    }

    private func draw(_ heading: String, _ failure: String, _ advice: String, in frame: inout Frame, room: Rect) {
        let width = min(70, room.width - 4)
        var lines = [StyledLine(heading, .error), StyledLine()]
        lines += StyledLine.wrapped(failure, width: width) + [StyledLine()] + StyledLine.wrapped(advice, width: width)
        let place = room.centered(width: width, height: min(room.height, lines.count))
        for (row, line) in lines.prefix(place.height).enumerated() {
            line.draw(in: &frame, x: place.x, y: place.y + row, width: width)
        }
    }

    /// A row of the table: a day's heading or an invoice.
    private enum Line {
        case day(String)
        case invoice(Int)
    }

    /// The lines that are visible, so that the selected invoice is among them.
    private func visibleLines(height: Int, _ context: AppContext) -> [Line] {
        var first = min(top, selected)
        while true {
            let lines = lines(from: first, height: height, context)
            let hasSelected = lines.contains { if case .invoice(selected) = $0 { true } else { false } }
            if hasSelected || first >= selected { return lines }
            first += max(1, selected - first - height + 1)
        }
    }

    private func lines(from first: Int, height: Int, _ context: AppContext) -> [Line] {
        var lines: [Line] = []
        var day: Int?
        let today = context.zone.civil(context.now).dayNumber
        for index in first..<shown.count where lines.count < height {
            let own = context.zone.civil(shown[index].intent.createdAt).dayNumber
            // Today needs no heading: the clock times say enough. In another order each row has its day.
            if own != day, day != nil || own != today, isByTime {
                lines.append(.day(wording.day(of: shown[index].intent.createdAt, now: context.now, zone: context.zone)))
            }
            day = own
            if lines.count < height { lines.append(.invoice(index)) }
        }
        return lines
    }

    /// False where invoices of one day aren't beside each other.
    private var isByTime: Bool {
        let order = isSearching ? search?.query?.order : nil
        return order != .smallestFirst && order != .largestFirst
    }

    private func columns(_ context: AppContext) -> [TableColumn<Invoice>] {
        let isByTime = isByTime
        return [
            TableColumn(wording.timeColumn, width: .fixed(isByTime ? 5 : 10)) { invoice in
                let created = context.zone.civil(invoice.intent.createdAt)
                return (isByTime ? created.hourMinute : created.date, .muted)
            },
            TableColumn(wording.paymentIDColumn, width: .content(min: 16, max: 20), dropOrder: 3) {
                ($0.intent.paymentID.text, .text)
            },
            TableColumn(wording.methodColumn, width: .flexible(weight: 2, min: 16, max: 30)) {
                (wording.methodName(of: $0), .text)
            },
            TableColumn(wording.amountColumn, width: .whole(min: 8, max: 24), alignment: .decimal) {
                (Self.shortAmount(of: $0), .amount)
            },
            TableColumn(width: .fixed(4)) { ($0.unit, .muted) },
            TableColumn(wording.stateColumn, width: .content(min: 12, max: 18)) { invoice in
                let badge = wording.badge(for: invoice)
                return (badge.text, badge.role)
            },
            TableColumn(wording.trackingColumn, width: .content(min: 14, max: 24), dropOrder: 2) {
                ($0.tracking ?? "", .muted)
            },
            TableColumn(wording.descriptionColumn, width: .flexible(weight: 1, min: 16), dropOrder: 1) {
                ($0.intent[.description] ?? "", .muted)
            },
        ]
    }

    private func drawRows(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let lines = visibleLines(height: room.height - 1, context)
        let invoices = lines.compactMap { line in
            if case .invoice(let index) = line { shown[index] } else { nil }
        }
        let table = Table(columns(context), width: room.width - 3, measuring: invoices)
        table.drawTitles(in: &frame, x: room.x + 2, y: room.y)
        for (row, line) in lines.enumerated() {
            let area = room.row(row + 1)
            switch line {
            case .day(let text):
                frame.put(text, x: room.x + 2, y: area.y, role: .heading, maxWidth: room.width - 4)
            case .invoice(let index):
                let isSelected = index == selected
                let isUnfit = isUnfit(shown[index])
                if isSelected { frame.fill(area, role: .selection) }
                let role: Role? = isSelected ? .selection : isUnfit ? .muted : nil
                table.draw(shown[index], role: role, in: &frame, x: area.x + 2, y: area.y)
                if isUnfit { frame.put("*", x: area.x + 1, y: area.y, role: .warning) }
                if isSelected {
                    frame.put("▌", x: area.x, y: area.y, role: .accent)
                } else if let words = search?.query?.words {
                    mark(words, in: &frame, area: area)
                }
                frame.addHit(area, .row(index))
            }
        }
    }

    /// True for a row that no longer fits the search.
    private func isUnfit(_ invoice: Invoice) -> Bool { isSearching && search?.unfit.contains(invoice.id) == true }

    /// Eighteen decimals say little in a list: at most eight are shown, with a mark where there are more; Enter shows all.
    private static func shortAmount(of invoice: Invoice) -> String {
        let text = invoice.intent.amount.grouped(minimumDecimals: min(2, invoice.decimals))
        let hidden = invoice.intent.amount.scale - 8
        return hidden > 1 ? text.dropLast(hidden) + "…" : text
    }

    /// Shows what of a row was searched for.
    private func mark(_ words: [SearchText], in frame: inout Frame, area: Rect) {
        let cells = area.columns.map { column in
            let cell = frame[column, area.y]
            return SearchText(cell.width == 0 ? "" : String(cell.grapheme))
        }
        for word in words {
            // As SearchText compares: plain letters are found whatever marks they have.
            let wanted = (word.exact ?? word.plain).utf8
            let texts = cells.map { (word.exact == nil ? $0.plain : $0.exact ?? $0.plain).utf8 }
            for start in texts.indices where !texts[start].isEmpty {
                var rest = wanted[...]
                var end = start
                while !rest.isEmpty, end < texts.count, rest.starts(with: texts[end]) {
                    rest = rest.dropFirst(texts[end].count)
                    end += 1
                }
                guard rest.isEmpty else { continue }
                frame.setRole(Rect(x: area.x + start, y: area.y, width: end - start, height: 1), .match)
            }
        }
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        if isSearching, !shown.isEmpty, let failure = search?.failure { return [(failure, .error)] }
        // Why the selected one was rejected tells more than that it can be mended.
        let own = selectedInvoice.flatMap { invoice in
            context.drafts.first { invoice.state == .rejected && $0.draft.paymentID == invoice.intent.paymentID.text }
        }
        if search == nil, own == nil, let kept = context.drafts.first, invoices.isEmpty || selected == 0 {
            let count = context.drafts.count
            let what =
                count == 1
                ? wording.draftKept(DraftPicker.summary(of: kept.draft, context)) : wording.draftsKept(count)
            return [(what, .warning), ("   \(wording.resumeDraftKey)", .muted)]
        }
        guard let invoice = selectedInvoice else { return [] }
        return (isUnfit(invoice) ? [("\(wording.fitsNoLonger)  ", .warning)] : [])
            + line(about: invoice, hasDraft: own != nil, context)
    }

    private func line(about invoice: Invoice, hasDraft: Bool, _ context: AppContext) -> [(String, Role)] {
        switch invoice.state {
        case .unknown:
            let reason = invoice.unknownReason.map { wording.text(for: $0) } ?? ""
            return [(wording.outcomeUnknown(reason), .warning), ("  \(wording.askGatewayKey)", .muted)]
        case .rejected:
            let reason = (invoice.rejection.map { wording.text(for: $0) } ?? "", Role.error)
            return !hasDraft ? [reason] : [reason, ("   \(wording.resumeItsDraftKey)", .muted)]
        case .unsent: return [(wording.gatewayUnreached, .warning)]
        case .closed:
            return [(wording.sentence(wording.wasClosed), .muted), ("  \(wording.askGatewayKey)", .muted)]
        case .sending: return [(wording.onItsWay, .pending)]
        case .created: return createdLine(of: invoice, context)
        }
    }

    private func createdLine(of invoice: Invoice, _ context: AppContext) -> [(String, Role)] {
        let age = wording.age(ofStatusOf: invoice, now: context.now).map { ("   \($0)", Role.muted) }
        let tracking = (invoice.tracking ?? "", Role.accent)
        if ShownState(invoice) == .mismatch, let words = wording.explanation(of: invoice) {
            return [(words, .error)] + [age].compactMap(\.self)
        }
        if let id = invoice.replacement { return [(wording.replacedLine(by: id), .warning)] }
        if let why = reasonForNoMoney(of: invoice) {
            return [(why, .error)] + [age, ("   \(tracking.0)", tracking.1)].compactMap(\.self)
        }
        var parts = [tracking, age].compactMap(\.self)
        if let id = invoice.intent.replaces { parts.append(("   \(wording.replacesLabel) \(id)", .text)) }
        if let description = invoice.intent[.description] { parts.append(("   \(description)", .text)) }
        parts.append(("   \(invoice.intent.currency)", .muted))
        let facts = invoice.report.map { wording.facts(of: $0, for: invoice) } ?? []
        if let fee = facts.first(where: { $0.kind == .fee }) {
            parts.append(("   \(wording.fee(fee.value))", .muted))
        }
        return parts
    }

    /// Why no money comes; nil where some may, or the gateway need not say why.
    private func reasonForNoMoney(of invoice: Invoice) -> String? {
        guard let report = invoice.report, report.status.meaning.isEndWithoutMoney else { return nil }
        if !invoice.differences.isEmpty { return wording.explanation(of: invoice) }
        if let reason = report.reason { return wording.text(for: reason) }
        return report.status.meaning == .failed ? wording.noReasonGiven : nil
    }
}
