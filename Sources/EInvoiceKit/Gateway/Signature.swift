import FoundationEssentials

/// The gateway's proof that a body comes from someone who has the secret (the `DPAY_SECURE` header).
package enum Signature {
    /// `base64(md5(secret + base64(sha1(body)) + secret))`; both digests raw, `+` joining bytes.
    static func text(of body: UnsafeRawBufferPointer, secret: Secret) -> String {
        let inner = Data(SHA1.digest(body)).base64EncodedString()
        let material = ZeroizingBytes([secret.bytes, inner.utf8, secret.bytes])
        return Data(MD5.digest(material.bytes)).base64EncodedString()
    }

    package static func text(of body: [UInt8], secret: Secret) -> String {
        body.withUnsafeBytes { text(of: $0, secret: secret) }
    }

    /// True when `claimed` is the body's signature.
    package static func isValid(_ claimed: String, of body: [UInt8], secret: Secret) -> Bool {
        areEqualInConstantTime(Array(claimed.utf8), Array(text(of: body, secret: secret).utf8))
    }
}

/// Compares without stopping at the first difference, so that the time taken tells nothing but the lengths.
func areEqualInConstantTime(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard a.count == b.count else { return false }
    var difference: UInt8 = 0
    for (left, right) in zip(a, b) { difference |= left ^ right }
    return difference == 0
}

/// The secret that requests are signed with. Its description, and `dump`, show dots.
public struct Secret: Sendable, Equatable {
    /// UTF-8, as it takes part in the signature.
    package let bytes: [UInt8]

    /// Takes the text as it is; whoever read it from a file or a command has cut the line's end off.
    public init(_ text: String) { bytes = Array(text.utf8) }

    /// Compares in a time that tells nothing of where two secrets differ.
    public static func == (a: Secret, b: Secret) -> Bool { areEqualInConstantTime(a.bytes, b.bytes) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Dots, as many for every secret.
    public var description: String { "••••••" }
    /// Dots.
    public var debugDescription: String { description }
    /// Shows `dump` and debuggers no members.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
