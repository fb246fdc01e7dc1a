import Glibc
import InvoiceCore

/// The lines that start in one stretch of the file, each with its kind and the invoice that it belongs to.
struct LineBlock: Sendable {
    /// Where in the file the bytes start.
    let start: Int
    /// How many bytes there are.
    private(set) var count: Int
    private(set) var marks: [LineMark]
    /// The bytes, and behind them what an earlier block left: clearing a mebibyte takes as long as searching it.
    private var storage: BlockBuffer

    /// Reads the lines that start in `range`, which ends at `end` or before; the last of them to its own end.
    init(_ file: HistorySnapshot, _ range: Range<Int>, buffers: BlockBuffers) throws(StorageProblem) {
        // One byte earlier tells whether a line starts right at the range's start.
        start = max(0, range.lowerBound - 1)
        count = range.upperBound - start
        (storage, marks) = buffers.take(count + Self.step)
        try file.read(start..<range.upperBound, into: storage.bytes, at: 0)
        try complete(from: file)
        mark(isAtFileStart: range.lowerBound == 0, limit: range.upperBound - start)
    }

    /// How far it is looked at once for the end of the last line.
    private static let step = 16 * 1024

    /// Reads on until the last line that starts here is whole.
    private mutating func complete(from file: HistorySnapshot) throws(StorageProblem) {
        while storage.bytes[count - 1] != UInt8(ascii: "\n"), start + count < file.end,
            count < HistoryStore.longestLine * 2
        {
            let length = min(Self.step, file.end - start - count)
            if storage.bytes.count < count + length {
                let larger = BlockBuffer(count * 2 + length)
                _ = larger.bytes.update(fromContentsOf: storage.bytes[..<count])
                storage = larger
            }
            try file.read((start + count)..<(start + count + length), into: storage.bytes, at: count)
            let newline = storage.bytes[count..<(count + length)].firstIndex(of: UInt8(ascii: "\n"))
            count = newline.map { $0 + 1 } ?? count + length
        }
    }

    /// Hands over all bytes.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withExtendedLifetime(storage) { body(bytes) }
    }

    /// All bytes; good as long as the block.
    private var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: storage.bytes[..<count]) }

    /// Gives the memory back for another block.
    consuming func release(to buffers: BlockBuffers) { buffers.give(storage, marks) }

    private mutating func mark(isAtFileStart: Bool, limit: Int) {
        marks.reserveCapacity(count / 256)
        let buffer = bytes
        guard let base = buffer.baseAddress else { return }
        var lineStart = 0
        if !isAtFileStart {
            guard let newline = memchr(base, 0x0a, buffer.count) else { return }
            lineStart = UnsafeRawPointer(newline) - UnsafeRawPointer(base) + 1
        }
        while lineStart < min(limit, buffer.count) {
            let rest = buffer.count - lineStart
            let newline = memchr(base + lineStart, 0x0a, rest)
            let length = newline.map { UnsafeRawPointer($0) - UnsafeRawPointer(base + lineStart) } ?? rest
            let line = UnsafeBufferPointer(start: base + lineStart, count: length)
            if length > 0 { LineMark.append(of: line, at: lineStart, to: &marks) }
            lineStart += length + 1
        }
    }

    /// Hands over a marked line's bytes.
    func withLine<Result>(_ mark: LineMark, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withBytes { body(UnsafeBufferPointer(rebasing: $0[mark.range])) }
    }
}

/// Where one record is in a block, and whose it is.
struct LineMark: Sendable {
    /// What kind of record it is, as far as its beginning tells.
    enum Kind: UInt8, Sendable {
        case invoice, update, unknown, bad
    }

    /// In bytes from the block's start.
    var start: Int { Int(place) }
    /// In bytes.
    var length: Int { Int(size) }
    /// The hash of the invoice's id; see ``LineMark/key(of:)``.
    let key: UInt64
    // Small, as there are two thousand in a block.
    private let place: UInt32
    private let size: UInt32
    let kind: Kind
    /// True for an update that may repeat what the invoice's own record tells.
    let mayRepeat: Bool

    init(start: Int, length: Int, kind: Kind, key: UInt64, mayRepeat: Bool = false) {
        place = UInt32(start)
        size = UInt32(length)
        self.kind = kind
        self.key = key
        self.mayRepeat = mayRepeat
    }

