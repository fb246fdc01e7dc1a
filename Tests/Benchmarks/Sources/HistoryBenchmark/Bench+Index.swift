import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore

/// What the index answers by itself, beyond a program's start, beside grep(1), rg(1) and jq(1) on the same file.
extension Bench {
    /// From nothing to an index of the whole history, and a thousand new lines taken in; with the memory that it takes.
    func indexing() async throws {
        var schedule = Comparison("30,000 invoices a second", peer: "first build", unit: "a second", wanted: 1)
        var memory = Comparison("highest memory of the first build", peer: "promise", unit: "kB", wanted: 1)
        var beside = Comparison("first build", peer: "grep -c -F")
        for turn in 0..<2 {
            try removeCache()
            Memory.forgetHighest()
            let store = store
            let start = now()
            try await store.buildIndex()
            let own = now() - start
            memory.add(own: Memory.highest, peer: 64_000)
            schedule.add(own: 30_000, peer: Double(try store.count()) / own * 1000)
            beside.add(own: own, peer: grep(Self.absentWord))
            if turn == 0 { try catchingUp() }
        }
        for comparison in [schedule, memory, beside] { comparison.report() }
    }

    /// A thousand lines are appended to a history that is in the index; in the end they are cut off again, and the index
    /// is that of another file.
    private func catchingUp() throws {
        var behind = Comparison("catching up with 1,000 new lines", peer: "grep -c -F")
        let store = store
        let before = try store.count()
        var status = stat()
        guard stat(file, &status) == 0, let out = fopen(file, "a") else { fail("\(file) can't be written.") }
        defer { truncate(file, status.st_size) }
        var generator = HistoryGenerator(seed: 3, after: try store.newest(limit: 1).invoices.first)
        for _ in 0..<5 {
            var lines: [UInt8] = []
            var count = 0
            while count < 1000 {
                let next = generator.next()
                lines += next
                count += next.count { $0 == UInt8(ascii: "\n") }
            }
            _ = fwrite(lines, 1, lines.count, out)
            fflush(out)
            let start = now()
            let after = try store.count()
            let own = now() - start
            guard after > before else { fail("The new lines weren't found.") }
            behind.add(own: own, peer: grep(Self.absentWord))
        }
        fclose(out)
        behind.report()
    }

    /// First results and whole counts of what is searched for, statistics and looking up an id, caught up.
    func asking() async throws {
        let store = store
        try await store.buildIndex()
        let newest = try ends().newest
        Memory.forgetHighest()
        for (name, text, word) in Self.questions + [("a payment id", "id:\(newest)", newest)] {
            let query = try InvoiceQuery(
                text, now: Timestamp("2026-11-27T12:00:00Z") ?? .init(milliseconds: 0), offset: 0)
            var first = Comparison("\(name) (\(text)), first results", peer: "promise", wanted: 1)
            var counted = Comparison("\(name) (\(text)), whole count", peer: "grep -c -F \(word)", wanted: 1)
            var ripgrep = Comparison("\(name) (\(text)), whole count", peer: "rg -c -F \(word)")
            var found = 0
            for _ in 0..<5 {
                let start = now()
                try await store.search(query, limit: 64) { _ in true }
                first.add(own: now() - start, peer: name == "a payment id" ? 2 : 5)
                let middle = now()
                found = try store.count(query)
                let own = now() - middle
                counted.add(own: own, peer: grep(word))
                ripgrep.add(own: own, peer: Command("rg", ["-c", "-F", word, file], output: output).milliseconds())
            }
            first.report()
            counted.report()
            ripgrep.report()
            print("    \(found) invoices")
        }
        try lookingUp(newest)
        try await counting()
        var memory = Comparison("highest memory of all questions", peer: "promise", unit: "kB", wanted: 1)
        memory.add(own: Memory.highest, peer: 64_000)
        memory.report()
    }

    private func lookingUp(_ id: String) throws {
        var comparison = Comparison("an invoice by its payment id", peer: "promise", wanted: 1)
        for _ in 0..<20 {
            let start = now()
            _ = try store.invoice(id: id)
            comparison.add(own: now() - start, peer: 2)
        }
        comparison.report()
    }

    private func counting() async throws {
        let store = store
        var statistics = Comparison("statistics", peer: "grep -c -F", wanted: 3)
        var period = Comparison("statistics of a month", peer: "grep -c -F", wanted: 3)
        var month = InvoiceQuery()
        (month.since, month.until) = (Timestamp("2019-03-01T00:00:00Z"), Timestamp("2019-04-01T00:00:00Z"))
        for _ in 0..<5 {
            var start = now()
            _ = try await store.statistics(matching: InvoiceQuery(), offset: { _ in 3600 })
            statistics.add(own: now() - start, peer: grep(Self.absentWord))
            start = now()
            _ = try await store.statistics(matching: month, offset: { _ in 3600 })
            period.add(own: now() - start, peer: grep(Self.absentWord))
        }
        var sums = Comparison("statistics", peer: "jq, amounts by currency")
        let start = now()
        _ = try await store.statistics(matching: InvoiceQuery(), offset: { _ in 3600 })
        let own = now() - start
        let program =
            #"reduce (inputs | select(.type == "invoice")) as $i ({}; .[$i.currency] += ($i.amount | tonumber))"#
        sums.add(own: own, peer: Command("jq", ["-n", program, file], output: output).milliseconds())
        statistics.report()
        period.report()
        sums.report()
    }

    /// What is asked, and what grep(1) looks for meanwhile.
    private static let questions: [(name: String, text: String, word: String)] = [
        ("an absent word", absentWord, absentWord),
        ("a rare word", HistoryGenerator.rareWord, HistoryGenerator.rareWord),
        ("a frequent word", "spring", "spring"), ("a frequent Cyrillic word", "заказ", "заказ"),
        ("an accented word", "dépôt", "dépôt"), ("an absent accented word", "zébu", "zébu"),
        ("one letter", "e", "e"), ("one letter that is nowhere", "ж", "ж"), ("two letters", "zq", "zq"),
        ("two frequent letters", "or", "or"),
        ("an amount", "amount>4999", absentWord), ("an exact amount", "amount=1234.5", absentWord),
        ("a period", "since:2019-03-01 until:2019-03-31", absentWord),
        ("a long period", "since:2019-03-01", absentWord),
        ("a state", "status:failed", absentWord), ("unknown ones", "is:unknown", absentWord),
        ("what has not a status", "-status:finished", absentWord), ("a sender", "sender:22507", absentWord),
        ("a currency", "currency:bitcoin", absentWord), ("by amount", "sort:-amount", absentWord),
        ("a frequent word by amount", "spring sort:amount", "spring"),
        ("a state by amount", "status:failed sort:amount", absentWord),
        ("oldest first", "sort:created", absentWord),
        ("a word in a period", "spring since:2019-03-01 until:2019-03-31", "spring"),
    ]
    private static let absentWord = "nowhere-to-be-found"

    private func grep(_ word: String) -> Double? {
        Command("grep", ["-c", "-F", word, file], output: output).milliseconds()
    }

    private func removeCache() throws {
        guard Command("rm", ["-rf", cache]).milliseconds() != nil else { fail("\(cache) can't be removed.") }
    }
}

/// This process's own memory in kilobytes.
private enum Memory {
    static var highest: Double {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return 0 }
        return Double(line.filter(\.isNumber)) ?? 0
    }

    static func forgetHighest() {
        guard let file = fopen("/proc/self/clear_refs", "w") else { return }
        fputs("5", file)
        fclose(file)
    }
}
