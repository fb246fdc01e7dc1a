import InvoiceCore

/// Why the gateway wasn't reached, as a person says it.
public protocol NetworkTexts {
    func noHost(_ name: String) -> String
    /// Nobody listens there.
    func nobodyAnswers(at place: String) -> String
    var noConnectionInTime: String { get }
    /// With what is wrong with it, in the TLS library's words.
    func certificateNotTrusted(_ reason: String) -> String
    func certificateOfAnother(_ name: String) -> String
    /// The profile's own certificate can't be used with its key, in the TLS library's words.
    func clientCertificateUnusable(_ words: String) -> String
    var clientCertificateWanted: String { get }
    func clientCertificateRefused(_ reason: String) -> String
    /// The other side speaks no TLS, or another one.
    var noSecureConnection: String { get }
    var connectionWasClosed: String { get }
}

extension Language {
    /// The network library's words in those of a person, where they are known; else as they came.
    public func plain(_ words: String) -> String {
        switch NetworkObstacle(words) {
        case .noHost(let name?): noHost(name)
        case .nobodyListens(let place?): nobodyAnswers(at: place)
        case .noConnectionInTime: noConnectionInTime
        case .certificateNotTrusted(let reason?): certificateNotTrusted(reason)
        case .certificateOfAnother(let name): certificateOfAnother(name)
        case .clientCertificateUnusable: clientCertificateUnusable(words)
        case .clientCertificateWanted: clientCertificateWanted
        case .clientCertificateRefused(let reason): clientCertificateRefused(reason)
        case .noTLS: noSecureConnection
        case .closed: connectionWasClosed
        case .noHost, .nobodyListens, .noAnswerInTime, .certificateNotTrusted, .otherTLS, .proxy, .other: words
        }
    }
}
