import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// What each screen looks like, at the smallest usual size, wide, and too small.
@Suite struct SnapshotTests {
    @Test func emptyHistory() { #expect(snapshotMismatch(of: Desk().frame, named: "empty-80x24") == nil) }

    @Test func invoices() throws {
        let several = try severalInvoices()
        #expect(snapshotMismatch(of: Desk(kind: .test, invoices: several).frame, named: "invoices-80x24") == nil)
        #expect(
            snapshotMismatch(
                of: Desk(kind: .live, width: 160, height: 40, invoices: several).frame, named: "invoices-live-160x40")
                == nil)
        #expect(
            snapshotMismatch(of: Desk(width: 60, height: 16, invoices: several).frame, named: "invoices-60x16") == nil)
        #expect(
            snapshotMismatch(of: Desk(width: 50, height: 12, invoices: several).frame, named: "too-small-50x12") == nil)
    }

    @Test func invoicesWithASearch() throws {
        var desk = Desk(kind: .test, invoices: try severalInvoices())
        desk.press(.char("/"))
        desk.type("order 2093")
        if case .search(let id, _) = desk.last {
            desk.send(.searchFound(id, [try severalInvoices()[0]], count: 1, isDone: true))
        }
        #expect(snapshotMismatch(of: desk.frame, named: "search-80x24") == nil)
    }

    @Test func picker() {
        var desk = Desk()
        desk.press(.char("n"))
        #expect(snapshotMismatch(of: desk.frame, named: "picker-80x24") == nil)
        desk.type("oran")
        #expect(snapshotMismatch(of: desk.frame, named: "picker-filtered-80x24") == nil)
    }

    @Test func form() {
        var desk = Desk()
        desk.send(
            .rulesLoaded(
                [
                    ExtraFieldRule(
                        name: "email", title: "Customer e-mail", currencies: ["visamaster.uah"], isRequired: true),
                    ExtraFieldRule(name: "purpose", title: "Purpose", choices: ["goods", "services"]),
                ], note: nil))
        desk.fillForm(amount: "100.505")
        desk.press(.tab, .tab, .tab)
        desk.type("Top-up for order 2093")
        desk.press(.tab)
        desk.type("4444111144441111")
        desk.press(.tab)
        desk.type("shop.example/ok")
        #expect(snapshotMismatch(of: desk.frame, named: "form-80x24") == nil)
        desk.send(.resized(Size(width: 130, height: 36)))
        #expect(snapshotMismatch(of: desk.frame, named: "form-130x36") == nil)
        desk.send(.resized(Size(width: 60, height: 16)))
        #expect(snapshotMismatch(of: desk.frame, named: "form-60x16") == nil)
    }

    @Test func review() throws {
        var desk = Desk()
        desk.fillForm()
        desk.press(.function(2))
        try desk.answerPreparation()
        #expect(snapshotMismatch(of: desk.frame, named: "review-80x24") == nil)
        var live = Desk(kind: .live)
        live.fillForm()
        live.press(.function(2))
        try live.answerPreparation(warnings: [.similar(try invoice("09", minutesAgo: 3, amount: "100.5"))])
        live.type("100.5")
        #expect(snapshotMismatch(of: live.frame, named: "review-live-80x24") == nil)
    }

    @Test func outcomes() throws {
        let created = try severalInvoices()[0]
        let results: [(String, SubmissionResult)] = [
            ("created", .created(created)), ("rejected", .rejected(try severalInvoices()[3])),
            ("unknown", .unknown(try severalInvoices()[2])),
            (
                "unreachable",
                .unreachable(try severalInvoices()[5], "The gateway could not be reached: connection refused.")
            ),
            ("not-sent", .notSent("The history can't be written: no space left on the device.")),
        ]
        for (name, result) in results {
            var desk = try Self.sendingDesk()
            for case .submit(let id, _, _, _) in desk.effects.suffix(1) { desk.send(.submitted(id, result)) }
            #expect(snapshotMismatch(of: desk.frame, named: "outcome-\(name)-80x24") == nil)
        }
        var desk = try Self.sendingDesk()
        desk.send(.ticked(Desk.now.advanced(byMilliseconds: 3250), uptime: 3250))
        #expect(snapshotMismatch(of: desk.frame, named: "sending-80x24") == nil)
    }

    @Test func detail() throws {
        var desk = Desk(kind: .test, invoices: try severalInvoices())
        desk.press(.enter)
        #expect(snapshotMismatch(of: desk.frame, named: "detail-80x24") == nil)
        desk.press(.escape, .char("j"), .char("j"), .char("j"), .enter, .end)
        #expect(snapshotMismatch(of: desk.frame, named: "detail-hostile-80x24") == nil)
    }

    @Test func settling() throws {
        var desk = Desk(kind: .test, invoices: try severalInvoices())
        desk.press(.char("u"))
        #expect(snapshotMismatch(of: desk.frame, named: "settling-80x24") == nil)
        if case .settle(let id, let invoiceID) = desk.last {
            desk.send(.settled(id, invoiceID: invoiceID, .notFound(missing(try severalInvoices()[2]))))
        }
        #expect(snapshotMismatch(of: desk.frame, named: "settling-not-found-80x24") == nil)
        desk.press(.char("s"))
        #expect(snapshotMismatch(of: desk.frame, named: "send-again-80x24") == nil)
    }

    @Test func payment() throws {
        var desk = Desk(kind: .test, invoices: try severalInvoices())
        desk.press(.char("j"), .char("p"))
        #expect(snapshotMismatch(of: desk.frame, named: "payment-asking-80x24") == nil)
        if case .startPayment(let id, _) = desk.last {
            let facts = PaymentFacts(link: "https://gateway.example/pay/7f3c9ad2b5e84c10")
            desk.send(.paymentAnswered(id, .started(try severalInvoices()[1], facts)))
        }
        #expect(snapshotMismatch(of: desk.frame, named: "payment-80x24") == nil)
        desk.send(.resized(Size(width: 60, height: 16)))
        #expect(snapshotMismatch(of: desk.frame, named: "payment-60x16") == nil)
    }

    @Test func dialogs() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("?"))
        #expect(snapshotMismatch(of: desk.frame, named: "help-80x24") == nil)
        desk.press(.escape, .ctrl("p"))
        desk.type("the")
        #expect(snapshotMismatch(of: desk.frame, named: "palette-80x24") == nil)
        desk.press(.escape, .char(","))
        #expect(snapshotMismatch(of: desk.frame, named: "settings-80x24") == nil)
    }

    static func sendingDesk() throws -> Desk {
        var desk = Desk()
        desk.fillForm()
        desk.press(.function(2))
        try desk.answerPreparation()
        desk.press(.enter)
        return desk
    }
}
