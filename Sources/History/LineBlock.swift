import Glibc

/// The lines that start in one stretch of the file, each with its kind and the invoice that it belongs to.
struct LineBlock {
    /// Where in the file ``bytes`` start.
    let start: Int
    private(set) var bytes: [UInt8]
    private(set) var marks: [LineMark] = []

    /// Reads the lines that start in `range`, which ends at `end` or before; the last of them to its own end.
    ///
    /// `separatesMerged` looks into every line for a second record behind a damaged newline.
    init(_ file: HistorySnapshot, _ range: Range<Int>, separatesMerged: Bool) throws(HistoryError) {
        // One byte earlier tells whether a line starts right at the range's start.
        start = max(0, range.lowerBound - 1)
        bytes = try file.read(start..<range.upperBound)
        try complete(from: file)
        mark(isAtFileStart: range.lowerBound == 0, limit: range.upperBound - start, separatesMerged: separatesMerged)
    }

    /// Reads on until the last line that starts here is whole.
    private mutating func complete(from file: HistorySnapshot) throws(HistoryError) {
        while bytes.last != UInt8(ascii: "\n"), start + bytes.count < file.end,
            bytes.count < HistoryStore.longestLine * 2
        {
            let from = start + bytes.count
            let more = try file.read(from..<min(file.end, from + 16 * 1024))
            if let newline = more.firstIndex(of: UInt8(ascii: "\n")) {
                bytes += more[...newline]
                return
            }
            bytes += more
        }
    }

    private mutating func mark(isAtFileStart: Bool, limit: Int, separatesMerged: Bool) {
        marks.reserveCapacity(bytes.count / 256)
        bytes.withUnsafeBufferPointer { buffer in
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
    }

    /// Hands over a marked line's bytes.
    func withLine<Result>(_ mark: LineMark, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[mark.range])) }
    }

    /// Sets ``LineTraits/hit`` on every line in which one of the needles stands.
    mutating func findHits(of needles: [Needle]) {
        bytes.withUnsafeBufferPointer { buffer in
            for needle in needles {
                var index = 0
                while index < marks.count, let place = needle.first(in: buffer, from: marks[index].start) {
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
}

extension LineBlock {
    /// Sets ``LineTraits/decision``.
    mutating func findDecisions() {
        bytes.withUnsafeBufferPointer { buffer in
            for index in marks.indices where marks[index].kind == .update {
                let line = UnsafeBufferPointer(rebasing: buffer[marks[index].range])
                if Self.isDecision(line) { marks[index].traits.insert(.decision) }
            }
        }
    }

    private static let event = Needle(exactly: #""event":""#, sample: ByteFrequencies("\"\":e".utf8))

    private static func isDecision(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let place = event.first(in: line, from: 0) else { return false }
        let name = line[(place + 9)...].prefix { $0 != UInt8(ascii: "\"") }
        guard let event = RecordEvent(rawValue: String(decoding: name, as: UTF8.self)) else { return false }
        switch event {
        // A damaged record decides nothing.
        case .created, .rejected, .unknown, .unsent: return HistoryRecord.decodeLine(line).problem == nil
        case .resent, .status, .payment, .note, .notFound: return false
        }
    }
}

/// What a search learns of a line without decoding it.
struct LineTraits: OptionSet {
    let rawValue: UInt8

    /// One of the plan's needles stands in it.
    static let hit = LineTraits(rawValue: 1)
    /// A whole update that leads out of the state `sending`.
    static let decision = LineTraits(rawValue: 2)
}

/// Where one record is in a block, and whose it is.
struct LineMark {
    /// What kind of record it is, as far as its beginning tells.
    enum Kind: UInt8 {
        case invoice, update, unknown, bad
    }

    /// In bytes from the block's start.
    var start: Int
    var length: Int
    var kind: Kind
    /// The hash of the invoice's id; see ``LineMark/key(of:)``.
    var key: UInt64
    var traits: LineTraits = []

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
            marks.append(LineMark(start: start + range.lowerBound, length: range.count, kind: kind, key: key))
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

    /// Quotes and colons are everywhere; the brace and the letter are rare together.
    private static let secondRecord = Needle(exactly: HistoryRecord.start, sample: ByteFrequencies("\"\":".utf8))

    private static func hasSecondRecord(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        secondRecord.first(in: line, from: 1) != nil
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
