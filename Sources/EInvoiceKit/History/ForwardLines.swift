import Files
import Glibc
import InvoiceCore

/// Reads a file's lines from its start to its end, in small memory.
struct ForwardLines: ~Copyable {
    /// A line's place; its bytes are in ``ForwardLines/withBytes(of:_:)``.
    struct Line {
        /// Counted from 1.
        var number: Int
        var offset: Int
        /// Without the newline.
        var length: Int
        /// False for the last one where the file ends without a newline.
        var isEnded: Bool
    }

    private let path: String
    private let size: Int
    private var buffer: [UInt8] = []
    /// Where in the file the buffer starts, and where in the buffer the next line does.
    private var start = 0
    private var next = 0
    private var number = 0

    init(path: String, size: Int) {
        self.path = path
        self.size = size
    }

    /// The next line, or nil at the end.
    mutating func line(of file: borrowing Descriptor) throws(StorageProblem) -> Line? {
        var searched = next
        let offset = start + next
        while true {
            if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                number += 1
                let length = start + newline - offset
                next = newline + 1
                return Line(number: number, offset: offset, length: length, isEnded: true)
            }
            let end = start + buffer.count
            guard end < size else {
                guard offset < end else { return nil }
                number += 1
                next = buffer.count
                return Line(number: number, offset: offset, length: end - offset, isEnded: false)
            }
            if buffer.count - next > HistoryStore.longestLine {
                // Longer than any record: its bytes are dropped, and only its end is looked for.
                start = end
                buffer = []
            } else {
                buffer.removeSubrange(..<next)
                start += next
            }
            next = 0
            searched = buffer.count
            let length = min(1 << 20, size - end)
            guard let block = file.bytes(end..<(end + length)) else { throw .cannotRead(path: path, errno: errno) }
            guard block.count == length else { throw .cannotRead(path: path, errno: EIO) }
            buffer += block
        }
    }

    /// The bytes of the line that was read last; nil where it is too long to be kept.
    func withBytes<Result>(of line: Line, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        guard line.offset >= start else { return nil }
        let range = (line.offset - start)..<(line.offset - start + line.length)
        return buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }
}
