/// The check of a link that a gateway gave for the payer.
public enum PaymentLink {
    /// True when the text may be opened in a browser, or made clickable: an http or https URL with a host, of visible ASCII
    /// only, and nothing that means more to a shell, a terminal or HTML than to a URL.
    ///
    /// Where it is false the text is still shown: the person decides.
    public static func isWebLink(_ text: String) -> Bool {
        let isPlain = text.utf8.allSatisfy { (0x21...0x7e).contains($0) && !unsafe.contains($0) }
        return isPlain && WebAddress.problem(in: text) == nil
    }

    /// What RFC 3986 lets stand nowhere in a URL.
    private static let unsafe = Set("\"<>\\^`{|}".utf8)
}
