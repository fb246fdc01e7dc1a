import Glibc
import Testing

extension Journeys {
    /// How the program comes to its end.
    enum Ending: CaseIterable {
        case quitKey, terminate, hangUp, interrupt, crash
        /// With the toolchain's crash reporter at its defaults, where it is installed: it takes the signal after us.
        case crashWithReporter

        var signal: CInt? {
            switch self {
            case .quitKey: nil
            case .terminate: SIGTERM
            case .hangUp: SIGHUP
            case .interrupt: SIGINT
            case .crash, .crashWithReporter: SIGSEGV
            }
        }
    }

    @Test(arguments: Ending.allCases)
    func `the terminal is given back`(after ending: Ending) async throws {
        let variables = ending == .crash ? ["SWIFT_BACKTRACE": "enable=no"] : [:]
        try await TerminalSession.with(.none, variables: variables) { session in
            let pane = session.pane
            try await session.noteModes("before")
            let state = try pane.format(Self.terminalState)
            try await session.openConsole("--sandbox")
            let taken = try pane.format(Self.terminalState)
            #expect(state.hasPrefix("alternate 0 cursor 1 mouse 000000 "))
            #expect(taken.hasPrefix("alternate 1 cursor 0 mouse 100110 "))

            if let signal = ending.signal { try session.signal(signal) } else { try pane.send("q") }
            #expect(try await session.end() == ending.signal.map { 128 + Int($0) } ?? 0)
            #expect(try pane.format(Self.terminalState) == state)
            // What stood there before the program does so again, and nothing of the program's does.
            let screen = try pane.screen
            #expect(screen.contains("noted-before:0:"))
            #expect(!screen.contains("No invoices yet."))
            try await session.noteModes("after")
            let modes = session.text(of: "before") ?? ""
            #expect(modes != "")
            #expect(modes == session.text(of: "after"))
            try await session.expectPlainPaste()
        }
    }

    @Test func `the shell has its terminal while the program is suspended`() async throws {
        try await TerminalSession.with(.none) { session in
            let pane = session.pane
            try await session.noteModes("before")
            let state = try pane.format(Self.terminalState)
            try await session.openConsole("--sandbox")
            try await session.openForm()
            // Their titles, once they are known, decide how wide the form's labels are.
            try await pane.waitFor("Customer's e-mail")
            let form = try pane.filledIn
            try pane.send("C-z")
            // To the shell a stopped program ended its line.
            #expect(try await session.end() == 128 + Int(SIGTSTP))
            #expect(try pane.format(Self.terminalState) == state)
            try await session.noteModes("after")
            let modes = try #require(session.text(of: "before"))
            #expect(modes != "")
            #expect(modes == session.text(of: "after"))
            try await session.expectPlainPaste()

            try session.shell("fg; echo \"foreground-$?:\"")
            try await pane.wait(for: "form as it was before:\n\(form)\n") { _ in try pane.filledIn == form }
            try pane.send("C-c")
            try await pane.waitFor("foreground-0:")
            #expect(try pane.format(Self.terminalState) == state)
        }
    }

    /// Everything that tmux knows of what a program can change of its terminal.
    private static let terminalState = """
        alternate #{alternate_on} cursor #{cursor_flag} mouse #{mouse_any_flag}#{mouse_all_flag}#{mouse_button_flag}\
        #{mouse_standard_flag}#{mouse_sgr_flag}#{mouse_utf8_flag} keypad #{keypad_flag}#{keypad_cursor_flag} insert \
        #{insert_flag} origin #{origin_flag} wrap #{wrap_flag} region #{scroll_region_upper}-#{scroll_region_lower} title \
        #{pane_title}
        """
}

extension TerminalSession {
    /// A paste comes without brackets to the shell, and Enter is Enter.
    fileprivate func expectPlainPaste() async throws {
        try pane.paste("echo \"pasted-$((40 + 2))\"\n")
        try await pane.waitFor("pasted-42")
    }

    /// Writes the modes of the shell's terminal into a file of the folder.
    fileprivate func noteModes(_ name: String) async throws {
        try shell("stty -g >\(name); echo \"noted-\(name):$?:\"")
        try await pane.waitFor("noted-\(name):0:")
    }
}
