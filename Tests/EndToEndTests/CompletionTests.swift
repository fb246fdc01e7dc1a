import FoundationEssentials
import Glibc
import Testing

/// What a real bash offers at a Tab, by the script that the program prints.
@Suite(.timeLimit(.minutes(10)))
final class CompletionTests {
    private let folder: String
    private let environment: [String: String]

    init() throws {
        var template = Array("/tmp/einvoice-tab.XXXXXX".utf8CString)
        folder = try #require(mkdtemp(&template).map { String(cString: $0) })
        environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder, "XDG_DATA_HOME": "\(folder)/data",
            "XDG_CONFIG_HOME": "\(folder)/config", "LANG": "C.UTF-8",
        ]
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }  // A temporary folder may stay.

    private static let script = """
        cd "$HOME"
        source <("$0" completions bash)
        COMP_WORDS=("$0" "$@")
        COMP_CWORD=$#
        COMP_LINE="${COMP_WORDS[*]}"
        COMP_POINT=${#COMP_LINE}
        COMPREPLY=()
        _einvoice_with_equal_signs "$0" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """

    /// What is offered where these words stand on the line, and the last one is being typed.
    private func offered(_ words: String...) throws -> [String] {
        let ended = try Subprocess.run(
            "/bin/bash", ["--norc", "-c", Self.script, try TerminalSession.binary()] + words, environment: environment)
        try #require(ended.status == 0, "\(ended.output)")
        return ended.output.split(separator: "\n").map(String.init)
    }

    private func run(_ arguments: String...) throws {
        let ended = try Subprocess.run(try TerminalSession.binary(), arguments, environment: environment)
        try #require(ended.status == 0, "\(ended.output)")
    }

    @Test func `commands, options and their values are offered`() throws {
        #expect(try offered("hist") == ["history"])
        #expect(try offered("profiles", "").contains("check"))
        #expect(try offered("history", "--for") == ["--format"])
        #expect(Set(try offered("history", "--format", "j")) == ["json", "jsonl"])
        #expect(try offered("history", "--state", "unk") == ["unknown"])
        #expect(try offered("completions", "") == ["bash", "zsh", "fish"])
        #expect(try offered("config", "set", "theme", "night") == ["night"])
        #expect(try offered("config", "get", "keys.ref") == ["keys.refresh"])
        // As bash breaks --format=j into words.
        #expect(Set(try offered("history", "--format", "=", "j")) == ["json", "jsonl"])
        #expect(Set(try offered("history", "--format", "=")) == ["table", "json", "jsonl", "csv"])
        #expect(try offered("create", "--currency", "=", "bitcoin_c") == ["bitcoin_cash"])
        #expect(try offered("history", "--format", "=", "csv", "--sta") == ["--state", "--status"])
    }

    @Test func `currencies, profiles, payment ids and files are offered as they are now`() throws {
        #expect(try offered("create", "--currency", "visam").contains("visamaster.uah"))
        try run(
            "profiles", "add", "shop", "--kind", "test", "--base-url", "http://127.0.0.1:9", "--client-id", "1",
            "--secret-command", "true", "--no-check")
        #expect(try offered("history", "--profile", "sh") == ["shop"])
        #expect(try offered("profiles", "show", "s").sorted() == ["sandbox", "shop"])
        for id in ["inv-2093", "inv-$(id>ran)", "inv-`id>ran`"] {
            try run(
                "create", "--sandbox", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", id)
        }
        // Of another profile there are none.
        #expect(try offered("show", "inv") == [])
        #expect(try offered("show", "--sandbox", "inv") == ["inv-2093"])
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/ran"))
        try "".write(toFile: "\(folder)/my.theme", atomically: true, encoding: .utf8)
        #expect(try offered("themes", "--check", "my") == ["my.theme"])
    }
}
