import Files
import InvoiceCore
import JSON

/// Notes that were typed and aren't in the history: beside the drafts, one file a note, signed as they are.
extension DraftStore {
    private static let ending = ".note"

    /// Saves the note, on the disk when this returns; one without a text is removed.
    public func keep(_ note: UnsavedNote) throws(Problem) {
        if note.text.isEmpty {
            guard let name = noteFiles.removeValue(forKey: note.invoiceID) else { return }
            do throws(FileFailure) {
                try PrivateFile.remove("\(folder)/\(name)")
            } catch {
                throw .draftNotKept(StorageProblem(error))
            }
            return
        }
        let known = noteFiles[note.invoiceID]
        let name = if let known { known } else { try newID() + Self.ending }
        try write(note, in: name)
        noteFiles[note.invoiceID] = name
    }

    /// Makes the notes this program's own that one left which is gone, at most one of each invoice, and gives them. What can't be
    /// read stays as it is.
    public func takeAbandonedNotes() throws(Problem) -> [UnsavedNote] {
        let names: [String]
        do throws(FileFailure) {
            names = try Folder.names(in: folder).filter { $0.hasSuffix(Self.ending) }
        } catch {
            throw .draftNotKept(StorageProblem(error))
        }
        if names.isEmpty { return [] }
        let lease = try leaseID()
        return try locked { () throws(Problem) in
            var notes: [UnsavedNote] = []
            for name in names.sorted() {
                // Another program may have taken it meanwhile; and what is no note helps nobody.
                guard let contents = try? PrivateFile.read("\(folder)/\(name)", limit: Self.longest),
                    let json = try? JSONValue(parsing: contents.bytes), let owner = json["owner"]?.string,
                    let invoiceID = json["invoiceID"]?.string, let paymentID = json["paymentID"]?.string,
                    let text = json["text"]?.string,
                    owner != lease, !isHeldElsewhere(owner), noteFiles[invoiceID] == nil
                else { continue }
                let note = UnsavedNote(invoiceID: invoiceID, paymentID: paymentID, text: text)
                try write(note, in: name)
                noteFiles[invoiceID] = name
                notes.append(note)
            }
            return notes
        }
    }

    private func write(_ note: UnsavedNote, in name: String) throws(Problem) {
        let json = JSONValue.ordered([
            ("invoiceID", .string(note.invoiceID)), ("paymentID", .string(note.paymentID)),
            ("text", .string(note.text)), ("owner", .string(try leaseID())),
            ("savedAt", .integer(clock.now.milliseconds)),
        ])
        do throws(FileFailure) {
            try PrivateFile.replace("\(folder)/\(name)", with: json.fileBytes)
        } catch {
            throw .draftNotKept(StorageProblem(error))
        }
    }
}
