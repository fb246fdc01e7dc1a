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
            return Reaction(effects: context.rememberNote("", on: invoice))
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
        let isChanged = input.text != note?.text
        note = input
        return isChanged ? Reaction(effects: context.rememberNote(input.text, on: invoice)) : .handled
    }

    mutating func take(_ outcome: NoteOutcome, _ context: inout AppContext) -> Reaction {
        saving = nil
        switch outcome {
        case .noted(let noted):
            invoice = noted
            note = nil
            context.notice = Notice(wording.notedOn(paymentID: visible(noted.intent.paymentID.text)), .success)
            return Reaction(effects: context.rememberNote("", on: noted))
        case .notNoted(let problem):
            context.notice = Notice(problem)
            return .handled
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

/// Notes that were typed and aren't in the history, by their invoices' local ids.
public typealias UnsavedNotes = [String: UnsavedNote]

extension AppContext {
    /// Keeps what was typed of a note, on the disk too; an empty one is forgotten.
    mutating func rememberNote(_ text: String, on invoice: Invoice) -> [Effect] {
        let note = UnsavedNote(invoiceID: invoice.id, paymentID: invoice.intent.paymentID.text, text: text)
        if text.isEmpty, unsavedNotes[invoice.id] == nil { return [] }
        unsavedNotes[invoice.id] = text.isEmpty ? nil : note
        return [.keepNote(note)]
    }

    /// Takes in the notes that another run left; what is typed here stays.
    mutating func takeNotes(_ notes: [UnsavedNote]) {
        for note in notes where unsavedNotes[note.invoiceID] == nil { unsavedNotes[note.invoiceID] = note }
        guard let first = notes.first, notice == nil || notice?.rank == .usual else { return }
        let others = notes.count - 1
        notice = Notice(wording.noteFound(paymentID: visible(first.paymentID), others: others, key), .warning)
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
