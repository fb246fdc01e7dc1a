import Dispatch
import Files
import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct RecordingTests {
    private let folder = TemporaryFolder()

    private func store(_ disk: DiskCalls = .system, lockSeconds: Int = 10) -> HistoryStore {
        HistoryStore(folder: folder.file("data/einvoice/shop"), disk: disk, lockSeconds: lockSeconds)
    }

    private func mode(_ path: String) -> mode_t? { FileStatus(path: path)?.mode }

    @Test func `a store that recorded nothing touches nothing`() throws {
        let store = store()
        #expect(try store.newest(limit: 10).invoices.isEmpty)
        #expect(FileStatus(path: folder.file("data")) == nil)
    }

    @Test func `a slash before a mark divides a path`() {
        #expect(Folder.parent(of: "/a/\u{301}b") == "/a")
    }

    @Test func `the first record makes folder and file for the owner alone`() throws {
        let store = store()
        try store.record(intent(1))
        #expect(mode(store.path) == 0o600)
        for name in ["data", "data/einvoice", "data/einvoice/shop"] { #expect(mode(folder.file(name)) == 0o700) }
        #expect(contents(store.path) == HistoryRecord.line(for: intent(1)))
    }

    @Test func `records are appended and come back`() throws {
        let store = store()
        try store.record(intent(1))
        try store.record(intent(2))
        try store.record(update(1, .created(tracking: "79DF-60B0-17F6", isSettled: false)))
        let page = try HistoryStore(folder: store.folder).newest(limit: 10)
        #expect(page.invoices.map(\.id) == [intent(2).id, intent(1).id])
        #expect(page.invoices.map(\.state) == [.sending, .created])
        #expect(page.next == nil)
        #expect(page.badLines.isEmpty)
    }

    @Test func `names are flushed before the first record and the record before it returns`() throws {
        let log = CallLog()
        let store = store(log.disk)
        try store.record(intent(1))
        // The profile's folder and all above it on this disk, then the record in one write.
        let calls = log.taken()
        #expect(calls.suffix(2) == ["write", "flush"])
        #expect(calls.dropLast(2).allSatisfy { $0 == "folder" } && calls.count >= 6)
        try store.record(update(1, .notFound))
        #expect(log.taken() == ["write", "flush"])
    }

    @Test func `many invoices are recorded with one flush`() throws {
        let log = CallLog()
        let store = store(log.disk)
        try store.record(intent(1))
        _ = log.taken()
        let many = (2...40).map { number in
            Invoice(
                intent: intent(number), updates: [update(number, .created(tracking: "T\(number)", isSettled: true))])
        }
        try store.record(many)
        #expect(log.taken() == ["write", "flush"])
        try store.record([])
        #expect(log.taken().isEmpty)
        #expect(try store.newest(limit: 50).invoices == many.reversed() + [Invoice(intent: intent(1))])
    }

    @Test func `many invoices on a disk that fills up leave nothing behind`() throws {
        try store().record(intent(1))
        let before = contents(store().path)
        let many = (2...40).map { Invoice(intent: intent($0), updates: [update($0, .notFound)]) }
        var disk = DiskCalls.system
        disk.write = { file, bytes in write(file, bytes.baseAddress, bytes.count * 2 / 3) }
        #expect(throws: StorageProblem.cannotWrite(path: store().path, errno: ENOSPC)) { try store(disk).record(many) }
        #expect(contents(store().path) == before)
        disk = .system
        disk.flush = { _ in
            errno = EIO
            return -1
        }
        #expect(throws: StorageProblem.cannotFlush(path: store().path, errno: EIO)) { try store(disk).record(many) }
        #expect(contents(store().path) == before)
    }

    @Test func `many invoices behind a torn line set it aside`() throws {
        let whole = HistoryRecord.line(for: intent(1))
        let store = store()
        try ProfileFolder.make(store.folder)
        put(whole + whole.prefix(99), at: store.path)
        try store.record([2, 3].map { Invoice(intent: intent($0)) })
        #expect(contents(store.path) == whole + HistoryRecord.line(for: intent(2)) + HistoryRecord.line(for: intent(3)))
        #expect(try store.verify().setAside == 1)
    }

    @Test(arguments: [ENOSPC, EIO, EROFS])
    func `a failed write leaves nothing behind`(problem: Int32) throws {
        try store().record(intent(1))
        let before = contents(store().path)
        var disk = DiskCalls.system
        disk.write = { _, _ in
            errno = problem
            return -1
        }
        #expect(throws: StorageProblem.cannotWrite(path: store().path, errno: problem)) {
            try store(disk).record(intent(2))
        }
        #expect(contents(store().path) == before)
    }

    @Test func `a disk that fills up in the middle of a record leaves nothing behind`() throws {
        try store().record(intent(1))
        let before = contents(store().path)
        var disk = DiskCalls.system
        disk.write = { file, bytes in write(file, bytes.baseAddress, bytes.count / 2) }
        #expect(throws: StorageProblem.cannotWrite(path: store().path, errno: ENOSPC)) {
            try store(disk).record(intent(2))
        }
        #expect(contents(store().path) == before)
    }

    @Test(.timeLimit(.minutes(10))) func `a lock whose file can't be told is given up in time`() throws {
        try store().record(intent(1))
        let before = contents(store().path)
        var disk = DiskCalls.system
        disk.status = { _ in
            errno = EIO
            return nil
        }
        #expect(throws: StorageProblem.cannotLock(path: store().path, errno: EIO)) {
            try store(disk, lockSeconds: 0).record(intent(2))
        }
        // As on a file system that numbers its files anew at each look.
        disk.status = { _ in FileStatus(path: "/") }
        #expect(throws: StorageProblem.replacedMeanwhile(path: store().path)) {
            try store(disk, lockSeconds: 0).record(intent(2))
        }
        let folder = store(disk, lockSeconds: 0).folder
        #expect(throws: StorageProblem.self) { try store(disk, lockSeconds: 0).takeLease() }
        #expect(contents(store().path) == before)
        #expect(FileStatus(path: folder) != nil)
    }

    @Test(.timeLimit(.minutes(10))) func `a lock whose file is told after a while is taken`() throws {
        let looks = Locked(0)
        var disk = DiskCalls.system
        disk.status = { path in
            let look = looks.change { count in
                count += 1
                return count
            }
            if look < 4 {
                errno = EIO
                return nil
            }
            return FileStatus(path: path)
        }
        try store(disk).record(intent(1))
        #expect(contents(store().path) == HistoryRecord.line(for: intent(1)))
    }

    @Test(.timeLimit(.minutes(10))) func `a pipe in the place of a file is waited for by nobody`() throws {
        let store = store()
        try ProfileFolder.make(store.files.leases)
        #expect(mkfifo(store.path, 0o600) == 0)
        let problem = StorageProblem.notAFile(path: store.path)
        #expect(throws: problem) { try store.newest(limit: 1) }
        #expect(throws: problem) { try store.record(intent(1)) }
        #expect(throws: problem) { try store.verify() }
        #expect(throws: problem) { try store.unsettled() }
        #expect(mkfifo("\(store.files.leases)/A1", 0o600) == 0)
        #expect(!store.isAlive(lease: "A1"))
        #expect(mkfifo(store.files.torn, 0o600) == 0)
        unlink(store.path)
        try store.record(intent(1))
        #expect(try store.verify().setAside == 0)
    }

    @Test func `a record that the disk does not confirm is taken back`() throws {
        var disk = DiskCalls.system
        disk.flush = { _ in
            errno = EIO
            return -1
        }
        #expect(throws: StorageProblem.cannotFlush(path: store().path, errno: EIO)) {
            try store(disk).record(intent(1))
        }
        #expect(contents(store().path).isEmpty)
    }

    @Test func `a folder that cannot be made is named`() throws {
        put("a file".utf8, at: folder.file("data"))
        #expect(
            throws: StorageProblem.cannotCreateFolder(path: folder.file("data/einvoice/shop"), errno: ENOTDIR)
        ) { try store().record(intent(1)) }
    }

    @Test func `a folder in the file's place is named`() throws {
        try ProfileFolder.make(store().path)
        #expect(throws: StorageProblem.notAFile(path: store().path)) { try store().record(intent(1)) }
    }

    @Test func `a lock that is not given back is not waited for without end`() throws {
        let store = store(lockSeconds: 0)
        try store.record(intent(1))
        let other = open(store.path, O_RDWR)
        defer { close(other) }
        #expect(flock(other, LOCK_EX) == 0)
        #expect(throws: StorageProblem.lockedTooLong(path: store.path, seconds: 0)) { try store.record(intent(2)) }
        flock(other, LOCK_UN)
        try store.record(intent(2))
    }

    @Test func `a writer follows the name when the file is replaced`() async throws {
        let store = store()
        try store.record(intent(1))
        let old = open(store.path, O_RDWR)
        defer { close(old) }
        #expect(flock(old, LOCK_EX) == 0)
        let copy = folder.file("copy")
        put(contents(store.path), at: copy)
        let writing = Task.detached { try store.record(intent(2)) }
        // The writer waits for the old file's lock, or comes later: either way its record must be in the new file.
        rename(copy, store.path)
        flock(old, LOCK_UN)
        try await writing.value
        #expect(try store.newest(limit: 5).invoices.map(\.id) == [intent(2).id, intent(1).id])
    }

    @Test func `what others leave between two records is seen`() throws {
        let store = store(lockSeconds: 0)
        try store.record(intent(1))
        // The lock is free as soon as the record is there.
        try self.store(lockSeconds: 0).record(intent(2))
        put(contents(store.path) + HistoryRecord.line(for: intent(3)).dropLast(9), at: store.path)
        try store.record(intent(4))
        #expect(try store.newest(limit: 5).invoices.map(\.id) == [4, 2, 1].map { intent($0).id })
        #expect(try store.verify().isSound)
        #expect(try store.verify().setAside == 1)
    }

    @Test func `a history that is gone between two records is made anew`() throws {
        let log = CallLog()
        let store = store(log.disk)
        try store.record(intent(1))
        unlink(store.path)
        _ = log.taken()
        try store.record(intent(2))
        let calls = log.taken()
        #expect(calls.prefix(4) == ["folder", "folder", "folder", "folder"])
        #expect(calls.filter { $0 != "folder" } == ["write", "flush"])
        #expect(contents(store.path) == HistoryRecord.line(for: intent(2)))
        #expect(mode(store.path) == 0o600)
    }

    @Test func `a record that hangs does not hang the next without end`() async throws {
        let (begun, goOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        var disk = DiskCalls.system
        disk.flush = { file in
            begun.signal()
            goOn.wait()
            return DiskCalls.system.flush(file)
        }
        let store = store(disk, lockSeconds: 0)
        // On threads that may wait: those of the concurrency pool are too few.
        let hung = Locked<Result<Void, any Error>?>(nil)
        let ended = DispatchSemaphore(value: 0)
        DispatchQueue.global().async {
            let result = Result { try store.record(intent(1)) }
            hung.change { $0 = result }
            ended.signal()
        }
        func wait(for signal: DispatchSemaphore) async throws {
            let result = await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(returning: signal.wait(timeout: .now() + 300)) }
            }
            try #require(result == .success)
        }
        try await wait(for: begun)
        #expect(throws: StorageProblem.lockedTooLong(path: store.path, seconds: 0)) { try store.record(intent(2)) }
        goOn.signal()
        try await wait(for: ended)
        try hung.change { $0 }?.get()
        #expect(try store.newest(limit: 5).invoices.map(\.id) == [intent(1).id])
    }
}

extension DiskCalls {
    /// For tests of many records: what a power cut would leave is not their question.
    static let unflushed = DiskCalls(
        write: system.write, flush: { _ in 0 }, flushFolder: { _ in 0 }, truncate: system.truncate)
}

/// Notes the order of system calls.
final class CallLog: Sendable {
    private let calls = Locked<[String]>([])

    var disk: DiskCalls {
        let calls = calls
        return DiskCalls(
            write: { file, bytes in
                calls.change { $0.append("write") }
                return DiskCalls.system.write(file, bytes)
            },
            flush: { file in
                calls.change { $0.append("flush") }
                return DiskCalls.system.flush(file)
            },
            flushFolder: { file in
                calls.change { $0.append("folder") }
                return DiskCalls.system.flushFolder(file)
            },
            truncate: { file, size in
                calls.change { $0.append("truncate") }
                return DiskCalls.system.truncate(file, size)
            })
    }

    func taken() -> [String] {
        calls.change { calls in
            defer { calls = [] }
            return calls
        }
    }
}
