import Files
import InvoiceCore
import JSON

/// Keeps drafts: one file a draft, `drafts/<id>.json` in the profile's folder, replaced at each save.
///
/// Each save is signed with the program's lease, so that another program offers a draft, and goes on with it, only once its
/// owner is gone.
public actor DraftStore {
    let folder: String
    private let history: HistoryStore
    let clock: TimeSource
    private var lease: SendLease?
    private var made = 0
    /// The files of this program's notes, by their invoices' local ids.
    var noteFiles: [String: String] = [:]
    /// Drafts that are known to be this program's.
    private var owned: Set<String> = []
    /// The folder's name is on the disk.
    private var isFolderKept = false

    /// The longest file that is written, and taken for a draft, in bytes: whatever a person may paste, and no more than is
    /// read at once.
    static let longest = 16 << 20

    /// Touches nothing.
    ///
    /// - Parameters:
    ///   - history: of the same profile; drafts lie beside it.
    ///   - clock: tells when a draft was saved.
    public init(history: HistoryStore, clock: TimeSource = .system) {
        self.history = history
        self.clock = clock
        folder = "\(history.folder)/drafts"
    }

    /// An id for a new draft.
    public func newID() throws(Problem) -> String {
        made += 1
        return "\(try leaseID())-\(made)"
    }

    /// Makes a draft that another program left this program's own, and gives it as it is now; nil where it is that already.
    ///
    /// - Throws: `draftHeldElsewhere` while another program that runs has it, `draftGone` when there is no such draft any more.
    public func take(_ id: String) throws(Problem) -> SavedDraft? {
        owned.contains(id) ? nil : try claim(id)
    }

    /// Saves the draft under its id, on the disk when this returns.
    ///
    /// - Throws: why it isn't saved; what was saved before stays.
    public func save(_ draft: InvoiceDraft, id: String) throws(Problem) {
        if !owned.contains(id) {
            do throws(Problem) {
                _ = try read(id)
                _ = try claim(id)
            } catch {
                // A draft that is not on the disk yet is nobody else's.
                guard error == .draftGone else { throw error }
                owned.insert(id)
            }
        }
        try write(DraftFile(owner: try leaseID(), savedAt: clock.now, draft: draft.storable), id: id)
    }

    /// Removes a draft that was sent or is wanted no more.
    ///
    /// - Throws: `draftHeldElsewhere` while another program that runs goes on with it, or the failure to remove it.
    public func discard(_ id: String) throws(Problem) {
        if owned.remove(id) != nil { return try remove(id) }
        do throws(Problem) {
            _ = try read(id)
        } catch {
            if error == .draftGone { return }
        }
        try locked { () throws(Problem) in
            // A file that can't be read has no owner.
            if let file = try? read(id), isHeldElsewhere(file.owner) { throw .draftHeldElsewhere }
            try remove(id)
        }
    }

    private func remove(_ id: String) throws(Problem) {
        do throws(FileFailure) {
            try PrivateFile.remove(path(of: id))
        } catch {
            throw .draftNotKept(StorageProblem(error))
        }
    }

    /// Signs a draft with this program's lease, where no other program has it.
    private func claim(_ id: String) throws(Problem) -> SavedDraft {
        let lease = try leaseID()
        return try locked { () throws(Problem) in
            var file = try read(id)
            if isHeldElsewhere(file.owner) { throw .draftHeldElsewhere }
            file.owner = lease
            try write(file, id: id)
            owned.insert(id)
            return SavedDraft(id: id, savedAt: file.savedAt, draft: file.draft)
        }
    }

    /// Does `work` while no other program takes or removes a draft.
    func locked<Value>(_ work: () throws(Problem) -> Value) throws(Problem) -> Value {
        let name = "drafts.lock"
        return try FolderLock.holding(name, in: history.folder) { failure in
            .draftNotKept(StorageProblem(failure))
        } _: { () throws(Problem) in
            try work()
        }
    }

    func isHeldElsewhere(_ owner: String) -> Bool { owner != lease?.id && history.isAlive(lease: owner) }

    /// The drafts that were found, newest first, and the paths of files that should be drafts and can't be read; these stay.
    public typealias Found = (drafts: [SavedDraft], unreadable: [String])

    /// Drafts whose owner is gone, to be offered again.
    public func abandonedDrafts() throws(StorageProblem) -> Found {
        // Half-written drafts go. A failure to remove them harms nobody.
        try? PrivateFile.removeLitter(in: folder)
        return try list { owner in owner != lease?.id && !isHeldElsewhere(owner) }
    }

    func list(where isWanted: (_ owner: String) -> Bool) throws(StorageProblem) -> Found {
        var list: Found = ([], [])
        let names: [String]
        do throws(FileFailure) {
            names = try Folder.names(in: folder)
        } catch {
            throw StorageProblem(error)
        }
        for name in names where name.hasSuffix(".json") {
            let path = "\(folder)/\(name)"
            // A draft that can't be read must not hide the others; its path is reported.
            let id = String(name.dropLast(".json".count))
            guard let file = try? read(id) else {
                list.unreadable.append(path)
                continue
            }
            guard isWanted(file.owner) else { continue }
            list.drafts.append(SavedDraft(id: id, savedAt: file.savedAt, draft: file.draft))
        }
        list.drafts.sort { ($0.savedAt, $0.id) > ($1.savedAt, $1.id) }
        list.unreadable.sort()
        return list
    }

    private func path(of id: String) -> String { "\(folder)/\(id).json" }

    private func read(_ id: String) throws(Problem) -> DraftFile {
        let path = path(of: id)
        let contents: PrivateFile.Contents
        do throws(FileFailure) {
            contents = try PrivateFile.read(path, limit: Self.longest)
        } catch {
            throw error.isMissingFile ? .draftGone : .draftNotKept(StorageProblem(error))
        }
        guard let file = DraftFile(contents.bytes) else {
            throw .draftNotKept(.noDraft(path: path))
        }
        return file
    }

    private func write(_ file: DraftFile, id: String) throws(Problem) {
        let path = path(of: id)
        let bytes = file.json.fileBytes
        guard bytes.count <= Self.longest else { throw .draftTooLong(bytes: bytes.count, limit: Self.longest) }
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: bytes, isFolderKept: isFolderKept)
            isFolderKept = true
        } catch {
            throw .draftNotKept(StorageProblem(error))
        }
    }

    func leaseID() throws(Problem) -> String {
        if let lease { return lease.id }
        do throws(StorageProblem) {
            let taken = try history.takeLease()
            lease = taken
            return taken.id
        } catch {
            throw .draftNotKept(error)
        }
    }
}

