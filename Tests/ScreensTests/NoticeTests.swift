import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// The line above the footer: what is about money stays until it is seen.
@Suite struct NoticeTests {
    @Test func `what is about money stays until a key, whatever else is told`() {
        var desk = Desk()
        desk.send(.warned("The history can't be followed."))
        #expect(desk.screen.contains("can't be followed"))
        desk.send(.alarmed("THE OUTCOME COULD NOT BE RECORDED"))
        #expect(desk.screen.contains("THE OUTCOME"))
        desk.send(.warned("The history can't be followed."))
        desk.send(.told("The history can be read again."))
        #expect(desk.screen.contains("THE OUTCOME"))
        desk.press(.down)
        #expect(!desk.screen.contains("THE OUTCOME"))
        desk.send(.told("The history can be read again."))
        #expect(desk.screen.contains("can be read again"))
    }

    @Test func `a later one about money takes the place of an earlier one`() {
        var desk = Desk()
        desk.send(.alarmed("THE FIRST"))
        desk.send(.alarmed("THE SECOND"))
        #expect(desk.screen.contains("THE SECOND"))
    }

    /// What the disk says of a file deep down.
    private static let path =
        "/home/staff/" + String(repeating: "a-folder-of-a-long-name/", count: 8) + "drafts/one.json"

    @Test(arguments: [
        "/tmp/one.json", path, path.replacing("-of-", with: " of "), "/" + String(repeating: "x", count: 300),
    ])
    func `the reason is seen whatever the path is, and all of it in the help`(path: String) {
        var desk = Desk()
        let text = "The draft could not be kept: \(path): No space left on device. It is tried again."
        desk.send(.warned(text))
        #expect(desk.words.contains("No space left on device. It is tried again."))
        #expect(desk.words.contains("The draft could not be kept: /"))
        for key in [Key.function(1), .char("?")] {
            desk.press(key)
            let all = desk.screen.filter { !" \n│┃".contains($0) }
            #expect(all.contains(text.filter { $0 != " " }))
            desk.press(.escape)
            #expect(!desk.words.contains("could not be kept"))
            desk.send(.warned(text))
        }
        desk.press(.down)
        #expect(!desk.words.contains("could not be kept"))
    }

    @Test func `a text that is too long for two lines says where all of it is`() {
        var desk = Desk()
        desk.send(.warned(String(repeating: "word ", count: 60) + "end"))
        #expect(desk.screen.contains("… F1: all"))
        desk.press(.function(1))
        #expect(desk.screen.contains("end"))
    }

    @Test func `a click on the help's key shows all of it, too`() throws {
        var desk = Desk()
        desk.send(.warned(String(repeating: "word ", count: 60) + "end"))
        let rows = desk.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let footer = try #require(rows.last)
        let x = footer.distance(
            from: footer.startIndex, to: try #require(footer.firstRange(of: "Help")).lowerBound)
        desk.send(.mouse(MouseEvent(kind: .press, position: Position(x: x, y: rows.count - 1))))
        #expect(desk.screen.contains("On this screen") && desk.screen.contains("end"))
    }

    @Test func `what can't be kept is said where a form is hidden or nothing was sent`() throws {
        var desk = try SnapshotTests.sendingDesk()
        guard case .submit(let id, _, _, _) = desk.last else { throw Unexpected() }
        desk.send(.draftsKept(false))
        desk.send(.submitted(id, .notSent("The disk is full.")))
        #expect(desk.words.contains("Nothing was sent. What you typed is not on the disk either."))
        desk.send(.resized(Size(width: 40, height: 12)))
        #expect(desk.screen.contains("What you typed is not on the disk."))
        desk.send(.draftsKept(true))
        #expect(desk.screen.contains("What you typed is kept."))
    }

    @Test func `a form says that what is typed isn't kept as long as it isn't`() {
        var desk = Desk()
        desk.fillForm()
        desk.send(.draftsKept(false))
        #expect(desk.screen.contains("Leave (not kept)"))
        desk.press(.escape)
        #expect(desk.words.contains("The draft is not on the disk; it is tried again. d goes on with it."))
        desk.press(.char("d"), .enter)
        desk.send(.draftsKept(true))
        #expect(desk.screen.contains("Leave (kept)"))
        desk.press(.escape)
        #expect(desk.screen.contains("Draft kept."))
    }

    @Test func `a screen's own answer does not take its place either`() throws {
        var desk = Desk(invoices: try severalInvoices())
        desk.press(.char("r"))
        guard case .askStatus(let id, let invoiceID) = desk.last else { throw Unexpected() }
        desk.send(.alarmed("THE OUTCOME COULD NOT BE RECORDED"))
        desk.send(.statusAnswered(id, invoiceID: invoiceID, .failed("The gateway could not be reached.")))
        #expect(desk.screen.contains("THE OUTCOME"))
    }
}
