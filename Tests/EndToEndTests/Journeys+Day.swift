import FoundationEssentials
import Glibc
import TestGateway
import Testing

extension Journeys {
    /// What a support worker does in a day, by keys, against a gateway of another make that tells fee and credited sum with
    /// every status. What the screen says is compared with what this test has counted by itself.
    @Test func `a day's work at the support desk`() async throws {
        let day = Day()
        try await TerminalSession.with(.kind("test"), columns: 118, rows: 40, variables: ["TZ": day.timeZone]) {
            session in
            let desk = Desk(session: session, day: day)
            try desk.beginWithHistory()
            try await session.openConsole()
            try await desk.expectCounts()
            try await desk.create()
            try await desk.createTheSameAgain()
            try await desk.find()
            try await desk.tellTheMerchant()
            try await desk.sendTheLink()
            try await desk.sumWhatFailedThisWeek()
            try await desk.settle()
            try await desk.testOneMethod()
            try await desk.exportTheWeek()
            try await desk.adoptAColleagues()
            try await desk.correctAMistake()
            #expect(try session.gateway.violations.isEmpty)
        }
    }
}

/// An invoice as this test knows it.
private struct Entry {
    var id: String
    var currency = "visamaster.uah"
    var amount: String
    var status: String
    var daysAgo = 0
    var account: String?
    var sender: String?
    var isTest = false

    var value: Decimal { Decimal(string: amount) ?? 0 }
    var isWaiting: Bool { ["CREATED", "PAYIN"].contains(status) }
}

/// The invoices of a day and of the weeks before it, and the sums over them.
private final class Day {
    static let feePercent = 2

    /// Others made these with another program.
    let others = [
        Entry(id: "shop-1", amount: "671.50", status: "FINISHED", daysAgo: 1),
        Entry(id: "shop-2", amount: "250", status: "FAILED", daysAgo: 2),
        Entry(id: "shop-3", amount: "99.90", status: "FAILED", daysAgo: 3),
        Entry(id: "shop-4", currency: "wave-ci.xof", amount: "15000", status: "FAILED", daysAgo: 4),
        Entry(id: "shop-5", amount: "1250.25", status: "FINISHED", daysAgo: 20),
        Entry(id: "shop-6", amount: "400", status: "FAILED", daysAgo: 21),
    ]
    /// And these were made here, this morning.
    let own = [
        Entry(id: "own-1", amount: "75.25", status: "FINISHED", account: "77", sender: "oksana@shop.example"),
        Entry(id: "own-2", amount: "310.40", status: "PAYIN"),
        Entry(id: "own-3", amount: "18.60", status: "FAILED"),
    ]
    var entries: [Entry]

    /// The zone in which it is about noon, so that the day doesn't end meanwhile.
    let timeZone: String
    private let start = Int(Date().timeIntervalSince1970)
    /// In seconds east of UTC.
    private static let gatewayZone = 2 * 3600

    init() {
        entries = others + own
        // POSIX counts west of UTC.
        timeZone = "DAY\(start / 3600 % 24 - 12)"
    }

    /// The gateway's clock so many days ago.
    func gatewayTime(daysAgo: Int) -> String {
        var moment = time_t(start - daysAgo * 86400 + Self.gatewayZone)
        var parts = tm()
        gmtime_r(&moment, &parts)
        var text = [CChar](repeating: 0, count: 32)
        strftime(&text, text.count, "%Y-%m-%d %H:%M:%S", &parts)
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The sum of what fits, as the screen writes it: `1 234.50 UAH`.
    func sum(_ currency: String = "visamaster.uah", of value: (Entry) -> Decimal = \.value, where fits: (Entry) -> Bool)
        -> String
    {
        let chosen = entries.filter { $0.currency == currency && !$0.isTest && fits($0) }
        let unit = currency.split(separator: ".").last.map { $0.uppercased() } ?? ""
        return Self.shown(chosen.reduce(0) { $0 + value($1) }, decimals: unit == "XOF" ? 0 : 2) + " \(unit)"
    }

    /// What the merchant gets of it.
    static func credited(_ entry: Entry) -> Decimal { entry.value - entry.value * Decimal(feePercent) / 100 }

    /// What the gateway takes of it.
    static func fee(_ entry: Entry) -> Decimal { entry.value - credited(entry) }

    private static func shown(_ value: Decimal, decimals: Int) -> String {
        let parts = value.description.split(separator: ".")
        let whole = Array(String(parts[0]).reversed())
        let groups = stride(from: 0, to: whole.count, by: 3).map { String(whole[$0..<min($0 + 3, whole.count)]) }
        let grouped = String(groups.joined(separator: " ").reversed())
        guard decimals > 0 else { return grouped }
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        return "\(grouped).\(fraction)\(String(repeating: "0", count: decimals - fraction.count))"
    }
}

/// A support worker at the console.
private struct Desk {
    let session: TerminalSession
    let day: Day

