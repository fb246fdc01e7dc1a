import InvoiceCore
import ScreenKit
import Wording

/// What became of a note.
public enum NoteOutcome: Sendable, Equatable {
    case noted(Invoice)
    case notNoted(Problem)
}

extension InvoiceDetail {
    /// The keys while a note is typed.
    var noteBindings: [Binding] {
        [
            bind(.enter, wording.keepNote, rank: 0, when: saving == nil) { $0.saveNote(&$1) },
            bind(.escape, wording.putNoteAside, rank: 0, when: saving == nil) { screen, context in
                screen.note = nil
                return .handled
            },
        ]
    }

    /// Begins to type a note, or goes on with one that was put aside.
    var noteBinding: Binding {
        bind(.char("N"), wording.writeNote, rank: 4) { screen, context in
            screen.note = TextInput(text: context.unsavedNotes[screen.invoice.id]?.text ?? "")
            return .handled
        }
    }

    private mutating func saveNote(_ context: inout AppContext) -> Reaction {
        guard let text = note?.text, text.contains(where: { !$0.isWhitespace }) else {
            note = nil
            context.rememberNote("", on: invoice)
            return .handled
        }
        let id = context.newRequest()
        saving = id
        return .effects(.addNote(id, invoiceID: invoice.id, text))
    }

    /// A key or a paste for the note's input. Each change is remembered, so that nothing typed is lost by leaving.
    mutating func typeNote(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        guard var input = note, saving == nil else { return .handled }
        switch event {
        case .key(let key): guard input.handle(key) else { return .ignored }
        case .paste(let text): input.insert(paste: text, limit: InvoiceUpdate.longestNote)
        default: return .handled
        }
        if input.text.unicodeScalars.count > InvoiceUpdate.longestNote {
            context.notice = Notice(wording.sentence(wording.tooLongNote(InvoiceUpdate.longestNote)), .warning)
            return .handled
        }
        note = input
        context.rememberNote(input.text, on: invoice)
        return .handled
    }

    mutating func take(_ outcome: NoteOutcome, _ context: inout AppContext) {
        saving = nil
        switch outcome {
        case .noted(let noted):
            invoice = noted
            note = nil
            context.rememberNote("", on: noted)
            context.notice = Notice(wording.notedOn(paymentID: visible(noted.intent.paymentID.text)), .success)
        case .notNoted(let problem): context.notice = Notice(problem)
        }
    }

    func drawNote(in frame: inout Frame, row: Rect) {
        guard let note else { return }
        let used = frame.put("\(wording.noteLabel)  ", x: row.x, y: row.y, role: .label)
        note.draw(
            in: &frame, x: row.x + used, y: row.y, width: max(1, row.width - used), focused: saving == nil,
            placeholder: wording.noteHint)
    }
}

/// A note that was typed and isn't in the history.
public struct UnsavedNote: Sendable, Hashable {
    public let paymentID: String
    public let text: String
}

/// Notes by their invoices' local ids.
public typealias UnsavedNotes = [String: UnsavedNote]

extension AppContext {
    /// Keeps what was typed of a note; an empty one is forgotten.
    mutating func rememberNote(_ text: String, on invoice: Invoice) {
        unsavedNotes[invoice.id] =
            text.isEmpty ? nil : UnsavedNote(paymentID: invoice.intent.paymentID.text, text: text)
    }
}

extension UnsavedNotes {
    /// The notes as they are named when the program ends.
    public var inOrder: [UnsavedNote] { values.sorted { ($0.paymentID, $0.text) < ($1.paymentID, $1.text) } }
}

extension AppState {
    /// Notes to be named when the program ends.
    public var unsavedNotes: [UnsavedNote] { context.unsavedNotes.inOrder }
}
