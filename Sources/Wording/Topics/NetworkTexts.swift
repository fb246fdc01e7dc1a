/// Why the gateway wasn't reached, as a person says it.
public protocol NetworkTexts {
    func noHost(_ name: String) -> String
    /// Nobody listens there.
    func nobodyAnswers(at place: String) -> String
    var noConnectionInTime: String { get }
    /// With what is wrong with it, in the TLS library's words.
    func certificateNotTrusted(_ reason: String) -> String
    func certificateOfAnother(_ name: String) -> String
    /// The other side speaks no TLS, or another one.
    var noSecureConnection: String { get }
    var connectionWasClosed: String { get }
}

extension Language {
    /// The network library's words in those of a person, where they are known; else as they came.
    public func plain(_ words: String) -> String {
        let scalars = words.unicodeScalars
        func has(_ part: String) -> Bool { scalars.firstRange(of: part.unicodeScalars) != nil }
        func rest(_ beginning: String, until end: String? = nil) -> String? {
            guard scalars.starts(with: beginning.unicodeScalars) else { return nil }
            let rest = scalars.dropFirst(beginning.unicodeScalars.count)
            guard let end else { return String(rest) }
            return rest.firstRange(of: end.unicodeScalars).map { String(rest[..<$0.lowerBound]) }
        }
        if let host = rest("Could not resolve host: ") ?? rest("Couldn't resolve host name: ") { return noHost(host) }
        if let place = rest("Failed to connect to ", until: " after ") ?? rest("Failed to connect to ", until: ": ") {
            let isSlow = has("imed out") || has("imeout")
            return isSlow ? noConnectionInTime : nobodyAnswers(at: place)
        }
        if let reason = rest("SSL certificate problem: ") { return certificateNotTrusted(reason) }
        if let name = rest("SSL: no alternative certificate subject name matches target host name ") {
            return certificateOfAnother(name)
        }
        for beginning in ["Connection timed out", "Connection timeout", "Resolving timed out"]
        where rest(beginning) != nil { return noConnectionInTime }
        if has("wrong version number") || has("unknown protocol") { return noSecureConnection }
        if has("Connection reset by peer") || rest("Empty reply from server") != nil { return connectionWasClosed }
        return words
    }
}
