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
    ///
    /// `separatesMerged` looks into every line for a second record behind a damaged newline.
    init(
        _ file: HistorySnapshot, _ range: Range<Int>, separatesMerged: Bool, buffers: BlockBuffers
    ) throws(HistoryError) {
        // One byte earlier tells whether a line starts right at the range's start.
        start = max(0, range.lowerBound - 1)
        count = range.upperBound - start
        (storage, marks) = buffers.take(count + Self.step)
        try file.read(start..<range.upperBound, into: storage.bytes, at: 0)
        try complete(from: file)
        mark(isAtFileStart: range.lowerBound == 0, limit: range.upperBound - start, separatesMerged: separatesMerged)
    }

    /// How far it is looked at once for the end of the last line.
    private static let step = 16 * 1024

    /// Reads on until the last line that starts here is whole.
    private mutating func complete(from file: HistorySnapshot) throws(HistoryError) {
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

    private mutating func mark(isAtFileStart: Bool, limit: Int, separatesMerged: Bool) {
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
            if length > 0 {
                LineMark.append(of: line, at: lineStart, separatesMerged: separatesMerged, to: &marks)
            }
            lineStart += length + 1
        }
    }

    /// Hands over a marked line's bytes.
    func withLine<Result>(_ mark: LineMark, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withBytes { body(UnsafeBufferPointer(rebasing: $0[mark.range])) }
    }

    /// Sets ``LineTraits/hit`` on every line in which one of the needles stands.
    mutating func findHits(of needles: [Needle]) {
        for needle in needles {
            var index = 0
            while index < marks.count, let place = needle.first(in: bytes, from: marks[index].start) {
                while index < marks.count, marks[index].start + marks[index].length <= place { index += 1 }
                guard index < marks.count else { break }
                if marks[index].start <= place {
                    marks[index].traits.insert(.hit)
                    index += 1
                }
            }
        }
    }
}

extension LineBlock {
    /// Looks for a second record in every line with a hit, and takes each for a hit of its own.
    mutating func separateHits() {
        let merged = marks.indices.filter { index in
            marks[index].traits.contains(.hit)
                && LineMark.hasSecondRecord(UnsafeBufferPointer(rebasing: bytes[marks[index].range]))
        }
        for index in merged.reversed() {
            var parts: [LineMark] = []
            let mark = marks[index]
            let line = UnsafeBufferPointer(rebasing: bytes[mark.range])
            LineMark.append(of: line, at: mark.start, separatesMerged: true, to: &parts)
            for part in parts.indices { parts[part].traits.insert(.hit) }
            marks.replaceSubrange(index...index, with: parts)
        }
    }

    /// Sets ``LineTraits/decision``.
    mutating func findDecisions() {
        for index in marks.indices where marks[index].kind == .update {
            let line = UnsafeBufferPointer(rebasing: bytes[marks[index].range])
            let isForeign = marks[index].traits.contains(.foreign)
            if isForeign ? Self.isForeignDecision(line) : Self.isDecision(line) {
                marks[index].traits.insert(.decision)
            }
        }
    }

    private static func isForeignDecision(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard case .success(.update(let update)) = HistoryRecord.decode(line) else { return false }
        return switch update.change {
        case .created, .rejected, .unknown, .unsent: true
        case .resent, .status, .paymentStarted, .note, .notFound: false
        }
    }

    private static let event = Needle(exactly: #""event":""#, sample: ByteFrequencies("\"\":e".utf8))

    private static func isDecision(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let place = event.first(in: line, from: 0) else { return false }
        let name = line[(place + 9)...].prefix { $0 != UInt8(ascii: "\"") }
        guard let event = RecordEvent(rawValue: String(decoding: name, as: UTF8.self)) else { return false }
        switch event {
        // A damaged record decides nothing. The sum of a million lines is soon made, decoding them takes longer.
        case .created, .rejected, .unknown, .unsent:
            return HistoryRecord.hasRightCheckSum(line) || HistoryRecord.decodeLine(line).problem == nil
        case .resent, .status, .payment, .note, .notFound: return false
        }
    }
}

/// What a search learns of a line without decoding it.
struct LineTraits: OptionSet, Sendable {
    let rawValue: UInt8

    /// One of the plan's needles stands in it.
    static let hit = LineTraits(rawValue: 1)
    /// A whole update that leads out of the state `sending`.
    static let decision = LineTraits(rawValue: 2)
    /// Written by another program: what it says may stand there in other bytes.
    static let foreign = LineTraits(rawValue: 4)
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
    var traits: LineTraits = []

    init(start: Int, length: Int, kind: Kind, key: UInt64) {
        place = UInt32(start)
        size = UInt32(length)
        self.kind = kind
        self.key = key
    }

    var range: Range<Int> { start..<(start + length) }

    /// Tells the kind of a line, mostly by its first bytes alone.
    static func append(
        of line: UnsafeBufferPointer<UInt8>, at start: Int, separatesMerged: Bool, to marks: inout [LineMark]
    ) {
        if let (kind, id) = beginning(of: line), !separatesMerged || !hasSecondRecord(line) {
            marks.append(LineMark(start: start, length: line.count, kind: kind, key: key(ofBytes: id)))
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
            var mark = LineMark(start: start + range.lowerBound, length: range.count, kind: kind, key: key)
            if beginning(of: UnsafeBufferPointer(rebasing: line[range])) == nil { mark.traits = [.hit, .foreign] }
            marks.append(mark)
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

    static func hasSecondRecord(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        HistoryRecord.startNeedle.first(in: line, from: 1) != nil
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
