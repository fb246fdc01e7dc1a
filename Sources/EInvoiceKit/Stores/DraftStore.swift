import FoundationEssentials
import History
import InvoiceCore

/// A draft as it lies on the disk. A card's number is in it as its first six and last four digits only.
public struct SavedDraft: Sendable, Hashable, Identifiable {
    public let id: String
    public let draft: InvoiceDraft
    public let savedAt: Timestamp
}

/// Drafts that were found, and files that should be drafts and can't be read.
public struct DraftList: Sendable, Hashable {
    /// Newest first.
    public var drafts: [SavedDraft] = []
    /// Paths; the files stay as they are.
    public var unreadable: [String] = []
}

/// Keeps what is being typed: one file a draft, `drafts/<id>.json` in the profile's folder, replaced at each save.
///
/// Each save is signed with the program's lease, so that another program offers a draft only once its owner is gone.
public actor DraftStore {
    private let folder: String
    private let history: HistoryStore
    private let now: @Sendable () -> Timestamp
    private var lease: SendLease?
    private var made = 0

    /// The longest file that is taken for a draft, in bytes.
    private static let longest = 1 << 20

    /// Touches nothing.
    ///
    /// - Parameters:
    ///   - history: of the same profile; drafts lie beside it.
    ///   - now: the clock.
    public init(
        history: HistoryStore,
        now: @escaping @Sendable () -> Timestamp = {
            Timestamp(milliseconds: InvoiceService.systemMicroseconds() / 1000)
        }
    ) {
        self.history = history
        self.now = now
        folder = "\(history.folder)/drafts"
    }

    /// An id for a new draft.
    public func newID() throws(RecordFailure) -> String {
        made += 1
        return "\(try leaseID())-\(made)"
    }

    /// Saves the draft under its id, on the disk when this returns.
    ///
    /// - Throws: the failure to write; what was saved before stays.
    public func save(_ draft: InvoiceDraft, id: String) throws(RecordFailure) {
        let file = DraftFile(draft.storable, savedAt: now(), owner: try leaseID())
        try JSONFile.replace(path(of: id), with: file)
    }

    /// Removes a draft that was sent or is wanted no more.
    public func discard(_ id: String) throws(RecordFailure) {
        do throws(FileFailure) {
            try PrivateFile.remove(path(of: id))
        } catch {
            throw RecordFailure(error, path: path(of: id))
        }
    }

    /// Drafts whose owner is gone, to be offered again.
    public func abandonedDrafts() throws(RecordFailure) -> DraftList {
        // Halves of drafts are of use to nobody; that they can't be removed, too.
        try? PrivateFile.removeLitter(in: folder)
        return try list { owner in owner != lease?.id && !history.isAlive(lease: owner) }
    }

    /// Drafts of this very program, for example of a form that was left.
    public func ownDrafts() throws(RecordFailure) -> DraftList {
        try list { owner in owner == lease?.id }
    }

    private func list(where isWanted: (_ owner: String) -> Bool) throws(RecordFailure) -> DraftList {
        var list = DraftList()
        let names: [String]
        do throws(FileFailure) {
            names = try PrivateFile.names(in: folder)
        } catch {
            throw RecordFailure(error, path: folder)
        }
        for name in names where name.hasSuffix(".json") {
            let path = "\(folder)/\(name)"
            // What is wrong with one draft must not hide the others; its path is told.
            guard let contents = try? PrivateFile.read(path, limit: Self.longest),
                let file = try? JSONDecoder().decode(DraftFile.self, from: Data(contents.bytes))
            else {
                list.unreadable.append(path)
                continue
            }
            guard isWanted(file.owner) else { continue }
            list.drafts.append(
                SavedDraft(
                    id: String(name.dropLast(".json".count)), draft: file.draft,
                    savedAt: Timestamp(milliseconds: file.savedAt)))
        }
        list.drafts.sort { ($0.savedAt, $0.id) > ($1.savedAt, $1.id) }
        list.unreadable.sort()
        return list
    }

    private func path(of id: String) -> String { "\(folder)/\(id).json" }

    private func leaseID() throws(RecordFailure) -> String {
        if let lease { return lease.id }
        do throws(HistoryError) {
            let taken = try history.takeLease()
            lease = taken
            return taken.id
        } catch {
            throw RecordFailure(error, folder: history.folder)
        }
    }
}

/// A draft's file. Members that a later version adds are passed over.
private struct DraftFile: Codable {
    struct Extra: Codable {
        var name: String
        var value: String
    }

    var owner: String
    var savedAt: Int64
    var currency = ""
    var amount = ""
    var paymentID = ""
    var account = ""
    var description = ""
    var sender = ""
    var successURL = ""
    var failURL = ""
    var statusURL = ""
    var extraFields: [Extra] = []

    init(_ draft: InvoiceDraft, savedAt: Timestamp, owner: String) {
        self.owner = owner
        self.savedAt = savedAt.milliseconds
        currency = draft.currency
        amount = draft.amount
        paymentID = draft.paymentID
        account = draft.account
        description = draft.description
        sender = draft.sender
        successURL = draft.successURL
        failURL = draft.failURL
        statusURL = draft.statusURL
        extraFields = draft.extraFields.map { Extra(name: $0.name, value: $0.value) }
    }

    var draft: InvoiceDraft {
        var draft = InvoiceDraft()
        draft.currency = currency
        draft.amount = amount
        draft.paymentID = paymentID
        draft.account = account
        draft.description = description
        draft.sender = sender
        draft.successURL = successURL
        draft.failURL = failURL
        draft.statusURL = statusURL
        draft.extraFields = extraFields.map { ExtraField(name: $0.name, value: $0.value) }
        return draft
    }
}
