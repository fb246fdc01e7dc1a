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

/// Asks before something is done with a profile.
struct ProfileQuestion {
    /// What would be done.
    enum Deed: Equatable {
        case removes
        /// A form with a live invoice is left for it.
        case leavesLiveForm
        /// The program ends, and what is typed of a profile with it.
        case losesForm
    }

    let deed: Deed
    let profile: String

    init(_ deed: Deed, _ profile: String) { (self.deed, self.profile) = (deed, profile) }
}

extension ProfileQuestion: Screen {
    static var name: String { wording.settingsTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        let (yes, effect, no) =
            switch deed {
            case .removes: (wording.removeConfirmed, Effect.removeProfile(profile), wording.dontRemove)
            case .leavesLiveForm: (wording.switchConfirmed, .openProfile(profile), wording.stayOnProfile)
            case .losesForm: (wording.leaveNow, .quit, wording.stayHere)
            }
        return [
            Binding(.enter, yes, rank: 0, does: .move(.pop, [effect])),
            Binding(.escape, also: [.char("q")], no, rank: 0, does: .pop),
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction { .ignored }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let (title, question) =
            switch deed {
            case .removes: (wording.removeProfile.label, wording.removesProfile(profile))
            case .leavesLiveForm: (wording.switchProfile.label, wording.leavesLiveForm(for: profile))
            case .losesForm: (wording.leavingTitle, wording.losesProfileForm)
            }
        QuestionBox(title: title, question: question).draw(in: &frame, room: room)
    }
}
