import ScreenKit
import SnapshotSupport
import Testing

/// What each screen looks like at each size, and the main ones in each theme. `RECORD_SNAPSHOTS=1` records them anew.
@Suite(.timeLimit(.minutes(10))) struct EveryScreenSnapshotTests {
    @Test(arguments: EveryScreen.recorded) func `each screen is as recorded at each size`(
        _ screen: EveryScreen.Shown
    ) throws {
        for size in EveryScreenTests.sizes {
            let name = "\(screen.name)-\(size.width)x\(size.height)"
            #expect(snapshotMismatch(of: try screen.driver(size).frame, named: name) == nil)
        }
    }

    @Test func `the main screens look in each theme as recorded`() throws {
        for name in try EveryScreenTests.themeNames() {
            // The terminal's own colours are others on a known background.
            for background in name == "ansi" ? [nil, Background.dark, .light] : [nil] {
                let theme = try EveryScreenTests.theme(name).on(background)
                var lines: [String] = []
                for screen in EveryScreen.recorded
                where ["list", "search", "form", "review-live"].contains(screen.name) {
                    lines.append("\(screen.name):")
                    lines += styles(of: try screen.driver().frame, theme: theme)
                }
                let ending = background.map { "-\($0)" } ?? ""
                let text = lines.joined(separator: "\n") + "\n"
                #expect(snapshotMismatch(of: text, named: "theme-\(name)\(ending)") == nil)
            }
        }
    }
}
