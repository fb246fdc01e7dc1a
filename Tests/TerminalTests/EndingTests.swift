import CPty
import Testing

/// What ends the program without a word from its loop, or without a terminal that takes what it is told.
@Suite(.timeLimit(.minutes(10))) struct EndingTests {
    @Test(arguments: [
        SIGUSR1, SIGUSR2, SIGXCPU, SIGSYS, SIGALRM, SIGABRT, SIGSEGV, SIGVTALRM, SIGPROF, SIGXFSZ, SIGIO, SIGPWR,
        SIGSTKFLT,
    ])
    func `a signal of somebody else's gives the terminal back and still kills`(signal: Int32) throws {
        let pty = try PseudoTerminal.whole()
        pty.send(signal)
        #expect(pty.end() == 1000 + signal)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    /// Swift's reporter would print one, ask what to do, and let the program go on without its screen.
    @Test(arguments: [SIGABRT, SIGSEGV]) func `a fault that somebody sends is no crash to report`(signal: Int32) throws
    {
        let pty = try PseudoTerminal.whole("nopipe", environment: ["SWIFT_BACKTRACE": "enable=yes,interactive=no"])
        pty.send(signal)
        #expect(pty.end() == 1000 + signal)
        #expect(!pty.written(after: 0).contains("Backtracing"))
        #expect(pty.switchedOn == [])
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func `a terminal that isn't read doesn't hold who is asked to end`(signal: Int32) throws {
        let pty = try PseudoTerminal.whole()
        pty.type("F")
        try pty.waitFor("event")
        pty.send(signal)
        // By its loop, which goes on as soon as what it writes goes nowhere.
        #expect(pty.endUnread() == 4)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    @Test func `a terminal that isn't read keeps no key from its program`() throws {
        let pty = try PseudoTerminal.whole()
        pty.type("F")
        try pty.waitFor("event")
        pty.type("q")
        #expect(pty.endUnread() == 0)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
        // The frame that it was in the middle of is broken off.
        let cancel = try #require(pty.output.lastIndex(of: 0x18))
        #expect(!pty.written(after: cancel).contains("ox"))
    }

    @Test func `a terminal that takes nothing isn't asked to copy`() throws {
        let pty = try PseudoTerminal.whole()
        pty.type("Fcq")
        #expect(pty.endUnread() == 6)
    }

    @Test func `what a terminal didn't take is dropped for the newest frame, which comes without a key`() throws {
        let pty = try PseudoTerminal.whole()
        pty.type("u")
        try pty.waitFor("event")
        try pty.waitFor("drawn")
        let mark = pty.mark
        pty.hold(true)
        pty.type("Fn")
        pty.untilDone()
        pty.hold(false)
        var shown = ""
        while !shown.contains("newest") {
            try pty.waitFor("drawn")
            shown = pty.written(after: mark)
        }
        // Two of 400 frames with 1920 cells each.
        #expect(pty.mark - mark < 10_000)
        pty.type("q")
        try pty.waitFor("closed")
        #expect(pty.end() == 0)
    }

    /// A terminal that goes away sends more than one; the second must not cost what the loop still has to save.
    @Test func `two requests at once still reach the loop`() throws {
        let pty = try PseudoTerminal.whole()
        // Nobody takes what it draws until both are there.
        pty.type("F")
        try pty.waitFor("event")
        pty.send(SIGHUP)
        pty.send(SIGTERM)
        try pty.waitFor("closed")
        #expect(pty.end() == 4)
    }

    @Test func `who is stuck ends seconds after one request, and gives the terminal back`() throws {
        let pty = try PseudoTerminal.whole()
        pty.type("L")
        try pty.waitFor("event")
        pty.send(SIGTERM)
        #expect(pty.end() == 1000 + SIGTERM)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    @Test func `who ended in time leaves no time limit behind`() throws {
        let pty = try PseudoTerminal.whole()
        pty.send(SIGTERM)
        #expect(try pty.waitFor("closed") == "closed 0")
        #expect(pty.end() == 4)
    }
}
