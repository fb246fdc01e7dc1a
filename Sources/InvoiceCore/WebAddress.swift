/// The check of a URL that the gateway shall call or send the payer to.
public enum WebAddress {
    /// The longest that is accepted, in bytes.
    public static let maximumLength = 2048

    /// Nil when `text` is an absolute http or https URL with a host.
    ///
    /// Host names with an underscore are accepted: one brand of the gateway has one.
    public static func problem(in text: String) -> WebAddressProblem? {
        if text.utf8.count > maximumLength { return .tooLong(limit: maximumLength) }
        if let bad = text.unicodeScalars.first(where: { !$0.isVisibleInk }) { return .unusable(bad) }
        guard let separator = text.unicodeScalars.firstRange(of: "://".unicodeScalars) else { return .noScheme }
        let scheme = text[..<separator.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return scheme.isEmpty ? .noScheme : .otherScheme(scheme) }
        let authority = authority(of: text, from: separator.upperBound)
        if authority.contains("@") { return .credentials }
        return isHostAndPort(authority) ? nil : .noHost
    }

    /// True for URLs that go to this machine only: `localhost`, 127.0.0.0/8, `[::1]`.
    public static func isLoopback(_ text: String) -> Bool {
        guard problem(in: text) == nil, let separator = text.unicodeScalars.firstRange(of: "://".unicodeScalars) else {
            return false
        }
        let authority = String(authority(of: text, from: separator.upperBound)).lowercased()
        if authority == "[::1]" || authority.hasPrefix("[::1]:") { return true }
        let host = authority.prefix { $0 != ":" }
        if host == "localhost" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func authority(of text: String, from start: String.Index) -> Substring.UnicodeScalarView {
        text.unicodeScalars[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    }

    private static func isHostAndPort(_ authority: Substring.UnicodeScalarView) -> Bool {
        var host = authority
        if authority.first == "[" {
            guard let end = authority.firstIndex(of: "]") else { return false }
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || (rest.first == ":" && UInt16(String(rest.dropFirst())) != nil) else { return false }
            let address = authority[..<end].dropFirst()
            return !address.isEmpty
                && address.allSatisfy { $0.isASCII && $0.properties.isHexDigit || $0 == ":" || $0 == "." }
        }
        if let colon = authority.firstIndex(of: ":") {
            guard UInt16(String(authority[authority.index(after: colon)...])) != nil else { return false }
            host = authority[..<colon]
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return !host.isEmpty && !labels.dropLast().contains { $0.isEmpty } && labels.first?.isEmpty == false
            && labels.allSatisfy { label in
                // A mark belongs to the letter before it.
                label.first?.isMark != true
                    && label.allSatisfy { $0.isLetter || $0.isMark || $0.digitValue != nil || $0 == "-" || $0 == "_" }
            }
    }
}

extension Unicode.Scalar {
    /// True for what is written on or around the letter before it.
    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}

/// Why a typed text is no web address.
public enum WebAddressProblem: Sendable, Hashable {
    /// The text has nothing like `https://` in front.
    case noScheme
    /// Neither http nor https.
    case otherScheme(String)
    case noHost
    /// `user:password@` in front of the host.
    case credentials
    case unusable(Unicode.Scalar)
    case tooLong(limit: Int)
}

extension WebAddress {
    /// True when a link that a gateway gave for the payer may be opened in a browser, or made clickable: an http or https URL with a host, of visible ASCII
    /// only, and nothing that means more to a shell, a terminal or HTML than to a URL.
    ///
    /// Where it is false the text is still shown: the person decides.
    public static func isWebLink(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { (0x21...0x7e).contains($0) && !unsafe.contains($0) }
        return isPlain && problem(in: text) == nil
    }

    /// Characters that RFC 3986 allows nowhere in a URL.
    private static let unsafe = Set("\"<>\\^`{|}".utf8)
}
