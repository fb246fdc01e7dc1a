import ScreenKit
import Wording

/// A question over the screen, which Enter answers with yes and Escape with no.
struct QuestionBox {
    let title: String
    let question: String

    func draw(in frame: inout Frame, room: Rect) {
        let width = min(64, room.width - 2)
        let lines = TextWidth.wrap(question, width: width - 4)
        let box = room.centered(width: width, height: min(room.height, lines.count + 4))
        frame.fill(box)
        let inside = frame.box(box, title: title)
        for (row, line) in lines.enumerated() {
            frame.put(line, x: inside.x + 1, y: inside.y + 1 + row, role: .warning, maxWidth: inside.width - 2)
        }
    }
}

/// Asks before a profile is removed.
struct RemoveDialog {
    let profile: String
}

extension RemoveDialog: Screen {
    static var name: String { wording.settingsTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [
            Binding(.enter, wording.removeConfirmed, rank: 0) { screen, context in
                guard let dialog = screen as? RemoveDialog else { return .pop }
                return .move(.pop, [.removeProfile(dialog.profile)])
            },
            Binding(.escape, also: [.char("q")], wording.dontRemove, rank: 0, does: .pop),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction { .ignored }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        QuestionBox(title: wording.removeProfile.label, question: wording.removesProfile(profile))
            .draw(in: &frame, room: room)
    }
}

/// Asks before a form with a live invoice is left for another profile.
struct SwitchDialog {
    let profile: String
}

extension SwitchDialog: Screen {
    static var name: String { wording.settingsTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [
            Binding(.enter, wording.switchConfirmed, rank: 0) { screen, context in
                guard let dialog = screen as? SwitchDialog else { return .pop }
                return .move(.pop, [.openProfile(dialog.profile)])
            },
            Binding(.escape, also: [.char("q")], wording.stayOnProfile, rank: 0, does: .pop),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction { .ignored }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        QuestionBox(title: wording.switchProfile.label, question: wording.leavesLiveForm(for: profile))
            .draw(in: &frame, room: room)
    }
}