/// A draft's file. Members that a later version adds are passed over.
private struct DraftFile {
    var owner: String
    let savedAt: Timestamp
    private(set) var draft: InvoiceDraft

    private static var texts: [(name: String, path: WritableKeyPath<InvoiceDraft, String>)] {
        [
            ("currency", \.currency), ("amount", \.amount), ("paymentID", \.paymentID),
        ]
    }

    /// Those that earlier versions didn't have; few drafts do.
    private static var laterTexts: [(name: String, path: WritableKeyPath<InvoiceDraft, String>)] {
        [("unit", \.unit), ("decimals", \.decimals)]
    }

    init(owner: String, savedAt: Timestamp, draft: InvoiceDraft) {
        self.owner = owner
        self.savedAt = savedAt
        self.draft = draft
    }

    /// Nil for what is no draft's file.
    init?(_ bytes: [UInt8]) {
        // Why it can't be read helps nobody: the person is told its path.
        guard let json = try? JSONValue(parsing: bytes), let owner = json["owner"]?.string,
            let savedAt = json["savedAt"]?.integer, let fields = json["extraFields"]?.array
        else { return nil }
        self.init(owner: owner, savedAt: Timestamp(milliseconds: Int64(savedAt)), draft: InvoiceDraft())
        for text in Self.texts {
            guard let value = json[text.name]?.string else { return nil }
            draft[keyPath: text.path] = value
        }
        for text in Self.laterTexts { draft[keyPath: text.path] = json[text.name]?.string ?? "" }
        for field in RequestField.allCases {
            // An earlier version had fewer.
            guard let value = json[field.draftName] else { continue }
            guard let text = value.string else { return nil }
            draft[field] = text
        }
        // Few drafts have one.
        draft.replaces = json["replaces"]?.string
        for field in fields {
            guard let name = field["name"]?.string, let value = field["value"]?.string else { return nil }
            draft.extraFields.append(ExtraField(name: name, value: value))
        }
    }

    var json: JSONValue {
        let fields = draft.extraFields.map { field in
            JSONValue.ordered([("name", .string(field.name)), ("value", .string(field.value))])
        }
        return .ordered(
            Self.texts.map { ($0.name, .string(draft[keyPath: $0.path])) }
                + Self.laterTexts.map { ($0.name, draft[keyPath: $0.path]) }.filter { !$0.1.isEmpty }
                .map { ($0.0, .string($0.1)) }
                + RequestField.allCases.map { ($0.draftName, .string(draft[$0])) } + [
                    ("owner", .string(owner)), ("savedAt", .integer(savedAt.milliseconds)),
                    ("extraFields", .array(fields)),
                ] + (draft.replaces.map { [("replaces", .string($0))] } ?? []))
    }
}

extension SavedDraft {
    /// True when the invoice was made from the draft: it has all that was typed, and is no older than the draft.
    ///
    /// A card's number is compared as far as it is kept, all else by its bytes.
    public func became(_ invoice: Invoice) -> Bool {
        let intent = invoice.intent
        // An older invoice did not come of it: the person may have typed an id that was used.
        guard invoice.state != .rejected, intent.createdAt >= savedAt,
            intent.paymentID == PaymentID(recorded: draft.paymentID), (try? Amount(draft.amount)) == intent.amount,
            intent.replaces == draft.replaces
        else { return false }
        let pairs =
            [(draft.currency, intent.currency)]
            + RequestField.allCases.map { ($0.storable(draft[$0]), $0.storable(intent[$0] ?? "")) }
        let extraFields = draft.extraFields.filter { !$0.value.isEmpty }
        return pairs.allSatisfy { $0.utf8.elementsEqual($1.utf8) }
            && extraFields.elementsEqual(intent.extraFields) {
                $0.name.utf8.elementsEqual($1.name.utf8) && $0.value.utf8.elementsEqual($1.value.utf8)
            }
    }
}
