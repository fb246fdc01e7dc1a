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
}
