import FoundationEssentials
import Glibc
import Testing

@testable import Fronts

/// Where the theme that was chosen in the console is remembered.
@Suite struct ThemeShelfTests {
    private let fixture = CommandFixture()

    private func library(data: String = "data") -> ThemeLibrary {
        ThemeLibrary(configPath: "\(fixture.folder)/config.json", dataFolder: "\(fixture.folder)/\(data)")
    }

    private func kind(of name: String) throws -> mode_t {
        var facts = stat()
        try #require(lstat("\(fixture.folder)/\(name)", &facts) == 0)
        return facts.st_mode & S_IFMT
    }

    @Test func `it makes the folder it needs`() {
        #expect(library().keep("night") == nil)
        #expect(library().kept == "night")
    }

    @Test(arguments: [true, false]) func `a symbolic link stays one, and what it leads to is written`(isThere: Bool)
        throws
    {
        try #require(mkdir("\(fixture.folder)/data", 0o700) == 0 && mkdir("\(fixture.folder)/dots", 0o700) == 0)
        if isThere { try "ansi\n".write(toFile: "\(fixture.folder)/dots/theme", atomically: true, encoding: .utf8) }
        try #require(symlink("../dots/theme", "\(fixture.folder)/data/theme") == 0)
        #expect(library().keep("night") == nil)
        #expect(try kind(of: "data/theme") == S_IFLNK)
        #expect(try kind(of: "dots/theme") == S_IFREG)
        #expect(library().kept == "night")
    }

    @Test func `a config file that is a symbolic link has its themes where it stands`() throws {
        try #require(mkdir("\(fixture.folder)/dots", 0o700) == 0)
        try "{}".write(toFile: "\(fixture.folder)/dots/config.json", atomically: true, encoding: .utf8)
        try #require(symlink("dots/config.json", "\(fixture.folder)/config.json") == 0)
        #expect(library().ownFolder == "\(fixture.folder)/themes")
    }

    @Test func `a theme's name leads into no other folder`() throws {
        try #require(mkdir("\(fixture.folder)/themes", 0o700) == 0 && mkdir("\(fixture.folder)/themes/a", 0o700) == 0)
        for name in ["a/b", "a/\u{301}b"] {
            try "inherits = night".write(
                toFile: "\(fixture.folder)/themes/\(name).theme", atomically: true, encoding: .utf8)
            guard case .failure(.unknown) = library().find(name) else {
                Issue.record("\(name) was found")
                continue
            }
        }
    }

    @Test func `it says what keeps it from being remembered`() throws {
        try "".write(toFile: "\(fixture.folder)/data", atomically: true, encoding: .utf8)
        #expect(library().keep("night") == "Not a directory: \(fixture.folder)/data/theme")
    }

    @Test func `without a config file there are no themes of one's own`() throws {
        let library = ThemeLibrary(configPath: "", dataFolder: "\(fixture.folder)/data")
        #expect(library.ownFolder == nil)
        #expect(library.names == ThemeLibrary(configPath: "\(fixture.folder)/none/config.json", dataFolder: "/").names)
    }
}
