import InvoiceCore

/// A page that is put together from the stretches of the file in which its invoices are, newest first.
struct PageReading {
    private var page: HistoryPage
    private var intents: [InvoiceIntent] = []
    private var updates: [String: [(offset: Int, update: InvoiceUpdate)]] = [:]
    /// Of the invoices' ids; see ``LineMark/key(of:)``.
    private(set) var keys: Set<UInt64> = []

    init(page: HistoryPage) { self.page = page }

    /// Takes a part's invoices, and their updates in the same stretch, out of its block.
    ///
    /// - Returns: the starts of lines that are no readable invoices.
    mutating func take(_ part: LineIndex.Part, of block: LineBlock) -> [Int] {
        var unreadable: [Int] = []
        var here: Set<UInt64> = []
        let invoices = block.marks.reversed().filter { mark in
            mark.kind == .invoice && !part.dropped.contains(block.start + mark.start)
        }
        for mark in invoices.dropFirst(part.skipped).prefix(part.count) {
            if case .invoice(let intent)? = record(mark, of: block) {
                intents.append(intent)
                here.insert(mark.key)
            } else {
                unreadable.append(block.start + mark.start)
            }
        }
        for mark in block.marks where mark.kind == .update && here.contains(mark.key) {
            if case .update(let update)? = record(mark, of: block) {
                add(update, at: block.start + mark.start)
            }
        }
        keys.formUnion(here)
        return unreadable
    }

    /// Takes an update's line from another stretch, as far as it is one to an invoice of the page.
    mutating func take(_ line: [UInt8], at offset: Int) {
        let decoded = line.withUnsafeBufferPointer { HistoryRecord.decodeLine($0) }
        if let problem = decoded.problem, problem != .mergedRecords {
            page.badLines.append(BadLine(offset: offset, length: line.count, reason: problem))
        }
        // Of joined records the first is meant: each has an entry of its own.
        switch decoded.records.first(where: { $0.range.lowerBound == 0 })?.record {
        case .update(let update)?: add(update, at: offset)
        case .unknown?: page.unknownRecords += 1
        case .invoice?, nil: break
        }
    }

    /// The page with everything that was taken.
    consuming func finished() -> HistoryPage {
        for intent in intents {
            let known = (updates[intent.id] ?? []).sorted { $0.offset < $1.offset }
            page.invoices.append(Invoice(intent: intent, updates: known.map(\.update)))
        }
        return page
    }

    private mutating func add(_ update: InvoiceUpdate, at offset: Int) {
        updates[update.id, default: []].append((offset, update))
    }

    private mutating func record(_ mark: LineMark, of block: LineBlock) -> HistoryRecord? {
        switch block.withLine(mark, { HistoryRecord.decode($0) }) {
        case .success(let record):
            if case .unknown = record { page.unknownRecords += 1 }
            return record
        case .failure(let problem):
            page.badLines.append(
                BadLine(offset: block.start + mark.start, length: mark.length, reason: problem.reason))
            return nil
        }
    }
}
