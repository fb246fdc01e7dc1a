import InvoiceCore
import ScreenKit
import Wording

/// The languages, each by its own name for itself.
struct LanguagePicker {
    private static let languages = LanguageCode.allCases
    var picker = Picker()

    init(_ context: AppContext) {
        picker.list.selected = Self.languages.firstIndex(of: context.settings.language.value) ?? 0
    }
}

extension LanguagePicker: Screen {
    static var name: String { wording.name(ofRow: .language) }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [
            bind(.enter, wording.changeSetting, rank: 0) { screen, _ in screen.choose() },
            Binding(.escape, also: [.char("q")], wording.goBack, rank: 0, does: .pop),
        ]
    }

    private func choose() -> Reaction {
        let language = Self.languages[picker.list.selected]
        return .move(.pop, [.changeSetting(.language, .text(language.rawValue))])
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let (count, height) = (Self.languages.count, box(context).height - 2)
        switch event {
        case .key(let key): return picker.handle(key, count: count, height: height) ? .handled : .ignored
        case .mouse(let mouse, let target):
            let row = target?.rowNumber
            picker.list.handle(mouse, row: row, count: count, height: height)
            return row != nil && mouse == .doubleClick ? choose() : .handled
        default: return .ignored
        }
    }

    private func box(_ context: AppContext) -> Rect {
        Chrome.room(of: context.size).centered(width: 40, height: Self.languages.count + 2)
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let box = box(context)
        picker.draw(Picker.Words(title: Self.name), in: &frame, box: box, count: Self.languages.count) {
            index, line, isSelected, frame in
            let language = Self.languages[index]
            let mark = language == context.settings.language.value ? "● " : "  "
            frame.put(mark + language.name, x: line.x + 1, y: line.y, role: isSelected ? .selection : .text)
        }
    }
}
