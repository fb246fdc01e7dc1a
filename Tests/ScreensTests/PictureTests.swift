import FoundationEssentials
import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// The pictures of real screens that the README shows. `RECORD_SNAPSHOTS=1` makes them anew.
@Suite(.timeLimit(.minutes(5))) struct PictureTests {
    private static let size = Size(width: 100, height: 26)

    private func mismatch(_ driver: AppDriver, _ name: String, theme: String, title: String) throws -> SnapshotMismatch?
    {
        let file = EveryScreenTests.repository.appending(path: ".github/pictures/\(name).svg")
        let drawn = picture(of: driver.frame, theme: try EveryScreenTests.theme(theme), title: title)
        return snapshotMismatch(of: drawn, in: file)
    }

    @Test func `the picture of the list is as the list`() throws {
        var driver = AppDriver(
            kind: .test, width: Self.size.width, height: Self.size.height, invoices: try Self.shop())
        driver.press(.down, .down)
        #expect(try mismatch(driver, "list", theme: "night", title: "einvoice: the invoices of a shop") == nil)
    }

    @Test func `the picture of the form is as the form`() throws {
        var driver = AppDriver(width: Self.size.width, height: Self.size.height, invoices: try Self.shop())
        driver.fillForm(amount: "671.50")
        driver.press(.tab)
        driver.type("77")
        driver.press(.tab)
        driver.type("Top-up for order 2093")
        #expect(try mismatch(driver, "form", theme: "day", title: "einvoice: a new invoice in the sandbox") == nil)
    }

    @Test func `the picture of the statistics is as the statistics`() throws {
        var driver = AppDriver(
            kind: .test, width: Self.size.width, height: Self.size.height, invoices: try Self.shop())
        driver.press(.char("s"))
        try StatisticsTests.answer(&driver, with: try StatisticsTests.busyHistory())
        #expect(try mismatch(driver, "statistics", theme: "night", title: "einvoice: thirty days of a shop") == nil)
    }

    @Test func `a picture shows text as text, keeps columns and says nothing that isn't there`() {
        var frame = Frame(size: Size(width: 12, height: 2))
        frame.put("a<b & 1", x: 1, y: 0, role: .error)
        frame.put("│█○ x", x: 0, y: 1)
        let drawn = picture(of: frame, theme: .plain, title: "a & b")
        #expect(drawn.contains(">a&lt;b &amp; 1</text>"))
        #expect(drawn.contains("<title>a &amp; b</title>"))
        #expect(drawn.contains(">○</text>") && !drawn.contains("│") && !drawn.contains("█"))
        // Seven characters, seven columns of 8.4.
        #expect(drawn.contains(#"textLength="58.8""#))
    }

    /// A day and a half of a shop, with all that happens.
    private static func shop() throws -> [Invoice] {
        let words: [(minutes: Int, currency: String, amount: String, text: String, end: String)] = [
            (1, "visamaster.uah", "1000", "Top-up for order 2093", "FINISHED"),
            (12, "wave-ci.xof", "15000", "Abonnement mensuel", "PAYIN"),
            (18, "visamaster.uah", "671.5", "Account 77, two items", "FINISHED"),
            (34, "usdt_trc20", "25", "Order inv-2093", "?"),
            (52, "visamaster.uah", "12450", "Order 2089, delivery on Friday", "FINISHED"),
            (71, "orange_money-congo.usd", "12.5", "Recharge", "!"),
            (96, "visamaster.uah", "318.9", "Top-up for order 2087", "FAILED"),
            (104, "bitcoin", "0.0015", "Donation", ""),
            (133, "mpesa-congo.usd", "40", "Order 2085", "FINISHED"),
            (170, "visamaster.uah", "89", "Account 12", "FINISHED"),
            (215, "upi.inr", "2500", "Order 2081, gift card", "FINISHED"),
            (1290, "visamaster.uah", "540.25", "Account 77", "FINISHED"),
            (1331, "orange_money-ci.xof", "3500", "Abonnement mensuel", "FINISHED"),
            (1362, "monero", "1.25", "Order 2074", "CANCELED"),
            (1405, "visamaster.uah", "2200", "Top-up for order 2072", "FINISHED"),
            (1460, "bank.ngn", "95000", "Order 2070, wholesale", "FINISHED"),
            (1502, "visamaster.uah", "75", "Account 31", "FAILED"),
            (1544, "wave-ci.xof", "8000", "Order 2066", "FINISHED"),
        ]
        return try words.enumerated().map { index, word in
            let number = index + 1
            var changes: [InvoiceUpdate.Change] = [
                .created(
                    tracking: "79DF-60B0-\(String(0x17F6 - index * 0x1B, radix: 16).uppercased())", isSettled: false)
            ]
            switch word.end {
            case "": break
            case "?": changes = [.unknown(UnknownReason(.timeout, detail: "30 s"))]
            case "!": changes = [.rejected(GatewayRejection(code: "12", message: "Limit exceeded"))]
            default:
                var report = StatusReport(status: GatewayStatus(word.end))
                (report.currency, report.amount) = (word.currency, try Amount(word.amount))
                changes.append(.status(report))
            }
            let id = number < 10 ? "0\(number)" : "\(number)"
            return try invoice(
                id, minutesAgo: word.minutes, currency: word.currency, amount: word.amount,
                paymentID: word.end == "?"
                    ? "inv-2093" : "\(1_795_350_720 - word.minutes * 60)\(String(1_000_000 + number * 37).dropFirst())",
                description: word.text, changes: changes)
        }
    }
}
