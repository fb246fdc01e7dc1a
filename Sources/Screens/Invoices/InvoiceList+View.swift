import InvoiceCore
import ScreenKit
import Wording

extension InvoiceList {
    /// Rows for invoices when the room below the headings is full of them.
    func pageHeight(_ context: AppContext) -> Int { max(1, Chrome.room(of: context.size).height - 2) }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        addHeaderHits(in: &frame, context)
        let (list, preview) = split(room, context)
        if let preview {
            frame.vline(x: preview.x, y: preview.y, height: preview.height)
            if let invoice = selectedInvoice {
                let inside = preview.inset(left: 2, top: 0, right: 0, bottom: 0)
                let lines = InvoicePreview.lines(of: invoice, width: inside.width - 1, height: inside.height, context)
                for (row, line) in lines.prefix(inside.height).enumerated() {
                    line.draw(in: &frame, x: inside.x, y: inside.y + row, width: inside.width - 1)
                }
            }
        }
        var rest = list
        if search != nil {
            drawSearch(in: &frame, row: rest.row(0), context)
            rest = rest.inset(top: 1)
        }
        if let search, search.showsLanguage {
            search.language.draw(SearchLanguage.lines(width: rest.width - 3), in: &frame, room: rest.inset(left: 1))
        } else if shown.isEmpty {
            drawEmpty(in: &frame, room: rest, context)
        } else {
            drawRows(in: &frame, room: rest, context)
        }
    }

    private func drawSearch(in frame: inout Frame, row: Rect, _ context: AppContext) {
        guard let search else { return }
        frame.put("/", x: row.x + 1, y: row.y, role: .accent)
        // How it is understood, where that isn't plain and there is room.
        let loose = search.query?.loose ?? []
        let meaning = loose.compactMap {
            wording.meaning(of: $0, today: LocalDay(of: context.now, offset: context.zone.offset(at: context.now)))
        }
        let words = meaning.joined(separator: " · ")
        let needed = TextWidth.of(visible(search.input.text)) + TextWidth.of(words) + 8
        let taken = words.isEmpty || needed > row.width ? 0 : TextWidth.of(words) + 2
        search.input.draw(
            in: &frame, x: row.x + 3, y: row.y, width: row.width - 4 - taken, focused: search.isTyping,
            placeholder: wording.searchHint)
        if taken > 0 { frame.put(words, in: row.inset(right: 1), role: .muted, alignment: .right) }
    }

    private func drawEmpty(in frame: inout Frame, room: Rect, _ context: AppContext) {
        if let failure, !isSearching {
            return draw(
                wording.cantReadHistory, failure, wording.cantReadHistoryAdvice(context.key), in: &frame, room: room)
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
                (wording.noInvoicesYet, .heading), ("", .text), (wording.makeFirstInvoice(context.key), .text),
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

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        if isSearching, !shown.isEmpty, let failure = search?.failure { return [(failure, .error)] }
        if let search, search.isTyping {
            let line = completionLine(of: search, context)
            if !line.isEmpty { return line }
        }
        // Why the selected one was rejected tells more than that it can be mended.
        let own = selectedInvoice.flatMap { invoice in
            context.drafts.first { invoice.state == .rejected && $0.draft.paymentID == invoice.intent.paymentID.text }
        }
        guard let invoice = selectedInvoice else {
            return search == nil ? DraftPicker.notice(of: context.drafts, context).map { [($0, .text)] } ?? [] : []
        }
        if let found = reasonFound(invoice, context) {
            return [(wording.labelled(found.label, ""), .label), ("\(found.text)   ", .match)]
        }
        let test = invoice.intent.isTest ? [("\(wording.sentence(wording.isTestSign))  ", Role.accent)] : []
        return (isUnfit(invoice) ? [("\(wording.fitsNoLonger)  ", .warning)] : []) + test
            + line(about: invoice, hasDraft: own != nil, context)
    }

    private func line(about invoice: Invoice, hasDraft: Bool, _ context: AppContext) -> [(String, Role)] {
        switch invoice.state {
        case .unknown:
            let reason = invoice.unknownReason.map { wording.text(for: $0) } ?? ""
            return [(wording.outcomeUnknown(reason), .warning), ("  \(wording.askGatewayKey(context.key))", .muted)]
        case .rejected:
            let reason = (invoice.rejection.map { wording.text(for: $0) } ?? "", Role.error)
            return !hasDraft ? [reason] : [reason, ("   \(wording.resumeItsDraftKey(context.key))", .muted)]
        case .unsent: return [(wording.gatewayUnreached, .warning)]
        case .closed:
            return [(wording.sentence(wording.wasClosed), .muted), ("  \(wording.askGatewayKey(context.key))", .muted)]
        case .sending: return [(wording.onItsWay, .pending)]
        case .created: return createdLine(of: invoice, context)
        }
    }

    private func createdLine(of invoice: Invoice, _ context: AppContext) -> [(String, Role)] {
        let age = wording.age(ofStatusOf: invoice, now: context.now).map { ("   \($0)", Role.muted) }
        let tracking = (invoice.tracking ?? "", Role.tracking)
        if ShownState(invoice) == .mismatch, let words = wording.explanation(of: invoice) {
            return [(words, .error)] + [age].compactMap(\.self)
        }
        if let id = invoice.replacement { return [(wording.replacedLine(by: context.name(ofPartner: id)), .warning)] }
        if let why = reasonForNoMoney(of: invoice) {
            return [(why, .error)] + [age, ("   \(tracking.0)", tracking.1)].compactMap(\.self)
        }
        var parts = [tracking, age].compactMap(\.self)
        if let id = invoice.intent.replaces {
            parts.append(("   \(wording.replacesLabel) \(context.name(ofPartner: id))", .text))
        }
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
