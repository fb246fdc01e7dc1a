import InvoiceCore
import ScreenKit
import Wording

/// The currency picker over the form: filters as one types.
struct MethodPicker: Sendable, Equatable {
    var picker = Picker(filter: TextInput())

    private var text: String { picker.filter?.text ?? "" }

    /// The offered methods: without a filter favourites and recents come first.
    func methods(_ context: AppContext) -> [PaymentMethod] { reading(context).methods }

    /// The same, and the reading of what was typed that finds them.
    private func reading(_ context: AppContext) -> (methods: [PaymentMethod], text: String) {
        let vocabulary = {
            context.catalog.methods.map {
                "\($0.code) \($0.title) \($0.displayName) \(wording.names(of: $0).joined(separator: " "))"
            }
        }
        let (found, text) = FilterWords.first(of: self.text.trimmingBlanks, in: vocabulary()) {
            wording.methods(of: context.catalog, foundBy: $0)
        }
        return (ordered(found, text, context), text)
    }

    private func ordered(_ found: [PaymentMethod], _ text: String, _ context: AppContext) -> [PaymentMethod] {
        let usage = context.usage
        let preferred = usage.favourites + usage.recent.filter { !usage.favourites.contains($0) }
        let rank = Dictionary(preferred.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let isFiltered = !text.allSatisfy(\.isWhitespace)
        // The typed text decides first: an exact code stays on top of any favourite.
        if isFiltered, let first = found.first, first.code == folded(text) { return found }
        let order = found.enumerated().sorted { a, b in
            (rank[a.element.code] ?? .max, a.offset) < (rank[b.element.code] ?? .max, b.offset)
        }
        return order.map(\.element)
    }

    func selected(_ context: AppContext) -> PaymentMethod? {
        let methods = methods(context)
        return methods.indices.contains(picker.list.selected) ? methods[picker.list.selected] : nil
    }

    /// What was typed, where it may be the code of a method that isn't listed; it is offered behind those that fit.
    func unlistedCode(_ context: AppContext) -> String? {
        let code = text.trimmingBlanks
        // A code in other letters is the listed one.
        let isListed = context.catalog.methods.contains { folded($0.code) == folded(code) }
        guard code.utf8.count > 1, PaymentMethod.isCode(code), !isListed else { return nil }
        // A word that narrows the list is no code.
        return wording.methods(of: context.catalog, foundBy: code).isEmpty
            || code.utf8.contains { "._".utf8.contains($0) } ? code : nil
    }

    /// The code that isn't listed, where its row is selected.
    func selectedCode(_ context: AppContext) -> String? {
        picker.list.selected == methods(context).count ? unlistedCode(context) : nil
    }

    /// How many rows there are.
    func count(_ context: AppContext) -> Int { methods(context).count + (unlistedCode(context) == nil ? 0 : 1) }

    /// The dialog's place; the same for drawing and for clicks.
    static func box(in room: Rect) -> Rect {
        room.centered(width: min(room.width - 2, 92), height: min(room.height, 20))
    }

    static func listHeight(in room: Rect) -> Int { max(1, box(in: room).height - 3) }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let (methods, text) = reading(context)
        let area = Self.box(in: room)
        let words = Picker.Words(
            title: wording.name(of: DraftField.currency), placeholder: wording.currencyFilterHint,
            nothing: wording.noCurrencyFits)
        let table = Table(Self.columns, width: area.width - 6, measuring: context.catalog.methods)
        let (count, unlisted) = (count(context), unlistedCode(context))
        picker.draw(words, in: &frame, box: area, count: count) { index, line, _, frame in
            if index == methods.count, let unlisted {
                frame.put(
                    wording.useUnlisted(unlisted), x: line.x + 3, y: line.y, role: .warning,
                    maxWidth: line.width - 4)
                return
            }
            let method = methods[index]
            let mark =
                context.usage.favourites.contains(method.code)
                ? "★" : context.usage.recent.contains(method.code) ? "·" : " "
            if !frame.isSpoken || mark == "★" { frame.put(mark, x: line.x + 1, y: line.y, role: .accent) }
            table.draw(method, in: &frame, x: line.x + 3, y: line.y)
            frame.mark(text, in: line.inset(left: 3, right: 2))
        }
        let part = " \(wording.part(methods.count, of: context.catalog.methods.count)) "
        frame.put(
            part, in: Rect(x: area.x + 2, y: area.y, width: area.width - 4, height: 1), role: .muted, alignment: .right
        )
    }

    private static var columns: [TableColumn<PaymentMethod>] {
        [
            TableColumn(width: .whole(min: 13, max: 20)) { (wording.providerName($0.provider), .text) },
            TableColumn(width: .whole(min: 13, max: 16)) { method in
                let country = method.country.map { wording.name(of: $0) }
                return (country ?? (method.kind == .crypto ? wording.name(of: method.kind) : ""), .text)
            },
            TableColumn(width: .fixed(4)) { ($0.unit, .amount) },
            TableColumn(width: .content(min: 11, max: 20), dropOrder: 1) { (wording.decimals($0.decimals), .muted) },
            TableColumn(width: .content(min: 26, max: 36)) { ($0.code, .muted) },
        ]
    }
}
