import Glibc

/// What stands behind the last newline of a file.
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
    init?(of file: borrowing Descriptor, path: String, size: Int) throws(HistoryError) {
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
            let block = try Self.read(start..<end, of: file, path: path)
            newline = block.lastIndex(of: UInt8(ascii: "\n")).map { start + $0 }
            end = start
            step = min(1 << 20, step * 64)
        }
        offset = newline.map { $0 + 1 } ?? 0
        length = size - offset
        if length == 0 { return nil }
        let tail = length <= HistoryStore.longestLine ? try Self.read(offset..<size, of: file, path: path) : nil
        bytes = tail
        hasRecords = tail?.withUnsafeBufferPointer { HistoryRecord.decodeLine($0).hasRecords } ?? false
    }

    private static func read(
        _ range: Range<Int>, of file: borrowing Descriptor, path: String
    ) throws(HistoryError) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: range.count)
        let count = block.withUnsafeMutableBytes { file.read(into: $0, at: range.lowerBound) }
        if count < 0 { throw .cannotRead(path: path, errno: errno) }
        guard count == range.count else { throw .replacedMeanwhile(path: path) }
        return block
    }
}
