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
        guard let separator = firstRange(of: "://", in: text) else {
            return .noScheme
        }
        let scheme = text[..<separator.lowerBound].lowercased()
        guard scheme == "http" || scheme == "https" else { return scheme.isEmpty ? .noScheme : .otherScheme(scheme) }
        let authority = text[separator.upperBound...].prefix { !"/?#".contains($0) }
        if authority.contains("@") { return .credentials }
        return isHostAndPort(authority) ? nil : .noHost
    }

    /// True for URLs that go to this machine only: `localhost`, 127.0.0.0/8, `[::1]`.
    public static func isLoopback(_ text: String) -> Bool {
        guard problem(in: text) == nil, let separator = firstRange(of: "://", in: text) else { return false }
        let authority = text[separator.upperBound...].prefix { !"/?#".contains($0) }.lowercased()
        if authority == "[::1]" || authority.hasPrefix("[::1]:") { return true }
        let host = authority.prefix { $0 != ":" }
        if host == "localhost" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }

    private static func firstRange(of needle: String, in text: String) -> Range<String.Index>? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].hasPrefix(needle) { return start..<text.index(start, offsetBy: needle.count) }
            start = text.index(after: start)
        }
        return nil
    }

    private static func isHostAndPort(_ authority: Substring) -> Bool {
        var host = authority
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return false }
            let rest = authority[authority.index(after: end)...]
            guard rest.isEmpty || (rest.hasPrefix(":") && UInt16(rest.dropFirst()) != nil) else { return false }
            return authority[..<end].dropFirst().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
                && end > authority.index(after: authority.startIndex)
        }
        if let colon = authority.firstIndex(of: ":") {
            guard UInt16(authority[authority.index(after: colon)...]) != nil else { return false }
            host = authority[..<colon]
        }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        return !host.isEmpty && !labels.dropLast().contains("") && labels.first != ""
            && host.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    }
}

/// What is wrong with a typed URL.
public enum WebAddressProblem: Sendable, Hashable {
    /// Nothing like `https://` in front.
    case noScheme
    /// Neither http nor https.
    case otherScheme(String)
    case noHost
    /// `user:password@` in front of the host.
    case credentials
    case unusable(Unicode.Scalar)
    case tooLong(limit: Int)
}
