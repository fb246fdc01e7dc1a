extension InvoiceUpdate.Change {
    /// The gateway called the invoice's status URL. Proves nothing; the status that was asked for then stands beside it.
    ///
    /// Written as a note with a fixed text, so that any version of the program shows it in the timeline.
    public static let callbackCame = InvoiceUpdate.Change.note("callback: the status URL was called")

    /// True for ``callbackCame``, which no person wrote.
    public var isCallback: Bool { self == .callbackCame }
}
