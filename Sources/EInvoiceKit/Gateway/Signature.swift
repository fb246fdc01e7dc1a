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
