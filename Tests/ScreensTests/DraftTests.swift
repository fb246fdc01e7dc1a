import InvoiceCore
import ScreenKit
import Screens
import SnapshotSupport
import Testing

/// What was typed stays, whichever way one leaves it.
@Suite struct DraftTests {
    /// The drafts that are left on the disk once everything that was asked for is done.
    private func onDisk(_ driver: AppDriver, before: [String] = []) -> [String: InvoiceDraft] {
        var files = Dictionary(before.map { ($0, InvoiceDraft()) }, uniquingKeysWith: { first, _ in first })
        for effect in driver.effects {
            if case .saveDraft(let id, let draft) = effect { files[id] = draft }
            if case .discardDraft(let id) = effect { files[id] = nil }
        }
        return files
    }

    private func keptDraft() -> SavedDraft {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = "100.50"
        draft.paymentID = "1795350720000009"
        return SavedDraft(id: "old-1", savedAt: AppDriver.now, draft: draft)
    }

    @Test func `a kept draft that is only looked at stays kept`() {
        var driver = AppDriver()
        driver.send(.draftsFound([keptDraft()]))
        driver.press(.char("d"), .enter)
        #expect(driver.screen.contains("New invoice"))
        driver.press(.escape)
        #expect(driver.screen.contains("Draft kept"))
        #expect(driver.state.context.drafts.map(\.draft) == [keptDraft().draft])
        #expect(onDisk(driver, before: ["old-1"]) == ["old-1": keptDraft().draft])
        driver.press(.char("d"), .enter)
        #expect(driver.screen.contains("100.50"))
    }

    @Test func `a fresh payment ID is not called used and is kept`() throws {
        var driver = AppDriver()
        driver.fillForm()
        driver.press(.function(2))
        let used = try invoice(
            "01", paymentID: "1795350720000001", changes: [.created(tracking: "T", isSettled: false)])
        try driver.answerPreparation(warnings: [.paymentIDUsed(used)])
        #expect(driver.screen.contains("used already: created"))
        driver.press(.ctrl("r"))
        #expect(!driver.screen.contains("used already"))
        #expect(driver.screen.contains("proposing…"))
        driver.answerProposal("1795350720000002")
        #expect(driver.screen.contains("proposed"))
        #expect(onDisk(driver).values.map(\.paymentID) == ["1795350720000002"])
    }

    @Test func `a review that is asked for before the payment id is there waits for it`() throws {
        var driver = AppDriver()
        driver.press(.char("n"))
        driver.type("visamaster.uah")
        driver.press(.enter)
        driver.type("100.50")
        let proposal = try #require(driver.proposal)
        driver.press(.function(2))
        #expect(!driver.screen.contains("type a payment id"))
        driver.send(.paymentIDProposed(proposal, "1795350720000001", statusURL: nil))
        let request = try #require(driver.last?.asPrepare?.request)
        #expect(request.paymentID.text == "1795350720000001")
    }

    @Test func `a key after it takes the wish for a review back`() throws {
        var driver = AppDriver()
        driver.press(.char("n"))
        driver.type("visamaster.uah")
        driver.press(.enter)
        driver.type("100")
        let proposal = try #require(driver.proposal)
        driver.press(.function(2), .char("5"))
        driver.send(.paymentIDProposed(proposal, "1795350720000001", statusURL: nil))
        let draft = try #require(driver.last?.asSaveDraft?.draft)
        #expect(draft.amount == "1005")
        #expect(draft.paymentID == "1795350720000001")
    }

    @Test func `drafts of earlier runs that are found late displace none of this run`() {
        var driver = AppDriver()
        driver.fillForm(amount: "5")
        driver.press(.escape)
        driver.send(.draftsFound([keptDraft()]))
        #expect(driver.state.context.drafts.map(\.draft.amount) == ["5", "100.50"])
    }

    @Test func `a kept draft that was emptied leaves nothing`() {
        var draft = InvoiceDraft()
        draft.amount = "7"
        draft.paymentID = "1"
        var driver = AppDriver()
        driver.send(.draftsFound([SavedDraft(id: "old-1", savedAt: AppDriver.now, draft: draft)]))
        driver.press(.char("d"), .enter, .escape)
        driver.press(.tab, .ctrl("u"), .backspace, .pageDown, .pageDown, .backspace, .escape)
        #expect(driver.state.context.drafts.isEmpty)
        #expect(onDisk(driver, before: ["old-1"]).isEmpty)
    }
}

/// The list of drafts, in which nothing is lost before it closes.
@Suite struct DraftPickerTests {
    /// Three drafts, of 100, 200 and 300 UAH, in the list.
    private func opened() -> AppDriver {
        var driver = AppDriver()
        driver.send(
            .draftsFound(
                (1...3).map { number in
                    var draft = InvoiceDraft()
                    (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "\(number)00", "\(number)")
                    return SavedDraft(id: "old-\(number)", savedAt: AppDriver.now, draft: draft)
                }))
        driver.press(.char("d"))
        return driver
    }

