import InvoiceCore

/// What one line of the history says.
///
/// ```
/// {"v":1,"type":"invoice","id":"01KB…","at":"2026-11-22T12:14:42.123Z","payment_id":"26","currency":"wave-ci.xof",…}
/// {"v":1,"type":"update","id":"01KB…","at":"2026-11-22T12:14:42.519Z","event":"created","tracking":"79DF-60B0",…}
/// ```
/// An `update` may repeat the members of its `invoice`, but for the id, in `intent`; one with the event `resent` does. A later
/// version may add members, events and types, and count `v` up; what is known of such a line is read.
enum HistoryRecord: Sendable, Hashable {
    case invoice(InvoiceIntent)
    case update(InvoiceUpdate)
    /// A whole record of a type, or an update with an event, that this version doesn't know.
    case unknown(type: String, id: String?)

    /// The version that this program writes.
    static let version = 1

    /// The invoice that the record belongs to.
    var id: String? {
        switch self {
        case .invoice(let intent): intent.id
        case .update(let update): update.id
        case .unknown(_, let id): id
        }
    }
}

/// The names of an update's events in the file.
enum RecordEvent: String {
    case created, rejected, unknown, unsent, resent, closed, status, payment, note, replaced
    case notFound = "not_found"
}
