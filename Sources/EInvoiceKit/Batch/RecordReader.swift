import InvoiceCore

/// The bytes of a row, without the newline behind it.
struct Record {
    var bytes: [UInt8] = []
    /// The line in which it begins.
    var line: Int
    /// More than ``RecordReader/longest``; its end isn't known.
    var isTooLong = false

    var isBlank: Bool { bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d } }

    /// A problem at a byte of it.
    func problem(_ kind: BatchProblem.Kind, at offset: Int) -> BatchProblem {
        let before = bytes[..<min(offset, bytes.count)]
        let start = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
        return BatchProblem(
            line: line + before.count { $0 == 0x0a }, column: before[start...].count { $0 & 0xc0 != 0x80 } + 1, kind)
    }

    struct Fields {
        var all: [(text: String, offset: Int)] = []
        /// The first thing that is no CSV.
        var problem: (kind: BatchProblem.Kind, offset: Int)?
    }

    /// The fields of a row of CSV, RFC 4180, 2.
    func fields(_ separator: UInt8) -> Fields {
        var fields = Fields()
        let end = bytes.last == 0x0d ? bytes.count - 1 : bytes.count
        var quotes = CSVQuotes.none
        var (start, text) = (0, [UInt8]())
        for place in 0...end {
            if place == end, quotes == .inside {
                fields.problem = (.quoteNotClosed, start)
                return fields
            }
            let byte = place < end ? bytes[place] : separator
            let before = quotes
            quotes = before.after(byte, separator)
            switch (before, quotes) {
            case (.none, .inside), (.inside, .behind): continue
            case (_, .none): break
            case (.behind, .text):
                fields.problem = (.textBehindQuote, place)
                return fields
            case (.text, _) where byte == CSVQuotes.mark:
                fields.problem = (.quoteInText, place)
                return fields
            default:
                text.append(byte)
                continue
            }
            guard let whole = String(validating: text, as: UTF8.self) else {
                fields.problem = (.notUTF8, start)
                return fields
            }
            fields.all.append((whole, start))
            (start, text) = (place + 1, [])
        }
        return fields
    }
}

/// Where in a field of CSV the next byte stands: the one reading of its quotation marks.
private enum CSVQuotes {
    /// At a field's beginning.
    case none
    case text, inside, behind

    static let mark = UInt8(ascii: "\"")

    func after(_ byte: UInt8, _ separator: UInt8) -> CSVQuotes {
        let isMark = byte == Self.mark
        return switch self {
        case .inside: isMark ? .behind : .inside
        case .behind where isMark: .inside
        case .none where isMark: .inside
        case .none, .text, .behind: byte == separator ? .none : .text
        }
    }
}

/// Cuts the content into rows.
struct RecordReader: Sendable {
    private let content: BatchContent
    /// False where every line is a row.
    var isCSV = true
    private(set) var separator = UInt8(ascii: ",")
    private var block: [UInt8] = []
    private var place = 0
    private var nextBlock = 0
    private var isAtEnd = false
    private var line = 1

    /// The longest row, in bytes. A quotation mark that nothing closes would make one of the whole file.
    static let longest = 1 << 20

    init(_ content: BatchContent) { self.content = content }

    /// Bytes that were read.
    var position: Int { max(0, nextBlock - 1) * BatchContent.block + place }

    /// The first byte that is no blank; the mark of the byte order is none.
    mutating func firstByte() throws(Problem) -> UInt8? {
        try fill()
        return block[place...].first { $0 > 0x20 }
    }

    /// The semicolon where the first line has more of it.
    mutating func chooseSeparator() throws(Problem) {
        try fill()
        let header = block[place...].prefix { $0 != 0x0a }
        func count(_ byte: UInt8) -> Int { header.count { $0 == byte } }
        if count(UInt8(ascii: ";")) > count(UInt8(ascii: ",")) { separator = UInt8(ascii: ";") }
    }

    /// The next row; nil at the end.
    mutating func next() throws(Problem) -> Record? {
        var record = Record(line: line)
        var quotes = CSVQuotes.none
        while true {
            if place == block.count {
                try fill()
                if place == block.count { return record.bytes.isEmpty ? nil : record }
            }
            let (start, isCSV, separator) = (place, isCSV, separator)
            let (end, lines) = block.withUnsafeBufferPointer { bytes -> (Int, Int) in
                var (index, lines) = (start, 0)
                while index < bytes.count {
                    let byte = bytes[index]
                    if byte == 0x0a {
                        if quotes != .inside { return (index, lines) }
                        lines += 1
                    } else if isCSV {
                        quotes = quotes.after(byte, separator)
                    }
                    index += 1
                }
                return (index, lines)
            }
            record.bytes += block[start..<end]
            line += lines
            place = end
            if record.bytes.count > Self.longest {
                record.isTooLong = true
                record.bytes = []
                return record
            }
            if end < block.count {
                place += 1
                line += 1
                return record
            }
        }
    }

    private mutating func fill() throws(Problem) {
        guard place == block.count, !isAtEnd else { return }
        block = try content.block(nextBlock)
        isAtEnd = block.count < BatchContent.block
        place = nextBlock == 0 && block.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
        nextBlock += 1
    }
}
