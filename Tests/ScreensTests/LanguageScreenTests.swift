import InvoiceCore
import ScreenKit
import SnapshotSupport
import Testing
import Wording

@testable import Screens

/// Every screen in every language.
@Suite(.timeLimit(.minutes(10))) struct LanguageScreenTests {
    static let languages = LanguageCode.allCases.filter { $0 != .english }
    static let sizes = [Size(width: 80, height: 24), Size(width: 60, height: 16)]

    @Test(arguments: languages, sizes)
    func `every screen is as recorded`(language: LanguageCode, size: Size) throws {
        try SpokenLanguage.$inTask.withValue(language) {
            let pages = try EveryScreen.recorded.map { "== \($0.name)\n\(try $0.driver(size).screen)\n" }
            let name = "\(language.rawValue)-\(size.width)x\(size.height)"
            #expect(snapshotMismatch(of: pages.joined(separator: "\n"), named: name) == nil)
        }
    }

    @Test func `the settings change the language at once`() {
        var driver = AppDriver()
        driver.press(.char(","), .down, .down, .enter)
        #expect(LanguageCode.allCases.allSatisfy { driver.screen.contains($0.name) })
        driver.press(.down, .enter)
        #expect(driver.last == .changeSetting(.language, .text("ru")))
        var settings = driver.state.context.settings
        settings.language = Sourced(.russian, from: .file(path: "/c", line: 1))
        driver.send(.settingsRead(settings))
        #expect(driver.last == .speak(.russian))
        // Once it is spoken nothing is left to do.
        let count = driver.effects.count
        SpokenLanguage.$inTask.withValue(.russian) { driver.send(.settingsRead(settings)) }
        #expect(driver.effects.count == count)
    }

    @Test func `an option that names the language keeps the settings from changing it`() {
        var driver = AppDriver()
        driver.state.context.settings.language = Sourced(.english, from: .option("--lang"))
        driver.press(.char(","), .down, .down, .enter)
        #expect(!(driver.state.screens.last is LanguagePicker))
        #expect(driver.screen.contains("--lang"))
    }

    /// Words that are the same in every language: names, codes, keys, what programs read, and what people and the gateway wrote.
    private static let shared: Set<String> = []

    @Test(arguments: languages) func `no English is left on a screen`(language: LanguageCode) throws {
        let size = Size(width: 100, height: 30)
        var left: Set<String> = []
        for screen in EveryScreen.all {
            let english = Self.words(try screen.driver(size).screen)
            let other = try SpokenLanguage.$inTask.withValue(language) { Self.words(try screen.driver(size).screen) }
            left.formUnion(other.intersection(english).subtracting(Self.shared))
        }
        #expect(left.sorted() == [])
    }

    /// Words of three Latin letters and more.
    private static func words(_ screen: String) -> Set<String> {
        let words = screen.split { !($0.isASCII && ($0.isLetter || $0.isNumber || "_.-@/".contains($0))) }
        return Set(words.map(String.init).filter { $0.count > 2 && $0.allSatisfy(\.isLetter) })
    }
}
