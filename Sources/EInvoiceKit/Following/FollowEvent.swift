import InvoiceCore

/// One answer while payments are followed, and what comes next.
public struct FollowEvent: Sendable, Hashable {
    /// The invoice's local id.
    public let id: String
    /// What was answered; recorded already where it is new.
    public let outcome: StatusOutcome
    public let next: Next

    /// What happens to the invoice after the answer.
    public enum Next: Sendable, Hashable {
        /// It is asked about again after this time.
        case again(after: Duration)
        /// It has its final status.
        case ended
        /// Nothing was or can be asked, or the gateway refuses the credentials, or has said no several times in a row: the
        /// outcome says why. Asking again would bring the same.
        case refused
        /// ``PollSchedule/patience`` has run out; the status isn't final.
        case outOfPatience
    }
}