    private var pane: Pane { session.pane }

    func beginWithHistory() throws {
        let gateway = try session.gateway
        gateway.setFee(percent: Day.feePercent)
        gateway.setClock(day.gatewayTime(daysAgo: 0))
        for entry in day.others {
            gateway.add(
                paymentID: entry.id, currency: entry.currency, amount: entry.amount, statuses: [entry.status],
                created: day.gatewayTime(daysAgo: entry.daysAgo))
        }
        for entry in day.own {
            let more = (entry.account.map { ["--account", $0] } ?? []) + (entry.sender.map { ["--sender", $0] } ?? [])
            let create = ["create", "--currency", entry.currency, "--amount", entry.amount, "--payment-id", entry.id]
            #expect(try session.runBesides(create + more) == 0)
            gateway.setStatuses([entry.status], of: entry.id)
        }
        #expect(try session.runBesides(["status", "--all"]) == 0)
        #expect(try session.runBesides(["reconcile", "--since", "30d", "--adopt"]) == 0)
    }

    /// The header's numbers.
    func expectCounts(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let business = day.entries.filter { !$0.isTest }
        try await pane.waitFor("\(business.count { $0.daysAgo == 0 }) today", sourceLocation: sourceLocation)
        let unknown = business.count { $0.status == "UNKNOWN" }
        if unknown > 0 { try await pane.waitFor("\(unknown) unknown", sourceLocation: sourceLocation) }
        try await pane.waitFor("\(business.count(where: \.isWaiting)) waiting", sourceLocation: sourceLocation)
    }

    /// Presses Escape until all invoices are listed.
    private func backToList(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        for _ in 0..<5 {
            let before = try pane.screen
            if before.contains("n New"), !before.contains(" found"), !before.contains("Esc ") { return }
            try pane.send("Escape")
            try await pane.wait(for: "another screen", sourceLocation: sourceLocation) { $0 != before }
        }
        Issue.record("no way back to the list", sourceLocation: sourceLocation)
    }

    private func search(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try pane.send("/")
        try pane.type(text)
        try pane.send("Enter")
    }

    func create() async throws {
        try pane.send("n")
        try pane.type("visamaster.uah")
        try pane.send("Enter")
        try pane.type("420.15")
        try await pane.waitFor("proposed")
        try pane.send("F2")
        try await pane.waitFor("POST http")
        try await pane.waitFor("420.15")
        try pane.send("Enter")
        try await pane.waitFor("● Created")
        try await recordsCreated("420.15")
        try await backToList()
        try await expectCounts()
    }

    /// Takes the newest invoice of the gateway into the day's books; its tracking number stands on the screen.
    private func recordsCreated(_ amount: String, account: String? = nil, sender: String? = nil) async throws {
        let gateway = try session.gateway
        let id = try #require(gateway.createdPaymentIDs.last)
        let tracking = try #require(gateway.tracking(of: id))
        // It stands large there, with spaces between.
        try await pane.wait(for: "tracking number \(tracking)") { screen in
            screen.contains(tracking) || screen.filter { $0 != " " }.contains(tracking)
        }
        day.entries.append(Entry(id: id, amount: amount, status: "CREATED", account: account, sender: sender))
    }

    func createTheSameAgain() async throws {
        try await search("own-1")
        try await pane.waitFor("Invoice own-1")
        try pane.send("c")
        try await pane.waitFor("proposed")
        try pane.send("F2")
        try await pane.waitFor("75.25")
        try await pane.waitFor("POST http")
        try pane.send("Enter")
        try await pane.waitFor("● Created")
        try await recordsCreated("75.25", account: "77", sender: "oksana@shop.example")
        try await backToList()
        try await expectCounts()
    }

