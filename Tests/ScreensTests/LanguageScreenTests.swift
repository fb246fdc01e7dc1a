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

    /// Words that are the same in every language.
    private static let shared = Set(methods + programs + english + commands + fixtures)

    /// Methods and their units, and what a column leaves of them.
    private static let methods = [
        "Airtel", "BCH", "BTC", "Bitcoin", "CDF", "Cash", "ChainLink", "ETH", "Ethereum", "Expresso", "FreeMoney",
        "GNF", "IMPS", "INR", "LINK", "LTC", "Litecoin", "MGA", "MOO", "MOOV", "MPesa", "Monero", "Money", "NGN",
        "Orange", "Pay", "PayTM", "Phone", "Tether", "Tron", "UAH", "UPI", "USD", "USDC", "USDT", "Vanilla", "Verve",
        "Vis", "VisaMaster", "Wave", "XMR", "XOF", "bitcoin", "ethereum", "link", "litecoin", "monero", "tron",
        "wave",
    ]

    /// Keys, formats and what programs and the gateway read.
    private static let programs = [
        "Del", "Enter", "Esc", "Space", "Tab", "CSV", "HOME", "HTTP", "JSON", "POST", "URL", "csv", "https", "jsonl",
        "einvoice", "FAILED", "FINISHED", "PAYIN",
    ]

    /// What may be typed into a search in English, whatever the language is.
    private static let english = [
        "account", "amount", "closed", "created", "currency", "debit", "description", "failed", "kind", "live",
        "mismatch", "method", "monday", "note", "noted", "rejected", "replaced", "replacement", "resent", "sender",
        "sending", "since", "sort", "started", "state", "status", "test", "today", "tracking", "unknown", "waiting",
        "was", "yesterday",
    ]

    /// The commands as the settings' file and the command line have them.
    private static let commands = [
        "adopt", "browser", "clone", "copy", "filters", "follow", "help", "keys", "new", "next", "palette",
        "partner", "pass", "pay", "previous", "profiles", "quit", "refresh", "replace", "search", "settings",
        "settle", "show", "suspend",
    ]

    /// What people and the gateway wrote, and the names of themes, profiles and languages.
    private static let fixtures = [
        "Limit", "connection", "cote", "doge", "env", "exceeded", "foo", "for", "kyiv", "oran", "order", "qqqq",
        "refused", "shop", "the", "English", "ansi", "day", "night", "sandbox",
    ]

    /// Words that French has too.
    private static let french: Set<String> = [
        "Burkina", "Congo", "Export", "Faso", "Fran", "Ivoire", "Madagascar", "Mali", "Nigeria", "Note",
        "Notification", "Notifications", "Standard", "TEST", "Test", "Togo", "Verdict", "ais", "client", "code",
        "condition", "crypto", "hier", "local", "minutes", "mobile", "money", "nov", "place", "shell", "signature",
        "standard", "type", "unit", "variables",
    ]

    @Test(arguments: languages) func `no English is left on a screen`(language: LanguageCode) throws {
        let size = Size(width: 100, height: 30)
        let shared = language == .french ? Self.shared.union(Self.french) : Self.shared
        var left: [String: String] = [:]
        for screen in EveryScreen.all {
            let english = Self.words(try screen.driver(size).screen)
            let other = try SpokenLanguage.$inTask.withValue(language) { Self.words(try screen.driver(size).screen) }
            for word in other.intersection(english).subtracting(shared) { left[word] = screen.name }
        }
        #expect(left == [:])
    }

    /// Words of three Latin letters and more, without accents.
    private static func words(_ screen: String) -> Set<String> {
        let words = screen.split { !($0.isLetter || $0.isNumber || "_.-@/’'".contains($0)) }
        return Set(words.map(String.init).filter { $0.count > 2 && $0.allSatisfy { $0.isASCII && $0.isLetter } })
    }
}
