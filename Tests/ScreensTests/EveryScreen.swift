import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// The console on each of its screens, in the states in which they have other keys.
enum EveryScreen {
    static func drivers(kind: ProfileKind = .test, width: Int = 80, height: Int = 24) throws -> [(
        name: String, driver: AppDriver
    )] {
        let several = try severalInvoices()
        func list(_ invoices: [Invoice]? = nil) -> AppDriver {
            AppDriver(kind: kind, width: width, height: height, invoices: invoices ?? several)
        }
        var found: [(String, AppDriver)] = [("the empty list", list([])), ("the list", list())]
        func add(_ name: String, from start: AppDriver? = nil, _ keys: Key...) {
            var driver = start ?? list()
            for key in keys { driver.press(key) }
            found.append((name, driver))
        }
        for invoice in several {
            add("the list of one \(invoice.state)", from: list([invoice]))
            add("the page of one \(invoice.state)", from: list([invoice]), .enter)
        }
        add("the search", .char("/"))
        add("the help", .function(1))
        add("the palette", .ctrl("p"))
        add("the settings", .char(","))
        add("the keys", .char(","), .end, .enter)
        add("a key that is waited for", .char(","), .end, .enter, .enter)
        add("the statistics", .char("s"))
        add("reconciling", .char("m"))
        add("test payments", .char("t"))
        add("exporting", .char("e"))
        add("settling", .char("u"))
        add("the payment", .char("j"), .char("p"))
        add("the picker", .char("n"))
        var form = list()
        form.fillForm()
        add("the form", from: form)
        add("the currency", from: form, .up)
        add("the description", from: form, .tab, .tab)
        add("adding a field", from: form, .tab, .tab, .tab, .tab)
        add("an added field", from: form, .tab, .tab, .tab, .tab, .enter)
        add("the addresses", from: form, .tab, .tab, .tab, .tab, .tab)
        add("the last field", from: form, .pageDown, .pageDown)
        form.press(.escape)
        add("the list with a draft", from: form)
        var drafts = form
        drafts.fillForm(amount: "7")
        drafts.press(.escape)
        add("the drafts", from: drafts, .char("d"))
        var review = list()
        review.fillForm()
        review.press(.function(2))
        try review.answerPreparation(warnings: [
            .similarInvoice(try invoice("09", minutesAgo: 3, amount: "100.5"), minutesAgo: 3)
        ])
        add("the review", from: review)
        if kind == .live { review.type("100.5") }
        review.press(.enter)
        add("sending", from: review)
        let id = try #require(review.last?.asSubmit?.id)
        for outcome in [
            CreateOutcome.created(sent(several[0])), try rejected(several[3]), try unknown(several[2]),
            .unreachable(sent(several[5]), "connection refused"),
        ] {
            var ended = review
            ended.send(.submitted(id, outcome))
            add("an outcome", from: ended)
        }
        return found
    }
}