    var range: Range<Int> { start..<(start + length) }

    /// Tells the kind of a line, mostly by its first bytes alone.
    static func append(of line: UnsafeBufferPointer<UInt8>, at start: Int, to marks: inout [LineMark]) {
        if let (kind, id) = beginning(of: line), HistoryRecord.starts(in: line).count == 1 {
            let mayRepeat = kind == .update && mayRepeat(line, after: id)
            marks.append(
                LineMark(start: start, length: line.count, kind: kind, key: key(ofBytes: id), mayRepeat: mayRepeat))
            return
        }
        let decoded = HistoryRecord.decodeLine(line)
        if decoded.problem != nil {
            marks.append(LineMark(start: start, length: line.count, kind: .bad, key: 1))
        }
        for (range, record) in decoded.records {
            let kind: Kind =
                switch record {
                case .invoice: .invoice
                case .update: .update
                case .unknown: .unknown
                }
            var id = record.id ?? ""
            let key = id.withUTF8 { Self.key(ofBytes: $0) }
            let mayRepeat = if case .update(let update) = record { update.intent != nil } else { false }
            marks.append(
                LineMark(
                    start: start + range.lowerBound, length: range.count, kind: kind, key: key, mayRepeat: mayRepeat))
        }
    }

    /// The kind and the id of a line as this program writes it; nil for any other.
    private static func beginning(
        of line: UnsafeBufferPointer<UInt8>
    ) -> (Kind, id: UnsafeBufferPointer<UInt8>)? {
        let invoice: StaticString = #"{"v":1,"type":"invoice","id":""#
        let update: StaticString = #"{"v":1,"type":"update","id":""#
        guard let base = line.baseAddress, line.count > 64, line[line.count - 1] == UInt8(ascii: "}") else {
            return nil
        }
        let kind: Kind
        let idStart: Int
        if memcmp(base, update.utf8Start, update.utf8CodeUnitCount) == 0 {
            (kind, idStart) = (.update, update.utf8CodeUnitCount)
        } else if memcmp(base, invoice.utf8Start, invoice.utf8CodeUnitCount) == 0 {
            (kind, idStart) = (.invoice, invoice.utf8CodeUnitCount)
        } else {
            return nil
        }
        var idEnd = idStart
        while idEnd < line.count, line[idEnd] != UInt8(ascii: "\"") {
            if line[idEnd] == UInt8(ascii: "\\") { return nil }
            idEnd += 1
        }
        return (kind, UnsafeBufferPointer(rebasing: line[idStart..<idEnd]))
    }

    /// True where an update that this program wrote has the member `intent`; one of a former version with the event
    /// `resent` has it further behind.
    private static func mayRepeat(
        _ line: UnsafeBufferPointer<UInt8>, after id: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let (intent, event): (StaticString, StaticString) = (#"","intent":{""#, #"","event":"resent""#)
        guard let base = line.baseAddress, let idStart = id.baseAddress else { return false }
        // Between the two stands the moment: `","at":"2026-11-22T12:14:42.123Z`.
        let place = UnsafeRawPointer(idStart) - UnsafeRawPointer(base) + id.count + 32
        guard place + event.utf8CodeUnitCount <= line.count else { return false }
        return [intent, event].contains { memcmp(base + place, $0.utf8Start, $0.utf8CodeUnitCount) == 0 }
    }

    /// A hash of an invoice's id, the same in every run and never 0. Equal hashes are taken for a hint: ids are compared
    /// once the lines are read.
    static func key(ofBytes id: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(id.count)
        let raw = UnsafeRawBufferPointer(id)
        var position = 0
        while position + 8 <= raw.count {
            hash = (hash ^ raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 29
            position += 8
        }
        while position < raw.count {
            hash = (hash ^ UInt64(raw[position])) &* 0x94D0_49BB_1331_11EB
            hash ^= hash >> 31
            position += 1
        }
        return hash == 0 ? 1 : hash
    }

    /// As ``key(ofBytes:)`` for a text.
    static func key(of id: String) -> UInt64 {
        var id = id
        return id.withUTF8 { key(ofBytes: $0) }
    }
}
