import Dispatch
import Files
import Glibc
import Testing

@Suite(.timeLimit(.minutes(10))) struct DescriptorTests {
    private let folder = TemporaryFolder()

    private func made(_ name: String, flags: Int32 = O_APPEND) throws -> Descriptor {
        let file = Descriptor(path: folder.file(name), flags: O_RDWR | O_CREAT | flags)
        guard let file else { throw FileFailure(.open, name) }
        return file
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        try PrivateFile.read(folder.file(name), limit: 1 << 20).bytes
    }

    /// Writes at most `most` bytes a call, and only so many calls; each is interrupted once.
    private func slow(_ most: Int, calls: Int = .max, then problem: Int32 = 0) -> DiskCalls {
        var disk = DiskCalls.system
        let counts = Counts()
        disk.write = { file, bytes in
            if counts.next() % 2 == 0 {
                errno = EINTR
                return -1
            }
            if (counts.value + 1) / 2 > calls {
                errno = problem
                return problem == 0 ? 0 : -1
            }
            return write(file, bytes.baseAddress, min(most, bytes.count))
        }
        return disk
    }

    @Test func `interrupted and short writes are continued`() throws {
        let file = try made("a")
        #expect(file.write(Array(0..<200), by: slow(7)) == 0)
        #expect(try bytes("a") == Array(0..<200))
    }

    @Test(arguments: [ENOSPC, EIO, EDQUOT]) func `what is appended to a disk that fails is taken back`(
        problem: Int32
    ) throws {
        let file = try made("a")
        #expect(file.append([1, 2, 3], end: 0) == 0)
        #expect(file.append(Array(0..<200), end: 3, by: slow(7, calls: 3, then: problem)) == problem)
        #expect(try bytes("a") == [1, 2, 3])
    }

    @Test func `a disk that takes nothing and says nothing is full`() throws {
        let file = try made("a")
        #expect(file.append([1], end: 0, by: slow(7, calls: 0)) == ENOSPC)
    }

    @Test func `a part of a file ends where the file does`() throws {
        let file = try made("a")
        #expect(file.write([1, 2, 3]) == 0)
        #expect(file.bytes(1..<3) == [2, 3])
        #expect(file.bytes(2..<9) == [3])
        #expect(file.bytes(9..<12) == [])
        // A folder can't be read.
        guard let own = Descriptor(path: folder.path, flags: O_RDONLY) else { throw FileFailure(.open, folder.path) }
        #expect(own.bytes(0..<1) == nil)
    }

    @Test func `a link is refused where it is to be`() {
        symlink("a", folder.file("link"))
        let isRefused = Descriptor(path: folder.file("link"), flags: O_RDWR | O_CREAT | O_NOFOLLOW) == nil
        #expect(isRefused)
        #expect(FileStatus.isNothing(at: folder.file("a")))
        #expect(!FileStatus.isNothing(at: folder.file("link")))
    }

    @Test func `a lock is given up in time, shared with readers, and free with its owner's end`() throws {
        do {
            let first = try made("a")
            let second = try made("a")
            #expect(first.lock(isShared: true, seconds: 0) == 0)
            #expect(second.lock(isShared: true, seconds: 0) == 0)
            #expect(second.lock(seconds: 0) == EWOULDBLOCK)
            first.unlock()
            #expect(second.lock(seconds: 0) == 0)
        }
        #expect(try made("a").lock(seconds: 0) == 0)
    }

    @Test func `a lock is waited for`() throws {
        let held = open(folder.file("a"), O_RDWR | O_CREAT, 0o600)
        #expect(flock(held, LOCK_EX) == 0)
        let waiter = try made("a")
        #expect(waiter.lock(seconds: 0) == EWOULDBLOCK)
        // Held by the descriptor, not by the thread.
        DispatchQueue.global().async { close(held) }
        #expect(waiter.lock(seconds: 300) == 0)
    }

    @Test func `a file that is never finished leaves nothing`() throws {
        do {
            let file = try NewFile(named: folder.file("a"))
            try file.put([1])
            #expect(throws: FileFailure(.open, folder.file("a"), code: EEXIST)) { try again("a") }
        }
        #expect(folder.names.isEmpty)
    }

    private func again(_ name: String) throws { _ = try NewFile(named: folder.file(name)) }

    @Test func `a file takes a name only where it is free, or another's place where it may`() throws {
        for isNamed in [true, false] {
            try PrivateFile.replace(folder.file("a"), with: [9])
            let file = try begun(isNamed)
            try file.put([1, 2])
            try file.finish()
            #expect(taking(file, "a") == EEXIST)
            #expect(try bytes("a") == [9])
            #expect(taking(file, "b") == 0)
            #expect(try bytes("b") == [1, 2])
            try file.replace(folder.file("a"), draft: folder.file("draft"))
            #expect(try bytes("a") == [1, 2])
            unlink(folder.file("b"))
        }
        #expect(folder.names == ["a"])
    }

    private func begun(_ isNamed: Bool) throws -> NewFile {
        if !isNamed, let file = NewFile(unnamedIn: folder.path) { return file }
        return try NewFile(named: folder.file("draft"))
    }

    private func taking(_ file: NewFile, _ name: String) -> Int32 {
        do throws(FileFailure) { try file.take(folder.file(name)) } catch { return error.code }
        return 0
    }

    @Test func `a watched folder tells, also one that comes later`() throws {
        var watch = FolderWatch(folder.file("later"), for: folder.file("later/history.jsonl"))
        let before = watch.descriptor
        #expect(before == nil)
        try Folder.make(folder.file("later"))
        watch.look()
        let now = watch.descriptor
        let descriptor = try #require(now)
        func hasNews() -> Bool {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            return poll(&waiting, 1, 0) == 1
        }
        #expect(!hasNews())
        try PrivateFile.replace(folder.file("later/a"), with: [1])
        #expect(hasNews())
        watch.look()
        #expect(!hasNews())
    }

    @Test func `the names above a folder are flushed where the disk lets it`() throws {
        try Folder.make(folder.file("a/b"))
        let count = Counts()
        var disk = DiskCalls.system
        disk.flushFolder = { _ in
            _ = count.next()
            errno = EINVAL
            return -1
        }
        let device = try Folder.flushNames(in: folder.file("a/b"), by: disk)
        #expect(device == FileStatus(path: folder.path)?.identity.device)
        try Folder.flushNames(above: folder.file("a/b"), on: device, by: disk)
        #expect(count.value >= 3)
        disk.flushFolder = { _ in
            errno = EIO
            return -1
        }
        #expect(throws: FileFailure(.flush, folder.file("a"), code: EIO)) {
            try Folder.flushNames(above: folder.file("a/b"), on: device, by: disk)
        }
    }
}
