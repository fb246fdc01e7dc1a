import Glibc
import TestGateway
import Testing

extension Journeys {
    /// What keeps a terminal from taking more.
    enum Obstacle: CaseIterable {
        /// Nobody reads it, and it is full.
        case unread
        /// Its driver holds its output.
        case held
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT], Obstacle.allCases)
    func `a terminal that takes no output keeps no signal from the program, nor an outcome from the history`(
        signal: CInt, obstacle: Obstacle
    ) async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let gateway = try session.gateway
            gateway.fail(.hang, creating: true)
            let terminal = try UnreadTerminal(TerminalSession.binary(), environment: session.environment)
            try await terminal.waitFor("No invoices yet.")
            terminal.type("n")
            try await terminal.waitFor("New invoice")
            terminal.type("visamaster.uah\r100.50")
            try await terminal.waitFor("proposed")
            // F2.
            terminal.type("\u{1b}OQ")
            try await terminal.waitFor("/api/einvoice/create")
            terminal.type("\r")
            let came = try await becomesTrue { gateway.requests(to: "einvoice/create").count == 1 }
            try #require(came, "the gateway got no request")
            if obstacle == .held { terminal.hold() }
            try await terminal.fill()

            terminal.signal(signal)
            // Its own word, and not the signal's that ends who is stuck.
            #expect(try await terminal.end() == 128 + signal)
            #expect(try session.history().map(\.event) == [nil, "unknown"])
            #expect(terminal.hasItsModesBack)
            #expect(terminal.descriptorsWait)
            if obstacle == .unread {
                try await terminal.waitFor("\u{1b}[?1049l")
                try await terminal.waitFor("is unknown; `einvoice resolve")
            }
        }
    }
}
