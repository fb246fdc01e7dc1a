import Files
import FoundationEssentials
import Glibc
import InvoiceCore
import JSON
import Synchronization

extension HistoryStore {
    /// Appends whole lines, newlines included, under the file's lock, and flushes them to the disk.
    ///
    /// Where that fails the file is cut back to where it ended before: no half of a record stays behind. (A power cut may
    /// leave the first of several lines, and a torn one after them.)
    func append(
        _ lines: [[UInt8]], at moment: Timestamp
    ) throws(StorageProblem) {
        for line in lines where line.count > Self.longestLine {
            throw .recordTooLong(bytes: line.count, limit: Self.longestLine)
        }
        // Another thread that is writing, perhaps to a disk that hangs, has taken this out; this one does without.
        var last = LastWrite()
        lastWrite.withLock { swap(&$0, &last) }
        do throws(StorageProblem) {
            try append(lines, at: moment, &last)
        } catch {
            lastWrite.withLock { $0.named = last.named }
            throw error
        }
        lastWrite.withLock { swap(&$0, &last) }
    }

    private func append(
        _ lines: [[UInt8]], at moment: Timestamp, _ last: inout LastWrite
    ) throws(StorageProblem) {
        let file = try files.openLocked(files.history, kept: last.file.take())
        guard let status = file.status() else { throw .cannotRead(path: path, errno: errno) }
        // Names first: once the file has content, those above it are known to be on the disk. Its own isn't, where a repair has
        // put it in another one's place and could not flush that.
        if status.size == 0 {
            try files.flushFolders()
        } else if last.named != status.identity {
            try files.flushName()
        }
        last.named = status.identity
        var (end, bytes) =
            status.size == last.end && status.identity == last.identity
            ? (status.size, []) : try startOfNextLine(in: file, size: status.size, at: moment)
        for line in lines { bytes += line }
        try write(bytes, to: file, path: path, end: end)
        index.noteAppending(from: status, to: file.status())
        file.unlock()
        last = LastWrite(
            file: file, identity: status.identity, end: end + bytes.count, named: status.identity)
    }

    /// Where the next line goes and what must be written before it.
    private func startOfNextLine(
        in file: borrowing Descriptor, size: Int, at moment: Timestamp
    ) throws(StorageProblem) -> (end: Int, lead: [UInt8]) {
        guard let tail = try UnfinishedTail(of: file, path: path, size: size) else { return (size, []) }
        // Whole but for its newline, or no record of ours at all: it is ended where it is, and reported as a bad line.
        guard !tail.hasRecords, let bytes = tail.bytes else { return (size, [UInt8(ascii: "\n")]) }
        try setAside(bytes, offset: tail.offset, at: moment)
        guard files.disk.truncate(file.raw, tail.offset) == 0 else { throw .cannotWrite(path: path, errno: errno) }
        return (tail.offset, [])
    }

    /// Keeps an unfinished line in a file of its own, on the disk, before it is cut off here.
    private func setAside(_ tail: [UInt8], offset: Int, at moment: Timestamp) throws(StorageProblem) {
        var note = JSONWriter.line()
        note.member("v", HistoryRecord.version)
        note.member("type", "torn")
        note.member("at", moment.description)
        note.member("offset", offset)
        if let text = String(validating: tail, as: UTF8.self) {
            note.member("text", text)
        } else {
            note.member("base64", Data(tail).base64EncodedString())
        }
        let file = try files.openLocked(files.torn)
        guard let size = file.status()?.size else { throw .cannotRead(path: files.torn, errno: errno) }
        try write(note.endedLine(), to: file, path: files.torn, end: size)
        try files.flushFolders()
    }

    /// Writes at the file's end and flushes; cuts the file back to `end` where that fails. If that fails too, the next writer
    /// finds the half line and sets it aside.
    private func write(
        _ bytes: [UInt8], to file: borrowing Descriptor, path: String, end: Int
    ) throws(StorageProblem) {
        let problem = file.append(bytes, end: end, by: files.disk)
        guard problem == 0 else { throw .cannotWrite(path: path, errno: problem) }
        guard files.disk.flush(file.raw) == 0 else {
            let problem = errno
            _ = files.disk.truncate(file.raw, end)
            throw .cannotFlush(path: path, errno: problem)
        }
    }
}

/// The file as the last record left it: opening the file, finding its end and closing it takes longer than all else that a
/// record needs but its flush.
struct LastWrite: ~Copyable {
    /// Not locked.
    var file: Descriptor?
    var identity: FileIdentity?
    /// Where the file ended then, with a newline.
    var end = 0
    /// The file that is known to have the history's name on the disk, too.
    var named: FileIdentity?
}
