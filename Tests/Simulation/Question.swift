import EInvoiceKit
import InvoiceCore

/// What somebody asks of the history's index, and what a plain reading of the file answers.
struct Question: Sendable {
    let text: String
    let ask: @Sendable (HistoryStore) async throws -> Answer
    /// What may be answered where the file has these invoices; several where it may be either.
    let answers: @Sendable ([Invoice]) -> [Answer]

    enum Answer: Hashable, Sendable {
        case invoices([Invoice])
        case number(Int)
        case counts(InvoiceCounts)
        case statistics(InvoiceStatistics)
    }

    /// Some of the search language; amounts, ids and texts are such as programs here make.
    private static let searches = [
        "", "state:created", "is:unknown", "is:waiting", "-is:unknown", "was:unknown", "was:resent", "was:noted",
        "is:test", "-is:test", "is:closed", "is:replaced", "is:replacement",
        "10,05", "-10.50", "yesterday", "paying", "1 jan", "note", "xxx", "x", "paid with", "id:x", "id:X1",
        "currency:bitcoin", "amount>10.05", "sort:amount",
        "sort:created", "nothing-of-the-kind",
    ]

    static func any(at moment: Timestamp, of ids: [String]) -> Question {
        switch world.random.below(6) {
        case 0, 1: return search(world.random.pick(searches), at: moment)
        case 2: return count(world.random.pick(searches), at: moment)
        case 3: return lookUp(world.random.pick(["X0", "x1", "X2", "nothing"] + ids))
        case 4: return counts(at: moment)
        default: return statistics(world.random.pick(searches), at: moment, isBusiness: world.random.chance(0.5))
        }
    }

    private static func query(_ text: String, _ moment: Timestamp) -> InvoiceQuery {
        do { return try InvoiceQuery(text, now: moment, offset: 0) } catch {
            world.oracle.breach(.asked, "the search \(text) is refused: \(error)")
            return InvoiceQuery()
        }
    }

    /// The same invoices, whatever their order.
    private static func sorted(_ invoices: [Invoice]) -> Answer { .invoices(invoices.sorted { $0.id < $1.id }) }

    private static func search(_ text: String, at moment: Timestamp) -> Question {
        let query = query(text, moment)
        return Question(text: "a search for \(text.debugDescription)") { history in
            var found: [Invoice] = []
            try await history.search(query) { batch in
                found += batch.invoices
                return true
            }
            return sorted(found)
        } answers: {
            [sorted($0.filter { query.matches($0) })]
        }
    }

    private static func count(_ text: String, at moment: Timestamp) -> Question {
        let query = query(text, moment)
        return Question(text: "how many meet \(text.debugDescription)") { history in
            .number(try await runBlocking { () throws(StorageProblem) in try history.count(query) })
        } answers: {
            [.number($0.count { query.matches($0) })]
        }
    }

    /// By payment id or tracking number; of several with one payment id the newest is meant.
    private static func lookUp(_ text: String) -> Question {
        Question(text: "the invoice \(text)") { history in
            do throws(StorageProblem) {
                return .invoices([
                    try await runBlocking { () throws(StorageProblem) in try history.lookUp(text).invoice }
                ]
                )
            } catch {
                guard case .notFound = error else { throw error }
                return .invoices([])
            }
        } answers: { invoices in
            let hits = invoices.filter { invoice in
                [invoice.intent.paymentID.text, invoice.tracking].contains { $0.map(folded) == folded(text) }
            }
            guard let newest = hits.map(\.intent.createdAt).max() else { return [.invoices([])] }
            return hits.filter { $0.intent.createdAt == newest }.map { .invoices([$0]) }
        }
    }

    private static func counts(at moment: Timestamp) -> Question {
        let (start, end) = (moment.advanced(byMilliseconds: -3_600_000), moment)
        let day = LocalDay(of: moment, offset: 0)
        return Question(text: "how many there are") { history in
            .counts(
                try await runBlocking { () throws(StorageProblem) in try history.counts(of: day, from: start, to: end) }
            )
        } answers: { invoices in
            let business = invoices.filter { !$0.intent.isTest }
            let made = business.count { $0.intent.createdAt >= start && $0.intent.createdAt < end }
            return [
                .counts(
                    InvoiceCounts(
                        total: invoices.count, day: day, made: made, waiting: business.count { $0.isWaiting }))
            ]
        }
    }

    private static func statistics(_ text: String, at moment: Timestamp, isBusiness: Bool) -> Question {
        let wanted = query(text, moment)
        let query = isBusiness ? wanted.leavingTestsOut : wanted
        return Question(text: "statistics of \(text.debugDescription)") { history in
            .statistics(try await history.statistics(matching: query, offset: { _ in 0 }).statistics)
        } answers: { invoices in
            var statistics = InvoiceStatistics()
            for invoice in invoices where query.matches(invoice) { statistics.add(invoice, offset: { _ in 0 }) }
            return [.statistics(statistics)]
        }
    }
}

extension Script {
    /// Asks the index, as searches, lists and statistics do, while others write and repair.
    func ask() async {
        for _ in 0..<(1 + world.random.below(3)) {
            await ask(Question.any(at: now, of: world.network.gateway.orders.values.map(\.tracking).sorted()))
            await wait(upTo: 500)
        }
    }

    private func ask(_ question: Question) async {
        guard let program = world.current else { return }
        world.disk.watchHistory(for: program)
        do {
            let answer = try await question.ask(history)
            world.situations.reached("asked")
            world.oracle.answered(question, answer, at: world.disk.momentsOfHistory(for: program))
        } catch let error as StorageProblem {
            world.situations.reached(error)
        } catch {}
        world.disk.unwatchHistory(for: program)
    }
}

extension Oracle {
    /// Somebody got an answer while the file held these contents, one after the other.
    func answered(_ question: Question, _ answer: Question.Answer, at moments: [[UInt8]]) {
        // Bits that change in what was read long ago aren't looked for at each question.
        if world.disk.flips > 0 { return }
        for content in moments {
            let invoices = world.undisturbed { Self.plainReading(of: content) }
            if question.answers(invoices).contains(answer) { return }
        }
        breach(.asked, "\(question.text) is answered by what the file never held: \(answer)")
    }

    /// What a walk over the file's lines finds, without any index.
    static func plainReading(of content: [UInt8]) -> [Invoice] {
        let folder = "\(simulatedRoot)/aside"
        world.disk.preset(folder, nil, mode: 0o700)
        world.disk.preset("\(folder)/history.jsonl", content)
        defer { world.disk.removePreset(folder) }
        do {
            return try HistoryStore(folder: folder).newest(limit: .max).invoices
        } catch {
            world.oracle.breach(.asked, "a copy of the history can't be read: \(error)")
            return []
        }
    }
}
