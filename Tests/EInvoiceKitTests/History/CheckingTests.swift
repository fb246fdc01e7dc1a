import Files
import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct CheckingTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    @Test func `a sound history is counted`() throws {
        let records = randomRecords(200, seed: 51)
        put(bytes(of: records), at: store.path)
        let report = try store.verify()
        let count = invoices(of: records).count
        #expect(report.isSound)
        #expect(report.lines == records.count)
        #expect(report.invoices == count)
        #expect(report.updates == records.count - count)
        #expect(report.strayCount == 0)
        #expect(report.size == bytes(of: records).count)
        let repair = try store.repair(at: noon)
        #expect(repair.asidePath == nil)
        #expect(contents(store.path) == bytes(of: records))
    }

    @Test func `no history is sound`() throws {
        #expect(try store.verify().isSound)
        #expect(try store.repair(at: noon).kept == 0)
        #expect(FileStatus(path: store.path) == nil)
    }

    private func damaged() -> (file: [UInt8], good: [[UInt8]], bad: [[UInt8]]) {
        let good = (1...4).map { HistoryRecord.line(for: intent($0)) }
        var flipped = HistoryRecord.line(for: intent(9))
        flipped[90] ^= 4
        let bad = [flipped, Array("{\"v\":1\n".utf8), [0xff, 0x0a], Array("{\"v\":1,\"type\":\"inv".utf8)]
        let joined = Array(good[2].dropLast()) + [0x0b] + good[3]
        return (good[0] + bad[0] + good[1] + bad[1] + bad[2] + joined + bad[3], good, bad)
    }

    @Test func `every bad line is told by number and reason`() throws {
        put(damaged().file, at: store.path)
        let report = try store.verify()
        #expect(report.badLines.map(\.number) == [2, 4, 5, 6])
        #expect(
            report.badLines.map(\.reason) == [
                .wrongCheckSum, .notJSON(at: 6), .notJSON(at: 0), .mergedRecords,
            ])
        #expect(report.torn?.length == 18)
        #expect(report.invoices == 4)
        #expect(!report.isSound)
    }

    @Test func `a repair keeps every whole record and every bad line in a file of its own`() throws {
        let (file, good, bad) = damaged()
        put(file, at: store.path)
        chmod(store.path, 0o600)
        let repair = try store.repair(at: noon)
        #expect(repair.kept == 4)
        #expect(contents(store.path) == Array(good.joined()))
        let aside = try #require(repair.asidePath)
        let joined = Array(good[2].dropLast()) + [0x0b] + good[3]
        #expect(contents(aside) == bad[0] + bad[1] + bad[2] + joined + bad[3] + [0x0a])
        #expect(contents(try #require(repair.formerPath)) == file)
        #expect(try store.verify().isSound)
        #expect(FileStatus(path: store.path)?.mode == 0o600)
        try store.record(intent(5))
        #expect(try store.newest(limit: 9).invoices.map(\.id) == [5, 4, 3, 2, 1].map { intent($0).id })
    }

    @Test func `a repaired history keeps its owner and rights`() throws {
        put(damaged().file, at: store.path)
        chmod(store.path, 0o640)
        // Only root can give files away; others repair their own.
        let owner: uid_t = geteuid() == 0 ? 65534 : geteuid()
        #expect(chown(store.path, owner, getegid()) == 0)
        let repair = try store.repair(at: noon)
        for path in [store.path, try #require(repair.asidePath)] {
            var status = stat()
            #expect(stat(path, &status) == 0)
            #expect(status.st_uid == owner)
            #expect(status.st_mode & 0o777 == 0o640)
        }
    }

    @Test func `a history that is a link to nowhere is not an empty one`() throws {
        symlink(folder.file("lost/history.jsonl"), store.path)
        #expect(throws: StorageProblem.cannotOpen(path: store.path, errno: ENOENT)) { try store.newest(limit: 1) }
        #expect(throws: StorageProblem.cannotOpen(path: store.path, errno: ENOENT)) { try store.verify() }
    }

    @Test func `a repair that fails leaves the history as it was`() throws {
        let file = damaged().file
        put(file, at: store.path)
        var disk = DiskCalls.system
        disk.write = { _, _ in
            errno = ENOSPC
            return -1
        }
        let store = HistoryStore(folder: folder.path, disk: disk, lockSeconds: 1)
        #expect(throws: StorageProblem.self) { try store.repair(at: noon) }
        #expect(contents(store.path) == file)
        // Nothing half-made is in the way of the next repair.
        _ = try self.store.repair(at: noon)
    }

    @Test func `a repair never writes over an earlier one's files`() throws {
        put(damaged().file, at: store.path)
        let first = try store.repair(at: noon)
        let kept = contents(try #require(first.formerPath))
        put(damaged().file, at: store.path)
        #expect(throws: StorageProblem.self) { try store.repair(at: noon) }
        #expect(contents(try #require(first.formerPath)) == kept)
        #expect(contents(store.path) == damaged().file)
    }

    @Test func `a linked history is repaired where it is`() throws {
        let elsewhere = folder.file("elsewhere")
        try ProfileFolder.make(elsewhere)
        put(damaged().file, at: "\(elsewhere)/real.jsonl")
        #expect(symlink("\(elsewhere)/real.jsonl", store.path) == 0)
        _ = try store.repair(at: noon)
        #expect(contents("\(elsewhere)/real.jsonl") == Array(damaged().good.joined()))
        var status = stat()
        #expect(lstat(store.path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    }

    @Test func `nobody writes into a repaired history before its name is on the disk`() throws {
        put(damaged().file, at: store.path)
        let other = HistoryStore(folder: folder.path, disk: .system, lockSeconds: 0)
        let tries = Locked<[Result<Void, any Error>]>([])
        var disk = DiskCalls.system
        disk.flushFolder = { file in
            tries.change { $0.append(Result { try other.record(intent(5)) }) }
            return DiskCalls.system.flushFolder(file)
        }
        _ = try HistoryStore(folder: folder.path, disk: disk, lockSeconds: 10).repair(at: noon)
        let results = tries.change { $0 }
        #expect(!results.isEmpty)
        for result in results {
            #expect(throws: StorageProblem.lockedTooLong(path: other.path, seconds: 0)) { try result.get() }
        }
        try other.record(intent(5))
        #expect(try store.newest(limit: 9).invoices.count == 5)
    }

    @Test func `where a repair can't flush the new name, who writes next does it first`() throws {
        put(damaged().file, at: store.path)
        let log = CallLog()
        let other = HistoryStore(folder: folder.path, disk: log.disk, lockSeconds: 10)
        let lease = try other.takeLease()
        _ = log.taken()
        try other.record(intent(5))
        // The lease has brought the name to the disk; what is written first is the torn end, set aside.
        #expect(log.taken().first == "write")
        var broken = DiskCalls.system
        broken.flushFolder = { _ in
            errno = EIO
            return -1
        }
        #expect(throws: StorageProblem.cannotFlush(path: folder.path, errno: EIO)) {
            try HistoryStore(folder: folder.path, disk: broken, lockSeconds: 10).repair(at: noon)
        }
        for number in 6...7 { try other.record(intent(number)) }
        #expect(log.taken() == ["folder", "write", "flush", "write", "flush"])
        #expect(try store.verify().isSound)
        withExtendedLifetime(lease) {}
    }

    @Test func `records that do not fit are told and kept`() throws {
        let line = HistoryRecord.line(for: intent(1))
        let orphan = HistoryRecord.line(for: update(7, .notFound))
        put(orphan + line + line, at: store.path)
        let report = try store.verify()
        #expect(report.isSound)
        #expect(report.strays.map(\.reason) == [.orphan(intent(7).id), .repeatedID(intent(1).id)])
        #expect(report.strays.map(\.number) == [1, 3])
    }

    @Test func `a folder that others may read is told`() throws {
        try store.record(intent(1))
        #expect(try !store.verify().isReadableByOthers)
        chmod(folder.path, 0o755)
        #expect(try store.verify().isReadableByOthers)
    }

    @Test func `lines longer than any block are checked too`() throws {
        let long = [UInt8](repeating: 0x62, count: HistoryStore.longestLine * 2 + 5)
        put(bytes(of: [.invoice(intent(1))]) + long + [0x0a] + bytes(of: [.invoice(intent(2))]), at: store.path)
        let report = try store.verify()
        #expect(report.badLines.map(\.reason) == [.tooLong])
        #expect(report.badLines.map(\.length) == [long.count])
        #expect(report.invoices == 2)
    }
}

