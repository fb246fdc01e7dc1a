import ScreenKit
import Wording

/// A text over the screen that explains what stands there.
struct Explanation {
    let title: String
    let paragraphs: [StyledLine]
    var lines = ScrolledLines()

    init(_ title: String, _ paragraphs: [StyledLine]) {
        self.title = title
        self.paragraphs = paragraphs
    }
}

extension Explanation: Screen {
    static var name: String { wording.explanationTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [Binding(.escape, also: [.enter, .char("q")], wording.closeExplanation, rank: 0, does: .pop)]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        lines.take(event, count: content(context).count, height: box(context).height - 2)
    }

    private func width(_ context: AppContext) -> Int { min(76, Chrome.room(of: context.size).width - 2) }

    private func content(_ context: AppContext) -> [StyledLine] {
        paragraphs.flatMap { $0.wrapped(width: width(context) - 4) }
    }

    private func box(_ context: AppContext) -> Rect {
        let room = Chrome.room(of: context.size)
        return room.centered(width: width(context), height: min(room.height, content(context).count + 2))
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let box = box(context)
        frame.fill(box)
        let inside = frame.box(box, title: title)
        lines.draw(content(context), in: &frame, room: inside.inset(left: 1))
    }
}

extension StyledLine {
    /// The line as it is where it has room, else its whole text in as many lines as it needs, in the role of its first part.
    func wrapped(width: Int) -> [StyledLine] {
        let text = parts.map(\.text).joined()
        guard TextWidth.of(visible(text)) > width else { return [self] }
        let indent = text.prefix { $0 == " " }.count
        return StyledLine.wrapped(
            String(text.dropFirst(indent)), parts.first?.role ?? .text, width: width, indent: indent)
    }
}
