extension English: NetworkTexts {
    func noHost(_ name: String) -> String { "there is no host named \(name), or no network" }
    func nobodyAnswers(at place: String) -> String { "nobody answers at \(place)" }
    var noConnectionInTime: String { "no connection in time" }
    func certificateNotTrusted(_ reason: String) -> String { "its certificate isn't trusted (\(reason))" }
    func certificateOfAnother(_ name: String) -> String { "its certificate is another host's, not that of \(name)" }
    func clientCertificateUnusable(_ words: String) -> String {
        "the client certificate can't be used, or its key is another's (\(words))"
    }
    var clientCertificateWanted: String { "the gateway wants a client certificate" }
    func clientCertificateRefused(_ reason: String) -> String {
        "the gateway doesn't take the client certificate (\(reason))"
    }
    var noSecureConnection: String { "what answers there isn't HTTPS" }
    var connectionWasClosed: String { "the other side closed the connection" }
}
