import Glibc
import Screens
import Testing

@testable import Fronts

/// Where a copied text goes; the programs are fakes.
@Suite(.timeLimit(.minutes(10))) struct ClipboardTests {
    private let fakes: FakePrograms

    init() throws { fakes = try FakePrograms() }

    /// A program that keeps its arguments and its input.
    private func addKeeping(_ names: String...) throws {
        for name in names {
            try fakes.add(name, "echo \"\(name) $*\" >\(fakes.folder)/words; /bin/cat >\(fakes.folder)/got")
        }
    }

    private func put(_ text: String, _ variables: [String: String]) -> CopyResult {
        Clipboard.put(text, environment: variables.merging(["PATH": "/nowhere:\(fakes.folder)"]) { first, _ in first })
    }

    @Test(arguments: [
        (["TMUX": "x", "WAYLAND_DISPLAY": "w", "DISPLAY": ":9"], CopyResult.Place.tmux, "tmux load-buffer -w -"),
        (["TMUX": "", "WAYLAND_DISPLAY": "w", "DISPLAY": ":9"], .clipboard, "wl-copy "),
        (["DISPLAY": ":9"], .clipboard, "xclip -selection clipboard"),
    ])
    func `the innermost place is taken`(
        _ variables: [String: String], _ place: CopyResult.Place, _ words: String
    ) throws {
        try addKeeping("tmux", "wl-copy", "xclip", "xsel")
        #expect(put("79DF-60B0", variables) == .copied(place))
        #expect(try fakes.text("words") == "\(words)\n")
        #expect(try fakes.text("got") == "79DF-60B0")
    }

    @Test func `a program that isn't there leaves it to the next`() throws {
        try addKeeping("xsel")
        #expect(put("Grüße", ["TMUX": "x", "WAYLAND_DISPLAY": "w", "DISPLAY": ":9"]) == .copied(.clipboard))
        #expect(try fakes.text("words") == "xsel -ib\n")
        #expect(try fakes.text("got") == "Grüße")
        #expect(put("x", ["TMUX": "x", "WAYLAND_DISPLAY": "w"]) == .noProgram)
        #expect(put("x", [:]) == .noProgram)
        #expect(Clipboard.put("x", environment: ["DISPLAY": ":9"]) == .noProgram)
    }

    @Test func `a program that fails, or can't run, is named`() throws {
        try fakes.add("xclip", "exit 3")
        #expect(put("x", ["DISPLAY": ":9"]) == .failed("xclip failed with status 3"))
        // It goes away without reading a text that no buffer holds.
        #expect(
            put(String(repeating: "x", count: 4_000_000), ["DISPLAY": ":9"]) == .failed("xclip failed with status 3"))
        try #require(mkdir("\(fakes.folder)/tmux", 0o700) == 0)
        #expect(put("x", ["TMUX": "x"]) == .failed("tmux can't be started (Permission denied)"))
    }

    @Test func `a program that hangs is ended, and the text need not fit anywhere`() throws {
        try fakes.add("xclip", "echo $$ >\(fakes.folder)/id; exec /bin/sleep 1000")
        #expect(
            put(String(repeating: "x", count: 4_000_000), ["DISPLAY": ":9"])
                == .failed("xclip gave no answer for 2 seconds"))
        let id = try #require(pid_t(fakes.text("id").split(separator: "\n")[0]))
        #expect(kill(id, 0) == -1)
    }

    @Test func `a program that stays to serve the text doesn't hold up the answer, and is left alone`() throws {
        try fakes.add("xclip", "/bin/cat >/dev/null; /bin/sleep 1000 & echo $! >\(fakes.folder)/id")
        #expect(put("x", ["DISPLAY": ":9"]) == .copied(.clipboard))
        let id = try #require(pid_t(fakes.text("id").split(separator: "\n")[0]))
        #expect(kill(id, SIGKILL) == 0)
    }

    @Test func `a program sees no secret, and has no terminal`() throws {
        try fakes.add(
            "tmux",
            "/usr/bin/env >\(fakes.folder)/variables; read -r id _ _ _ _ session _ </proc/$$/stat; echo $id $session >\(fakes.folder)/session"
        )
        #expect(put("x", ["TMUX": "x", "EINVOICE_SECRET": "s3cr3t", "LANG": "C"]) == .copied(.tmux))
        let variables = try fakes.text("variables")
        #expect(variables.contains("LANG=C") && !variables.contains("s3cr3t"))
        let ids = try fakes.text("session").split(whereSeparator: \.isWhitespace)
        #expect(ids.count == 2 && ids[0] == ids[1])
    }

    @Test func `a program that stays holds nothing open that is open here`() throws {
        // As a server's port is: the next console would not get it. The number is one that a shell never takes.
        let held = fcntl(STDERR_FILENO, F_DUPFD, 700)
        defer { close(held) }
        try #require(held >= 700)
        try fakes.add("xclip", "/bin/ls /proc/$$/fd >\(fakes.folder)/open; /bin/cat >/dev/null")
        #expect(put("x", ["DISPLAY": ":9"]) == .copied(.clipboard))
        let open = try fakes.text("open").split(separator: "\n").compactMap { Int32($0) }
        #expect(open.contains(STDIN_FILENO) && !open.contains(held), "\(open)")
    }

    @Test func `a tmux that doesn't know how to hand a text on keeps it all the same`() throws {
        try fakes.add(
            "tmux", "[ \"$2\" != -w ] || exit 1; echo \"$*\" >\(fakes.folder)/words; /bin/cat >\(fakes.folder)/got")
        #expect(put("79DF", ["TMUX": "x"]) == .copied(.tmux))
        #expect(try fakes.text("words") == "load-buffer -\n")
        #expect(try fakes.text("got") == "79DF")
    }

    @Test func `what one program can't copy the next one may`() throws {
        try fakes.add("tmux", "echo no server running >&2; exit 1")
        try addKeeping("xsel")
        try fakes.add("xclip", "exit 1")
        #expect(put("79DF", ["TMUX": "gone", "DISPLAY": ":9"]) == .copied(.clipboard))
        #expect(try fakes.text("got") == "79DF")
        #expect(put("79DF", ["TMUX": "gone"]) == .failed("tmux failed with status 1"))
    }

    @Test func `what is being copied at the end is copied`() throws {
        let fixture = try ConsoleFixture(environment: ["PATH": fakes.folder, "DISPLAY": ":9"])
        try fakes.add("xclip", "/bin/sleep 0.05; exec /bin/cat >\(fakes.folder)/got")
        fixture.effects.run(.copy("79DF"))
        fixture.effects.finish()
        #expect(try fakes.text("got") == "79DF")
    }

    @Test func `copying holds up nobody`() async throws {
        let fixture = try ConsoleFixture(environment: ["PATH": fakes.folder, "DISPLAY": ":9"])
        try fakes.add("xclip", "exec /bin/sleep 1000")
        fixture.effects.run(.copy("first"))
        #expect(fixture.queue.takeAll() == [])
        let result = try await fixture.next { if case .copied("first", let result) = $0 { result } else { nil } }
        #expect(result == .failed("xclip gave no answer for 2 seconds"))
    }
}
