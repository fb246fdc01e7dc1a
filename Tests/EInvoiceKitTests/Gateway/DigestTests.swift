import Glibc
import Testing

@testable import EInvoiceKit

/// The digest as lower hex digits, as the RFCs and `md5sum` write it.
private func hex(_ digest: (UnsafeRawBufferPointer) -> [UInt8], _ bytes: [UInt8]) -> String {
    bytes.withUnsafeBytes(digest).map { byte in
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }.joined()
}

@Suite("MD5 and SHA-1")
struct DigestTests {
    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e"),
        ("a", "0cc175b9c0f1b6a831c399e269772661"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"),
        ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
        ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
        (
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
            "d174ab98d277d9f5a5611c2c9f419d9f"
        ),
        (
            "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
            "57edf4a22be3c955ac49da2e2107b67a"
        ),
    ])
    func `MD5 gives the digests of RFC 1321, A.5`(message: String, digest: String) {
        #expect(hex(MD5.digest, Array(message.utf8)) == digest)
    }

    @Test(arguments: [
        ("abc", 1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
        ("a", 1_000_000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f"),
        (
            "0123456701234567012345670123456701234567012345670123456701234567", 10,
            "dea356a2cddd90c7a7ecedc5ebb563934f460452"
        ),
    ])
    func `SHA-1 gives the digests of RFC 3174, 7.3`(part: String, times: Int, digest: String) {
        #expect(hex(SHA1.digest, Array(String(repeating: part, count: times).utf8)) == digest)
    }

    @Test
    func `SHA-1 of nothing is the known one`() {
        #expect(hex(SHA1.digest, []) == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
    }

    @Test
    func `MD5 of a million a's is the known one`() {
        #expect(hex(MD5.digest, [UInt8](repeating: 0x61, count: 1_000_000)) == "7707d6ae4e027c70eea2a935c2296f21")
    }

    @Test(arguments: [0, 1, 3, 54, 55, 56, 57, 62, 63, 64, 65, 118, 119, 120, 121, 127, 128, 129, 1000, 65_537])
    func `Both agree with md5sum and sha1sum, at every length where the padding changes`(length: Int) throws {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        #expect(hex(MD5.digest, bytes) == (try sum(bytes, by: "md5sum")))
        #expect(hex(SHA1.digest, bytes) == (try sum(bytes, by: "sha1sum")))
    }

    /// What `tool` says of a file of these bytes.
    private func sum(_ bytes: [UInt8], by tool: String) throws -> String {
        var template = Array("/tmp/einvoice-digest-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0)
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer {
            close(descriptor)
            unlink(path)
        }
        try #require(write(descriptor, bytes, bytes.count) == bytes.count)
        let pipe = try #require(popen("\(tool) < \(path)", "r"))
        defer { pclose(pipe) }
        var line = [UInt8](repeating: 0, count: 64)
        let count = fread(&line, 1, line.count, pipe)
        return String(decoding: line.prefix(count).prefix { $0 != 0x20 }, as: UTF8.self)
    }
}
