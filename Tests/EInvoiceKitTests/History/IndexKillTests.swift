import Files
import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

/// How much is done: little in the suite; more by hand, as with INDEX_KILLS=500.
private func times(_ name: String, _ usual: Int) -> Int {
    getenv(name).flatMap { Int(String(cString: $0)) } ?? usual
}

private let kills = times("INDEX_KILLS", 5)
private let rounds = times("INDEX_ROUNDS", 12)
private let writes = times("INDEX_WRITES", 12)
private let isUsual = kills <= 20 && rounds <= 20 && writes <= 20

/// Programs that die, and several at once, over one index. The bodies of the exit tests run in processes of their own.
@Suite(.serialized, .timeLimit(.minutes(isUsual ? 10 : 120))) struct IndexKillTests {
    private let folder = TemporaryFolder()

    private func store() -> HistoryStore { HistoryStore(folder: folder.file("data"), cache: folder.file("cache")) }

    private static let questions = [
        "", "sort:amount", "is:unknown", "abc", "-abc", "7", "state:created", "was:noted",
    ]

    /// What a store answers that is asked everything.
    private static func answers(_ store: HistoryStore) throws -> [[Invoice]] {
        let count = try store.count()
        let all = try questions.map { text in
            let query = try Questions.query(text)
            let found = try store.all(query)
            #expect(try store.count(query) == found.count, "\(text)")
            return found
        }
        #expect(all[0].count == count)
        return all + [try store.page(at: 20, limit: 9).invoices, try store.oldest(limit: 5).invoices]
    }

    @Test(arguments: ["", "cut", "flipped", "deleted", "limited"])
    func `a program that dies while it reads or builds leaves nothing wrong behind`(harm: String) async throws {
        mkdir(folder.file("data"), 0o700)
        var random = Seeded(UInt64(3 + harm.utf8.count))
        // Has the index open all the time, whatever becomes of it.
        let kept = store()
        let path = try #require(kept.index.path)
        for kill in 0..<kills {
            // Replaced again and again, so that it stays short.
            if kill % 20 == 0 {
                put(bytes(of: randomRecords(300, seed: 1)), at: folder.file("copy"))
                rename(folder.file("copy"), kept.path)
            }
            let delay = Int.random(in: 1000..<250_000, using: &random)
            let limit = harm == "limited" ? Int.random(in: 0..<1_500_000, using: &random) : Int.max
            await #expect(processExitsWith: .signal(SIGALRM)) {
                [path = folder.path as String, delay = delay as Int, kill = kill as Int, limit = limit as Int] in
                let path = "\(path)/data"
                signal(SIGXFSZ, SIG_IGN)
                var most = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
                precondition(setrlimit(__rlimit_resource_t(UInt32(RLIMIT_FSIZE.rawValue)), &most) == 0)
                // Nobody handles the signal: it ends the process as SIGKILL does.
                var timer = itimerval()
                timer.it_value.tv_usec = delay
                setitimer(__itimer_which_t(0), &timer, nil)
                for round in 0... {
                    let store = HistoryStore(folder: path, cache: "\(path)/../cache")
                    let number = 10_000 + kill * 500 + round
                    do {
                        try store.record(intent(number))
                        try store.record(update(number % 60 + 1, .note("round \(round)")))
                    } catch StorageProblem.cannotWrite where limit < .max {
                        // It may not grow either.
                    }
                    _ = try store.count(Questions.query("abc"))
                    if (round + kill) % 3 == 0, limit == .max {
                        // The same in another file: the index is built anew.
                        put(contents(store.path), at: "\(path)/copy")
                        rename("\(path)/copy", store.path)
                    }
                }
            }
            Self.harm(harm, path, &random)
            let wanted = try Self.answers(HistoryStore(folder: folder.file("data")))
            for store in [store(), kept] {
                let isRight = try Self.answers(store) == wanted
                #expect(isRight, "\(kill), \(store === kept ? "kept" : "new")")
            }
        }
    }

    private static func harm(_ harm: String, _ path: String, _ random: inout Seeded) {
        switch harm {
        case "cut":
            let size = FileStatus(path: path)?.size ?? 0
            truncate(path, size == 0 ? 0 : Int.random(in: 0..<size, using: &random))
        case "flipped":
            for name in [path, path + "-wal"] {
                var bytes = contents(name)
                if bytes.isEmpty { continue }
                for _ in 0..<8 { bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 4 }
                put(bytes, at: name)
            }
        case "deleted": unlink(path)
        case "without log": unlink(path + "-wal")
        case "without memory": unlink(path + "-shm")
        case "garbage": put((0..<5000).map { _ in UInt8.random(in: 0...255, using: &random) }, at: path)
        case "a folder":
            unlink(path)
            mkdir(path, 0o700)
        default: break
        }
    }

    private static let harms = ["cut", "flipped", "deleted", "without log", "without memory", "garbage", "a folder"]

    @Test(arguments: harms, [true, false])
    func `whatever becomes of the index's files, the answers are right`(harm: String, isOpen: Bool) throws {
        mkdir(folder.file("data"), 0o700)
        var random = Seeded(UInt64(harm.utf8.count))
        put(bytes(of: randomRecords(220, seed: 2)), at: store().path)
        var open: HistoryStore? = store()
        _ = try open?.count()
        let path = try #require(open?.index.path)
        // Every file of the index has something in it.
        try open?.record(intent(901))
        _ = try open?.count()
        if !isOpen { open = nil }
        for turn in 0..<2 {
            Self.harm(harm, path, &random)
            let data = store()
            try data.record(intent(1000 + turn))
            try data.record(update(1000 + turn, .note("harmed")))
            let wanted = try Self.answers(HistoryStore(folder: folder.file("data")))
            if turn % 2 == 0 { #expect(try Self.answers(store()) == wanted, "another, \(turn)") }
            if let open { #expect(try Self.answers(open) == wanted, "the one that has it open, \(turn)") }
            #expect(try Self.answers(store()) == wanted, "a new one, \(turn)")
            rmdir(path)
        }
    }

    /// Nobody writes to the history while `body` runs.
    private static func withoutWriters<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        precondition(file >= 0 && flock(file, LOCK_SH) == 0)
        defer {
            // A program that another test starts at this moment may have the descriptor, too.
            flock(file, LOCK_UN)
            close(file)
        }
        return try body()
    }

    @Test(arguments: [["-shm"], ["-wal"], ["-wal", "-shm"], [""], ["", "-wal", "-shm"]])
    func `files that vanish while several programs use the index change no answer`(suffixes: [String]) async throws {
        mkdir(folder.file("data"), 0o700)
        put(bytes(of: randomRecords(120, seed: 6)), at: store().path)
        _ = try store().count()
        let path = try #require(store().index.path)
        let running = Locked(3)
        await withTaskGroup(of: Void.self) { group in
            for program in 1...3 {
                group.addTask { [folder] in
                    defer { running.change { $0 -= 1 } }
                    await #expect(processExitsWith: .success) {
                        [path = folder.path as String, program = program as Int, rounds = rounds as Int] in
                        // One that has the index open all the time, and one that is opened for each question.
                        let kept = HistoryStore(folder: "\(path)/data", cache: "\(path)/cache")
                        for round in 0..<rounds {
                            let store = HistoryStore(folder: "\(path)/data", cache: "\(path)/cache")
                            let number = program * 10_000 + round
                            try store.record(intent(number))
                            try store.record(update(number, .note("abc \(round)")))
                            for store in [kept, store] {
                                try Self.withoutWriters(store.path) {
                                    let wanted = try Self.answers(HistoryStore(folder: "\(path)/data"))
                                    let isRight = try Self.answers(store) == wanted
                                    #expect(isRight, "\(program), \(round)")
                                }
                            }
                        }
                    }
                }
            }
            group.addTask {
                while running.change({ $0 }) > 0 {
                    for suffix in suffixes { unlink(path + suffix) }
                    try? await Task.sleep(for: .milliseconds(30))
                }
            }
        }
        let all = try Self.answers(store())
        #expect(try all == Self.answers(HistoryStore(folder: folder.file("data"))))
    }

    @Test func `a folder that may not be written leaves the index in memory, and says so`() async throws {
        mkdir(folder.file("data"), 0o700)
        put(bytes(of: randomRecords(300, seed: 4)), at: store().path)
        mkdir(folder.file("cache"), 0o555)
        for name in [folder.path, folder.file("data")] { chmod(name, 0o755) }
        chmod(store().path, 0o644)
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            if getuid() == 0 { precondition(setgid(65534) == 0 && setuid(65534) == 0) }
            let store = HistoryStore(folder: "\(path)/data", cache: "\(path)/cache")
            let (count, all) = (try store.count(), try store.all())
            #expect(count > 100 && all.count == count)
            #expect(store.takeIndexNotices() == [.inMemory])
        }
    }

    @Test(arguments: [0, 4096, 40_000, 200_000])
    func `an index that may not grow is kept in memory, and says so`(limit: Int) async throws {
        mkdir(folder.file("data"), 0o700)
        put(bytes(of: randomRecords(600, seed: 5)), at: store().path)
        await #expect(processExitsWith: .success) { [path = folder.path as String, limit = limit as Int] in
            signal(SIGXFSZ, SIG_IGN)
            var most = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
            precondition(setrlimit(__rlimit_resource_t(UInt32(RLIMIT_FSIZE.rawValue)), &most) == 0)
            let store = HistoryStore(folder: "\(path)/data", cache: "\(path)/cache")
            let found = try store.all()
            #expect(found == PlainReading(contents(store.path)).answer(InvoiceQuery()))
            #expect(store.takeIndexNotices() == [.inMemory])
        }
        #expect(try Self.answers(store()) == Self.answers(HistoryStore(folder: folder.file("data"))))
    }

    /// What one search found, and what was flushed before it began and written before it ended.
    private struct Progress: Sendable {
        var invoices: Set<Int> = []
        var outcomes: Set<Int> = []
    }

    @Test(arguments: [true, false])
    func `beside writers and repairs every answer is a state that the file had`(onDisk: Bool) async throws {
        let path = folder.file("data")
        let cache = onDisk ? folder.file("cache") : nil
        let (writers, each) = (8, writes)
        let flushed = Locked(Progress())
        let begun = Locked(Progress())
        let finished = Locked(0)
        mkdir(path, 0o700)
        let searches = try await withThrowingTaskGroup(of: Int.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    defer { finished.change { $0 += 1 } }
                    let store = HistoryStore(folder: path, cache: cache)
                    for turn in 0..<each {
                        let number = writer * 1000 + turn + 1
                        begun.change { _ = $0.invoices.insert(number) }
                        try store.record(intent(number))
                        flushed.change { _ = $0.invoices.insert(number) }
                        begun.change { _ = $0.outcomes.insert(number) }
                        try store.record(update(number, .created(tracking: "T\(number)", isSettled: false)))
                        flushed.change { _ = $0.outcomes.insert(number) }
                        await Task.yield()
                    }
                    return 0
                }
            }
            group.addTask {
                let store = HistoryStore(folder: path, cache: cache)
                var turn: Int64 = 0
                while finished.change({ $0 }) < writers {
                    turn += 1
                    // Something to repair.
                    let file = open(store.path, O_WRONLY | O_APPEND | O_CLOEXEC)
                    if file >= 0 {
                        flock(file, LOCK_EX)
                        let bytes = Array("no record\n".utf8)
                        _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
                        // A program that another test starts at this moment may have the descriptor, too.
                        flock(file, LOCK_UN)
                        close(file)
                    }
                    _ = try store.repair(at: noon.advanced(byMilliseconds: turn * 1000))
                    try await Task.sleep(for: .milliseconds(20))
                }
                return 0
            }
            for searcher in 0..<2 {
                group.addTask {
                    let store = HistoryStore(folder: path, cache: cache)
                    var searches = 0
                    var isLast = false
                    repeat {
                        isLast = finished.change { $0 } == writers
                        for text in ["sort:created", "", "state:created", "sort:amount", "-state:created"] {
                            let before = flushed.change { $0 }
                            var found: [Invoice] = []
                            if searcher == 0 {
                                found = try store.all(try Questions.query(text))
                            } else {
                                try await store.search(try Questions.query(text)) { batch in
                                    found += batch.invoices
                                    return true
                                }
                            }
                            let after = begun.change { $0 }
                            check(found, text, before, after)
                            searches += 1
                            // The others need the threads, too.
                            await Task.yield()
                            let total = try store.count()
                            #expect(total >= before.invoices.count && total <= begun.change { $0.invoices.count })
                            let page = try store.page(at: 0, limit: 10)
                            #expect(page.invoices.count == min(10, page.total ?? 0))
                        }
                    } while !isLast
                    #expect(store.takeIndexNotices().allSatisfy { $0 == .rebuilt })
                    return searches
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(searches >= 20)
        let all = try HistoryStore(folder: path, cache: cache).all()
        #expect(all.count == writers * each && all.allSatisfy { $0.state == .created })
    }

    /// All that was flushed before is there, nothing that nobody wrote, and nothing twice.
    private func check(_ found: [Invoice], _ text: String, _ before: Progress, _ after: Progress) {
        let numbers = found.map { Int($0.id.dropFirst(4)) ?? 0 }
        let all = Set(numbers)
        #expect(all.count == numbers.count, "twice, \(text)")
        #expect(all.isSubset(of: after.invoices), "\(text)")
        let created = Set(found.filter { $0.state == .created }.compactMap { Int($0.id.dropFirst(4)) })
        #expect(created.isSubset(of: after.outcomes), "\(text)")
        switch text {
        case "state:created":
            #expect(before.outcomes.isSubset(of: all), "\(text)")
            #expect(created == all)
        case "-state:created":
            #expect(created.isEmpty)
            #expect(before.invoices.subtracting(after.outcomes).isSubset(of: all), "\(text)")
            #expect(all.isDisjoint(with: before.outcomes), "\(text)")
        default:
            #expect(before.invoices.isSubset(of: all), "\(text)")
            #expect(before.outcomes.isSubset(of: created), "\(text)")
        }
    }
}
