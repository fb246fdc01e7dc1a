import FoundationEssentials
import Glibc
import Testing

@testable import einvoice

/// Where the theme that was chosen in the console is remembered.
@Suite struct ThemeShelfTests {
    private let desk = TestDesk()

    private func shelf(data: String = "data") -> ThemeShelf {
        ThemeShelf(configPath: "\(desk.folder)/config.json", dataFolder: "\(desk.folder)/\(data)")
    }

    private func kind(of name: String) throws -> mode_t {
        var facts = stat()
        try #require(lstat("\(desk.folder)/\(name)", &facts) == 0)
        return facts.st_mode & S_IFMT
    }

    @Test func `it makes the folder it needs`() {
        #expect(shelf().keep("night") == nil)
        #expect(shelf().kept == "night")
    }

    @Test(arguments: [true, false]) func `a symbolic link stays one, and what it leads to is written`(isThere: Bool)
        throws
    {
        try #require(mkdir("\(desk.folder)/data", 0o700) == 0 && mkdir("\(desk.folder)/dots", 0o700) == 0)
        if isThere { try "ansi\n".write(toFile: "\(desk.folder)/dots/theme", atomically: true, encoding: .utf8) }
        try #require(symlink("../dots/theme", "\(desk.folder)/data/theme") == 0)
        #expect(shelf().keep("night") == nil)
        #expect(try kind(of: "data/theme") == S_IFLNK)
        #expect(try kind(of: "dots/theme") == S_IFREG)
        #expect(shelf().kept == "night")
    }

    @Test func `a config file that is a symbolic link has its themes where it stands`() throws {
        try #require(mkdir("\(desk.folder)/dots", 0o700) == 0)
        try "{}".write(toFile: "\(desk.folder)/dots/config.json", atomically: true, encoding: .utf8)
        try #require(symlink("dots/config.json", "\(desk.folder)/config.json") == 0)
        #expect(shelf().ownFolder == "\(desk.folder)/themes")
    }

    @Test func `a theme's name leads into no other folder`() throws {
        try #require(mkdir("\(desk.folder)/themes", 0o700) == 0 && mkdir("\(desk.folder)/themes/a", 0o700) == 0)
        for name in ["a/b", "a/\u{301}b"] {
            try "inherits = night".write(
                toFile: "\(desk.folder)/themes/\(name).theme", atomically: true, encoding: .utf8)
            guard case .failure(.unknown) = shelf().find(name) else {
                Issue.record("\(name) was found")
                continue
            }
        }
    }

    @Test func `it says what keeps it from being remembered`() throws {
        try "".write(toFile: "\(desk.folder)/data", atomically: true, encoding: .utf8)
        #expect(shelf().keep("night") == "Not a directory: \(desk.folder)/data/theme")
    }

    @Test func `without a config file there are no themes of one's own`() throws {
        let shelf = ThemeShelf(configPath: "", dataFolder: "\(desk.folder)/data")
        #expect(shelf.ownFolder == nil)
        #expect(shelf.names == ThemeShelf(configPath: "\(desk.folder)/none/config.json", dataFolder: "/").names)
    }
}
