import EInvoiceKit
import Glibc
import Testing

@Suite struct ConfigWritingTests {
    private let folder = TemporaryFolder()

    private func settings(_ name: String) throws -> Settings {
        var options = SettingsOptions()
        (options.configPath, options.dataFolder) = (folder.file(name), folder.path)
        return Settings.inspect(environment: [:], options: options)
    }

    @Test func `makes the folder and a file for nobody else`() throws {
        try settings("new/einvoice/config.json").writeConfig("{ /* mine */ }")
        #expect(folder.read("new/einvoice/config.json") == "{ /* mine */ }")
        #expect(folder.mode(of: "new/einvoice/config.json") == 0o600)
        #expect(folder.mode(of: "new/einvoice") == 0o700)
        #expect(folder.files == ["new/einvoice/config.json"])
    }

    @Test func `closes an open file and keeps a link a link`() throws {
        folder.write("{}", to: "dotfiles.json", mode: 0o644)
        symlink(folder.file("dotfiles.json"), folder.file("config.json"))
        try settings("config.json").writeConfig("{ }")
        #expect(folder.read("dotfiles.json") == "{ }")
        #expect(folder.mode(of: "dotfiles.json") == 0o600)
        var facts = stat()
        #expect(lstat(folder.file("config.json"), &facts) == 0)
        #expect(facts.st_mode & S_IFMT == S_IFLNK)
    }

    @Test func `what cannot be read back is not written`() throws {
        folder.write("{}", to: "config.json")
        let path = folder.file("config.json")
        let problem = SettingsProblem(
            .file(path: path, line: 1, member: nil), .syntax(expected: "a name in double quotes, or }", column: 2))
        #expect(throws: SettingsError.invalid([problem])) { try settings("config.json").writeConfig("{,}") }
        #expect(folder.read("config.json") == "{}")
    }

    @Test func `a refusing disk leaves nothing behind`() throws {
        folder.write("", to: "file")
        #expect(throws: SettingsError.notWritten(path: folder.file("file/config.json"), reason: "Not a directory")) {
            try settings("file/config.json").writeConfig("{}")
        }
        #expect(folder.files == ["file"])
    }
}
