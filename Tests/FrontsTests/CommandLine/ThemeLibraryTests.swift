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

    @Test func `what a former version remembered is still known`() throws {
        #expect(library().kept == nil)
        try #require(mkdir("\(fixture.folder)/data", 0o700) == 0)
        try "night\n".write(toFile: "\(fixture.folder)/data/theme", atomically: true, encoding: .utf8)
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

    @Test func `without a config file there are no themes of one's own`() throws {
        let library = ThemeLibrary(configPath: "", dataFolder: "\(fixture.folder)/data")
        #expect(library.ownFolder == nil)
        #expect(library.names == ThemeLibrary(configPath: "\(fixture.folder)/none/config.json", dataFolder: "/").names)
    }
}
