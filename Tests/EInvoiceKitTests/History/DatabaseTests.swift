import Files
import Glibc
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(5))) struct DatabaseTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.file("index.sqlite") }

    @Test(arguments: [true, false]) func `values come back as they were`(isFile: Bool) throws {
        let database = try Database(isFile ? .file(path) : .memory)
        try database.run("CREATE TABLE value (id INTEGER PRIMARY KEY, content)")
        let values: [Database.Value] = [
            .null, .integer(.min), .integer(.max), .integer(0), .text(""), .text("a\0b"), .text("👩‍👩‍👧 é e\u{301}"),
            .blob([]), .blob([0, 255, 0]), .text(String(repeating: "long ", count: 100_000)),
            .blob(Array(repeating: 7, count: 300_000)),
        ]
        let insert = try database.statement("INSERT INTO value (content) VALUES (?)")
        for (index, value) in values.enumerated() {
            insert.bind(value)
            try insert.run()
            #expect(database.lastRowID == Int64(index + 1))
        }
        let select = try database.statement("SELECT content FROM value ORDER BY id")
        var found: [Database.Value] = []
        while try select.step() { found.append(select.value(0)) }
        #expect(found == values)
    }

    @Test func `columns are read in the form that is asked for`() throws {
        let database = try Database(.memory)
        let select = try database.statement("SELECT ?, ?, ?, NULL, 1.5")
        select.bind(.integer(7), .text("seven"), .blob([1, 2]))
        #expect(try select.step())
        #expect(select.columnCount == 5)
        #expect(select.integer(0) == 7)
        #expect(select.text(1) == "seven")
        #expect(select.withBytes(1) { Array($0) } == Array("seven".utf8))
        #expect(select.withBytes(2) { Array($0) } == [1, 2])
        #expect(select.isNull(3) && !select.isNull(0))
        #expect(select.text(3).isEmpty && select.integer(3) == 0)
        #expect(select.value(4) == .text("1.5"))
    }

    @Test func `a statement is prepared once, and forgets its values`() throws {
        let database = try Database(.memory)
        let select = try database.statement("SELECT ?1")
        #expect(try database.statement("SELECT ?1") === select)
        select.bind(text: "first", at: 1)
        #expect(try select.step())
        // In the middle of its rows it isn't given to somebody else.
        let other = try database.statement("SELECT ?1")
        #expect(other !== select)
        #expect(try other.step())
        #expect(other.isNull(0))
        #expect(select.text(0) == "first")
        #expect(try !select.step())
        #expect(try database.statement("SELECT ?1") === select)
        #expect(try select.step())
        #expect(select.isNull(0))
    }

    @Test func `what SQLite can't read is told`() throws {
        let database = try Database(.memory)
        #expect(throws: DatabaseError.other(code: 1, "no such table: item")) {
            try database.statement("SELECT * FROM item")
        }
        #expect(throws: DatabaseError.other(code: 21, "more than one statement")) {
            try database.statement("SELECT 1; SELECT 2")
        }
        #expect(throws: DatabaseError.other(code: 21, "no statement")) { try database.statement("") }
        #expect(throws: DatabaseError.self) { try database.run("SELECT 1; nonsense") }
        let select = try database.statement("SELECT ?")
        select.bind(.integer(1), .integer(2))
        #expect(throws: DatabaseError.self) { try select.step() }
        select.bind(.integer(3))
        #expect(try select.step())
        #expect(select.integer(0) == 3)
    }

    @Test func `a statement that fails can be used again`() throws {
        let database = try Database(.memory)
        try database.run("CREATE TABLE one (id INTEGER PRIMARY KEY)")
        let insert = try database.statement("INSERT INTO one VALUES (?)")
        for (id, isNew) in [(1, true), (1, false), (2, true)] as [(Int64, Bool)] {
            insert.bind(integer: id, at: 1)
            if isNew {
                try insert.run()
            } else {
                #expect(throws: DatabaseError.self) { try insert.run() }
            }
        }
    }

    @Test func `a word is looked for in a text byte by byte`() throws {
        let database = try Database(.memory)
        let select = try database.statement("SELECT holds(?, ?)")
        let cases: [(Database.Value, Database.Value, Database.Value)] = [
            (.text("Cafe\u{301} 12"), .text("e\u{301} 1"), .integer(1)),
            // A part of a letter as a person sees it, and a part of its bytes.
            (.text("Cafe\u{301}"), .text("fe"), .integer(1)), (.text("é"), .blob([0xa9]), .integer(1)),
            (.text("Café"), .text("Cafe\u{301}"), .integer(0)), (.text("Word"), .text("word"), .integer(0)),
            (.text("a\0word"), .text("word"), .integer(1)), (.blob([1, 0, 2]), .blob([0, 2]), .integer(1)),
            (.text("a%c"), .text("%"), .integer(1)), (.text("abc"), .text("%"), .integer(0)),
            (.integer(1234), .text("23"), .integer(1)), (.text("short"), .text("shorter"), .integer(0)),
            (.text("text"), .text(""), .integer(1)), (.text(""), .text(""), .integer(1)),
            (.text(""), .text("a"), .integer(0)), (.blob([]), .text("a"), .integer(0)),
            (.null, .text("a"), .null), (.text("a"), .null, .null), (.null, .null, .null),
        ]
        for (text, word, answer) in cases {
            select.bind(text, word)
            #expect(try select.step())
            #expect(select.value(0) == answer, "\(word) in \(text)")
            select.reset()
        }
        // Only a function that is deterministic may stand in an index.
        try database.run("CREATE TABLE item (name); CREATE INDEX part ON item (name) WHERE holds(name, 'a')")
    }

    @Test func `parts of words are found by trigrams`() throws {
        let database = try Database(.file(path))
        try database.run(
            "CREATE VIRTUAL TABLE word USING fts5(text, content='', detail='none', tokenize='trigram')")
        let insert = try database.statement("INSERT INTO word (rowid, text) VALUES (?, ?)")
        for (id, text) in [(1, "abcd"), (2, "zabc bcd"), (3, "bcde"), (4, "côte d'azur")] as [(Int64, String)] {
            insert.bind(.integer(id), .text(text))
            try insert.run()
        }
        let search = try database.statement("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid")
        func found(_ query: String) throws -> [Int64] {
            search.bind(text: query, at: 1)
            var ids: [Int64] = []
            while try search.step() { ids.append(search.integer(0)) }
            return ids
        }
        #expect(try found(#""abc" AND "bcd""#) == [1, 2])
        #expect(try found(#""ôte""#) == [4])
        #expect(try found(#""xyz""#).isEmpty)
    }

    @Test func `a reader keeps its state while another connection writes`() throws {
        let writer = try Database(.file(path))
        try writer.run(
            "CREATE TABLE item (id INTEGER PRIMARY KEY, content); INSERT INTO item VALUES (1, 'a'), (2, 'a')")
        let reader = try Database(.file(path))
        let count = try reader.statement("SELECT count(*), max(content) FROM item")
        try reader.run("BEGIN")
        #expect(try count.step())
        #expect(count.integer(0) == 2)
        count.reset()
        try writer.run("BEGIN IMMEDIATE; INSERT INTO item VALUES (3, 'b'); UPDATE item SET content = 'b'; COMMIT")
        try writer.checkpoint()
        #expect(try count.step())
        #expect(count.integer(0) == 2)
        #expect(count.text(1) == "a")
        count.reset()
        try reader.run("COMMIT")
        #expect(try count.step())
        #expect(count.integer(0) == 3)
        #expect(count.text(1) == "b")
        count.reset()
        try writer.checkpoint(isEmptyingLog: true)
        #expect(contents("\(path)-wal").isEmpty)
    }

    @Test func `a lock that another connection holds is waited for, but not for ever`() throws {
        let writer = try Database(.file(path))
        try writer.run("CREATE TABLE item (id INTEGER PRIMARY KEY)")
        try writer.run("BEGIN IMMEDIATE")
        let other = try Database(.file(path), busyMilliseconds: 50)
        let before = SystemTime.monotonic()
        #expect(throws: DatabaseError.busy) { try other.run("BEGIN IMMEDIATE") }
        #expect(SystemTime.monotonic() - before >= 50_000)
        try writer.run("COMMIT")
        try other.run("BEGIN IMMEDIATE; ROLLBACK")
    }

    // With many checkpoints, some of a part of the log, while others open the database.
    @Test(arguments: [1000, 3])
    func `many processes and threads make and fill one database at once`(checkpoint: Int) async throws {
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask { [path] in
                    await #expect(processExitsWith: .success) {
                        [path = path as String, writer = writer as Int, checkpoint = checkpoint as Int] in
                        try await withThrowingTaskGroup(of: Void.self) { group in
                            for thread in 0..<3 {
                                group.addTask {
                                    for round in 0..<20 {
                                        let database = try Database(.file(path))
                                        try database.run(
                                            """
                                            PRAGMA wal_autocheckpoint = \(checkpoint);
                                            CREATE TABLE IF NOT EXISTS item (writer, thread, round)
                                            """)
                                        let insert = try database.statement("INSERT INTO item VALUES (?, ?, ?)")
                                        insert.bind(
                                            .integer(Int64(writer)), .integer(Int64(thread)), .integer(Int64(round)))
                                        try insert.run()
                                    }
                                }
                            }
                            try await group.waitForAll()
                        }
                    }
                }
            }
        }
        let database = try Database(.file(path))
        let count = try database.statement(
            "SELECT count(*), count(DISTINCT writer || ' ' || thread || ' ' || round) FROM item")
        #expect(try count.step())
        #expect(count.integer(0) == 240)
        #expect(count.integer(1) == 240)
    }

    @Test func `what is open is closed with the database`() throws {
        func openFiles() -> [String] {
            // The whole suite has some thousands open at once.
            (0..<32_768).compactMap { number in
                var name = [CChar](repeating: 0, count: 4096)
                let count = readlink("/proc/self/fd/\(number)", &name, name.count)
                guard count > 0 else { return nil }
                let text = String(decoding: name[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
                return text.contains(folder.path) ? text : nil
            }
        }
        do {
            let database = try Database(.file(path))
            try database.run("CREATE TABLE item (id)")
            let kept = try database.statement("SELECT count(*) FROM item")
            #expect(try kept.step())
            #expect(openFiles().count == 3)
        }
        #expect(openFiles().isEmpty)
    }

    @Test func `only a long log is brought into the database when it is closed`() throws {
        let log = "\(path)-wal"
        do {
            let database = try Database(.file(path))
            try database.run("CREATE TABLE item (content)")
            try database.checkpoint(isEmptyingLog: true)
        }
        let before = contents(path)
        var (sizes, turns) = ([Int](), 0)
        repeat {
            try Database(.file(path)).run("INSERT INTO item VALUES (randomblob(20000))")
            turns += 1
            sizes.append(FileStatus(path: log)?.size ?? 0)
            let isUntouched = contents(path) == before
            if sizes.last != 0 { #expect(isUntouched) }
        } while sizes.last != 0 && turns < 300
        #expect(turns > 20)
        #expect(sizes.last == 0)
        #expect(sizes.allSatisfy { $0 <= 1 << 20 })
        let count = try Database(.file(path)).statement("SELECT count(*) FROM item")
        #expect(try count.step())
        #expect(count.integer(0) == turns)
    }

    @Test func `nobody else may read the files, whatever the umask`() async throws {
        await #expect(processExitsWith: .success) { [path = path as String] in
            umask(0)
            let database = try Database(.file(path))
            try database.run("CREATE TABLE item (id)")
            for name in [path, "\(path)-wal", "\(path)-shm"] {
                #expect(FileStatus(path: name)?.mode == 0o600, "\(name)")
            }
        }
        chmod(path, 0o644)
        _ = try Database(.file(path))
        #expect(FileStatus(path: path)?.mode == 0o600)
    }

    @Test(arguments: ["a?mode=memory", "a%20b", "a#b", "file:c?mode=memory", ":memory:", "'\"\\", "é"])
    func `a name is a name, never an address`(name: String) throws {
        let path = folder.file(name)
        let database = try Database(.file(path))
        try database.run("CREATE TABLE item (id)")
        let status = try #require(FileStatus(path: path))
        #expect(status.isRegular)
        #expect(FileStatus(path: "\(path)-wal") != nil)
    }

    @Test func `a name without a folder is one of the current folder`() async {
        await #expect(processExitsWith: .success) { [folder = folder.path as String] in
            #expect(chdir(folder) == 0)
            for name in ["file:c?mode=memory", ":memory:", "plain"] {
                let database = try Database(.file(name))
                try database.run("CREATE TABLE item (id)")
                #expect(FileStatus(path: "\(folder)/\(name)") != nil)
            }
        }
    }
}
