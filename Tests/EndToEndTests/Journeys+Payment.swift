import FoundationEssentials
import Glibc
import TestGateway
import Testing

extension Journeys {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    func aSignalEndsTheWatchingOfAPayment(signal: CInt) async throws {
        try await Desk.with(.kind("test")) { desk in
            let gateway = try desk.gateway
            #expect(try desk.runBesides(Self.create) == 0)
            gateway.setStatuses(["PAYIN"], of: "26")
            try desk.start("status 26 --watch")
            // The line is there at once, though more will follow.
            try await desk.pane.waitFor("PAYIN: The customer is paying.")
            try desk.signal(signal)
            #expect(try await desk.end() == 130)
            #expect(try desk.pane.screen.contains("Stopped; 1 payment without a final status."))
        }
    }

    /// The runtime's reporter of crashes knows SIGQUIT, too; it would ask what to do instead.
    @Test(arguments: [SIGTERM, SIGQUIT]) func `the same signal a second time ends a command at once`(signal: CInt)
        async throws
    {
        try await Desk.with(.kind("test"), variables: ["SWIFT_BACKTRACE": "enable=yes,interactive=no"]) { desk in
            let gateway = try desk.gateway
            gateway.fail(.hang)
            try desk.start("test-payment --currency visamaster.uah --timeout 600")
            let came = try await becomesTrue { !gateway.requests(to: "einvoice/create").isEmpty }
            try #require(came, "the gateway got no request")
            try desk.signal(signal)
            // What is on its way is waited for.
            try await desk.pane.waitFor("Stopping; what is on its way comes to its end first.")
            try desk.signal(signal)
            #expect(try await desk.end() == 128 + Int(signal))
        }
    }

    @Test func theBrowserGetsTheAddressAndNoBlockedSignal() async throws {
        try await Desk.with(.kind("test")) { desk in
            #expect(try desk.runBesides(Self.create) == 0)
            // What stands for the browser tells its address and its signals to who waits for it. Some shells between
            // clear the signals by themselves, others hand on what they got.
            let script = "#!/bin/sh\n{ echo \"$1\"; grep SigBlk /proc/self/status; } >'\(desk.folder)/told'\n"
            try #require(mkdir("\(desk.folder)/bin", 0o700) == 0)
            try Subprocess.write(script, asProgram: "\(desk.folder)/bin/xdg-open")
            try #require(mkfifo("\(desk.folder)/told", 0o600) == 0)
            try desk.shell(
                "DISPLAY=:9 PATH='\(desk.folder)/bin':\"$PATH\" ./run pay 26 --open; timeout 60 cat told; echo all-$((40 + 2))"
            )
            try await desk.pane.waitFor("\nall-42")
            let screen = try desk.pane.screen
            #expect(screen.contains("\nhttps://pay.test/\(try #require(desk.gateway.tracking(of: "26")))\nSigBlk:"))
            #expect(screen.contains("0000000000000000\n"))
        }
    }

    private static let create = [
        "create", "--currency", "visamaster.uah", "--amount", "100.50", "--payment-id", "26",
    ]
}
