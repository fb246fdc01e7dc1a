import Glibc
import History
import InvoiceCore

/// Measures the store on one generated history.
struct HistoryBenchmark {
    private let folder: String
    private var file: String { "\(folder)/history.jsonl" }
    private var peerOutput: String { "\(folder)/peer.out" }

    init(folder: String) { self.folder = folder }

    func run(turns: Int) async throws {
        // The page cache shall hold the file for all.
        _ = milliseconds(of: "cat", [file])
        try open(turns)
        for word in [HistoryGenerator.rareWord, HistoryGenerator.commonWord, "nowhere-to-be-found"] {
            try await search(word, turns)
        }
        try await jump()
        try append()
        try settle()
        try export()
    }

    private func open(_ turns: Int) throws {
        var best = Double.infinity
        for _ in 0..<turns {
            let start = milliseconds()
            _ = try HistoryStore(folder: folder).newest(limit: 50)
            best = min(best, milliseconds() - start)
        }
        print("newest 50\t\(Comparison.rounded(best)) ms\tresident \(residentMegabytes()) MB")
    }

    private func search(_ word: String, _ turns: Int) async throws {
        let query = try InvoiceQuery(word, now: Timestamp(milliseconds: 0), offset: 0)
        let store = HistoryStore(folder: folder)
        var grep = Comparison("search \(word)", peer: "grep -c -F")
        var ripgrep = Comparison("search \(word)", peer: "rg -c -F")
        var first: [Double] = []
        for _ in 0..<turns {
            let start = milliseconds()
            var firstAt: Double?
            try await store.search(query) { batch in
                if firstAt == nil, !batch.invoices.isEmpty { firstAt = milliseconds() - start }
                return true
            }
            let own = milliseconds() - start
            first.append(firstAt ?? own)
            grep.add(own: own, peer: milliseconds(of: "grep", ["-c", "-F", word, file], output: peerOutput))
            ripgrep.add(own: own, peer: milliseconds(of: "rg", ["-c", "-F", word, file], output: peerOutput))
        }
        unlink(peerOutput)
        print(grep.line)
        print(ripgrep.line)
        print(
            "  first result\t\(Comparison.rounded(first.sorted()[first.count / 2])) ms\tresident \(residentMegabytes()) MB"
        )
    }

    private func jump() async throws {
        let store = HistoryStore(folder: folder)
        var start = milliseconds()
        try await store.buildIndex()
        print("index\t\(Comparison.rounded(milliseconds() - start)) ms\tresident \(residentMegabytes()) MB")
        start = milliseconds()
        _ = try store.oldest(limit: 50)
        print("oldest 50, indexed\t\(Comparison.rounded(milliseconds() - start)) ms")
        start = milliseconds()
        _ = try HistoryStore(folder: folder).oldest(limit: 50)
        print("oldest 50, no index yet\t\(Comparison.rounded(milliseconds() - start)) ms")
    }

    /// What every start asks for, and what `show` and `resolve` do.
    private func settle() throws {
        let store = HistoryStore(folder: folder)
        var start = milliseconds()
        print("abandoned \(try store.abandoned().count)\t\(Comparison.rounded(milliseconds() - start)) ms")
        start = milliseconds()
        print("unsettled \(try store.unsettled().count)\t\(Comparison.rounded(milliseconds() - start)) ms")
        let oldest = try store.oldest(limit: 1).invoices
        for invoice in oldest {
            start = milliseconds()
            _ = try store.lookUp(invoice.intent.paymentID.text)
            print("oldest by payment id\t\(Comparison.rounded(milliseconds() - start)) ms")
        }
    }

    /// A record against a bare durable append of the same bytes, in a folder of its own.
    private func append() throws {
        let place = "\(folder)/append"
        mkdir(place, 0o700)
        let store = HistoryStore(folder: place)
        var generator = HistoryGenerator(seed: 2)
        let line = generator.next()
        let bare = Glibc.open("\(place)/bare", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        defer { close(bare) }
        var comparison = Comparison("durable append", peer: "write and fdatasync")
        var intent = InvoiceIntent(
            id: HistoryStore.newInvoiceID(at: Timestamp(milliseconds: 0)), createdAt: Timestamp(milliseconds: 0),
            paymentID: PaymentID(recorded: "1"), currency: "visamaster.uah", amount: .zero)
        intent.body = String(repeating: "x", count: max(0, line.count - 300))
        let bytes = HistoryLine.bytes(of: intent)
        for _ in 0..<200 {
            var start = milliseconds()
            try store.record(intent)
            let own = milliseconds() - start
            start = milliseconds()
            _ = bytes.withUnsafeBytes { write(bare, $0.baseAddress, $0.count) }
            fdatasync(bare)
            comparison.add(own: own, peer: milliseconds() - start)
        }
        print(comparison.line)
        for name in ["bare", "history.jsonl"] { unlink("\(place)/\(name)") }
        rmdir(place)
    }

    private func export() throws {
        var comparison = Comparison("walk over all, decoded", peer: "jq -c .")
        let start = milliseconds()
        var count = 0
        try HistoryStore(folder: folder).forEach { _ in
            count += 1
            return true
        }
        comparison.add(own: milliseconds() - start, peer: milliseconds(of: "jq", ["-c", ".", file]))
        print(comparison.line)
        print("  \(count) invoices\tresident \(residentMegabytes()) MB")
    }
}
