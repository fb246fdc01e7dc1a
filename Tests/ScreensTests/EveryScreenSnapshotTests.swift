import ScreenKit
import SnapshotSupport
import Testing

/// What each screen looks like at each size, and the main ones in each theme. `RECORD_SNAPSHOTS=1` records them anew.
@Suite(.timeLimit(.minutes(10))) struct EveryScreenSnapshotTests {
    @Test(arguments: EveryScreenTests.screens) func `each screen is as recorded at each size`(
        _ screen: EveryScreenTests.Shown
    ) throws {
        for size in EveryScreenTests.sizes {
            let name = "\(screen.name)-\(size.width)x\(size.height)"
            #expect(snapshotMismatch(of: try screen.driver(size).frame, named: name) == nil)
        }
    }

    @Test func `the main screens look in each theme as recorded`() throws {
        for name in try EveryScreenTests.themeNames() {
            let theme = try EveryScreenTests.theme(name)
            var lines: [String] = []
            for screen in EveryScreenTests.screens
            where ["list", "search", "form", "review-live"].contains(screen.name) {
                lines.append("\(screen.name):")
                lines += styles(of: try screen.driver().frame, theme: theme)
            }
            #expect(snapshotMismatch(of: lines.joined(separator: "\n") + "\n", named: "theme-\(name)") == nil)
        }
    }
}