@Suite(.timeLimit(.minutes(10))) struct FollowerTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.file("shop")) }

    @Test func `a record of another writer is noticed`() throws {
        try store.record(intent(1))
        let follower = HistoryFollower(store: store)
        #expect(!follower.drain())
        try HistoryStore(folder: store.folder).record(intent(2))
        #expect(follower.drain())
        #expect(!follower.drain())
    }

    @Test func `a history that is not there yet is followed too`() throws {
        let follower = HistoryFollower(store: store)
        #expect(!follower.isToldOfAll())
        try store.record(intent(1))
        #expect(follower.drain())
        #expect(follower.isToldOfAll())
        #expect(!follower.drain())
    }

    @Test func `a replaced file is noticed and what else is in the folder is not`() throws {
        try store.record(intent(1))
        let follower = HistoryFollower(store: store)
        _ = try store.proposePaymentID(microseconds: 1)
        #expect(!follower.drain())
        put(contents(store.path), at: folder.file("other"))
        rename(folder.file("other"), store.path)
        #expect(follower.drain())
        unlink(store.path)
        #expect(follower.drain())
    }

    @Test func `notices come as a stream`() async throws {
        try store.record(intent(1))
        let follower = HistoryFollower(store: store)
        let store = store
        try store.record(intent(2))
        var notices = follower.notices(interval: .milliseconds(1)).makeAsyncIterator()
        #expect(await notices.next() != nil)
        let task = Task {
            var count = 0
            for await _ in follower.notices(interval: .milliseconds(1)) { count += 1 }
            return count
        }
        task.cancel()
        #expect(await task.value <= 1)
    }

    @Test func `a change comes as a notice long before anybody looks by himself`() async throws {
        try store.record(intent(1))
        let follower = HistoryFollower(store: store)
        let store = store
        // Two who wait, as two consoles do.
        let notices = [1, 2].map { _ in follower.notices(interval: .seconds(3600)) }
        let (seen, signal) = AsyncStream.makeStream(of: Void.self)
        let waiting = notices.map { stream in Task { for await _ in stream { signal.yield() } } }
        defer { for task in waiting { task.cancel() } }
        var signals = seen.makeAsyncIterator()
        for number in 2..<5 {
            try store.record(intent(number))
            // Whoever looks first sees the change for both; the other is woken by the next one.
            #expect(await signals.next() != nil)
        }
    }

    @Test func `a folder that is taken away and made anew is followed again`() async throws {
        try store.record(intent(1))
        let follower = HistoryFollower(store: store)
        #expect(follower.isToldOfAll())
        rename(store.folder, folder.file("elsewhere"))
        #expect(follower.drain())
        #expect(!follower.isToldOfAll())
        try store.record(intent(2))
        #expect(follower.drain())
        #expect(follower.isToldOfAll())
        try store.record(intent(3))
        #expect(follower.drain())
    }

    @Test func `a link in the history's place is looked at by oneself`() throws {
        mkdir(store.folder, 0o700)
        symlink(folder.file("real"), store.path)
        let follower = HistoryFollower(store: store)
        #expect(!follower.isToldOfAll())
        put([1], at: folder.file("real"))
        #expect(follower.drain())
    }

    @Test func `the innermost mount decides whether other machines can write`() {
        let mounts = """
            22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            30 22 0:44 / /home rw,relatime shared:20 - nfs4 server:/home rw
            31 30 0:45 /@a /home/Jane\\040Doe rw - btrfs /dev/sdb1 rw,subvol=/@a
            32 22 0:46 / /homes rw master:2 propagate_from:1 - fuse.sshfs me@there: rw
            33 22 0:47 / /twice rw - nfs server:/twice rw
            34 33 0:48 / /twice rw - xfs /dev/sdc1 rw
            """
        func kind(_ path: String) -> String? { LocalFileSystem.kind(of: Array(path.utf8), in: Array(mounts.utf8)) }
        #expect(kind("/var/lib") == "ext4")
        #expect(kind("/") == "ext4")
        #expect(kind("/home") == "nfs4")
        #expect(kind("/home/jane") == "nfs4")
        #expect(kind("/home/Jane Doe/.local") == "btrfs")
        #expect(kind("/homes/x") == "fuse.sshfs")
        #expect(kind("/twice/x") == "xfs")
        #expect(LocalFileSystem.kind(of: Array("/x".utf8), in: []) == nil)
        #expect(LocalFileSystem.holds(folder.file("none")) == nil)
    }
}