    func find() async throws {
        let paid = try #require(day.others.first)
        try pane.paste(try #require(session.gateway.tracking(of: paid.id)))
        try await pane.waitForRow(with: "Credited", holding: day.sum(of: Day.credited) { $0.id == paid.id })
        try await pane.waitForRow(with: "Fee", holding: day.sum(of: Day.fee) { $0.id == paid.id })
        try await backToList()

        try await search("amount=671.50 since:2d")
        try await expectFound { $0.amount == "671.50" && $0.daysAgo <= 2 }
        try await backToList()

        try await search("oksana@shop.example")
        try await expectFound { $0.sender == "oksana@shop.example" }
        try await backToList()
    }

    /// The rows of a search, and how many there are.
    private func expectFound(
        sourceLocation: SourceLocation = #_sourceLocation, _ fits: (Entry) -> Bool
    ) async throws {
        let found = day.entries.filter(fits)
        // The only one opens at once.
        if found.count == 1 {
            return try await pane.waitFor("Invoice \(found[0].id)", sourceLocation: sourceLocation)
        }
        try await pane.waitFor("\(found.count) found", sourceLocation: sourceLocation)
        for entry in found { try await pane.waitFor(entry.id, sourceLocation: sourceLocation) }
        let screen = try pane.screen
        for entry in day.entries where !fits(entry) {
            #expect(!screen.contains(" \(entry.id) "), sourceLocation: sourceLocation)
        }
    }

    func tellTheMerchant() async throws {
        let failed = try #require(day.others.first { $0.status == "FAILED" })
        try await search(failed.id)
        try await pane.waitFor("The payment failed; nothing was credited.")
        try await pane.waitForRow(with: "Reason", holding: "Payment declined (code 5)")
        let screen = try pane.screen
        #expect(screen.contains(day.sum { $0.id == failed.id }))
        // Neither is a fact of what nobody paid, though the gateway tells both.
        #expect(!screen.contains("Credited") && !screen.contains("Fee"))
        try pane.type("yy")
        let tracking = try #require(session.gateway.tracking(of: failed.id))
        try await pane.waitFor("Copied into tmux's buffer: \(tracking)")
        #expect(try pane.pasteBuffer == tracking)
        try await backToList()
    }

    func sendTheLink() async throws {
        let gateway = try session.gateway
        let index = try #require(day.entries.firstIndex { $0.amount == "420.15" })
        let id = day.entries[index].id
        let link = "https://pay.test/\(try #require(gateway.tracking(of: id)))"
        gateway.setStatuses(["PAYIN"], of: id)
        day.entries[index].status = "PAYIN"
        try await search(id)
        try await pane.waitFor("Invoice \(id)")
        try pane.send("p")
        try await pane.waitFor(link)
        try pane.type("yl")
        try await pane.waitFor("Copied into tmux's buffer: \(link)")
        #expect(try pane.pasteBuffer == link)
        #expect(gateway.requests(to: "einvoice/process").count == 1)
        try await backToList()
        try await expectCounts()
    }

    func sumWhatFailedThisWeek() async throws {
        let isWanted = { (entry: Entry) in entry.status == "FAILED" && entry.daysAgo < 7 }
        try await search("status:failed since:7d")
        try await expectFound(isWanted)
        try pane.send("s")
        try await pane.waitForRow(with: "VisaMaster, UAH", holding: day.sum(where: isWanted))
        try await pane.waitForRow(with: "Wave, Côte d'Ivoire, XOF", holding: day.sum("wave-ci.xof", where: isWanted))
        try await pane.waitForRow(with: "asked", holding: "0 invoices", "\(day.entries.count(where: isWanted)) failed")
        try await backToList()

        try pane.send("s")
        let isPaid = { (entry: Entry) in entry.status == "FINISHED" }
        try await pane.waitForRow(
            with: "paid  ", holding: " \(day.entries.count(where: isPaid)) ", day.sum(where: isPaid))
        try await pane.waitForRow(with: "credited", holding: day.sum(of: Day.credited, where: isPaid))
        try await pane.waitForRow(
            with: "open  ", holding: " \(day.entries.count(where: \.isWaiting)) ", day.sum(where: \.isWaiting))
        try await pane.waitForRow(with: "asked", holding: day.sum { isPaid($0) || $0.isWaiting })
        try await backToList()
    }

    func settle() async throws {
        let gateway = try session.gateway
        gateway.fail(.emptyReply, creating: true)
        let create = ["create", "--currency", "visamaster.uah", "--amount", "55.05", "--payment-id", "lost-1"]
        #expect(try session.runBesides(create) == 75)
        day.entries.append(Entry(id: "lost-1", amount: "55.05", status: "UNKNOWN"))
        try await expectCounts()
        try pane.send("u")
        try await pane.waitForRow(with: "● created", holding: try #require(gateway.tracking(of: "lost-1")))
        day.entries[day.entries.count - 1].status = "CREATED"
        try await backToList()
        try await expectCounts()
        #expect(try !pane.screen.contains("unknown"))
    }

    func testOneMethod() async throws {
        let count = try session.gateway.createdCount
        try pane.send("t")
        try await pane.waitFor("Test payments")
        try pane.type("wave-ci")
        try pane.send("Enter")
        try await pane.waitFor("All as expected.")
        for (amount, status) in [("1000", "FINISHED"), ("2000", "FAILED")] {
            try await pane.waitForRow(with: " \(amount) ", holding: status, "as expected", "79DF-60B0-")
            day.entries.append(
                Entry(id: "a test", currency: "wave-ci.xof", amount: amount, status: status, isTest: true))
        }
        let ids = try session.gateway.createdPaymentIDs[count...]
        #expect(ids.count == 2)
        try await backToList()
        try await expectCounts()
    }

    func exportTheWeek() async throws {
        let isWanted = { (entry: Entry) in entry.daysAgo < 7 && !entry.isTest }
        try await search("since:7d")
        try await pane.waitFor(" found")
        try pane.send("e")
        try await pane.waitFor("that the search finds: since:7d")
        try pane.send("Enter")
        try await pane.waitFor("\(day.entries.count(where: isWanted)) invoices are in")
        let name = try #require(
            FileManager.default.contentsOfDirectory(atPath: session.folder).first { $0.hasSuffix(".csv") })
        let table = try CSVTable(try #require(session.text(of: name)))
        #expect(table.rows.count == day.entries.count(where: isWanted))
        for currency in ["visamaster.uah", "wave-ci.xof"] {
            let entries = day.entries.filter { isWanted($0) && $0.currency == currency }
            #expect(try table.sum("amount", where: "currency", is: currency) == entries.reduce(0) { $0 + $1.value })
            let paid = entries.filter { $0.status == "FINISHED" }
            #expect(
                try table.sum("credited", where: "currency", is: currency) == paid.reduce(0) { $0 + Day.credited($1) })
        }
        try await backToList()
    }

    func adoptAColleagues() async throws {
        let colleague = Entry(id: "colleague-1", amount: "88.80", status: "FINISHED", daysAgo: 1)
        try session.gateway.add(
            paymentID: colleague.id, currency: colleague.currency, amount: colleague.amount,
            statuses: [colleague.status], created: day.gatewayTime(daysAgo: 1))
        try pane.send("/")
        try pane.type(colleague.id)
        try await pane.waitFor("asks the gateway about \(colleague.id)")
        try pane.send("Enter")
        try await pane.waitFor("the gateway has it")
        try pane.send("a")
        try await pane.waitFor("marked as adopted?")
        try pane.send("Enter")
        try await pane.waitForRow(with: "Created", holding: "by the gateway's clock")
        day.entries.append(colleague)
        try await backToList()
        // It was made yesterday, whenever it was taken in.
        try await expectCounts()
    }

    func correctAMistake() async throws {
        let gateway = try session.gateway
        let wrong = try #require(day.entries.first { $0.amount == "420.15" })
        try await search(wrong.id)
        try await pane.waitFor("Invoice \(wrong.id)")
        try pane.send("X")
        try await pane.waitFor("proposed")
        // What the wrong one had is selected.
        try pane.type("402.15")
        try pane.send("F2")
        try await pane.waitFor("POST http")
        try await pane.waitFor("402.15")
        try pane.send("Enter")
        try await pane.waitFor("● Created")
        try await recordsCreated("402.15")
        try await backToList()
        try await expectCounts()
        let right = try #require(gateway.createdPaymentIDs.last)
        try await search("is:replaced")
        try await expectFound { $0.id == wrong.id }
        try await backToList()
        try await search("is:replacement")
        try await expectFound { $0.id == right }
        #expect(gateway.createdCount == day.entries.count)
    }
}
