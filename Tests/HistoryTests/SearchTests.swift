import InvoiceCore
import Synchronization
import Testing

@testable import History

@Suite(.timeLimit(.minutes(10))) struct SearchTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    private func query(_ text: String) throws -> InvoiceQuery {
        try InvoiceQuery(text, now: noon, offset: 0)
    }

    @Test(arguments: ["", "abc-3", "wave", "перезвонить", "state:sending", "amount>40", "nothing-like-it"])
    func aStreamedSearchFindsWhatFilteringFinds(text: String) async throws {
        let records = randomRecords(800, seed: 21)
        put(bytes(of: records), at: store.path)
        let query = try query(text)
        var found: [Invoice] = []
        var last: HistoryBatch?
        for try await batch in store.invoices(matching: query, limit: .max) {
            #expect(last?.isLast != true)
            found += batch.invoices
            #expect(batch.found == found.count)
            last = batch
        }
        #expect(found == invoices(of: records).filter { query.matches($0) })
        #expect(last?.isLast == true)
        #expect(last?.scannedBytes == last?.totalBytes)
    }

    @Test(arguments: [
        "since:2026-11-22T11:00:00Z until:2026-11-22T13:00:00Z", "amount>4 amount<6",
        "since:2026-11-22T11:00:00Z amount<6", "until:2026-11-22T13:00:00Z amount>4.99",
    ])
    func aPeriodOrAnAmountIsFoundHoweverItIsWritten(text: String) async throws {
        func line(_ id: String, at: String, amount: String) -> String {
            #"{"v":1,"type":"invoice","id":"\#(id)","at":"\#(at)","payment_id":"\#(id)","currency":"wave-ci.xof","#
                + #""amount":"\#(amount)","description":"\"at\":\"2020-01-01T00:00:00.000Z\" \"amount\":\"9\""}"#
        }
        let inside = [
            line("A1", at: "2026-11-22T12:00:00.000Z", amount: "5"),
            line("A2", at: "2026-11-22T14:00:00.000+02:00", amount: "5.00"),
            line("A3", at: "2026-11-22 12:00:00.000Z", amount: "4.99999"),
            line(#"A\u0034"#, at: "2026-11-22T11:00:00Z", amount: "5"),
            #"{"amount":"5.5","currency":"wave-ci.xof","at":"2026-11-22T12:00:00.000Z","payment_id":"A5","id":"A5","#
                + #""type":"invoice","v":1}"#,
        ]
        let outside = [
            line("B1", at: "2026-11-22T10:59:59.999Z", amount: "4"),
            line("B2", at: "2026-11-22T13:00:00.000Z", amount: "6"),
            line("B3", at: "2025-11-22T12:00:00.000Z", amount: "3"),
            line("B4", at: "2027-11-22T12:00:00.000Z", amount: "12345678901234567890"),
        ]
        put((inside + outside).map { $0 + "\n" }.joined().utf8, at: store.path)
        let query = try query(text)
        var found: [Invoice] = []
        try await store.search(query) { batch in
            found += batch.invoices
            return true
        }
        let all = try store.newest(limit: 20).invoices
        #expect(all.count == 9)
        #expect(found == all.filter(query.matches))
        #expect(found.count >= 4)
    }

    @Test(arguments: ["state:created", "state:sending", "state:unknown", "заказ", "100.50", "id:x1"])
    func recordsOfOtherProgramsAreFoundHoweverTheyAreWritten(text: String) async throws {
        let lines = [
            #"{"v": 1, "type": "invoice", "id": "X1", "at": "2026-11-22T12:00:00Z", "payment_id": "1", "#
                + #""currency": "visamaster.uah", "amount": "100.5", "description": "\u0437\u0430\u043a\u0430\u0437"}"#,
            #"{"v": 1, "type": "update", "id": "X1", "at": "2026-11-22T12:00:01Z", "event": "created", "#
                + #""tracking": "79DF-60B0-17F6"}"#,
            #"{"v": 1, "type": "invoice", "id": "X2", "at": "2026-11-22T12:00:02Z", "payment_id": "2", "#
                + #""currency": "visamaster.uah", "amount": "7"}"#,
            #"{"v": 1, "type": "invoice", "id": "X3", "at": "2026-11-22T12:00:03Z", "payment_id": "3", "#
                + #""currency": "visamaster.uah", "amount": "8"}"#,
            #"{"v": 1, "type": "update", "id": "X3", "at": "2026-11-22T12:00:04Z", "event": "unknown", "#
                + #""reason": "timeout"}"#,
        ]
        put(lines.map { $0 + "\n" }.joined().utf8, at: store.path)
        let query = try query(text)
        var found: [Invoice] = []
        try await store.search(query) { batch in
            found += batch.invoices
            return true
        }
        let all = try store.newest(limit: 9).invoices
        #expect(found == all.filter(query.matches))
        #expect(found.count == 1)
    }

    @Test func aSearchOfNoHistoryEnds() async throws {
        var batches = 0
        try await store.search(query("x")) { batch in
            #expect(batch.isLast)
            batches += 1
            return true
        }
        #expect(batches == 1)
        put([], at: store.path)
        try await store.search(query("x")) { batch in
            #expect(batch.isLast)
            batches += 1
            return true
        }
        #expect(batches == 2)
    }

    @Test func aLimitEndsTheSearchOrLetsItCountOn() async throws {
        let records = randomRecords(800, seed: 22)
        put(bytes(of: records), at: store.path)
        let all = invoices(of: records)
        for countsOn in [false, true] {
            var found: [Invoice] = []
            var total = 0
            try await store.search(InvoiceQuery(), limit: 10, countsOn: countsOn) { batch in
                found += batch.invoices
                total = batch.found
                return true
            }
            #expect(found == Array(all.prefix(10)))
            #expect(total == (countsOn ? all.count : 10))
        }
    }

    @Test func aSearchEndsWhenItsTakerHasEnoughOrIsCancelled() async throws {
        put(bytes(of: randomRecords(3000, seed: 23)), at: store.path)
        var batches = 0
        try await store.search(InvoiceQuery()) { _ in
            batches += 1
            return false
        }
        #expect(batches == 1)
        let store = store
        let task = Task {
            try await store.search(InvoiceQuery()) { _ in
                withUnsafeCurrentTask { $0?.cancel() }
                return true
            }
        }
        await #expect(throws: CancellationError.self) { try await task.value }
    }

    @Test func aSearchLetsAJumpGoFirstAndCanBeCancelledMeanwhile() async throws {
        put(bytes(of: randomRecords(300, seed: 23)), at: store.path)
        let store = store
        store.waitingJumps.add(1, ordering: .relaxed)
        let cancelled = Task { try await store.search(InvoiceQuery()) { _ in true } }
        cancelled.cancel()
        await #expect(throws: CancellationError.self) { try await cancelled.value }
        let isJumpDone = Locked(false)
        let task = Task { () async throws -> Bool in
            var isWhole = false
            try await store.search(InvoiceQuery()) { batch in
                #expect(isJumpDone.change { $0 })
                isWhole = batch.isLast
                return true
            }
            return isWhole
        }
        _ = try store.oldest(limit: 1)
        isJumpDone.change { $0 = true }
        store.waitingJumps.subtract(1, ordering: .relaxed)
        #expect(try await task.value)
    }

    @Test func badLinesAreToldOnTheWay() async throws {
        put(bytes(of: [.invoice(intent(1))]) + "no record\n".utf8 + bytes(of: [.invoice(intent(2))]), at: store.path)
        var bad: [BadLine] = []
        try await store.search(InvoiceQuery()) { batch in
            bad += batch.badLines
            return true
        }
        #expect(bad.map(\.reason) == [.notJSON(at: 0)])
    }
}

