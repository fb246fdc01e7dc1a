import Files
import Glibc
import Testing

@testable import EInvoiceKit

/// What becomes of a database whose files somebody deletes or replaces.
@Suite(.timeLimit(.minutes(5))) struct DatabaseFilesTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.file("index.sqlite") }

    private static func isDamaged(_ path: String) -> Bool {
        do {
            _ = try Database(.file(path))
            return false
        } catch {
            if case .damaged = error { return true }
            Issue.record(error)
            return false
        }
    }

    private func harm(_ suffix: String, isReplaced: Bool) {
        guard isReplaced else {
            unlink(path + suffix)
            return
        }
        put(contents(path + suffix), at: folder.file("copy"))
        rename(folder.file("copy"), path + suffix)
    }

    @Test(arguments: ["-wal", "-shm", ""], [true, false])
    func `files that don't belong together are damage, whoever has some of them open`(
        suffix: String, isReplaced: Bool
    ) async throws {
        let open = try Database(.file(path))
        try open.run("CREATE TABLE item (id); INSERT INTO item VALUES (1)")
        harm(suffix, isReplaced: isReplaced)
        // One that is missing whole is made anew.
        let isDamage = !suffix.isEmpty || isReplaced
        await #expect(processExitsWith: .success) { [path = path as String, isDamage = isDamage as Bool] in
            #expect(Self.isDamaged(path) == isDamage)
        }
        #expect(Self.isDamaged(path) == isDamage)
        // Who has the old ones open goes on with them.
        try open.run("INSERT INTO item VALUES (2)")
        let count = try open.statement("SELECT count(*) FROM item")
        #expect(try count.step())
        #expect(count.integer(0) == 2)
        count.reset()
        try Database.remove(path)
        let new = try Database(.file(path))
        try new.run("CREATE TABLE item (id)")
        try open.run("INSERT INTO item VALUES (3)")
        #expect(try count.step())
        #expect(count.integer(0) == 3)
    }

    @Test(arguments: ["-wal", "-shm"], [true, false])
    func `files that don't belong together are damage after the last one was closed, too`(
        suffix: String, isReplaced: Bool
    ) throws {
        try Database(.file(path)).run("CREATE TABLE item (id); INSERT INTO item VALUES (1)")
        #expect(!Self.isDamaged(path))
        harm(suffix, isReplaced: isReplaced)
        #expect(Self.isDamaged(path))
    }

    @Test func `the files stay when the last connection is closed, with a long log, too`() throws {
        try Database(.file(path)).run("CREATE TABLE item (content)")
        for suffix in ["-wal", "-shm"] { #expect(FileStatus(path: path + suffix) != nil) }
        let inodes = ["", "-wal", "-shm"].map { FileStatus(path: path + $0)?.identity }
        try Database(.file(path)).run("INSERT INTO item VALUES (randomblob(2000000))")
        #expect(FileStatus(path: path + "-wal")?.size == 0)
        #expect(["", "-wal", "-shm"].map { FileStatus(path: path + $0)?.identity } == inodes)
        let count = try Database(.file(path)).statement("SELECT count(*) FROM item")
        #expect(try count.step())
        #expect(count.integer(0) == 1)
    }

    // Nothing of it is on the disk for good before it is used, so a program that dies early leaves an empty file.
    @Test func `a database without a page is made anew`() throws {
        for suffix in ["", "-wal", "-shm"] { put([], at: path + suffix) }
        try Database(.file(path)).run("CREATE TABLE item (id)")
        #expect(!Self.isDamaged(path))
        let open = try Database(.file(path))
        truncate(path, 0)
        try Database(.file(path)).run("CREATE TABLE item (id); INSERT INTO item VALUES (1)")
        withExtendedLifetime(open) {}
        #expect(!Self.isDamaged(path))
    }
}
