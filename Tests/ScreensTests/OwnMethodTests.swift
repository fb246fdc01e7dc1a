import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// A console whose profile has other methods than the gateway's document.
@Suite struct OwnMethodTests {
    private static let kaspi = PaymentMethod(
        code: "kaspi", title: "Kaspi, KZT", unit: "KZT", decimals: 2, country: Country(code: "KZ"), kind: .card)

    private func driver() -> AppDriver {
        var driver = AppDriver(kind: .test)
        driver.state.context.catalog = PaymentMethodCatalog.standard.adding([Self.kaspi]).hiding(["tron"])
        return driver
    }

    @Test func `the form offers and checks the profile's methods`() {
        var driver = driver()
        driver.press(.char("n"))
        driver.answerProposal()
        driver.type("tron")
        #expect(!driver.screen.contains("TRX"))
        driver.press(.ctrl("u"))
        driver.type("kazakh")
        #expect(driver.screen.contains("Kaspi"))
        driver.press(.enter)
        driver.type("10.255")
        #expect(driver.screen.contains("Kaspi, KZT"))
        #expect(driver.screen.contains("! "))
        driver.press(.backspace, .function(2))
        #expect(driver.last?.asPrepare?.request.method == Self.kaspi)
    }

    @Test func `test payments offer the profile's methods`() {
        var driver = driver()
        driver.press(.char("t"))
        driver.type("kaspi")
        #expect(driver.screen.contains("Kaspi"))
    }

    @Test func `a typed code that isn't listed asks for its unit and decimals`() throws {
        var driver = driver()
        driver.press(.char("n"))
        driver.answerProposal()
        driver.type("dogecoin")
        #expect(driver.screen.contains("dogecoin is not in the list: use it"))
        driver.press(.enter)
        #expect(driver.screen.contains("not in the list"))
        #expect(!driver.screen.contains("! "))
        driver.type("DOGE")
        driver.press(.enter)
        driver.type("8")
        driver.press(.enter)
        driver.type("0.123456789")
        driver.press(.function(2))
        #expect(driver.last?.asPrepare == nil)
        driver.press(.backspace, .function(2))
        let method = try #require(driver.last?.asPrepare?.request.method)
        #expect((method.code, method.unit, method.decimals) == ("dogecoin", "DOGE", 8))
    }

    @Test func `a code that says its unit brings unit and decimals along, and a listed one takes them away`() throws {
        var driver = driver()
        driver.press(.char("n"))
        driver.answerProposal()
        driver.type("halyk.kzt")
        driver.press(.enter)
        #expect(driver.screen.contains("KZT"))
        #expect(driver.screen.contains("Decimals"))
        driver.press(.shiftTab, .enter)
        driver.type("visamaster.uah")
        driver.press(.enter)
        #expect(!driver.screen.contains("Decimals"))
        driver.type("5")
        driver.press(.function(2))
        #expect(driver.last?.asPrepare?.request.method.unit == "UAH")
    }

    @Test func `a word that narrows the list is no code`() {
        var driver = driver()
        driver.press(.char("n"))
        driver.answerProposal()
        for word in ["orange", "VisaMaster.UAH"] {
            driver.type(word)
            #expect(!driver.screen.contains("use it"))
            driver.press(.ctrl("u"))
        }
        driver.type("?")
        #expect(!driver.screen.contains("use it"))
    }
}
