import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// The line above the footer: what is about money stays until it is seen.
@Suite struct NoticeTests {
    @Test func `what is about money stays until a key, whatever else is told`() {
        var driver = AppDriver()
        driver.send(.warned("The history can't be followed."))
        #expect(driver.screen.contains("can't be followed"))
        driver.alarm("THE OUTCOME COULD NOT BE RECORDED")
        #expect(driver.screen.contains("THE OUTCOME"))
        driver.send(.warned("The history can't be followed."))
        driver.send(.told("The history can be read again."))
        #expect(driver.screen.contains("THE OUTCOME"))
        driver.press(.down)
        #expect(!driver.screen.contains("THE OUTCOME"))
        driver.send(.told("The history can be read again."))
        #expect(driver.screen.contains("can be read again"))
    }

    @Test func `a later one about money takes the place of an earlier one`() {
        var driver = AppDriver()
        driver.alarm("THE FIRST")
        driver.alarm("THE SECOND")
        #expect(driver.screen.contains("THE SECOND"))
    }

    /// What the disk says of a file deep down.
    private static let path =
        "/home/staff/" + String(repeating: "a-folder-of-a-long-name/", count: 8) + "drafts/one.json"

    @Test(arguments: [
        "/tmp/one.json", path, path.replacing("-of-", with: " of "), "/" + String(repeating: "x", count: 300),
    ])
    func `the reason is seen whatever the path is, and all of it in the help`(path: String) {
        var driver = AppDriver()
        let text = "The draft could not be kept: \(path): No space left on device. It is tried again."
        driver.send(.warned(text))
        #expect(driver.words.contains("No space left on device. It is tried again."))
        #expect(driver.words.contains("The draft could not be kept: /"))
        for key in [Key.function(1), .char("?")] {
            driver.press(key)
            let all = driver.screen.filter { !" \n│┃".contains($0) }
            #expect(all.contains(text.filter { $0 != " " }))
            driver.press(.escape)
            #expect(!driver.words.contains("could not be kept"))
            driver.send(.warned(text))
        }
        driver.press(.down)
        #expect(!driver.words.contains("could not be kept"))
    }

    @Test func `a text that is too long for four lines says where all of it is`() {
        var driver = AppDriver()
        driver.send(.warned(String(repeating: "word ", count: 70) + "end"))
        #expect(driver.screen.contains("… F1: all"))
        driver.press(.function(1))
        #expect(driver.screen.contains("end"))
    }

    @Test func `a click on the help's key shows all of it, too`() throws {
        var driver = AppDriver()
        driver.send(.warned(String(repeating: "word ", count: 60) + "end"))
        let rows = driver.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let footer = try #require(rows.last)
        let x = footer.distance(
            from: footer.startIndex, to: try #require(footer.firstRange(of: "F1 ")).lowerBound)
        driver.mouse(.press, x: x, y: rows.count - 1)
        #expect(driver.screen.contains("On this screen") && driver.screen.contains("end"))
    }

    @Test func `what can't be kept is said where a form is hidden or nothing was sent`() throws {
        var driver = try SnapshotTests.sendingDesk()
        let id = try #require(driver.last?.asSubmit?.id)
        driver.send(.draftsKept(false))
        driver.send(.submitted(id, .notSent(.notRecorded(.cannotWrite(path: "history.jsonl", errno: 28)))))
        #expect(driver.words.contains("Nothing was sent. What you typed is not on the disk either."))
        driver.send(.resized(Size(width: 40, height: 12)))
        #expect(driver.screen.contains("What you typed is not on the disk."))
        driver.send(.draftsKept(true))
        #expect(driver.screen.contains("What you typed is kept."))
    }

    @Test func `a form says that what is typed isn't kept as long as it isn't`() {
        var driver = AppDriver()
        driver.fillForm()
        driver.send(.draftsKept(false))
        #expect(driver.screen.contains("Leave (not kept)"))
        driver.press(.escape)
        #expect(driver.words.contains("The draft is not on the disk; it is tried again. d goes on with it."))
        driver.press(.char("d"), .enter)
        driver.send(.draftsKept(true))
        #expect(driver.screen.contains("Leave (kept)"))
        driver.press(.escape)
        #expect(driver.screen.contains("Draft kept."))
    }

    @Test func `a screen's own answer does not take its place either`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("r"))
        let (id, invoiceID) = try #require(driver.last?.asAskStatus)
        driver.alarm("THE OUTCOME COULD NOT BE RECORDED")
        driver.send(.statusAnswered(id, invoiceID: invoiceID, .failed(.gateway(.unreachable("no route")))))
        #expect(driver.screen.contains("THE OUTCOME"))
    }
}

extension AppDriver {
    /// Tells something about money.
    mutating func alarm(_ text: String) { state.context.notice = Notice(text, .error, rank: .money) }
}
