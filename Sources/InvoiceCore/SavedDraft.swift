/// A draft as it lies on the disk. A card's number is in it as its first six and last four digits only.
public struct SavedDraft: Sendable, Hashable, Identifiable {
    public let id: String
    public let draft: InvoiceDraft
    public let savedAt: Timestamp

    /// A draft that was kept under this id.
    public init(id: String, savedAt: Timestamp, draft: InvoiceDraft) {
        self.id = id
        self.savedAt = savedAt
        self.draft = draft
    }
}
