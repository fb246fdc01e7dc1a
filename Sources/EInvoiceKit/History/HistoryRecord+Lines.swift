import Glibc

/// What was found in one line: one record, or, where a damaged newline joined lines, several.
struct DecodedLine {
    /// Where in the line each record stands, and the record.
    var records: [(range: Range<Int>, record: HistoryRecord)] = []
    /// Why the line isn't exactly one record.
    var problem: BadLine.Reason?

    /// True when something of the line could be read.
    var hasRecords: Bool { !records.isEmpty }
}

extension HistoryRecord {
    /// How every record starts that this program writes. Quotes inside texts are escaped, so it stands nowhere else.
    static let start: StaticString = "{\"v\":"

    /// Reads a line without its newline. In one that is no record, whole ones with a right check sum are still found.
    static func decodeLine(_ line: UnsafeBufferPointer<UInt8>, isBrief: Bool = false) -> DecodedLine {
        switch decode(line, isBrief: isBrief) {
        case .success(let record): return DecodedLine(records: [(0..<line.count, record)])
        case .failure(let problem):
            var decoded = DecodedLine(problem: problem.reason)
            let starts = starts(in: line)
            for (index, start) in starts.enumerated() {
                let end = index + 1 < starts.count ? starts[index + 1] : line.count
                // What follows the closing brace is what became of the newline.
                guard let brace = line[start..<end].lastIndex(of: UInt8(ascii: "}")) else { continue }
                let piece = UnsafeBufferPointer(rebasing: line[start...brace])
                guard piece.count < line.count, hasRightCheckSum(piece),
                    case .success(let record) = decode(piece, isBrief: isBrief)
                else { continue }
                decoded.records.append((start..<(brace + 1), record))
            }
            if decoded.hasRecords { decoded.problem = .mergedRecords }
            return decoded
        }
    }

    /// Where ``start`` stands in a line: a line of several records has several.
    static func starts(in line: UnsafeBufferPointer<UInt8>) -> [Int] {
        var starts: [Int] = []
        var place = 0
        // Quotes and colons are everywhere, braces are rare.
        while let base = line.baseAddress, line.count - place >= start.utf8CodeUnitCount,
            let brace = memchr(
                base + place, Int32(start.utf8Start[0]), line.count - place - start.utf8CodeUnitCount + 1)
        {
            place = UnsafeRawPointer(brace) - UnsafeRawPointer(base)
            if memcmp(brace, start.utf8Start, start.utf8CodeUnitCount) == 0 { starts.append(place) }
            place += 1
        }
        return starts
    }
}
