import CPty
import FoundationEssentials
import Testing

/// The real terminal code in a process of its own on a pseudo-terminal.
@Suite(.timeLimit(.minutes(10))) struct TerminalTests {
    @Test func `quitting gives the terminal back`() throws {
        let pty = try PseudoTerminal.whole()
        pty.type("q")
        try pty.waitFor("closed")
        #expect(pty.end() == 0)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
    func `a signal reaches the loop which gives the terminal back`(signal: Int32) throws {
        let pty = try PseudoTerminal.whole()
        pty.send(signal)
        try pty.waitFor("signal \(signal)")
        try pty.waitFor("closed")
        #expect(pty.end() == 4)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT])
    func `a signal that nobody handles gives the terminal back and still kills`(signal: Int32) throws {
        let pty = try PseudoTerminal.whole("nopipe")
        pty.send(signal)
        #expect(pty.end() == 1000 + signal)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    @Test(arguments: [("S", SIGSEGV), ("A", SIGABRT), ("O", SIGSEGV)])
    func `a crash gives the terminal back and still kills`(key: String, signal: Int32) throws {
        let pty = try PseudoTerminal.whole()
        pty.type(key)
        #expect(pty.end() == 1000 + signal)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    @Test func `a program that is stuck ends when asked again and gives the terminal back`() throws {
        let pty = try PseudoTerminal.whole()
        pty.type("L")
        try pty.waitFor("event")
        pty.send(SIGHUP)
        pty.sendUntilEnded(SIGTERM)
        // Not by the first request, which ends it some seconds later in any case.
        #expect(pty.end() == 1000 + SIGTERM)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    /// A terminal that goes away sends SIGHUP twice; the first must not cost what the loop still has to save.
    @Test func `two hang ups at once still reach the loop`() throws {
        let pty = try PseudoTerminal()
        try pty.waitFor("drawn")
        pty.send(SIGHUP)
        pty.send(SIGHUP)
        try pty.waitFor("closed")
        #expect(pty.end() == 4)
    }

    /// `ud2` on x86-64 is SIGILL, `brk` on ARM SIGTRAP.
    @Test func `a swift trap gives the terminal back`() throws {
        let pty = try PseudoTerminal.whole()
        pty.type("I")
        #expect([1000 + SIGILL, 1000 + SIGTRAP].contains(pty.end()))
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    @Test func `what cannot be a terminal is refused politely`() throws {
        for (term, error) in [("dumb", "notCapable"), ("", "notCapable"), ("nosuch-term", "unknownTerminal")] {
            let pty = try PseudoTerminal(environment: ["TERM": term])
            #expect(try pty.waitFor("refused").contains(error))
            #expect(pty.end() == 3)
            #expect(pty.hasItsModesBack)
            #expect(pty.output.isEmpty)
        }
    }

    @Test(arguments: [
        ("xterm-256color", nil, "indexed256"), ("xterm", nil, "ansi8"), ("vt100", nil, "none"),
        ("xterm-256color", "1", "none"), ("xterm-256color", "", "indexed256"),
    ])
    func `colours are those of the terminal unless refused`(term: String, noColor: String?, depth: String) throws {
        var environment = ["TERM": term]
        environment["NO_COLOR"] = noColor
        let pty = try PseudoTerminal(environment: environment)
        #expect(try pty.waitFor("depth") == "depth \(depth)")
        pty.type("q")
        #expect(pty.end() == 0)
    }

    @Test func `keys split anywhere and a lone escape are told`() throws {
        let pty = try PseudoTerminal()
        try pty.waitFor("drawn")
        pty.type("\u{1B}")
        #expect(try pty.waitFor("event").contains("escape"))
        pty.type("\u{1B}[1;5A")
        let arrow = try pty.waitFor("event")
        #expect(arrow.contains("up") && arrow.contains("rawValue: 4"))
        pty.type("\u{13}")
        let control = try pty.waitFor("event")
        #expect(control.contains("\"s\"") && control.contains("rawValue: 4"))
        pty.type([0xD1])
        pty.type([0x8F])
        #expect(try pty.waitFor("event").contains("\"я\""))
    }

    @Test func `a huge paste is one event and no key`() throws {
        let pty = try PseudoTerminal()
        try pty.waitFor("drawn")
        let part = "q\u{03}\u{1B}[A S A\r"
        let text = String(repeating: part, count: 1_000_000 / part.utf8.count)
        pty.type("\u{1B}[200~" + text + "\u{1B}[201~")
        #expect(try pty.waitFor("paste").hasPrefix("paste \(text.utf8.count) q␃␛[A S A⏎"))
        pty.type("q")
        try pty.waitFor("closed")
        #expect(pty.end() == 0)
    }

    @Test func `a new size is taken and drawn`() throws {
        let pty = try PseudoTerminal()
        try pty.waitFor("drawn")
        let mark = pty.mark
        pty.resize(columns: 100, rows: 30)
        try pty.waitFor("signal \(SIGWINCH)")
        try pty.waitFor("drawn")
        #expect(pty.written(after: mark).contains("100x30"))
    }

    @Test func `a smaller size in the environment cuts nothing off`() throws {
        let pty = try PseudoTerminal(environment: ["COLUMNS": "40", "LINES": "10"])
        try pty.waitFor("drawn")
        pty.type("e")
        try pty.waitFor("event")
        try pty.waitFor("drawn")
        #expect(pty.written(after: 0).contains("the end"))
    }

    @Test func `the first frame is of the terminal's size, not of its database's`() throws {
        let pty = try PseudoTerminal(columns: 100, rows: 30)
        try pty.waitFor("drawn")
        pty.type("e")
        try pty.waitFor("event")
        try pty.waitFor("drawn")
        #expect(pty.written(after: 0).contains("the end"))
        // A scroll region of the database's size would hold the rest of the screen still.
        #expect(!pty.written(after: 0).contains("\u{1B}[1;24r"))
    }

    @Test func `the environment's size counts where the terminal knows none`() throws {
        let pty = try PseudoTerminal(columns: 0, rows: 0, environment: ["COLUMNS": "70", "LINES": "20"])
        try pty.waitFor("drawn")
        #expect(pty.written(after: 0).contains("probe 70x20"))
    }

    @Test func `a stopped program gives the terminal back and takes it again`() throws {
        let pty = try PseudoTerminal.whole()
        pty.type("s")
        try pty.waitFor("suspended")
        #expect(pty.switchedOn == [])
        let mark = pty.mark
        try pty.waitFor("drawn")
        #expect(pty.switchedOn == PseudoTerminal.Switch.allCases)
        #expect(pty.written(after: mark).contains("probe 80x24"))
        pty.type("\u{1B}[B")
        #expect(try pty.waitFor("event").contains("down"))
        pty.type("q")
        try pty.waitFor("closed")
        #expect(pty.end() == 0)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    /// Without a shell's job control nobody could let it go on, so the kernel doesn't stop it.
    @Test func `a stop that cannot be ends with the terminal taken again`() throws {
        let pty = try PseudoTerminal.whole()
        pty.send(SIGTSTP)
        try pty.waitFor("signal \(SIGTSTP)")
        try pty.waitFor("drawn")
        pty.type("q")
        try pty.waitFor("closed")
        #expect(pty.end() == 0)
        #expect(pty.switchedOn == [])
    }

    /// SIGSTOP can't be caught: the shell sets its modes, and what goes on must set its own.
    @Test func `a program that was stopped unawares takes the terminal again`() throws {
        let pty = try PseudoTerminal.whole()
        pty.send(SIGSTOP)
        pty.setModesBack()
        pty.send(SIGCONT)
        try pty.waitFor("signal \(SIGCONT)")
        try pty.waitFor("drawn")
        #expect(!pty.hasItsModesBack)
        pty.type("q")
        try pty.waitFor("closed")
        #expect(pty.end() == 0)
        #expect(pty.hasItsModesBack)
        #expect(pty.switchedOn == [])
    }

    @Test func `a paste in which the program was stopped isn't waited for as long as another`() throws {
        let pty = try PseudoTerminal()
        try pty.waitFor("drawn")
        // The key is told once all is read.
        pty.type("x\u{1B}[200~abc")
        try pty.waitFor("event")
        pty.send(SIGCONT)
        #expect(try Int(pty.waitFor("waits").dropFirst(6)).map { $0 <= 500 } == true)
        #expect(try pty.waitFor("paste") == "paste 3 abc")
    }

    @Test func `the clipboard goes out as a command`() throws {
        let pty = try PseudoTerminal(environment: ["TMUX": "/tmp/x,1,0"])
        try pty.waitFor("drawn")
        let mark = pty.mark
        pty.type("cq")
        try pty.waitFor("closed")
        #expect(pty.end() == 0)
        let written = pty.written(after: mark)
        #expect(written.contains("\u{1B}]52;c;R3LDvMOfZQ==\u{07}"))
        #expect(written.contains("\u{1B}Ptmux;\u{1B}\u{1B}]52;c;R3LDvMOfZQ==\u{07}\u{1B}\\"))
    }

    @Test func `a link is clickable and its text is sent again without`() throws {
        let pty = try PseudoTerminal()
        try pty.waitFor("drawn")
        let linked = try draw("w", on: pty)
        #expect(linked.contains("]8;id=0;https://example.org/\u{1B}\\https://example.org/\u{1B}]8;;"))
        let plain = try draw("x", on: pty)
        #expect(plain.contains("https://example.org/"))
        #expect(!plain.contains("]8;"))
    }

    @Test(arguments: ["x", "w", "h"]) func `the same frame sends nothing`(key: String) throws {
        let pty = try PseudoTerminal()
        try pty.waitFor("drawn")
        _ = try draw(key, on: pty)
        #expect(try draw(key, on: pty) == "")
        let mark = pty.mark
        pty.type("yyy\u{1B}[B")
        for _ in 0..<4 { try pty.waitFor("event") }
        try pty.waitFor("drawn")
        #expect(pty.written(after: mark) == "")
    }

    @Test func `nothing from outside reaches the terminal raw`() throws {
        let pty = try PseudoTerminal()
        try pty.waitFor("drawn")
        let written = pty.written(after: 0)
        #expect(written.contains("界é ␛[31m\\u{202e}"))
        #expect(!written.unicodeScalars.contains("\u{202E}"))
        // The frame's own text; what colours ncurses sets are written otherwise, as the plain theme has none.
        #expect(!pty.output.indices.contains { pty.output[$0...].starts(with: Array("\u{1B}[31m".utf8)) })
    }

    @Test func `the terminal is asked for its background, and what it says counts in the next frame`() throws {
        // Without colours, only a code on a dark terminal is shown reversed.
        let pty = try PseudoTerminal(environment: ["NO_COLOR": "1"])
        try pty.waitFor("drawn")
        #expect(pty.written(after: 0).contains("\u{1B}]10;?\u{1B}\\\u{1B}]11;?"))
        #expect(try draw("k", on: pty).contains("7m"))
        pty.type("\u{1B}]10;rgb:0000/0000/0000\u{1B}\\\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\")
        #expect(try !draw("y", on: pty).contains("7m"))
    }

    @Test(arguments: [("1", true), ("2", true), ("0", false), ("3", false), ("4", false)])
    func `frames are synchronized where the terminal says that it has it`(answer: String, isSynchronized: Bool) throws {
        let pty = try PseudoTerminal()
        try pty.waitFor("drawn")
        // The first frame doesn't wait for the answer.
        #expect(pty.written(after: 0).contains("\u{1B}[?2026$p"))
        #expect(!pty.written(after: 0).contains("\u{1B}[?2026h"))
        pty.type("\u{1B}[?2026;\(answer)$y")
        let written = try draw("h", on: pty)
        #expect(written.contains("\u{1B}[?2026h") == isSynchronized)
        #expect(written.hasSuffix("\u{1B}[?2026l") == isSynchronized)
        // Nothing to draw, nothing to send.
        #expect(try !draw("h", on: pty).contains("2026"))
    }

    @Test(arguments: ["linux", "vt220"])
    func `a terminal that would print a question isn't asked`(term: String) throws {
        let pty = try PseudoTerminal(environment: ["TERM": term])
        try pty.waitFor("drawn")
        #expect(!pty.written(after: 0).contains("2026"))
        #expect(!pty.written(after: 0).contains("]10;") && !pty.written(after: 0).contains("]11;"))
    }

    @Test func `the cursor hides and comes back`() throws {
        let pty = try PseudoTerminal()
        try pty.waitFor("drawn")
        #expect(!pty.switchedOn.contains(.hiddenCursor))
        _ = try draw("h", on: pty)
        #expect(pty.switchedOn.contains(.hiddenCursor))
        _ = try draw("x", on: pty)
        #expect(!pty.switchedOn.contains(.hiddenCursor))
    }

    /// What the probe writes between one key and the end of the drawing after it.
    private func draw(_ key: String, on pty: PseudoTerminal) throws -> String {
        let mark = pty.mark
        pty.type(key)
        try pty.waitFor("event")
        try pty.waitFor("drawn")
        return pty.written(after: mark)
    }
}
