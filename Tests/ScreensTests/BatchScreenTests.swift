import InvoiceCore
import ScreenKit
import Testing
import Wording

@testable import Screens

/// Many invoices from a file: the name, the check, the word, and how far it is.
@Suite struct BatchScreenTests {
    /// What a check found of so many right rows and such problems.
    private func check(_ rows: Int, problems: [BatchProblem] = []) throws -> BatchCheck {
        var check = BatchCheck()
        for number in 1...max(1, rows) {
            var row = BatchRow(number: number, line: number + 1)
            var draft = InvoiceDraft()
            (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "1.50", "p\(number)")
            row.request = try draft.checked().get()
            check.add(row)
        }
        for problem in problems {
            var row = BatchRow(number: rows + 1, line: problem.line)
            row.problems = [problem]
            check.add(row)
        }
        check.end()
        return check
    }

    private func checked(_ check: BatchCheck, _ kind: ProfileKind = .test) throws -> AppDriver {
        var driver = AppDriver(kind: kind, invoices: try severalInvoices())
        driver.press(.char("B"))
        driver.type("july.csv")
        driver.press(.enter)
        guard case .checkBatch(let id, "july.csv")? = driver.last else {
            Issue.record("\(String(describing: driver.last))")
            return driver
        }
        driver.send(.batchCheckProgressed(id, rows: 7))
        #expect(driver.screen.contains("7 rows checked"))
        driver.send(.batchChecked(id, check))
        return driver
    }

    private func running(_ driver: AppDriver) throws -> RequestID {
        guard case .runBatch(let id, _, _)? = driver.last else { throw CancellationError() }
        return id
    }

    private func result(_ index: Int, line: Int) throws -> BatchResult {
        let invoice = try severalInvoices()[index]
        return BatchResult(line: line, paymentID: invoice.intent.paymentID, .earlier(invoice))
    }

    @Test func `the palette has it, and a file is asked for`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.ctrl("p"))
        driver.type("create a batch")
        #expect(driver.screen.contains("Create a batch"))
        driver.press(.enter)
        #expect(driver.screen.contains("Which file"))
        driver.press(.enter)
        #expect(driver.effects.allSatisfy { if case .checkBatch = $0 { false } else { true } })
    }

    @Test func `what it asks for is shown and nothing is sent before a second word`() throws {
        var driver = try checked(try check(3))
        #expect(driver.screen.contains("3 invoices, 4.50 UAH"))
        driver.press(.enter)
        #expect(throws: CancellationError.self) { try running(driver) }
        driver.press(.enter)
        _ = try running(driver)
        #expect(driver.screen.contains("0 of 3"))
    }

    @Test func `every problem is shown with its place, and the other rows may be sent`() throws {
        let problem = BatchProblem(line: 17, column: 4, .issue(ValidationIssue(.amount, .amount(.zero, unit: "UAH"))))
        var driver = try checked(try check(2, problems: [problem]))
        #expect(driver.screen.contains("17"))
        #expect(driver.screen.contains("Amount: must be more than zero"))
        #expect(driver.screen.contains("1 of 3 rows can't be sent."))
        driver.press(.enter, .enter)
        _ = try running(driver)
        #expect(driver.screen.contains("0 of 2"))
    }

    @Test func `on live number and sums are typed`() throws {
        var driver = try checked(try check(2), .live)
        driver.press(.enter, .enter)
        #expect(throws: CancellationError.self) { try running(driver) }
        #expect(driver.screen.contains("2 invoices, 3.00 UAH"))
        driver.send(.paste("2 invoices, 3.00 UAH"))
        driver.press(.enter)
        #expect(throws: CancellationError.self) { try running(driver) }
        driver.type("2 invoices, 3 uah")
        driver.press(.enter)
        _ = try running(driver)
    }

    @Test func `rows that aren't created are listed, and Escape stops what comes after`() throws {
        var driver = try checked(try check(3))
        driver.press(.enter, .enter)
        let id = try running(driver)
        driver.send(.batchBegan(id, "This file was begun before."))
        #expect(driver.screen.contains("This file was begun before."))
        driver.send(.batchResult(id, try result(0, line: 2)))
        driver.send(.batchResult(id, try result(2, line: 3)))
        #expect(driver.screen.contains("2 of 3"))
        driver.press(.escape)
        #expect(driver.last?.isCancel == true)
        driver.send(.batchEnded(id, .stopped))
        #expect(driver.screen.contains("Stopped before it was done."))
        driver.press(.char("r"))
        _ = try running(driver)
    }

    @Test func `why nothing is sent is told, and it can be tried again`() throws {
        var driver = try checked(try check(3))
        driver.press(.enter, .enter)
        driver.send(.batchEnded(try running(driver), .failed(.batch(.isRunning))))
        #expect(driver.screen.contains("Another program is sending this file just now."))
        driver.press(.enter, .enter)
        _ = try running(driver)
    }
}