    private func draft(_ amount: String, paymentID: String = "") -> SavedDraft {
        var draft = InvoiceDraft()
        (draft.amount, draft.paymentID) = (amount, paymentID)
        return SavedDraft(id: amount, savedAt: AppDriver.now, draft: draft)
    }

    private func discarded(_ driver: AppDriver) -> [String] {
        driver.effects.compactMap { if case .discardDraft(let id) = $0 { id } else { nil } }
    }

    @Test func `a deleted draft stays in the list, and goes when the list closes`() {
        var driver = opened()
        driver.press(.char("D"))
        #expect(driver.screen.contains("✕ 100 UAH") && discarded(driver).isEmpty)
        #expect(driver.screen.contains("1 draft is deleted; u brings it back"))
        driver.press(.escape)
        #expect(discarded(driver) == ["old-1"])
        #expect(driver.state.context.drafts.map(\.id) == ["old-2", "old-3"])
        #expect(driver.screen.contains("1 draft deleted; d, then u brings it back."))
    }

    @Test func `what went with the list is brought back later`() throws {
        var driver = opened()
        driver.press(.ctrl("a"), .char("D"), .escape, .char("d"))
        #expect(driver.screen.contains("✕ 100 UAH") && driver.state.context.drafts.isEmpty)
        driver.press(.char("u"))
        let back = try #require(driver.state.context.drafts.first)
        #expect(driver.last == .saveDraft(id: "old-1", back.draft) && driver.state.context.drafts.count == 1)
        driver.press(.char("U"), .escape)
        #expect(Set(driver.state.context.drafts.map(\.id)) == ["old-1", "old-2", "old-3"])
        #expect(!driver.screen.contains("deleted"))
    }

    @Test func `deleted drafts come back with their profile, and not on another`() {
        var driver = opened()
        driver.press(.char("D"), .escape)
        var other = AppDriver(kind: .test)
        other.state.context.goOn(from: driver.state, nil)
        other.press(.char("d"))
        #expect(!other.screen.contains("100 UAH"))
        var back = AppDriver(kind: .test)
        back.state.context.goOn(from: other.state, driver.state.context.leftovers)
        back.press(.char("d"), .char("u"))
        #expect(back.last?.asSaveDraft?.id == "old-1")
    }

    @Test func `one goes on with a draft that went with the list`() throws {
        var driver = opened()
        driver.press(.ctrl("a"), .char("D"), .escape, .char("d"), .enter)
        #expect(driver.screen.contains("New invoice"))
        let saved = driver.effects.lastIndex { if case .saveDraft("old-1", _) = $0 { true } else { false } }
        let taken = driver.effects.lastIndex { if case .takeDraft = $0 { true } else { false } }
        // Nobody takes what isn't on the disk.
        #expect(try #require(saved) < #require(taken))
        driver.press(.escape)
        #expect(driver.state.context.drafts.map(\.id) == ["old-1"])
    }

    @Test func `u brings a deleted draft back, and U all of them`() {
        var driver = opened()
        driver.press(.char("D"), .up, .char("u"), .escape)
        #expect(discarded(driver).isEmpty && driver.state.context.drafts.count == 3)
        driver.press(.char("d"), .ctrl("a"), .char("D"))
        #expect(driver.screen.split(separator: "✕").count == 4)
        driver.press(.char("U"), .escape)
        #expect(discarded(driver).isEmpty && driver.state.context.drafts.count == 3)
    }

    @Test func `all are deleted by two keys, and marked ones alone`() {
        var all = opened()
        all.press(.ctrl("a"), .char("D"), .escape)
        #expect(discarded(all) == ["old-1", "old-2", "old-3"] && all.state.context.drafts.isEmpty)
        var two = opened()
        two.press(.space, .down, .space, .char("D"), .escape)
        #expect(discarded(two) == ["old-1", "old-3"])
    }

    @Test func `going on with a deleted draft keeps it, and lets the others go`() {
        var driver = opened()
        driver.press(.ctrl("a"), .char("D"), .char("g"), .enter)
        #expect(driver.screen.contains("New invoice"))
        #expect(discarded(driver) == ["old-2", "old-3"])
        driver.press(.escape)
        #expect(driver.state.context.drafts.map(\.id) == ["old-1"])
    }

    @Test func `leaving the program with the list open deletes nothing`() {
        var driver = opened()
        driver.press(.ctrl("a"), .char("D"), .ctrl("c"))
        #expect(driver.last == .quit && discarded(driver).isEmpty)
    }

