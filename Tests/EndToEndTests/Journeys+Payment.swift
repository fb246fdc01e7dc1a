import FoundationEssentials
import Glibc
import TestGateway
import Testing

extension Journeys {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    func `a signal ends the watching of a payment`(signal: CInt) async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let gateway = try session.gateway
            #expect(try session.runBesides(Self.create) == 0)
            gateway.setStatuses(["PAYIN"], of: "26")
            try session.start("status 26 --watch")
            // The line is there at once, though more will follow.
            try await session.pane.waitFor("Waiting for the customer to pay")
            try session.signal(signal)
            #expect(try await session.end() == 130)
            #expect(try session.pane.screen.contains("Stopped; 1 payment without a final status."))
        }
    }

    /// The runtime's reporter of crashes knows SIGQUIT, too; it would ask what to do instead.
    @Test(arguments: [SIGTERM, SIGQUIT]) func `the same signal a second time ends a command at once`(signal: CInt)
        async throws
    {
        try await TerminalSession.with(.kind("test"), variables: ["SWIFT_BACKTRACE": "enable=yes,interactive=no"]) {
            session in
            let gateway = try session.gateway
            gateway.fail(.hang)
            try session.start("test-payment --currency visamaster.uah --timeout 600")
            let came = try await becomesTrue { !gateway.requests(to: "einvoice/create").isEmpty }
            try #require(came, "the gateway got no request")
            try session.signal(signal)
            // What is on its way is waited for.
            try await session.pane.waitFor("Stopping; what is on its way comes to its end first.")
            try session.signal(signal)
            #expect(try await session.end() == 128 + Int(signal))
        }
    }

    @Test func `the browser gets the address and no blocked signal`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            #expect(try session.runBesides(Self.create) == 0)
            // What stands for the browser tells its address and its signals to who waits for it. Some shells between
            // clear the signals by themselves, others hand on what they got.
            let script = "#!/bin/sh\n{ echo \"$1\"; grep SigBlk /proc/self/status; } >'\(session.folder)/told'\n"
            try #require(mkdir("\(session.folder)/bin", 0o700) == 0)
            try Subprocess.write(script, asProgram: "\(session.folder)/bin/xdg-open")
            try #require(mkfifo("\(session.folder)/told", 0o600) == 0)
            try session.shell(
                "DISPLAY=:9 PATH='\(session.folder)/bin':\"$PATH\" ./run pay 26 --open; timeout 60 cat told; echo all-$((40 + 2))"
            )
            try await session.pane.waitFor("\nall-42")
            let screen = try session.pane.screen
            #expect(screen.contains("\nhttps://pay.test/\(try #require(session.gateway.tracking(of: "26")))\nSigBlk:"))
            #expect(screen.contains("0000000000000000\n"))
        }
    }

    private static let create = [
        "create", "--currency", "visamaster.uah", "--amount", "100.50", "--payment-id", "26",
    ]
}
