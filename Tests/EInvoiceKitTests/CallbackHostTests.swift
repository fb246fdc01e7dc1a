import LoopbackServer
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct CallbackHostTests {
    private func status(_ host: String, publicURL: String?) async throws -> Int? {
        let listener = try await CallbackListener.unhurried(publicURL: publicURL)
        let status = await LoopbackCaller.get(
            port: listener.port, host: host, target: "/einvoice-callback/x", limit: .seconds(300))
        await listener.stop()
        return status
    }

    @Test func `callbacks come under this machine's names and the tunnel's`() async throws {
        for host in ["127.0.0.1", "localhost", "hooks.example"] {
            #expect(try await status(host, publicURL: "https://hooks.example/shop") == 200)
        }
        #expect(try await status("127.0.0.1", publicURL: nil) == 200)
    }

    @Test func `a page that gave its name this machine's address is refused`() async throws {
        #expect(try await status("evil.example", publicURL: "https://hooks.example/shop") == 421)
        #expect(try await status("hooks.example", publicURL: nil) == 421)
    }
}
