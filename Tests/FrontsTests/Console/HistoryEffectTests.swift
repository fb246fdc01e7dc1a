import Files
import FoundationEssentials
import Glibc
import InvoiceCore
import Testing
import Wording

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// What the console reads from the history and writes beside it.
@Suite(.timeLimit(.minutes(10))) struct HistoryEffectTests {
    private func ended(_ event: AppEvent) -> ExportResult? {
        if case .exportEnded(_, let result) = event { result } else { nil }
    }

    private func query(_ text: String) throws -> InvoiceQuery { try InvoiceQuery(text, now: .current, offset: 0) }

    @Test func `what a search finds is written and nothing is overwritten unasked`() async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("inv-1", "inv-2", "other-3")
        let path = "\(fixture.folder)/out.csv"
        let export = Effect.export(fixture.newRequest(), try query("inv"), path: path, mayOverwrite: false)
        fixture.effects.run(export)
        #expect(try await fixture.next(ended) == .written(invoices: 2, path: path, badLines: 0))
        #expect(try Exported.column("payment_id", at: path) == ["inv-2", "inv-1"])
        fixture.effects.run(export)
        #expect(try await fixture.next(ended) == .failed(.fileExists(path: path)))
        fixture.effects.run(.export(fixture.newRequest(), try query("other"), path: path, mayOverwrite: true))
        #expect(try await fixture.next(ended) == .written(invoices: 1, path: path, badLines: 0))
        #expect(try Exported.column("payment_id", at: path) == ["other-3"])
    }

    @Test func `a customer's last invoices are found, newest first, and nobody else's`() async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("1")
        try await fixture.shop.create("2", account: "77")
        try await fixture.shop.create("3", account: "177")
        try await fixture.shop.create("4", account: "77")
        let id = fixture.newRequest()
        var texts = RequestTexts()
        texts[.account] = "77"
        fixture.effects.run(.findLast(id, try #require(Customer(texts))))
        let found = try await fixture.next { event -> [Invoice]? in
            if case .lastFound(id, let invoices) = event { invoices } else { nil }
        }
        #expect(found.map(\.intent.paymentID.text) == ["4", "2"])
    }

    @Test func `a place that can not be written is said`() async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("1")
        // A path is one from / on whatever mark follows.
        for path in ["\(fixture.folder)/missing/out.csv", "/\u{301}missing/out.csv"] {
            fixture.effects.run(.export(fixture.newRequest(), InvoiceQuery(), path: path, mayOverwrite: false))
            guard case .failed(let problem) = try await fixture.next(ended) else {
                Issue.record("written")
                return
            }
            let text = wording.sentences(for: problem)
            #expect(text.utf8.starts(with: "\(path) can't be written".utf8), "\(text)")
        }
    }

    @Test func `a wrong search is said`() async throws {
        let fixture = try ConsoleFixture()
        let export = Effect.export(
            fixture.newRequest(), try query("status:NONE"), path: "/tmp/none", mayOverwrite: false)
        fixture.effects.run(export)
        guard case .failed(let problem) = try await fixture.next(ended) else {
            Issue.record("written")
            return
        }
        #expect(wording.sentences(for: problem).contains("NONE"))
    }

    @Test func `a search that means nothing is refused, not answered with nothing`() async throws {
        let fixture = try ConsoleFixture()
        let id = fixture.newRequest()
        fixture.effects.run(.search(id, try query("status:NONE")))
        let answer = try await fixture.next { event -> AppEvent? in
            switch event {
            case .searchRefused, .searchFound, .searchFailed: event
            default: nil
            }
        }
        guard case .searchRefused(id, .unheardOfStatus) = answer else {
            Issue.record("\(answer)")
            return
        }
    }

    @Test func `statistics count a period`() async throws {
        let fixture = try ConsoleFixture()
        let made = try await fixture.create("1", "2", "3")
        let id = fixture.newRequest()
        fixture.effects.run(.gatherStatistics(id, search: "", since: made[1].intent.createdAt, until: nil))
        let part = try await fixture.next { event in
            if case .statisticsGathered(id, let part, isDone: true) = event { part } else { nil }
        }
        #expect(part.statistics.total.count == made.filter { $0.intent.createdAt >= made[1].intent.createdAt }.count)
        #expect(part.badLines == 0)
    }

    @Test func `a search streams and ends`() async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("inv-1", "inv-2", "other-3")
        let id = fixture.newRequest()
        fixture.effects.run(.search(id, try query("INV")))
        var found: [String] = []
        var isDone = false
        while !isDone {
            let (invoices, last) = try await fixture.next { event -> ([Invoice], Bool)? in
                if case .searchFound(id, let invoices, _, let isDone) = event { (invoices, isDone) } else { nil }
            }
            found += invoices.map(\.intent.paymentID.text)
            isDone = last
        }
        #expect(found == ["inv-2", "inv-1"])
    }

    @Test func `a search counts on where the list is full`() async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("inv-1", "inv-2", "other-3", "inv-4")
        var searching = HistorySearching(history: fixture.effects.history, queue: fixture.queue)
        searching.mostShown = 2
        let id = fixture.newRequest()
        await searching.run(id, try query("inv"))
        var shown: [String] = []
        while true {
            let (invoices, count, isDone) = try await fixture.next { event -> ([Invoice], Int, Bool)? in
                if case .searchFound(id, let invoices, let count, let isDone) = event {
                    (invoices, count, isDone)
                } else {
                    nil
                }
            }
            shown += invoices.map(\.intent.paymentID.text)
            guard isDone else { continue }
            #expect(count == 3)
            break
        }
        #expect(shown == ["inv-4", "inv-2"])
    }

    @Test func `a search of a history that can not be read says so`() async throws {
        let fixture = try ConsoleFixture()
        let path = fixture.effects.history.path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let id = fixture.newRequest()
        fixture.effects.run(.search(id, try query("inv")))
        let answer = try await fixture.next { event -> AppEvent? in
            switch event {
            case .searchFound(id, _, _, isDone: true), .searchFailed(id, _): event
            default: nil
            }
        }
        guard case .searchFailed(_, let problem) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(wording.text(for: problem).contains(path))
    }

    @Test(arguments: [InvoicePlace.newest, .newestLater])
    func `a page of the newest has so many and tells that there are more`(place: InvoicePlace) async throws {
        let fixture = try ConsoleFixture()
        try await fixture.create("1", "2", "3")
        let id = fixture.newRequest()
        fixture.effects.run(.loadInvoices(id, place, limit: 2))
        let page = try await fixture.next { event in if case .invoicesLoaded(id, let page) = event { page } else { nil }
        }
        #expect(page.invoices.map(\.intent.paymentID.text) == ["3", "2"])
        #expect(page.hasMore)
        #expect(page.first == 0)
    }

    @Test func `a history that can not be read is no empty one`() async throws {
        let fixture = try ConsoleFixture()
        let path = fixture.effects.history.path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let id = fixture.newRequest()
        fixture.effects.run(.loadInvoices(id, .newest, limit: 20))
        let answer = try await fixture.next { event -> AppEvent? in
            switch event {
            case .invoicesLoaded(id, _), .invoicesFailed(id, _): event
            default: nil
            }
        }
        guard case .invoicesFailed(_, let problem) = answer else {
            Issue.record("\(answer)")
            return
        }
        #expect(wording.text(for: problem).contains(path))
    }

    @Test func `a draft with the id of an older invoice is offered and one that was sent is not`() async throws {
        let fixture = try ConsoleFixture()
        let made = try #require(try await fixture.create("inv-1").first).intent.createdAt
        try await fixture.shop.leaveDraft("sent", savedAt: made.advanced(byMilliseconds: -1000))
        try await fixture.shop.leaveDraft("typed", savedAt: made.advanced(byMilliseconds: 1000))
        await EffectRunner.offerDrafts(fixture.effects.drafts, fixture.effects.history, fixture.queue)
        let offered = try await fixture.next { event in if case .draftsFound(let drafts) = event { drafts } else { nil }
        }
        #expect(offered.map(\.id) == ["typed"])
    }

    @Test func `a history that can be read again is followed`() async throws {
        let fixture = try ConsoleFixture()
        let path = fixture.effects.history.path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let watch = HistoryWatch(history: fixture.effects.history, queue: fixture.queue)
        let following = Task { await watch.run() }
        defer { following.cancel() }
        _ = try await fixture.next { event in if case .warned(let text) = event { text } else { nil } }
        try FileManager.default.removeItem(atPath: path)
        try await fixture.create("1")
        // It is read anew before that is told.
        let isReadAnew = try await fixture.next { event -> Bool? in
            switch event {
            case .historyReplaced: true
            case .told: false
            default: nil
            }
        }
        #expect(isReadAnew)
        try await fixture.create("2")
        // What was made meanwhile may come by itself.
        _ = try await fixture.next { event -> Bool? in
            guard case .invoicesChanged(let invoices) = event else { return nil }
            return invoices.contains { $0.intent.paymentID.text == "2" } ? true : nil
        }
    }

    @Test func `what another program appends while it holds the lock is shown once the lock is free, and told once`()
        async throws
    {
        let fixture = try ConsoleFixture()
        try await fixture.create("inv-1")
        let path = fixture.effects.history.path
        let (looks, look) = AsyncStream.makeStream(of: Void.self)
        let impatient = HistoryStore(folder: fixture.effects.history.folder, disk: .system, lockSeconds: 0)
        let watch = HistoryWatch(history: impatient, queue: fixture.queue) { look.yield() }
        let following = Task { await watch.run() }
        defer { following.cancel() }
        // It follows once a change of the file's time makes it look.
        let touching = Task {
            while !Task.isCancelled {
                utimes(path, nil)
                try await Task.sleep(for: .milliseconds(1))
            }
        }
        for await _ in looks { break }
        touching.cancel()

        let holder = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        defer { close(holder) }
        while flock(holder, LOCK_EX | LOCK_NB) != 0 { try await Task.sleep(for: .milliseconds(1)) }
        let line = Array(try fixture.shop.lineOfAnother("inv-held").utf8)
        #expect(write(holder, line, line.count) == line.count)
        var warnings = 0
        func next() async throws -> Bool {
            try await fixture.next { event -> Bool? in
                switch event {
                case .warned(let text) where text.contains("can't be followed"): false
                case .invoicesChanged(let invoices):
                    invoices.contains { $0.intent.paymentID.text == "inv-held" } ? true : nil
                default: nil
                }
            }
        }
        #expect(try await next() == false)
        // Nothing is appended any more, so no notice comes: it is asked for again.
        #expect(flock(holder, LOCK_UN) == 0)
        while try await !next() { warnings += 1 }
        #expect(warnings == 0)
    }

    @Test func `unknown ones are found and whether these are all`() async throws {
        let fixture = try ConsoleFixture()
        let start = try #require(Timestamp("2026-11-22T12:00:00Z"))
        for number in 1...3 {
            let moment = start.advanced(byMilliseconds: Int64(number) * 1000)
            let id = HistoryStore.newInvoiceID(at: moment)
            try fixture.effects.history.record(
                InvoiceIntent(
                    id: id, createdAt: moment, paymentID: PaymentID(recorded: "\(number)"),
                    currency: "visamaster.uah", amount: .zero))
            try fixture.effects.history.record(
                InvoiceUpdate(id: id, at: moment, change: .unknown(UnknownReason(.timeout))))
        }
        func found() async throws -> (names: [String], isAll: Bool) {
            try await fixture.next { event in
                if case .unsettledFound(let invoices, let isAll) = event {
                    (invoices.map(\.intent.paymentID.text), isAll)
                } else {
                    nil
                }
            }
        }
        var pages = HistoryPages(
            history: fixture.effects.history, queue: fixture.queue, zone: fixture.effects.zone)
        pages.mostUnknown = 2
        #expect(try await !pages.findUnknown())
        #expect(try await found() == (["3", "2"], false))
        pages.mostUnknown = 3
        #expect(try await pages.findUnknown())
        #expect(try await found() == (["3", "2", "1"], true))
        fixture.effects.run(.findUnsettled)
        #expect(try await found() == (["3", "2", "1"], true))
    }
}

extension Shop {
    /// An invoice as a line of a history, without it being in this one's.
    fileprivate func lineOfAnother(_ paymentID: String) throws -> String {
        let other = HistoryStore(folder: "\(root)/other")
        let now = Timestamp.current
        try other.record(
            InvoiceIntent(
                id: HistoryStore.newInvoiceID(at: now), createdAt: now, paymentID: PaymentID(recorded: paymentID),
                currency: "visamaster.uah", amount: .zero))
        return try String(contentsOfFile: other.path, encoding: .utf8)
    }
}
