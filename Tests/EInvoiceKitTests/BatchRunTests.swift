import Glibc
import InvoiceCore
import Synchronization
import Testing

@testable import EInvoiceKit

/// A batch on its way: what is sent, what is told, and what another start makes of it.
@Suite(.timeLimit(.minutes(10))) struct BatchRunTests {
    private let folder = TemporaryFolder()

    private func service(_ gateway: some HTTPTransport, clientID: String = "1042", kind: ProfileKind = .test)
        -> InvoiceService
    {
        let profile = Profile(
            name: "shop", kind: kind, baseURL: "https://gateway.example", clientID: clientID,
            secretSource: .inline(Secret("s3cr3t")))
        return InvoiceService(
            profile: profile, history: HistoryStore(folder: folder.file("shop")),
            dependencies: Dependencies(transport: gateway))
    }

    private func csv(_ rows: Int, _ extra: String = "") -> String {
        "currency,amount,description\n" + (1...rows).map { "visamaster.uah,\($0).50,row \($0)\n" }.joined() + extra
    }

    private func file(_ text: String) async throws -> BatchFile {
        let rules = BatchRules(catalog: .standard, fields: []) { InvoiceDraft() }
        return try await BatchFile(BatchContent(bytes: Array(text.utf8)), rules: rules)
    }

    private func run(_ text: String, _ service: InvoiceService, jobs: Int = 4) async throws -> BatchRun {
        BatchRun(service: service, file: try await file(text), jobs: jobs)
    }

    private func begin(_ run: BatchRun, _ text: String, kind: ProfileKind = .test) async throws
        -> BatchResults
    {
        try await run.run(BatchConfirmation(nil, of: try await file(text).check.totals, on: kind))
    }

    /// Runs it to its end.
    private func send(_ text: String, _ gateway: some HTTPTransport, jobs: Int = 4) async throws
        -> (results: [BatchResult], ending: BatchEnding)
    {
        let service = service(gateway)
        _ = try await service.recoverAbandoned()
        let run = try await run(text, service, jobs: jobs)
        var results: [BatchResult] = []
        for await result in try await begin(run, text) { results.append(result) }
        return (results, await run.ending)
    }

    private var journals: [String] { folder.files.filter { $0.hasPrefix("shop/batches/") } }
    private func journal() throws -> String {
        let path = try #require(journals.first)
        return try #require(folder.read(path))
    }

    @Test func `each row is made once, and told as it is by another run`() async throws {
        let gateway = BookTransport()
        let first = try await send(csv(200), gateway)
        #expect(first.ending == .whole)
        #expect(first.results.count == 200)
        #expect(Set(first.results.map(\.line)) == Set(2...201))
        #expect(first.results.allSatisfy { $0.sent?.invoice.state == .created })
        #expect(gateway.createdCount == 200)
        #expect(journals.count == 1)
        #expect(folder.mode(of: journals[0]) == 0o600)
        let second = try await send(csv(200), gateway)
        #expect(second.ending == .whole)
        #expect(gateway.bodies(to: "create").count == 200)
        #expect(Set(second.results.map(\.line)) == Set(2...201))
        #expect(second.results.allSatisfy { if case .earlier = $0.outcome { true } else { false } })
        let ids = Dictionary(first.results.map { ($0.line, $0.paymentID) }) { one, _ in one }
        #expect(second.results.allSatisfy { ids[$0.line] == $0.paymentID })
    }

    @Test func `the payment id is on the disk before the request leaves, and nothing of the row with it`()
        async throws
    {
        let folder = folder
        let gateway = ScriptedTransport()
        gateway.add { request in
            let journal = folder.files.first { $0.hasPrefix("shop/batches/") && $0.hasSuffix(".jsonl") }
            let text = journal.flatMap { folder.read($0) } ?? ""
            let body = String(decoding: request.body, as: UTF8.self)
            let id = body.split(separator: "payment_id\":").last.map { $0.prefix { $0.isNumber } } ?? ""
            #expect(id.count == 16 && text.contains(id))
            return await Replies.created(request)
        }
        let card = "4444111144441111"
        _ = try await send("currency,amount,sender,account\nvisamaster.uah,7.25,\(card),user-7\n", gateway)
        #expect(gateway.bodies.first?.contains(card) == true)
        let written = folder.files.compactMap { folder.read($0) }.joined()
        #expect(!written.contains(card))
        #expect(!(try journal()).contains("user-7"))
        #expect(!(try journal()).contains("7.25"))
    }

    @Test func `an answer that is lost is asked for at the end`() async throws {
        let gateway = BookTransport()
        gateway.loseNextReply()
        let ended = try await send(csv(10), gateway)
        #expect(ended.ending == .whole)
        #expect(ended.results.count == 10)
        #expect(ended.results.allSatisfy { $0.sent?.invoice.state == .created })
        #expect(gateway.bodies(to: "create").count == 10)
        #expect(gateway.bodies(to: "status").count == 1)
    }

    @Test func `what didn't arrive, as the gateway says, is sent again with the same body`() async throws {
        let gateway = ScriptedTransport(failure(.timeout(seconds: 1)), Replies.notFound, Replies.created)
        let ended = try await send(csv(1), gateway)
        #expect(ended.results.map(\.sent?.invoice.state) == [.created])
        #expect(gateway.asked == ["create", "status", "create"])
        #expect(gateway.bodies[0] == gateway.bodies[2])
    }

    @Test func `what stays unknown is told once, and another run asks again`() async throws {
        let gateway = ScriptedTransport(failure(.timeout(seconds: 1)), failure(.timeout(seconds: 1)))
        let ended = try await send(csv(1), gateway)
        #expect(ended.results.map(\.sent?.invoice.state) == [.unknown])
        #expect(!(try journal()).contains("done"))
        gateway.add(Replies.status())
        let again = try await send(csv(1), gateway)
        #expect(again.results.map(\.sent?.invoice.state) == [.created])
        #expect(gateway.asked == ["create", "status", "status"])
    }

    @Test func `a run that was stopped lets what is on its way end, and another goes on`() async throws {
        let arrived = Signal()
        let answered = Signal()
        let gateway = ScriptedTransport(Replies.created, holding(Replies.created, arrived, until: answered))
        let service = service(gateway)
        let run = try await run(csv(6), service, jobs: 1)
        let results = try await begin(run, csv(6))
        await arrived.wait()
        let stopping = Task { await run.stop() }
        answered.send()
        await stopping.value
        var told: [BatchResult] = []
        for await result in results { told.append(result) }
        #expect(await run.ending == .stopped)
        #expect(told.map(\.line) == [2, 3])
        #expect(told.allSatisfy { $0.sent?.invoice.state == .created })
        for _ in 0..<4 { gateway.add(Replies.created) }
        let rest = try await send(csv(6), gateway)
        #expect(rest.results.count == 6)
        #expect(Set(gateway.bodies).count == 6 && gateway.bodies.count == 6)
    }

    @Test func `two programs don't send the same file at the same time`() async throws {
        let arrived = Signal()
        let answered = Signal()
        let gateway = ScriptedTransport(holding(Replies.created, arrived, until: answered))
        let run = try await run(csv(1), service(gateway))
        let results = try await begin(run, csv(1))
        await arrived.wait()
        let other = try await self.run(csv(1), service(gateway))
        await #expect(throws: Problem.batch(.isRunning)) { try await begin(other, csv(1)) }
        answered.send()
        for await _ in results {}
        #expect(gateway.asked == ["create"])
    }

    @Test func `a program that was killed leaves its row to be asked about, and its ids to be used`() async throws {
        let gateway = BookTransport()
        _ = try await send(csv(3), gateway)
        // As it is where the first two were recorded and no answer came: the gateway has one of them.
        let text = try #require(folder.read("shop/history.jsonl"))
        let history = text.split(separator: "\n")
        let intents = history.filter { $0.contains(#""type":"invoice""#) }
        let lost = intents[0].split(separator: #""lease":""#)[1].prefix(26)
        folder.write(intents[..<2].joined(separator: "\n") + "\n", to: "shop/history.jsonl")
        folder.write("", to: "shop/leases/\(lost)")
        let before = gateway.bodies(to: "create")
        let again = try await send(csv(3), gateway)
        #expect(again.results.count == 3)
        #expect(again.results.allSatisfy { $0.sent?.invoice.state == .created })
        #expect(gateway.createdCount == 3)
        #expect(Set(gateway.bodies(to: "create")) == Set(before))
    }

    @Test func `a rejected row stops nothing and isn't sent again`() async throws {
        let rejected = reply(#"{"error":{"code":3,"message":"The amount is too small"}}"#)
        let gateway = ScriptedTransport(Replies.created, rejected, Replies.created)
        let ended = try await send(csv(3), gateway, jobs: 1)
        #expect(ended.ending == .whole)
        #expect(ended.results.map(\.sent?.invoice.state) == [.created, .rejected, .created])
        let again = try await send(csv(3), gateway, jobs: 1)
        #expect(again.results.map(\.sent?.invoice.state) == [.created, .rejected, .created])
        #expect(gateway.asked.count == 3)
    }

    @Test func `a gateway that can't be reached isn't tried a thousand times, and what never left is sent later`()
        async throws
    {
        let gateway = ScriptedTransport()
        let ended = try await send(csv(1000), gateway, jobs: 2)
        #expect(ended.ending == .givenUp)
        #expect(gateway.asked.count <= 3)
        #expect(ended.results.allSatisfy { $0.sent?.invoice.state == .unsent })
        let book = BookTransport()
        let again = try await send(csv(1000), book)
        #expect(again.ending == .whole)
        #expect(book.createdCount == 1000 && book.bodies(to: "create").count == 1000)
        #expect(again.results.count == 1000)
    }

    @Test func `refused credentials and unknown outcomes in a row end it early`() async throws {
        let refused = ScriptedTransport(reply(#"{"error":{"code":103,"message":"Wrong client"}}"#, status: 401))
        let first = try await send(csv(100), refused, jobs: 1)
        #expect(first.ending == .givenUp)
        #expect(refused.asked.count == 1)
        let silent = ScriptedTransport()
        for _ in 0..<100 { silent.add(failure(.timeout(seconds: 1))) }
        let second = try await send(csv(100, "tron,1,x\n"), silent, jobs: 1)
        #expect(second.ending == .givenUp)
        #expect(silent.asked.count == 8)
        #expect(second.results.count == 8)
    }

    @Test func `a payment id of another invoice is refused, and of the same one told as it is`() async throws {
        let gateway = BookTransport()
        let text = "currency,amount,payment-id\nvisamaster.uah,1,11\nvisamaster.uah,2,12\n"
        _ = try await send(text, gateway)
        // Another content, so that no journal knows its rows.
        let ended = try await send(text.replacing("2,12", with: "3,12") + "visamaster.uah,4,14\n", gateway, jobs: 1)
        #expect(ended.results.map(\.line) == [2, 3, 4])
        guard case .earlier = ended.results[0].outcome,
            case .sent(.notSent(.paymentIDUsed(_, .created))) = ended.results[1].outcome
        else {
            Issue.record("\(ended.results)")
            return
        }
        #expect(ended.results[2].sent?.invoice.state == .created)
        #expect(gateway.createdCount == 3)
        #expect(ended.ending == .whole)
    }

    @Test func `another account doesn't go on with what one has sent`() async throws {
        let gateway = BookTransport()
        _ = try await send(csv(3), gateway)
        let run = try await run(csv(3), service(gateway, clientID: "2077"))
        var results: [BatchResult] = []
        for await result in try await begin(run, csv(3)) { results.append(result) }
        #expect(await run.ending == .givenUp)
        guard case .sent(.notSent(.otherAccount))? = results.first?.outcome else {
            Issue.record("\(results)")
            return
        }
        #expect(gateway.createdCount == 3)
    }

    @Test func `on live nothing is sent whose sums weren't typed`() async throws {
        let gateway = BookTransport()
        let run = try await run(csv(3), service(gateway, kind: .live))
        let other = try await file(csv(2)).check.totals
        let word = try BatchConfirmation("2 invoices, 4.00 UAH", of: other, on: .live)
        await #expect(throws: Problem.self) { try await run.run(word) }
        #expect(gateway.createdCount == 0)
        let totals = try await file(csv(3)).check.totals
        for await _ in try await run.run(BatchConfirmation("3 invoices, 7.50 UAH", of: totals, on: .live)) {}
        #expect(gateway.createdCount == 3)
    }

    @Test func `a unit that begins with a digit is confirmed as it is told`() async throws {
        let inch = PaymentMethod(code: "inch", title: nil, unit: "1INCH", decimals: 2, kind: .crypto)
        let rules = BatchRules(catalog: .standard.adding([inch]), fields: []) { InvoiceDraft() }
        let text = "currency,amount\ninch,5\nvisamaster.uah,7.50\n"
        let totals = try await BatchFile(BatchContent(bytes: Array(text.utf8)), rules: rules).check.totals
        for typed in ["2 invoices, 5.00 1INCH, 7.50 UAH", "2, 7.5uah, 51inch", "2 rows,5 1INCH,7.50 UAH"] {
            #expect(throws: Never.self) { try BatchConfirmation(typed, of: totals, on: .live) }
        }
        for typed in [
            "2 invoices, 5.00 INCH, 7.50 UAH", "2, 5 1INCH, 5 1INCH", "2, 6 1INCH, 7.50 UAH", "2, 1INCH, 7.50 UAH",
        ] {
            #expect(throws: Problem.self) { try BatchConfirmation(typed, of: totals, on: .live) }
        }
    }

    @Test func `a slow reader of the results slows the sending down`() async throws {
        let gateway = BookTransport()
        let text = csv(1000)
        let run = try await run(text, service(gateway))
        var results = try await begin(run, text).makeAsyncIterator()
        _ = await results.next()
        while gateway.createdCount < 200 { await Task.yield() }
        for _ in 0..<100 { _ = try await service(gateway).recoverAbandoned() }
        #expect(gateway.createdCount < 300)
        while await results.next() != nil {}
        #expect(gateway.createdCount == 1000)
    }

    // MARK: The journal

    @Test func `where the journal can't be written nothing is sent`() async throws {
        let gateway = BookTransport()
        folder.write("", to: "shop/batches")
        await #expect(throws: Problem.self) { try await send(csv(1), gateway) }
        #expect(gateway.createdCount == 0)
    }

    @Test func `a torn last line is left out, and its rows get other ids`() async throws {
        let gateway = BookTransport()
        _ = try await send(csv(1), gateway)
        let path = journals[0]
        let lines = try journal().split(separator: "\n", omittingEmptySubsequences: true)
        for torn in [String(lines[1].prefix(20)), String(lines[1].dropLast(3)), "\0\0\0\0\n"] {
            try #require(remove(folder.file("shop/history.jsonl")) == 0)
            folder.write("\(lines[0])\n\(torn)", to: path)
            let ended = try await send(csv(1), BookTransport())
            #expect(ended.results.map(\.sent?.invoice.state) == [.created])
            #expect(try journal().split(separator: "\n").count == 3)
        }
    }

    @Test func `a journal that is damaged before its end stops everything`() async throws {
        let gateway = BookTransport()
        _ = try await send(csv(100), gateway)
        let path = journals[0]
        let lines = try journal().split(separator: "\n")
        let digit = lines[1].firstIndex { $0 == "7" }!
        let flipped = lines[1][..<digit] + "6" + lines[1][lines[1].index(after: digit)...]
        folder.write(([lines[0], flipped] + lines[2...]).joined(separator: "\n") + "\n", to: path)
        await #expect(throws: Problem.batch(.journalDamaged(path: folder.file(path), line: 2))) {
            try await send(csv(100), gateway)
        }
        #expect(gateway.createdCount == 100)
    }

    @Test func `a last line that is whole and doesn't fit its check sum stops everything`() async throws {
        let gateway = BookTransport()
        _ = try await send(csv(1), gateway)
        let path = journals[0]
        // The end of the run is noted behind the ids.
        let lines = try journal().split(separator: "\n").prefix(2)
        let digit = lines[1].firstIndex { $0 == "7" }!
        let flipped = lines[1][..<digit] + "6" + lines[1][lines[1].index(after: digit)...]
        folder.write("\(lines[0])\n\(flipped)\n", to: path)
        await #expect(throws: Problem.batch(.journalDamaged(path: folder.file(path), line: 2))) {
            try await send(csv(1), gateway)
        }
        #expect(gateway.createdCount == 1)
    }

    @Test func `what was begun today and isn't done is told of, whatever its name`() async throws {
        let text = csv(3)
        let stopped = try await run(text, service(ScriptedTransport(Replies.created)), jobs: 1)
        for await _ in try await begin(stopped, text) {}
        #expect(await stopped.ending == .givenUp)
        let gateway = BookTransport()
        func unfinished(_ text: String) async throws -> Bool {
            try await run(text, service(gateway)).unfinishedContent != nil
        }
        #expect(try await unfinished(csv(4)))
        #expect(try await !unfinished(text))
        #expect(try await !unfinished("currency,amount,payment-id\ntron,1,7\n"))
        _ = try await send(text, gateway)
        #expect(try await !unfinished(csv(4)))
    }

    @Test(arguments: ProfileKind.allCases)
    func `what was mended is refused on live while the first isn't done, and told elsewhere`(kind: ProfileKind)
        async throws
    {
        func typed(_ totals: Totals) -> String {
            "\(totals.count), " + totals.sums.values.map { "\($0.total!) \($0.unit)" }.joined(separator: ", ")
        }
        func word(_ text: String) async throws -> BatchConfirmation {
            let totals = try await file(text).check.totals
            return try BatchConfirmation(typed(totals), of: totals, on: kind)
        }
        func run(_ text: String, _ gateway: some HTTPTransport) async throws -> BatchRun {
            BatchRun(service: service(gateway, kind: kind), file: try await file(text), jobs: 1)
        }
        let stopped = try await run(csv(3), ScriptedTransport(Replies.created))
        for await _ in try await stopped.run(word(csv(3))) {}
        let gateway = BookTransport()
        let mended = try await run(csv(4), gateway)
        let words = try await word(csv(4))
        do throws(Problem) {
            for await _ in try await mended.run(words) {}
            let told = await mended.unfinishedBefore
            #expect(kind != .live)
            guard case .unfinished(name: nil, _)? = told else {
                Issue.record("\(String(describing: told))")
                return
            }
        } catch {
            #expect(kind == .live)
            guard case .batch(.unfinished(name: nil, _)) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(gateway.createdCount == 0)
            let new = try await run(csv(4), gateway)
            for await _ in try await new.run(word(csv(4)), allowsOtherContent: true) {}
            #expect(gateway.createdCount == 4)
            #expect(await new.unfinishedBefore == nil)
        }
    }

    @Test func `a batch of which surely nothing was made is in nobody's way`() async throws {
        let rules = BatchRules(catalog: .standard, fields: []) { InvoiceDraft() }
        func send(_ text: String, _ gateway: some HTTPTransport, _ name: String) async throws -> BatchEnding {
            let content = try BatchContent(path: folder.write(text, to: name))
            let file = try await BatchFile(content, rules: rules)
            let run = BatchRun(service: service(gateway), file: file, jobs: 1)
            for await _ in try await run.run(BatchConfirmation(nil, of: file.check.totals, on: .test)) {}
            #expect(await run.unfinishedBefore == nil)
            return await run.ending
        }
        let away = ScriptedTransport()
        #expect(try await send(csv(3), away, "july.csv") == .givenUp)
        #expect(try await run(csv(4), service(away)).unfinishedContent == nil)
        let gateway = BookTransport()
        // Mended under its name, too.
        #expect(try await send(csv(4), gateway, "july.csv") == .whole)
        #expect(gateway.createdCount == 4)
        // What it was before would be made besides.
        await #expect(throws: Problem.self) { try await send(csv(3), gateway, "july.csv") }
        #expect(gateway.createdCount == 4)
    }

    @Test(arguments: [2, 200])
    func `another content of the name is sent only with a word for it`(rows: Int) async throws {
        let rules = BatchRules(catalog: .standard, fields: []) { InvoiceDraft() }
        func run(_ text: String, _ gateway: some HTTPTransport) async throws -> BatchRun {
            let content = try BatchContent(path: folder.write(text, to: "july.csv"))
            return BatchRun(service: service(gateway), file: try await BatchFile(content, rules: rules), jobs: 1)
        }
        func confirmation(_ text: String) async throws -> BatchConfirmation {
            try BatchConfirmation(nil, of: try await file(text).check.totals, on: .test)
        }
        let stopped = try await run(csv(rows), ScriptedTransport(Replies.created))
        for await _ in try await stopped.run(confirmation(csv(rows))) {}
        #expect(await stopped.ending == .givenUp)
        // Whether it is done or not: the file may have been mended.
        for isDone in [false, true] {
            let gateway = BookTransport()
            let mended = try await run(csv(rows + 1), gateway)
            await #expect(throws: Problem.self) { try await mended.run(confirmation(csv(rows + 1))) }
            #expect(gateway.createdCount == 0)
            if isDone {
                for await _ in try await mended.run(confirmation(csv(rows + 1)), allowsOtherContent: true) {}
                #expect(gateway.createdCount == rows + 1)
            } else {
                // The same content goes on by itself.
                for await _ in try await run(csv(rows), gateway).run(confirmation(csv(rows))) {}
                #expect(gateway.createdCount == rows - 1)
            }
        }
    }

    @Test func `a file that changes while it is sent stops before more of it goes out`() async throws {
        let rules = BatchRules(catalog: .standard, fields: []) { InvoiceDraft() }
        let text = csv(200)
        let content = try BatchContent(path: folder.write(text, to: "july.csv"))
        let gateway = BookTransport()
        let run = BatchRun(service: service(gateway), file: try await BatchFile(content, rules: rules), jobs: 1)
        let totals = try await file(text).check.totals
        var isFirst = true
        for await _ in try await run.run(BatchConfirmation(nil, of: totals, on: .test)) {
            if isFirst { folder.write(text + "visamaster.uah,1\n", to: "july.csv") }
            isFirst = false
        }
        #expect(await run.ending == .failed(.batch(.changed)))
        #expect(gateway.createdCount < 200)
    }

    @Test func `what was refused for its credentials is sent when they are mended`() async throws {
        let refusing = ScriptedTransport(reply(#"{"error":{"code":103,"message":"Wrong client"}}"#, status: 401))
        let first = try await send(csv(3), refusing, jobs: 1)
        #expect(first.ending == .givenUp)
        let gateway = BookTransport()
        let ended = try await send(csv(3), gateway)
        #expect(ended.results.map(\.sent?.invoice.state) == [.created, .created, .created])
        #expect(gateway.createdCount == 3)
    }
}
