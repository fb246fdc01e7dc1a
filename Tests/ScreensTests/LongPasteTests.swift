import ScreenKit
import Testing

@testable import Screens

extension AppState {
    /// The topmost screen, where it is of that kind.
    fileprivate func top<S: Screen>(as kind: S.Type) -> S? { screens.last as? S }
}

/// A text far longer than anybody looks for, pasted where all of it is looked for at every key.
@Suite struct LongPasteTests {
    /// Where one types what is looked for.
    enum Place: CaseIterable {
        case search, picker, palette, testPayments

        var keys: [Key] {
            switch self {
            case .search: [.char("/")]
            case .picker: [.char("n")]
            case .palette: [.ctrl("p")]
            case .testPayments: [.char("t")]
            }
        }
    }

    @Test(arguments: Place.allCases) func `a filter takes no more of a paste than can be looked for`(place: Place)
        throws
    {
        var driver = AppDriver(invoices: try severalInvoices())
        for key in place.keys { driver.press(key) }
        driver.send(.paste(String(repeating: "x", count: TextInput.longestFilter + 1)))
        let text =
            switch place {
            case .search: driver.state.top(as: InvoiceList.self)?.search?.input.text
            case .picker: driver.state.top(as: InvoiceForm.self)?.picker?.picker.filter?.text
            case .palette: driver.state.top(as: Palette.self)?.picker.filter?.text
            case .testPayments: driver.state.top(as: TestPaymentScreen.self)?.filter.text
            }
        #expect(text?.unicodeScalars.count == TextInput.longestFilter)
    }
}
