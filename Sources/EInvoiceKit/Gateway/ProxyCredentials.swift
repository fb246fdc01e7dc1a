import Glibc

/// The name and password that a proxy's address may hold: libcurl repeats an address that it can't read, as a whole.
enum ProxyCredentials {
    /// The variables by which libcurl finds its proxy, curl(1).
    private static let variables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY"]

    /// The text with dots in the place of every name and password that stands in a proxy's address.
    static func hidden(
        in text: String, value: (String) -> String? = { getenv($0).map { String(cString: $0) } }
    ) -> String {
        variables.compactMap(value).reduce(text) { text, address in
            let address = address.unicodeScalars
            guard let end = address.lastIndex(of: "@") else { return text }
            var start = address.startIndex
            if let mark = address.firstRange(of: "://".unicodeScalars), mark.lowerBound < end,
                address[..<mark.lowerBound].allSatisfy({
                    $0.isASCII && ($0.properties.isAlphabetic || $0.properties.isHexDigit)
                })
            {
                start = mark.upperBound
            }
            return String(text.unicodeScalars.replacing(address[start...end], with: "••••••@".unicodeScalars))
        }
    }
}