    @Test func `that drafts were kept is said once, and then counted in the header`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.send(.draftsFound([draft("7")]))
        #expect(driver.screen.contains("A draft was kept: 7") && driver.screen.contains("d goes on with it"))
        driver.press(.down, .up)
        #expect(!driver.screen.contains("A draft was kept") && driver.screen.contains("1 draft "))
        // The line is the selected invoice's again.
        #expect(driver.screen.contains("79DF-60B0-17F6   asked"))
    }

    @Test func `a draft with nothing but a currency is counted, and not told of`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        var bare = InvoiceDraft()
        (bare.currency, bare.paymentID) = ("visamaster.uah", "1795350720000009")
        driver.send(.draftsFound([SavedDraft(id: "bare", savedAt: AppDriver.now, draft: bare)]))
        #expect(!driver.screen.contains("draft was kept") && driver.screen.contains("1 draft "))
        driver.send(.draftsFound([draft("7")]))
        #expect(driver.screen.contains("A draft was kept: 7"))
    }

    @Test func `a notice of two lines leaves the line above it`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.send(.warned(String(repeating: "word ", count: 25)))
        let rows = driver.screen.split(separator: "\n")
        let first = try #require(rows.firstIndex { $0.contains("word") })
        #expect(rows[first - 1].contains("────") && rows[first + 1].contains("word"))
    }

    @Test func `a list of more drafts than it has rows for has a scroll bar`() {
        var driver = AppDriver()
        driver.send(.draftsFound((1...40).map { draft("\($0)") }))
        driver.press(.char("d"))
        let frame = driver.frame
        #expect((0..<24).contains { y in (0..<80).contains { frame[$0, y].role == .scrollBar } })
    }

    @Test func `the list opens on the draft of the selected invoice`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.send(.draftsFound([draft("1"), draft("2", paymentID: "1795350000000004")]))
        driver.press(.down, .down, .down, .char("d"), .enter)
        #expect(driver.effects.contains(.takeDraft(draft("2", paymentID: "1795350000000004"))))
    }

    @Test(arguments: [(60, 16), (80, 24), (120, 40)])
    func `drafts look right`(width: Int, height: Int) {
        var driver = opened()
        driver.send(.resized(Size(width: width, height: height)))
        driver.press(.char("D"), .space)
        #expect(snapshotMismatch(of: driver.frame, named: "drafts-\(width)x\(height)") == nil)
    }
}

/// The way home from a screen over the form.
extension DraftTests {
    private func rejected() throws -> Invoice {
        try invoice(
            "04", paymentID: "1795350720000001",
            changes: [.rejected(GatewayRejection(code: "12", message: "Limit exceeded"))])
    }

    private func send(_ result: CreateOutcome, _ driver: inout AppDriver) throws {
        let id = try #require(driver.last?.asSubmit?.id)
        driver.send(.submitted(id, result))
    }

    @Test func `what was not sent is offered at home at once`() throws {
        let full = Problem.notRecorded(.cannotWrite(path: "history.jsonl", errno: 28))
        let results: [CreateOutcome] = [.notSent(full), try ScreensTests.rejected(rejected())]
        for result in results {
            var driver = try SnapshotTests.sendingDesk()
            try send(result, &driver)
            driver.press(.char("q"))
            #expect(driver.screen.contains("d Drafts"))
            #expect(driver.state.context.drafts.map(\.draft.amount) == ["100.50"])
            #expect(onDisk(driver).count == 1)
        }
    }

    @Test func `the list says why the selected one was rejected though its draft is kept`() throws {
        var driver = try SnapshotTests.sendingDesk()
        try send(try ScreensTests.rejected(rejected()), &driver)
        driver.press(.enter, .escape)
        #expect(driver.screen.contains("Limit exceeded"))
        #expect(driver.screen.contains("d goes on with its draft"))
    }

    @Test func `what is in the history is no draft any more`() throws {
        let unknown = try invoice("03", paymentID: "1795350720000001", changes: [.unknown(UnknownReason(.timeout))])
        let created = try invoice(
            "01", paymentID: "1795350720000001", changes: [.created(tracking: "T", isSettled: false)])
        for result in [
            CreateOutcome.created(sent(created)), try ScreensTests.unknown(unknown),
            .unreachable(sent(unknown), "refused"),
        ] {
            var driver = try SnapshotTests.sendingDesk()
            try send(result, &driver)
            driver.press(.escape)
            #expect(driver.state.context.drafts.isEmpty)
        }
    }

    @Test func `a clone that was refused is kept though nothing in it was typed`() throws {
        var driver = AppDriver(invoices: try severalInvoices())
        driver.press(.char("c"))
        driver.answerProposal("1795350720000001")
        driver.press(.function(2))
        try driver.answerPreparation()
        driver.press(.enter)
        try send(try ScreensTests.rejected(rejected()), &driver)
        driver.press(.char("q"))
        #expect(driver.state.context.drafts.map(\.draft.amount) == ["1000.00"])
    }

    @Test func `a form under another invoice is there again, and kept, when one comes back from settling that`() throws
    {
        let similar = try severalInvoices()[2]
        var driver = AppDriver(invoices: try severalInvoices())
        driver.fillForm()
        driver.press(.function(2))
        try driver.answerPreparation(warnings: [.similarInvoice(similar, minutesAgo: 34)])
        driver.press(.ctrl("o"), .char("u"))
        #expect(driver.screen.contains("Settling, 1 to go"))
        // Back to where one was.
        driver.press(.escape)
        #expect(driver.screen.contains("Invoice inv-2093"))
        // To the review, the form, and out of it.
        driver.press(.escape, .escape, .escape)
        #expect(driver.screen.contains("Draft kept"))
        #expect(driver.state.context.drafts.map(\.draft.paymentID) == ["1795350720000001"])
    }
}
