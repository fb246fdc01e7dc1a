import Files
import Glibc
import InvoiceCore

extension HistoryStore {
    /// Takes the lines that can't be read out of the file, and keeps them in a file beside it.
    ///
    /// Under the locks of both a new file is written, flushed and put in the old one's place, with the same owner and rights;
    /// the old one stays under another name, and no file is ever overwritten. Records that a damaged newline joined get their own lines.
    /// - Throws: ``InvoiceCore/StorageProblem``; then the history is as it was. Where only its new name can't be flushed, it is repaired, and
    ///   a power cut may undo that; who writes to it next flushes the name first.
    public func repair(at moment: Timestamp) throws(StorageProblem) -> HistoryRepair {
        guard FileStatus(path: path) != nil else { return HistoryRepair(report: try verify()) }
        let file = try files.openLocked(path)
        guard let status = file.status() else { throw .cannotRead(path: path, errno: errno) }
        // Held until the new file has the name.
        defer { file.unlock() }
        var repair = HistoryRepair(report: try check(file, size: status.size))
        repair.kept = repair.report.lines
        if repair.report.isSound { return repair }

        // Where the file is a link to another place, that place is repaired.
        let target = Folder.resolved(path)
        let stem = "\(Folder.parent(of: target))/history"
        let stamp = String(decoding: moment.description.utf8.filter { $0 != 0x3a && $0 != 0x2d }, as: UTF8.self)
        let (new, aside, former) = (
            "\(stem).new-\(stamp).jsonl", "\(stem).bad-\(stamp).jsonl", "\(stem).before-\(stamp).jsonl"
        )
        let disk = files.disk
        let kept = try StorageProblem.of { () throws(FileFailure) in try NewFile(named: new, by: disk) }
        let taken = try StorageProblem.of { () throws(FileFailure) in try NewFile(named: aside, by: disk) }
        repair.kept = 0
        repair.report = try check(file, size: status.size) { range throws(StorageProblem) in
            repair.kept += 1
            try kept.copy(range, of: file, path: path)
        } taken: { range throws(StorageProblem) in
            try taken.copy(range, of: file, path: path)
        }
        try kept.finish(asOwnedAs: file, path: new)
        try taken.finish(asOwnedAs: file, path: aside)
        // Else another program might append to it, and send, before its name is on the disk.
        switch kept.file.lock(seconds: files.lockSeconds) {
        case 0: break
        case EWOULDBLOCK: throw .lockedTooLong(path: new, seconds: files.lockSeconds)
        case let problem: throw .cannotLock(path: new, errno: problem)
        }
        guard link(target, former) == 0 else { throw .cannotWrite(path: former, errno: errno) }
        guard rename(new, target) == 0 else { throw .cannotWrite(path: target, errno: errno) }
        kept.keep()
        taken.keep()
        try files.flushFolders()
        kept.file.unlock()
        repair.asidePath = aside
        repair.formerPath = former
        return repair
    }
}

extension NewFile {
    /// Copies a part of another file and ends it with a newline.
    fileprivate func copy(
        _ range: Range<Int>, of source: borrowing Descriptor, path: String
    ) throws(StorageProblem) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(start + 1 << 20, range.upperBound)
            guard let block = source.bytes(start..<end) else { throw .cannotRead(path: path, errno: errno) }
            guard block.count == end - start else { throw .cannotRead(path: path, errno: EIO) }
            try add(block)
            start = end
        }
        try add([UInt8(ascii: "\n")])
    }

    private func add(_ bytes: [UInt8]) throws(StorageProblem) {
        do throws(FileFailure) { try put(bytes) } catch { throw StorageProblem(error) }
    }

    /// Gives the file to the other's owner and group with the same rights, and flushes it to the disk.
    fileprivate func finish(asOwnedAs other: borrowing Descriptor, path: String) throws(StorageProblem) {
        var (status, own) = (stat(), stat())
        guard fstat(other.raw, &status) == 0, fstat(file.raw, &own) == 0 else {
            throw .cannotRead(path: path, errno: errno)
        }
        // A repair by another user must not lock the owner out.
        if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid),
            fchown(file.raw, status.st_uid, status.st_gid) != 0
        {
            throw .cannotWrite(path: path, errno: errno)
        }
        guard fchmod(file.raw, status.st_mode & 0o777) == 0 else { throw .cannotWrite(path: path, errno: errno) }
        do throws(FileFailure) { try finish() } catch { throw StorageProblem(error) }
    }
}
