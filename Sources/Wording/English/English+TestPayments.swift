import InvoiceCore

extension English: TestPaymentTexts {
    var testWaits: String { "waits" }
    var testIsCreating: String { "creating" }
    var testIsStarting: String { "starting" }
    var testIsFollowing: String { "following" }
    var testAsExpected: String { "as expected" }
    var testOtherEnd: String { "unexpected" }
    var testNoEnd: String { "no result" }

    func testsAsExpected(_ count: Int) -> String { count == 1 ? "1 ended as expected" : "\(count) ended as expected" }
    func testsOtherEnd(_ count: Int) -> String { "\(count) unexpected" }
    func testsMismatched(_ count: Int) -> String { "\(count) \(word(for: .mismatch))" }
    func testsNoEnd(_ count: Int) -> String { "\(count) without a result" }

    var whichCurrencies: String { "Which currencies?" }
    func marked(_ count: Int, shown: Int, of all: Int) -> String {
        let marked = count == 0 ? "none marked: Enter tests the selected" : "\(count) marked"
        return "\(marked); \(shown) of \(all) shown"
    }
    var testsMakeTwoInvoices: String { "Two each: 1000 should end as FINISHED, 2000 as FAILED." }

    func testsWillMake(invoices: Int, currencies: Int) -> String {
        "\(invoices) invoices in \(currencies) currencies will be made."
    }
    var testsConfirmKeys: String { "Enter makes them; Esc goes back to the currencies." }
    var testsAreLive: String { "LIVE gateway: this makes real invoices of 1000 and 2000." }
    func typeProfileName(_ name: String) -> String { "Type the profile's name, \(name), to start:" }
    var typeNameToStart: String { "This is the live gateway: type the profile's name to start." }
    func wrongProfileName(_ name: String) -> String { "That is not the profile's name: \(name)." }
    var typeNameByHand: String { "Type the name by hand: this makes real payment requests." }
    var nothingSentYet: String { "Nothing has been sent yet." }

    var testsRun: String { "Testing… they are recorded like any other invoice." }
    var testsStop: String { "Stopping: what is on its way comes to its end…" }
    var testsGaveUp: String { "Given up after the first ones. Enter goes on where it was." }
    var testsStopped: String { "Stopped. Enter goes on where it was." }
    var allTestsAsExpected: String { "All as expected." }
    func testsNotAsExpected(_ names: [String], more: Int) -> String {
        "Not as expected: \(names.joined(separator: ", "))" + (more > 0 ? " and \(more) more." : ".")
    }
}
