import Glibc
import InvoiceCore

/// One line of the history.
///
/// ```
/// {"v":1,"type":"invoice","id":"01KB…","at":"2026-11-22T12:14:42.123Z","payment_id":"26","currency":"wave-ci.xof",…}
/// {"v":1,"type":"update","id":"01KB…","at":"2026-11-22T12:14:42.519Z","event":"created","tracking":"79DF-60B0",…}
/// ```
/// An `update` may repeat the members of its `invoice`, but for the id, in `intent`; one with the event `resent` does. A later
/// version may add members, events and types, and count `v` up; what is known of such a line is read.
enum HistoryRecord: Sendable, Hashable {
    case invoice(InvoiceIntent)
    case update(InvoiceUpdate)
    /// A whole record of a type, or an update with an event, that this version doesn't know.
    case unknown(type: String, id: String?)

    /// The version that this program writes.
    static let version = 1

    /// The invoice that the record belongs to.
    var id: String? {
        switch self {
        case .invoice(let intent): intent.id
        case .update(let update): update.id
        case .unknown(_, let id): id
        }
    }
}

/// The names of an update's events in the file.
enum RecordEvent: String {
    case created, rejected, unknown, unsent, resent, closed, status, payment, note, replaced
    case notFound = "not_found"
}

/// The records in one line: one, or, where a damaged newline joined lines, several.
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
                // Only a damaged newline stands behind the closing brace.
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
        let start = UnsafeBufferPointer(start: Self.start.utf8Start, count: Self.start.utf8CodeUnitCount)
        var starts: [Int] = []
        // Quotes and colons are everywhere, braces are rare.
        while let next = line.place(of: start, from: starts.last.map { $0 + 1 } ?? 0) { starts.append(next) }
        return starts
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The next place of these bytes. The rarer the first byte, the quicker the search.
    func place(of part: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        guard let base = baseAddress, let wanted = part.baseAddress else { return nil }
        var place = start
        while count - place >= part.count,
            let found = memchr(base + place, Int32(wanted[0]), count - place - part.count + 1)
        {
            place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            if memcmp(found, wanted, part.count) == 0 { return place }
            place += 1
        }
        return nil
    }
}
