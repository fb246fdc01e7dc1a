import InvoiceCore
import ScreenKit
import SnapshotSupport
import Testing
import Wording

@testable import Screens

/// What is typed by those who speak another language than English, or have another keyboard.
@Suite struct SpokenTypingTests {
    private func speaking<Result>(_ language: LanguageCode, _ act: () throws -> Result) rethrows -> Result {
        try SpokenLanguage.$inTask.withValue(language, operation: act)
    }

    @Test(arguments: LanguageCode.allCases)
    func `the word that lists show for a state is one that searches take`(language: LanguageCode) throws {
        try speaking(language) {
            for state in ShownState.allCases {
                let word = wording.word(for: state)
                let query = try InvoiceQuery("status:\"\(word)\"", now: AppDriver.now, offset: 7200)
                #expect(query.statuses.first == .shown(state), "\(word)")
            }
        }
    }

    /// Each is finished by Tab.
    @Test(
        arguments: [
            (.russian, "ста", "статус:"), (.russian, "больше", "больше:"), (.russian, "stat", "status:"),
            (.russian, "статус:опл", "статус:оплачен"), (.russian, "status:опл", "status:оплачен"),
            (.russian, "статус:pai", "статус:paid"), (.russian, "-это:т", "-это:тест"),
            (.russian, "порядок:-с", "порядок:-сумма"), (.russian, "от:п", "от:понедельник"),
            (.russian, "в", "валюта:"), (.russian, "вче", "вчера"), (.russian, "yes", "yesterday"),
            (.ukrainian, "ст", "статус:"), (.ukrainian, "від:7", "від:7д"),
            (.ukrainian, "статус:ска", "статус:скасовано"),
            (.french, "ét", "état:"), (.french, "et", "état:"), (.french, "statut:ann", "statut:annulée"),
            (.french, "tri:-mo", "tri:-montant"), (.french, "du:a", "du:aujourd’hui"), (.english, "ста", "статус:"),
            (.english, "status:опл", nil),
        ] as [(LanguageCode, String, String?)])
    func `words of the spoken language are offered first`(language: LanguageCode, text: String, taken: String?) throws {
        try speaking(language) {
            var driver = AppDriver(kind: .test, invoices: try severalInvoices())
            driver.press(.char("/"))
            driver.type(text)
            driver.press(.tab)
            #expect(driver.screen.contains("/ \(taken ?? text)"), "\(driver.screen)")
        }
    }

    @Test func `nothing else is offered before the words of the spoken language`() throws {
        try speaking(.russian) {
            var driver = AppDriver(kind: .test, invoices: try severalInvoices())
            driver.press(.char("/"))
            driver.type("status:")
            #expect(driver.screen.contains("Tab status:отправка   status:не-выяснено"), "\(driver.screen)")
        }
    }

    @Test func `an order that was typed in another language gives way to one that is chosen`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type("wave порядок:сумма")
        driver.press(.enter, .char("o"))
        guard let list = driver.state.screens.first as? InvoiceList else { throw NoScreen() }
        var (changed, context) = (list, driver.state.context)
        _ = changed.take(.order(.largestFirst), &context)
        #expect(changed.search?.input.text == "wave sort:-amount")
    }

    private struct NoScreen: Error {}

    @Test(arguments: [("это:тест", false), ("-це:тест", false), ("est:attente", true)])
    func `a row's search leaves test payments out unless they are asked for in any language`(
        search: String, leavesOut: Bool
    ) throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("/"))
        driver.type(search)
        let asked = try #require(driver.last?.asSearch?.id)
        driver.send(.searchFound(asked, try severalInvoices(), count: 8, isDone: true))
        driver.press(.enter, .char("s"))
        guard case .gatherStatistics(let id, search, _, _) = driver.last else { throw NoScreen() }
        let part = StatisticsTests.part(try severalInvoices(), since: nil, until: nil)
        driver.send(.statisticsGathered(id, part, isDone: true))
        driver.press(.enter)
        guard let list = driver.state.screens.last as? InvoiceList else { throw NoScreen() }
        let text = list.search?.input.text ?? ""
        #expect(text.hasPrefix("\(search) ") && text.hasSuffix(" -is:test") == leavesOut, "\(text)")
    }

    @Test(arguments: LanguageCode.allCases)
    func `the palette finds a command by its English words in every language`(language: LanguageCode) throws {
        try speaking(language) {
            var driver = AppDriver(invoices: try severalInvoices())
            driver.press(.ctrl("p"))
            driver.type("create a batch")
            guard let palette = driver.state.screens.last as? Palette else { throw NoScreen() }
            #expect(palette.found.found.first?.act == .key(.char("B")))
        }
    }

    @Test func `what is told in one language is found by the words of another`() {
        let spoken = Palette.Command(act: .key(.char("B")), label: "Пачка", words: "Создать пачку", others: "файл")
        let english = Palette.Command(act: .key(.char("B")), label: "Batch", words: "Create a batch", others: "csv")
        let both = spoken.alsoFound(by: english)
        #expect(both.label == "Пачка" && both.words == "Создать пачку")
        for word in ["пачку", "файл", "batch", "create", "csv"] { #expect(both.searched.contains(word)) }
    }

    @Test func `a comma before decimals means one thing where people write it so`() {
        var (input, comma) = (TextInput(), TypedComma())
        for character in "1,500" {
            let sign = comma.take(.char(character), in: input)
            _ = sign.map { input.handle($0) } ?? input.handle(amountKey: .char(character))
        }
        #expect(comma.written(input.text, point: ",") == "1.500")
        #expect(comma.written(input.text, point: ".") == "1,500")
    }

    @Test(arguments: LanguageCode.allCases)
    func `a pasted comma may be anyone's, whatever the console speaks`(language: LanguageCode) {
        speaking(language) {
            for (text, plain) in [("1,500", "1,500"), ("1 234,50", "1234.50"), ("1\u{202f}234,50", "1234.50")] {
                var pasted = TextInput()
                pasted.insert(pastedAmount: text)
                #expect(pasted.text == plain)
                #expect(TypedComma().written(pasted.text, point: wording.numbers.point) == plain)
            }
            // And told.
            var draft = InvoiceDraft()
            (draft.currency, draft.amount) = ("visamaster.uah", "1,500")
            let doubt = AmountProblem.ambiguous(grouped: "1500", decimal: "1.500")
            let told = ValidationIssue(.amount, .amount(doubt, unit: "UAH"))
            #expect(draft.issues().contains(told))
        }
    }

    @Test func `digits of a French keyboard choose periods and filters`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.char("f"), .char("&"))
        var other = AppDriver(kind: .test, invoices: try severalInvoices())
        other.press(.char("f"), .char("1"))
        #expect(driver.screen == other.screen && driver.screen.contains("/ \(QuickFilter.allCases[0].search)"))
        for (typed, digit) in zip("&é\"'(-", "123456") {
            driver = AppDriver(kind: .test, invoices: try severalInvoices())
            driver.press(.char("s"), .char(typed))
            other = AppDriver(kind: .test, invoices: try severalInvoices())
            other.press(.char("s"), .char(digit))
            #expect(driver.screen == other.screen, "\(typed)")
        }
    }
}
