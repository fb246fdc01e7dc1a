import Glibc
import Testing

@testable import EInvoiceKit

@Suite struct ZeroizingBytesTests {
    /// What stands in the process's memory there, asked of the system: it may be nobody's any more.
    private func memory(at address: UInt, count: Int) throws -> [UInt8] {
        let file = open("/proc/self/mem", O_RDONLY | O_CLOEXEC)
        try #require(file >= 0)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: count)
        try #require(pread(file, &bytes, count, off_t(address)) == count)
        return bytes
    }

    @Test func `bytes are overwritten once nobody has them`() throws {
        let text = Array(String(repeating: "4444111144441111 ", count: 50).utf8)
        var body: ZeroizingBytes? = ZeroizingBytes([text])
        let address = UInt(bitPattern: body?.bytes.baseAddress)
        #expect(try memory(at: address, count: text.count) == text)
        withExtendedLifetime(body) {}
        body = nil
        let left = try memory(at: address, count: text.count)
        #expect(left.firstRange(of: "4444111144441111".utf8) == nil)
    }
}
