import ScreenKit
import Synchronization
import Testing

@testable import Fronts

/// Messages on a terminal that is narrower than they are.
@Suite struct MessageLinesTests {
    @Test func `lines break at blanks, and go on indented`() {
        let text = "  Or connect: set EINVOICE_CLIENT_ID, EINVOICE_SECRET and EINVOICE_KIND"
        #expect(
            MessageLines.broken(text, columns: 42) == [
                "  Or connect: set EINVOICE_CLIENT_ID,", "  EINVOICE_SECRET and EINVOICE_KIND",
            ])
        #expect(MessageLines.broken("einvoice: a problem", columns: 12) == ["einvoice: a", "  problem"])
        #expect(MessageLines.broken(text, columns: 200) == [text])
        #expect(MessageLines.broken("", columns: 20) == [""])
        #expect(MessageLines.broken("one\n\n  two", columns: 20) == ["one", "", "  two"])
    }

    @Test func `what may be copied from there stays whole, even where it is longer than a line`() {
        #expect(
            MessageLines.broken("  Don't: `einvoice resolve 01M8 --sandbox` asks the gateway.", columns: 40) == [
                "  Don't:", "  `einvoice resolve 01M8 --sandbox` asks", "  the gateway.",
            ])
        #expect(
            MessageLines.broken("see https://shop.example/a/very/long/one now", columns: 20) == [
                "see", "  https://shop.example/a/very/long/one", "  now",
            ])
        // A single backtick quotes nothing that the rest could be.
        let text = "it's a ` in a text that is long enough to be broken"
        #expect(MessageLines.broken(text, columns: 20).allSatisfy { TextWidth.of($0) <= 20 })
    }

    @Test func `a output with columns breaks its lines, and nothing that is put as it is`() {
        let written = Mutex("")
        let output = BufferedOutput(holdsBack: false, columns: 10) { bytes in
            written.withLock { $0 += String(decoding: bytes, as: UTF8.self) }
            return bytes.count
        }
        output.line("hello wide world")
        output.put("hello wide world")
        #expect(written.withLock { $0 } == "hello wide\n  world\nhello wide world")
    }
}
