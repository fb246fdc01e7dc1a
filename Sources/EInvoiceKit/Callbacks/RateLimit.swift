/// How many questions and searches callbacks may lead to, however many come.
struct RateLimit: Sendable {
    /// Between two questions about one invoice.
    var interval: Duration = .seconds(5)
    /// Questions on their way at the same time.
    var atOnce = 2
    /// This many questions may follow one another at once; after that one each ``refill``.
    var burst = 30
    var refill: Duration = .seconds(1)
    /// A callback may come before the gateway's own status shows it, and the gateway may be out of reach: so it is asked
    /// again after these times until the status is final.
    var retries: [Duration] = [.seconds(5), .seconds(15), .seconds(45)]
    /// So many of the newest invoices are read when a token isn't known, once. Takes a third of a second, and a hundred
    /// bytes and more for each that waits.
    var newest = 10_000
    /// Between two searches of the whole history at least; see ``CallbackLookup``.
    var searchRest: Duration = .seconds(1)
    /// Unknown tokens that wait to be searched for.
    var waitingTokens = 1000
}
