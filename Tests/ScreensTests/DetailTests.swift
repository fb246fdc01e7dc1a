import InvoiceCore
import ScreenKit
import SnapshotSupport
import Testing
import Wording

@testable import Screens

/// One invoice whole: its timeline, its neighbours, and notes on it.
@Suite struct DetailTests {
    private func opened(width: Int = 80, height: Int = 24) throws -> AppDriver {
        var driver = AppDriver(kind: .test, width: width, height: height, invoices: try severalInvoices())
        driver.press(.enter)
        return driver
    }

    /// A finished invoice with several questions and answers, on two days.
    private func asked() throws -> Invoice {
        var asked = try invoice(
            "01", minutesAgo: 1500, description: "Top-up for order 2093",
            changes: [.created(tracking: "79DF-60B0-17F6", isSettled: false)])
        for (minutes, status) in [(1400, "PAYIN"), (3, "FINISHED")] {
            var report = StatusReport(status: GatewayStatus(status))
            (report.currency, report.amount) = ("visamaster.uah", try Amount("1000"))
            let at = AppDriver.now.advanced(byMilliseconds: Int64(-minutes * 60_000))
            asked.apply(
                InvoiceUpdate(
                    id: "01", at: at, change: .status(report),
                    exchange: Exchange(
                        httpStatus: 200, reply: #"{"status":"\#(status)"}"#, isTruncated: false,
                        elapsedMilliseconds: 300, signature: .verified)))
        }
        return asked
    }

    @Test func `what is typed of a note is kept at once, and forgotten once it is saved`() throws {
        var driver = AppDriver(invoices: [try severalInvoices()[0]])
        driver.press(.enter, .char("N"), .char("a"))
        let note = UnsavedNote(invoiceID: "01", paymentID: "1795350000000001", text: "a")
        #expect(driver.last == .keepNote(note))
        driver.press(.enter)
        guard case .addNote(let id, "01", "a")? = driver.last else {
            Issue.record("\(String(describing: driver.last))")
            return
        }
        driver.send(.noteAnswered(id, .noted(try severalInvoices()[0])))
        #expect(driver.effects.contains(.keepNote(UnsavedNote(invoiceID: "01", paymentID: note.paymentID, text: ""))))
    }

    @Test func `a note that an earlier run left is offered`() throws {
        var driver = AppDriver(invoices: [try severalInvoices()[0]])
        driver.send(.notesFound([UnsavedNote(invoiceID: "01", paymentID: "1795350000000001", text: "called")]))
        #expect(driver.words.contains("A note on payment id 1795350000000001 isn't saved yet"))
        driver.press(.enter)
        #expect(driver.screen.contains(wording.noteIsAside(KeyMap().title)))
        driver.press(.char("N"))
        #expect(driver.screen.contains("called"))
    }

    @Test func `each answer stands below its question, in one timeline`() throws {
        let context = AppDriver(width: 200, height: 60).state.context
        let lines = InvoiceDetail.lines(of: try asked(), width: 180, context).map { line in
            line.parts.map(\.text).joined().split(separator: " ").joined(separator: " ")
        }
        let first = try #require(lines.firstIndex { $0.hasSuffix("status PAYIN") })
        let second = try #require(lines.firstIndex { $0.hasSuffix("status FINISHED") })
        #expect(lines[first + 1] == "HTTP 200 0.3 s signature verified")
        #expect(lines[first + 2] == #"{"status":"PAYIN"}"#)
        #expect(lines[second + 2] == #"{"status":"FINISHED"}"#)
        let beginning = try #require(lines.firstIndex { $0.hasSuffix("recorded in the history") })
        #expect(lines[beginning + 1].hasPrefix("POST https://gateway.example") && lines[beginning + 2].hasPrefix("{"))
        // One format of dates.
        #expect(lines.contains("Created 2026-11-21 13:32:00") && lines.contains("2026-11-22"))
        #expect(!lines.contains { $0 == "Today" || $0 == "Yesterday" || $0 == "Answer" })
    }

    @Test func `names and times have one column, which fits the longest name`() throws {
        var intent = try asked().intent
        intent.extraFields = [ExtraField(name: "customer_email_address", value: "o@example.org")]
        let asked = Invoice(intent: intent, updates: try asked().updates)
        let context = AppDriver(width: 120, height: 60).state.context
        let lines = InvoiceDetail.lines(of: asked, width: 110, context).map { $0.parts.map(\.text).joined() }
        let column = "customer_email_address".count + 2
        for text in ["o@example.org", "79DF-60B0-17F6", "2026-11-21 13:32:00", "recorded in the history"] {
            let line = try #require(lines.first { $0.contains(text) && !$0.contains("created as") })
            #expect(String(line.dropFirst(column)).hasPrefix(text), "\(line)")
        }
    }

    @Test(arguments: [true, false])
    func `an answer that comes after one went on says of which payment it is`(isThere: Bool) throws {
        let both = [try severalInvoices()[0], try invoice("77", minutesAgo: 600)]
        var driver = AppDriver(invoices: both)
        driver.press(.enter, .char("r"))
        guard case .askStatus(let id, _)? = driver.last else {
            Issue.record("not asked")
            return
        }
        driver.press(.char("]"))
        let report = try #require(both[0].report)
        driver.send(
            .statusAnswered(
                id, invoiceID: both[0].id,
                isThere
                    ? .report(sent(both[0]), report, isNew: false) : .failed(.gateway(.unreachable("no route")))))
        #expect(driver.screen.contains("Payment \(both[0].intent.paymentID.text): "))
        #expect(driver.screen.contains("Invoice \(both[1].intent.paymentID.text)"))
    }

