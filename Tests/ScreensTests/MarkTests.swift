import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing
import Wording

/// Invoices that are marked, and what is done with all of them.
@Suite struct MarkTests {
    private func header(_ driver: AppDriver) -> String { String(driver.screen.split(separator: "\n").first ?? "") }

    private func asked(_ driver: AppDriver) -> [String] {
        driver.effects.compactMap { if case .askStatus(_, let id) = $0 { id } else { nil } }
    }

    @Test func `a mark is set and taken away, and the header sums them up`() throws {
        var driver = AppDriver(width: 100, invoices: try severalInvoices())
        driver.press(.space, .space)
        #expect(header(driver).contains("2 marked   1 000.00 UAH · 15 000 XOF"))
        #expect(driver.screen.contains("▌ 13:58"))
        driver.press(.char("k"), .space)
        #expect(header(driver).contains("1 marked   1 000.00 UAH"))
        driver.press(.escape)
        #expect(!header(driver).contains("marked") && !driver.screen.contains("✓"))
    }

    @Test func `a range is marked between two presses of V`() throws {
        var driver = AppDriver(width: 100, invoices: try severalInvoices())
        driver.press(.char("j"), .char("V"), .char("j"), .char("j"))
        #expect(header(driver).contains("3 marked"))
        driver.press(.char("V"), .char("j"))
        #expect(header(driver).contains("3 marked"))
        // On a Cyrillic layout, too; and up again the range shrinks.
        driver.press(.escape, .char("М"), .char("k"), .char("k"), .char("j"))
        #expect(header(driver).contains("2 marked"))
    }

    @Test func `all that are shown are marked, or none`() throws {
        var driver = AppDriver(width: 100, invoices: try severalInvoices())
        driver.press(.ctrl("a"))
        #expect(header(driver).contains("8 marked"))
        driver.press(.ctrl("a"))
        #expect(!header(driver).contains("marked"))
    }

    @Test func `those that are marked are asked about, three at once, with the progress`() throws {
        var driver = AppDriver(width: 100, invoices: try severalInvoices())
        driver.press(.ctrl("a"), .char("r"))
        // Only the gateway's own: five of the eight.
        #expect(asked(driver) == ["01", "02", "05"])
        #expect(driver.screen.contains("Asking the gateway: 0 of 5"))
        for effect in driver.effects {
            guard case .askStatus(let id, let invoiceID) = effect, invoiceID == "01" else { continue }
            driver.send(.statusAnswered(id, invoiceID: invoiceID, .failed(.gateway(.unreachable("refused")))))
        }
        #expect(asked(driver) == ["01", "02", "05", "07"])
        #expect(driver.screen.contains("Asking the gateway: 1 of 5; 1 without an answer"))
        // Escape asks no more; what is on its way comes.
        driver.press(.escape)
        for effect in driver.effects {
            guard case .askStatus(let id, let invoiceID) = effect, invoiceID != "01" else { continue }
            driver.send(.statusAnswered(id, invoiceID: invoiceID, .failed(.gateway(.unreachable("refused")))))
        }
        #expect(asked(driver).count == 4)
        #expect(header(driver).contains("8 marked"))
    }

    @Test func `only those that are marked are written, settled and copied`() throws {
        var driver = AppDriver(width: 100, invoices: try severalInvoices())
        driver.press(.space, .char("j"), .space, .char("e"), .enter)
        #expect(driver.last?.asExport?.query.ids == ["01", "03"])
        driver.press(.escape)
        driver = AppDriver(width: 100, invoices: try severalInvoices())
        driver.press(.space, .char("j"), .space, .char("y"), .char("i"))
        #expect(driver.last == .copy("1795350000000001\ninv-2093"))
        driver.press(.char("u"))
        #expect(driver.last?.asSettle?.invoiceID == "03")
        #expect(driver.effects.filter { $0.asSettle != nil }.count == 1)
    }

    @Test func `a mark follows what happens to its invoice`() throws {
        var driver = AppDriver(width: 100, invoices: try severalInvoices())
        driver.press(.char("j"), .char("j"), .space)
        let created = try invoice(
            "03", minutesAgo: 34, currency: "usdt_trc20", amount: "25", paymentID: "inv-2093",
            changes: [.unknown(UnknownReason(.timeout)), .created(tracking: "T-1", isSettled: true)])
        driver.send(.invoicesChanged([created]))
        driver.press(.char("y"), .char("t"))
        #expect(driver.last == .copy("T-1"))
    }

    @Test func `it looks so`() throws {
        var driver = AppDriver(kind: .test, invoices: try severalInvoices())
        driver.press(.space, .char("j"), .space)
        #expect(snapshotMismatch(of: driver.frame, named: "marked-80x24") == nil)
    }
}

/// Marks that a search hides, and a round of questions behind another screen.
@Suite struct HiddenMarkTests {
    @Test func `the export says how many of the marked ones are not shown`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.space, .char("/"))
        driver.type("sky")
        let id = try #require(driver.last?.asSearch?.id)
        driver.send(.searchFound(id, [try severalInvoices()[1]], count: 1, isDone: true))
        driver.press(.down, .char("e"))
        #expect(driver.screen.contains("The marked ones: 1 invoice, which is not in the rows shown."))
    }

    @Test func `a round of questions doesn't take the notices of another screen`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.space, .char("r"))
        guard case .askStatus(let id, _)? = driver.last else {
            Issue.record("not asked")
            return
        }
        #expect(driver.screen.contains("Asking"))
        driver.press(.char("n"))
        let invoice = try severalInvoices()[0]
        let report = try #require(invoice.report)
        driver.send(.statusAnswered(id, invoiceID: invoice.id, .report(sent(invoice), report, isNew: false)))
        #expect(driver.state.context.notice == nil)
    }
}
