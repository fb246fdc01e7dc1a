import InvoiceCore
import ScreenKit
import Testing
import Wording

@testable import Screens

/// What holds for every screen in every language.
@Suite(.timeLimit(.minutes(10))) struct EveryLanguageTests {
    private static let sizes = [Size(width: 60, height: 16), Size(width: 80, height: 24)]

    @Test(arguments: LanguageCode.allCases, sizes)
    func `no text stands over another`(language: LanguageCode, size: Size) throws {
        #if DEBUG
            try SpokenLanguage.$inTask.withValue(language) {
                for screen in EveryScreen.all {
                    let driver = try screen.driver(size)
                    let frame = Frame.$recordsTexts.withValue(true) { driver.frame }
                    #expect(frame.overlaps == [], "\(screen.name)")
                }
            }
        #endif
    }

    @Test func `a text over another is seen`() {
        #if DEBUG
            var frame = Frame.$recordsTexts.withValue(true) { Frame(size: Size(width: 20, height: 1)) }
            frame.put("paid", x: 0, y: 0)
            frame.put("open", x: 4, y: 0)
            #expect(frame.overlaps == [])
            frame.fill(Rect(x: 0, y: 0, width: 4, height: 1))
            frame.put("lost", x: 0, y: 0)
            #expect(frame.overlaps == [])
            frame.put("closed", x: 3, y: 0)
            #expect(frame.overlaps == ["closed over lost", "closed over open"])
        #endif
    }

    /// Help and the way out come before all others, and what clears up an outcome comes before what is only useful.
    @Test(arguments: LanguageCode.allCases, sizes)
    func `help, the way out and what settles outcomes stay in the footer`(language: LanguageCode, size: Size) throws {
        try SpokenLanguage.$inTask.withValue(language) {
            for shown in EveryScreen.all {
                let driver = try shown.driver(size)
                let screen = try #require(driver.state.screens.last)
                let context = driver.state.context
                let footer = String(
                    driver.screen.split(separator: "\n", omittingEmptySubsequences: false)[size.height - 1])
                #expect(!footer.contains("…"), "\(shown.name): \(footer)")
                #expect(footer.contains(" F1 "), "\(shown.name): \(footer)")
                let escape = " \(wording.title(of: .escape)) "
                #expect(footer.contains(escape) || footer.contains(" q "), "\(shown.name): \(footer)")
                let bindings = screen.allBindings(context)
                for binding in bindings where binding.isAllowed && binding.rank != nil && binding.key == .char("u") {
                    #expect(footer.contains(" u \(binding.label)"), "\(shown.name): \(footer)")
                }
            }
        }
    }
}
