/// An http or https URL, taken apart as far as the gateway needs: whether it is one, and whether it stays on this
/// machine.
struct ParsedURL: Equatable, Sendable {
    var isSecure: Bool
    /// Lower case, without the brackets of an IPv6 address.
    var host: String
    var port: Int
    /// Path and query, at least "/"; no fragment.
    var target: String

    /// Nil for what is no absolute http or https URL, and for one with blanks or control characters.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f }) else { return nil }
        let lowered = text.lowercased()
        let schemes = ["http://", "https://"]
        guard let scheme = schemes.first(where: { lowered.utf8.starts(with: $0.utf8) }) else { return nil }
        isSecure = scheme == "https://"
        let rest = text.unicodeScalars.dropFirst(scheme.utf8.count).prefix { $0 != "#" }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        // A name and a password there can hide where the address leads.
        guard !authority.contains("@") else { return nil }
        let path = rest[authority.endIndex...]
        target = (path.first == "/" ? "" : "/") + String(path)
        let name: Substring.UnicodeScalarView
        let portText: Substring.UnicodeScalarView
        if authority.first == "[", let end = authority.firstIndex(of: "]") {
            name = authority[..<end].dropFirst()
            portText = authority[end...].dropFirst()
        } else {
            name = authority.prefix { $0 != ":" }
            portText = authority[name.endIndex...]
        }
        host = String(name).lowercased()
        guard !host.isEmpty else { return nil }
        if portText.isEmpty {
            port = isSecure ? 443 : 80
        } else {
            let digits = String(portText.dropFirst())
            guard portText.first == ":", digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
                let number = Int(digits), (1...65_535).contains(number)
            else { return nil }
            port = number
        }
    }

    /// Whether the address itself says that it is this machine's. No name but `localhost` counts; none is looked up.
    var isLoopback: Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        let isV4 =
            parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } && UInt8(part) != nil
            }
        return isV4 || host == "localhost" || host == "::1"
    }
}