@Suite struct NeedleTests {
    @Test func findsWhatAPlainSearchFinds() throws {
        var random = Seeded(31)
        let letters = Array("aAbBzZ09{\"жЖяЯ".unicodeScalars)
        for round in 0..<600 {
            let text = String(String.UnicodeScalarView((0..<120).map { _ in letters.randomElement(using: &random)! }))
            let word = String(
                String.UnicodeScalarView(
                    (0..<Int.random(in: 1...3, using: &random)).map { _ in letters.randomElement(using: &random)! })
            ).lowercased().filter { $0 != "\"" }
            guard !word.isEmpty else { continue }
            // A byte is rare where the sample lacks it, so both ways of searching are taken.
            let sample = ByteFrequencies(round % 2 == 0 ? Array(text.utf8) : Array("qqqq".utf8))
            let needle = try #require(Needle(folded: word, sample: sample))
            let bytes = Array(text.utf8)
            let lowered = Array(text.lowercased().utf8)
            let start = Int.random(in: 0..<20, using: &random)
            let wanted = Array(word.utf8)
            let expected = (start..<max(start, bytes.count - wanted.count + 1)).first {
                Array(lowered[$0..<($0 + wanted.count)]) == wanted
            }
            #expect(
                bytes.withUnsafeBufferPointer { needle.first(in: $0, from: start) } == expected, "\(word) in \(text)")
        }
    }

    @Test func charactersThatMayBeWrittenDifferentlyAreLeftOut() {
        let sample = ByteFrequencies(Array("x".utf8))
        let bytes = Array("АНДРІИ\u{306}".utf8)
        let needle = Needle(folded: "андрій", sample: sample)
        #expect(bytes.withUnsafeBufferPointer { needle?.first(in: $0, from: 0) } == 0)
        for text in ["", "é", "\"", "\\", "中", "й"] { #expect(Needle(folded: text, sample: sample) == nil) }
    }
}

@Suite struct OpenUpdatesTests {
    @Test func keepsWhatADictionaryKeeps() {
        var random = Seeded(41)
        var open = OpenUpdates()
        var plain: [UInt64: [Int]] = [:]
        for step in 0..<5000 {
            // Few low bits, so that slots collide.
            let key = (UInt64.random(in: 0...40, using: &random) << 32) | UInt64.random(in: 1...3, using: &random)
            if Int.random(in: 0..<3, using: &random) > 0 {
                open.add(.init(offset: step, length: 1), invoice: key, traits: [])
                plain[key, default: []].insert(step, at: 0)
            } else {
                let taken = open.take(invoice: key)
                #expect(taken.map { open.lines(of: $0.chain).map(\.offset) } == plain.removeValue(forKey: key))
            }
            #expect(open.count == plain.count)
        }
    }
}
