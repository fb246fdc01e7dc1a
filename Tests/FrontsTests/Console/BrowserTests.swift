import Glibc
import Testing

@testable import Fronts

@Suite struct BrowserTests {
    private let address = "https://pay.test/x?a=1&b=2;c"

    @Test func `BROWSER names browsers, and where the address goes`() {
        #expect(
            BrowserOpening.commands("firefox:w3m -o x:open %s --new: :see=%s", address) == [
                ["firefox", address], ["w3m", "-o", "x", address], ["open", address, "--new"], ["see=\(address)"],
            ])
        #expect(BrowserOpening.commands("", address).isEmpty)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a browser that can't work is known from one that does`() throws {
        #expect(try BrowserOpening.start(["true", address]) == 0)
        #expect(try BrowserOpening.start(["false", address]) == 1)
        #expect(try BrowserOpening.start(["no-such-browser-anywhere", address]) == 127)
        // The address is one word to the browser, and no words of the shell's.
        #expect(try BrowserOpening.start(["test", address, "=", address]) == 0)
        #expect(try BrowserOpening.start(["sleep", "5"]) == 0)
    }
}
