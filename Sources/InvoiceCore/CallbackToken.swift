/// The part of a `status_url` by which a callback names its invoice: 32 lower-case hexadecimal digits, 128 random bits.
///
/// A callback carries nothing else and proves nothing. Nobody can guess the token, so strangers can't make the program
/// ask the gateway.
public struct CallbackToken: Sendable, Hashable, CustomStringConvertible {
    /// The digits.
    public let text: String

    /// The path before the token in a `status_url` of this program. Other URLs don't have it.
    public static let folder = "einvoice-callback"

    /// A new one, from the system's random numbers.
    public init() {
        var generator = SystemRandomNumberGenerator()
        self.init(using: &generator)
    }

    init(using generator: inout some RandomNumberGenerator) {
        let digits = Array("0123456789abcdef".utf8)
        let value = UInt128(generator.next() as UInt64) << 64 | UInt128(generator.next() as UInt64)
        text = String(decoding: (0..<32).map { digits[Int(value >> UInt128($0 * 4) & 15)] }, as: UTF8.self)
    }

    /// The token at the end of a URL or of a request's path; nil where there is none. What a proxy puts before
    /// ``folder`` doesn't matter.
    public init?(in address: String) {
        let bytes = address.utf8
        let marker = "/\(Self.folder)/"
        let length = marker.utf8.count + 32
        guard bytes.count >= length else { return nil }
        let tail = bytes.suffix(length)
        guard tail.starts(with: marker.utf8) else { return nil }
        let digits = tail.suffix(32)
        guard digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else { return nil }
        text = String(decoding: digits, as: UTF8.self)
    }

    /// The `status_url` with this token below `prefix`, which may end with a slash.
    public func statusURL(below prefix: String) -> String {
        var base = prefix.unicodeScalars[...]
        while base.last == "/" { base.removeLast() }
        return "\(String(base))/\(Self.folder)/\(text)"
    }

    /// As ``text``.
    public var description: String { text }
}

extension InvoiceUpdate.Change {
    /// The gateway called the invoice's status URL. Proves nothing; the status that was asked for then stands beside it.
    ///
    /// Written as a note with a fixed text, so that any version of the program shows it in the timeline.
    public static let callbackCame = InvoiceUpdate.Change.note("callback: the status URL was called")

    /// True for ``callbackCame``, which no person wrote.
    public var isCallback: Bool { self == .callbackCame }
}
