import Glibc
import InvoiceCore

extension HistoryStore {
    /// Takes the lines that can't be read out of the file, and keeps them in a file beside it.
    ///
    /// Under the locks of both a new file is written, flushed and put in the old one's place, with the same owner and rights;
    /// the old one stays under another name, and no file is ever overwritten. Records that a damaged newline joined get their own lines.
    /// - Throws: ``HistoryError``; then the history is as it was. Where only its new name can't be flushed, it is repaired, and
    ///   a power cut may undo that; who writes to it next flushes the name first.
    public func repair(at moment: Timestamp) throws(HistoryError) -> HistoryRepair {
        guard FileStatus(path: path) != nil else { return HistoryRepair(report: try verify()) }
        let file = try files.openLocked(path)
        guard let status = file.status() else { throw .cannotRead(path: path, errno: errno) }
        var repair = HistoryRepair(report: try check(file, size: status.size))
        repair.kept = repair.report.lines
        if repair.report.isSound { return repair }

        // Where the file is a link to another place, that place is repaired.
        let target = ProfileFolder.resolved(path)
        let stem = "\(ProfileFolder.parent(of: target) ?? ".")/history"
        let stamp = String(decoding: moment.description.utf8.filter { $0 != 0x3a && $0 != 0x2d }, as: UTF8.self)
        let (new, aside, former) = (
            "\(stem).new-\(stamp).jsonl", "\(stem).bad-\(stamp).jsonl", "\(stem).before-\(stamp).jsonl"
        )
        var kept = try FileWriter(new: new, disk: files.disk)
        var taken = try FileWriter(new: aside, disk: files.disk)
        repair.kept = 0
        repair.report = try check(file, size: status.size) { range throws(HistoryError) in
            repair.kept += 1
            try kept.copy(range, of: file, path: path)
        } taken: { range throws(HistoryError) in
            try taken.copy(range, of: file, path: path)
        }
        try kept.finish(asOwnedAs: file)
        try taken.finish(asOwnedAs: file)
        // Else another program might append to it, and send, before its name is on the disk.
        try kept.lock(seconds: files.lockSeconds)
        guard link(target, former) == 0 else { throw .cannotWrite(path: former, errno: errno) }
        guard rename(new, target) == 0 else { throw .cannotWrite(path: target, errno: errno) }
        kept.keep()
        taken.keep()
        try files.flushFolders()
        kept.unlock()
        repair.asidePath = aside
        repair.formerPath = former
        return repair
    }
}

/// Writes a new file line by line; it is gone again unless it is kept in the end.
private struct FileWriter: ~Copyable {
    private let path: String
    private let file: Descriptor
    private let disk: DiskCalls
    private var buffer: [UInt8] = []
    private var isKept = false

    deinit {
        if !isKept { unlink(path) }
    }

    mutating func keep() { isKept = true }

    /// Keeps others from writing to the file, whatever its name.
    func lock(seconds: Int) throws(HistoryError) {
        let problem = file.lock(seconds: seconds)
        if problem == EWOULDBLOCK { throw .lockedTooLong(path: path, seconds: seconds) }
        if problem != 0 { throw .cannotLock(path: path, errno: problem) }
    }

    func unlock() { file.unlock() }

    init(new path: String, disk: DiskCalls) throws(HistoryError) {
        guard let file = Descriptor(path: path, flags: O_WRONLY | O_CREAT | O_EXCL) else {
            throw .cannotOpen(path: path, errno: errno)
        }
        self.path = path
        self.file = file
        self.disk = disk
    }

    /// Copies a part of another file and ends it with a newline.
    mutating func copy(_ range: Range<Int>, of source: borrowing Descriptor, path sourcePath: String)
        throws(HistoryError)
    {
        var start = range.lowerBound
        while start < range.upperBound {
            var block = [UInt8](repeating: 0, count: min(1 << 20, range.upperBound - start))
            let count = block.withUnsafeMutableBytes { source.read(into: $0, at: start) }
            guard count == block.count else { throw .cannotRead(path: sourcePath, errno: count < 0 ? errno : EIO) }
            buffer += block
            start += count
            if buffer.count > 1 << 20 { try writeOut() }
        }
        buffer.append(UInt8(ascii: "\n"))
    }

    /// Writes what is left, gives the file to the other's owner and group with the same rights, and flushes it to the disk.
    mutating func finish(asOwnedAs other: borrowing Descriptor) throws(HistoryError) {
        try writeOut()
        var (status, own) = (stat(), stat())
        guard fstat(other.raw, &status) == 0, fstat(file.raw, &own) == 0 else {
            throw .cannotRead(path: path, errno: errno)
        }
        // Whoever repairs it as another user must not lock its owner out.
        if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid),
            fchown(file.raw, status.st_uid, status.st_gid) != 0
        {
            throw .cannotWrite(path: path, errno: errno)
        }
        guard fchmod(file.raw, status.st_mode & 0o777) == 0 else { throw .cannotWrite(path: path, errno: errno) }
        guard disk.flush(file.raw) == 0 else { throw .cannotFlush(path: path, errno: errno) }
    }

    private mutating func writeOut() throws(HistoryError) {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeBytes { disk.write(file.raw, UnsafeRawBufferPointer(rebasing: $0[done...])) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(path: path, errno: count < 0 ? errno : ENOSPC) }
            done += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
