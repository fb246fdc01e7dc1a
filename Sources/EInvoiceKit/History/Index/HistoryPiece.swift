import Glibc
import InvoiceCore

/// A stretch of whole lines of the file, read as far as it can be without the index, so that several can be read at once.
struct HistoryPiece: Sendable {
    /// What stands in the lines, in their order.
    enum Item: Sendable {
        /// An invoice whose own line is here, with the updates to it that are here.
        case invoice(InvoiceRow)
        /// An update to an invoice whose line isn't here; `isWhole` where it repeats that line.
        case update(id: String, isWhole: Bool, LinePlace)
        /// A line that can't be read.
        case bad(LinePlace)
    }

    let range: Range<Int>
    private(set) var items: [Item] = []
    private(set) var unknownRecords = 0
    /// Texts that many of the invoices have: names of methods and states, addresses. Who looks for one of them reads all.
    private(set) var shared: [String] = []
    let sums: [HistoryIndex.Stretch]
    /// The check sum of the last ``IndexedLog/tailLength`` bytes up to the end, fewer only at the file's start.
    let tail: UInt32

    /// Reads the lines in a range of the file.
    init(_ file: HistorySnapshot, _ range: Range<Int>, after known: UInt32?) throws(StorageProblem) {
        let bytes = try file.read(range)
        self.range = range
        sums = try HistoryIndex.sums(of: bytes, at: range.lowerBound, after: known, in: file)
        let tailStart = max(0, range.upperBound - IndexedLog.tailLength)
        let tail =
            tailStart >= range.lowerBound
            ? Array(bytes[(tailStart - range.lowerBound)...]) : try file.read(tailStart..<range.upperBound)
        self.tail = tail.withUnsafeBytes(CheckSum.crc32)
        bytes.withUnsafeBufferPointer { take($0) }
    }

    /// Cuts the file from `start` to the end of the line at `goal` into pieces of about so many bytes, between lines.
    static func ranges(
        in file: HistorySnapshot, from start: Int, to goal: Int, bytes: Int
    ) throws(StorageProblem) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = start
        while start < goal {
            var end = min(goal, start + bytes)
            while end < file.end {
                let next = min(file.end, end + 4096)
                if let newline = try file.read(end..<next).firstIndex(of: UInt8(ascii: "\n")) {
                    end += newline + 1
                    break
                }
                end = next
            }
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }

    /// Joins invoices with their updates.
    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        var invoices: [(invoice: Invoice, lines: [LinePlace])] = []
        var placeOfID: [String: Int] = [:]
        /// Where the items of ``invoices`` stand.
        var placesOfItems: [Int] = []
        func add(_ record: HistoryRecord, at place: LinePlace) {
            switch record {
            case .invoice(let intent):
                placeOfID[intent.id] = invoices.count
                invoices.append((Invoice(intent: intent), [place]))
                placesOfItems.append(items.count)
                // The invoice's row takes its place.
                items.append(.bad(place))
            case .update(let update):
                if let index = placeOfID[update.id] {
                    invoices[index].invoice.apply(update)
                    invoices[index].lines.append(place)
                } else {
                    items.append(.update(id: update.id, isWhole: update.intent != nil, place))
                }
            case .unknown: unknownRecords += 1
            }
        }
        var start = 0
        while start < bytes.count, let base = bytes.baseAddress {
            let rest = bytes.count - start
            let newline = memchr(base + start, 0x0a, rest)
            let length = newline.map { UnsafeRawPointer($0) - UnsafeRawPointer(base + start) } ?? rest
            defer { start += length + 1 }
            if length == 0 { continue }
            let line = LinePlace(start: range.lowerBound + start, length: length)
            guard length <= HistoryStore.longestLine else {
                items.append(.bad(line))
                continue
            }
            let decoded = HistoryRecord.decodeLine(
                UnsafeBufferPointer(start: base + start, count: length), isBrief: true)
            if decoded.problem != nil { items.append(.bad(line)) }
            for (range, record) in decoded.records {
                add(record, at: LinePlace(start: line.start + range.lowerBound, length: range.count))
            }
        }
        var rows = invoices.map { InvoiceRow($0.invoice, lines: $0.lines) }
        if rows.count >= Self.many { share(&rows) }
        for (place, row) in zip(placesOfItems, rows) { items[place] = .invoice(row) }
    }

    /// Three letters each of the same texts again and again would take most of the time. Addresses often differ in their last
    /// part alone: what stands before it is shared then.
    private mutating func share(_ rows: inout [InvoiceRow]) {
        var counts: [UInt64: Int] = [:]
        for row in rows {
            row.text.eachText { text in
                counts[LineMark.key(ofBytes: text), default: 0] += 1
                if let end = Self.endOfFolder(text) {
                    counts[LineMark.key(ofBytes: UnsafeBufferPointer(rebasing: text[..<end])), default: 0] += 1
                }
            }
        }
        // Another text with the same hash isn't shared.
        var frequent: [UInt64: [UInt8]] = [:]
        func isShared(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
            let hash = LineMark.key(ofBytes: text)
            guard text.count >= 3, counts[hash, default: 0] >= Self.frequent else { return false }
            if let known = frequent[hash] { return known.elementsEqual(text) }
            frequent[hash] = Array(text)
            return true
        }
        for index in rows.indices {
            var own: [UInt8] = []
            rows[index].text.eachText { text in
                if isShared(text) { return }
                var start = 0
                if let end = Self.endOfFolder(text), isShared(UnsafeBufferPointer(rebasing: text[..<end])) {
                    start = RowConditions.lettersBefore(end, in: text)
                }
                if !own.isEmpty { own.append(SearchText.separatorByte) }
                own.append(contentsOf: text[start...])
            }
            rows[index].ownTexts = String(decoding: own, as: UTF8.self)
        }
        shared = frequent.values.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Where the last part of an address begins, behind the slash.
    private static func endOfFolder(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count > 12, text.starts(with: "http".utf8) else { return nil }
        return text.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 }
    }

    private static let many = 64
    private static let frequent = 16
}

extension SearchText {
    /// Hands out each of the texts that were joined, without their marks.
    fileprivate func eachText(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var plain = plain
        plain.withUTF8 { bytes in
            var start = 0
            for end in bytes.indices where bytes[end] == Self.separatorByte {
                body(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                start = end + 1
            }
            body(UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }
}