    @Test func `the next and the previous invoice are shown without going back`() throws {
        var driver = try opened()
        driver.press(.char("]"))
        #expect(driver.screen.contains("Invoice 1795350000000002"))
        // On a Cyrillic layout, too.
        driver.press(.char("ъ"))
        #expect(driver.screen.contains("Invoice inv-2093"))
        driver.press(.char("["), .char("["), .char("["))
        #expect(driver.screen.contains("Invoice 1795350000000001"))
        #expect(driver.screen.contains("This is the first one of the list."))
        driver.press(.char("]"), .escape)
        #expect((driver.state.screens.first as? InvoiceList)?.selectedInvoice?.id == "02")
    }

    @Test func `the neighbours are those of the search that one came from`() throws {
        let invoices = try severalInvoices()
        var driver = AppDriver(invoices: invoices)
        driver.press(.char("/"))
        driver.type("xof")
        let id = try #require(driver.last?.asSearch?.id)
        driver.send(.searchFound(id, [invoices[1], invoices[6]], count: 2, isDone: true))
        driver.press(.enter, .enter, .char("]"))
        #expect(driver.screen.contains("Invoice 1795350000000007"))
        driver.press(.char("]"))
        #expect(driver.screen.contains("This is the last one of the list."))
    }

    @Test func `an invoice that comes meanwhile moves nobody to another neighbour`() throws {
        var driver = try opened()
        driver.send(.invoicesChanged([try invoice("00", minutesAgo: 0)]))
        driver.press(.char("]"))
        #expect(driver.screen.contains("Invoice 1795350000000002"))
    }

    @Test func `an invoice that wasn't opened from the list has no neighbours`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("u"), .enter)
        #expect(driver.screen.contains("Invoice inv-2093"))
        driver.press(.char("]"))
        #expect(driver.screen.contains("Invoice inv-2093") && driver.state.context.notice == nil)
    }

    @Test func `a note is written and kept`() throws {
        var driver = try opened()
        driver.press(.char("N"))
        driver.type("called? yes :-)")
        #expect(driver.screen.contains("Note  called? yes :-)"))
        driver.press(.enter)
        let (id, invoiceID, text) = try #require(driver.last?.asAddNote)
        #expect(invoiceID == "01" && text == "called? yes :-)")
        var noted = try severalInvoices()[0]
        noted.apply(InvoiceUpdate(id: "01", at: AppDriver.now, change: .note(text)))
        driver.send(.noteAnswered(id, .noted(noted)))
        #expect(driver.screen.contains("Noted on payment id 1795350000000001."))
        #expect(driver.words.contains("Note called? yes :-)"))
        #expect(driver.state.unsavedNotes.isEmpty)
    }

    @Test func `a typed note survives Escape, leaving and a failure, and is named at the end`() throws {
        var driver = try opened()
        driver.press(.char("N"))
        driver.type("called")
        driver.press(.escape)
        #expect(driver.screen.contains("A note isn't saved yet: N goes on with it."))
        driver.press(.escape, .enter, .char("N"))
        #expect(driver.screen.contains("Note  called"))
        driver.press(.enter)
        let id = try #require(driver.last?.asAddNote?.id)
        driver.send(.noteAnswered(id, .notNoted(.notRecorded(.cannotWrite(path: "/x", errno: 28)))))
        #expect(driver.screen.contains("Note  called"))
        #expect(driver.state.unsavedNotes.map(\.text) == ["called"])
        #expect(driver.state.unsavedNotes.map(\.paymentID) == ["1795350000000001"])
    }

    @Test func `a note that is answered after one has left is forgotten as typed`() throws {
        var driver = try opened()
        driver.press(.char("N"))
        driver.type("called")
        driver.press(.enter)
        let id = try #require(driver.last?.asAddNote?.id)
        driver.send(.noteAnswered(id, .noted(try severalInvoices()[0])))
        #expect(driver.state.unsavedNotes.isEmpty)
    }

    @Test func `an empty note is none, and one too long is stopped at its limit`() throws {
        var driver = try opened()
        driver.press(.char("N"), .space, .enter)
        #expect(!driver.effects.contains { $0.asAddNote != nil } && !driver.screen.contains("Esc puts it aside"))
        #expect(driver.state.unsavedNotes.isEmpty)
        driver.press(.char("N"))
        driver.send(.paste(String(repeating: "x", count: 1000)))
        driver.type("y")
        #expect(driver.screen.contains("The note is too long: at most 1000 characters"))
        driver.press(.enter)
        #expect(driver.last?.asAddNote?.text.count == 1000)
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 40)])
    func `an invoice looks right`(width: Int, height: Int) throws {
        var driver = AppDriver(kind: .test, width: width, height: height, invoices: [try asked()])
        driver.press(.enter)
        #expect(snapshotMismatch(of: driver.frame, named: "detail-\(width)x\(height)") == nil)
        driver.press(.end, .char("N"))
        driver.type("called the customer")
        #expect(snapshotMismatch(of: driver.frame, named: "note-\(width)x\(height)") == nil)
    }
}
