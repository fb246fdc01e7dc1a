import NIOHTTP1

/// The names under which a server answers.
///
/// A page of the web may give its own name this machine's address (DNS rebinding), and then asks as if it were of the
/// same site. Its browser can't hide the name that it asks for, in `Host`, nor the page's own origin, in `Origin`.
///
/// It answers this machine's names with the server's port (`127.0.0.1`, `localhost`, `[::1]`), and the host of `publicURL` with
/// any port, which a tunnel or proxy may hand on. It answers a request for another name with 421, and one from a page of another
/// origin with 403.
struct LoopbackHosts: Sendable {
    let publicURL: String?

    /// The status that refuses the request; nil for one that is answered.
    ///
    /// - Parameter port: on which it came.
    func refusal(of head: HTTPRequestHead, port: Int) -> HTTPResponseStatus? {
        let names = head.headers["host"]
        guard names.count == 1, let name = names.first else { return .badRequest }
        let publicHost = publicURL.flatMap { URLStart($0)?.host }
        guard Self.isOwn(name.trimmingBlanks, port, publicHost) else { return .misdirectedRequest }
        let isOwnPage = head.headers["origin"].allSatisfy { origin in
            guard let start = URLStart(origin.trimmingBlanks), start.isWhole else { return false }
            // A proxy may serve the public name over https; this server itself has no TLS.
            if start.host == publicHost { return true }
            return start.scheme == "http" && Self.isOwn(start.authority, port, nil)
        }
        return isOwnPage ? nil : .forbidden
    }

    private static func isOwn(_ authority: String, _ port: Int, _ publicHost: String?) -> Bool {
        let authority = authority.lowercased()
        for name in ["127.0.0.1", "localhost", "[::1]"] {
            if authority == "\(name):\(port)" || port == 80 && authority == name { return true }
        }
        guard let publicHost, let start = URLStart("http://\(authority)"), start.isWhole else { return false }
        return start.host == publicHost
    }
}

/// Scheme, host and port of a URL, in lower case.
private struct URLStart {
    var scheme: String
    /// Host and port as they stand.
    var authority: String
    /// With the brackets of an IPv6 address, without the port.
    var host: String
    /// Whether nothing follows.
    var isWhole: Bool

    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "@") }) else { return nil }
        let lowered = text.lowercased()
        guard let scheme = ["http", "https"].first(where: { lowered.hasPrefix($0 + "://") }) else { return nil }
        self.scheme = scheme
        let rest = lowered.dropFirst(scheme.count + 3)
        let authority = rest.prefix { !"/?#".contains($0) }
        isWhole = authority.count == rest.count
        self.authority = String(authority)
        let bracket = authority.hasPrefix("[") ? authority.firstIndex(of: "]") : nil
        let port = authority[(bracket ?? authority.startIndex)...].firstIndex(of: ":") ?? authority.endIndex
        host = String(authority[..<port])
        let digits = authority[port...].dropFirst()
        guard !host.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    }
}
