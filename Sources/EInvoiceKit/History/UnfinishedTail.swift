import Files
import Glibc
import InvoiceCore

/// The bytes behind the last newline of a file.
struct UnfinishedTail {
    let offset: Int
    let length: Int
    /// Nil where it is longer than any record: then it is no half-written one.
    let bytes: [UInt8]?
    /// True where records can be read in it: it lacks only its newline.
    let hasRecords: Bool

    /// Looks from the file's end backwards; nearly always the last byte is a newline, and nothing more is read.
    ///
    /// Nil when there is nothing behind the last newline.
    init?(of file: borrowing Descriptor, path: String, size: Int) throws(StorageProblem) {
        var last: UInt8 = 0
        if size > 0, withUnsafeMutableBytes(of: &last, { file.read(into: $0, at: size - 1) }) == 1,
            last == UInt8(ascii: "\n")
        {
            return nil
        }
        var end = size
        var step = 64
        var newline: Int?
        while end > 0, newline == nil {
            let start = max(0, end - step)
            let block = try file.whole(start..<end, path: path)
            newline = block.lastIndex(of: UInt8(ascii: "\n")).map { start + $0 }
            end = start
            step = min(1 << 20, step * 64)
        }
        offset = newline.map { $0 + 1 } ?? 0
        length = size - offset
        if length == 0 { return nil }
        let tail = length <= HistoryStore.longestLine ? try file.whole(offset..<size, path: path) : nil
        bytes = tail
        hasRecords = tail?.withUnsafeBufferPointer { HistoryRecord.decodeLine($0).hasRecords } ?? false
    }
}
