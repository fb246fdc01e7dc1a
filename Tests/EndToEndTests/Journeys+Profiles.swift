import Glibc
import TestGateway
import Testing

extension Journeys {
    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT])
    func `a secret is typed unseen, and the terminal echoes again whatever signal ends that`(
        signal number: CInt
    ) async throws {
        try await TerminalSession.with(.unconnected) { session in
            let pane = session.pane
            let gateway = try session.gateway
            try session.shell("stty -g >before; echo \"noted:$?:\"")
            try await pane.waitFor("noted:0:")
            let add = "profiles add shop --kind test --base-url \(gateway.baseURL) --client-id 12345"
            try session.start(add)
            try await pane.waitFor("The secret is [1]:")
            try pane.send("Enter")
            try await pane.waitFor("Secret:")
            try pane.type(gateway.secret)
            try await pane.waitForKeysRead()
            try session.signal(number)
            #expect(try await session.end() == 130)
            #expect(try !pane.screen.contains(gateway.secret))
            try session.shell("stty -g >after; cmp before after; echo \"compared:$?:\"")
            try await pane.waitFor("compared:0:")
            #expect(try session.files(holding: gateway.secret) == [])
        }
    }

    @Test func `a profile that is typed at the command line is tried, saved, and opened by the console`() async throws {
        try await TerminalSession.with(.unconnected) { session in
            let pane = session.pane
            let gateway = try session.gateway
            try session.start("profiles add shop --kind test --base-url \(gateway.baseURL) --client-id 12345")
            try await pane.waitFor("The secret is [1]:")
            try pane.send("Enter")
            try await pane.waitFor("Secret:")
            try pane.type(gateway.secret)
            try pane.send("Enter")
            try await pane.waitFor("Connected. Profile shop is saved.")
            #expect(try await session.end() == 0)
            #expect(try !pane.screen.contains(gateway.secret))
            #expect(try session.files(holding: gateway.secret) == ["config/einvoice/shop.secret"])
            try session.start()
            try await pane.waitFor("TEST  shop")
        }
    }
}
