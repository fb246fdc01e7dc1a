import InvoiceCore

/// Which payment ids the history has, as hashes of four bytes each: one that isn't among them is nowhere in it.
struct PaymentIDs: Sendable {
    let file: FileIdentity
    /// Everything before this byte was looked at.
    private(set) var end = 0
    /// True where some can't be told by their bytes; then any may be there.
    private var areUnsure = false
    /// Open addressing; 0 is a free slot.
    private var slots = [UInt32](repeating: 0, count: 1024)
    private var count = 0

    /// Those of one stretch of the file.
    struct Stretch: Sendable {
        let range: Range<Int>
        var hashes: [UInt32] = []
        var areUnsure = false
    }

    init(file: FileIdentity) { self.file = file }

    /// False when no invoice before ``end`` has it.
    func mayHave(_ text: String) -> Bool {
        guard let hash = Self.hash(text), !areUnsure else { return true }
        return slots[slot(of: hash)] != 0
    }

    /// Adds the next stretch.
    mutating func add(_ stretch: Stretch) {
        for hash in stretch.hashes {
            if count * 2 >= slots.count { grow() }
            let slot = slot(of: hash)
            if slots[slot] == 0 { count += 1 }
            slots[slot] = hash
        }
        areUnsure = areUnsure || stretch.areUnsure
        end = stretch.range.upperBound
    }

    private func slot(of hash: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0, slots[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        for hash in old where hash != 0 { slots[slot(of: hash)] = hash }
    }

    /// Nil for a text that isn't plain ASCII: a line may have it escaped.
    fileprivate static func hash(_ text: String) -> UInt32? {
        var text = text
        return text.withUTF8 { bytes in bytes.allSatisfy { $0 < 0x80 } ? hash(ofBytes: bytes) : nil }
    }

    fileprivate static func hash(ofBytes bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let key = LineMark.key(ofBytes: bytes)
        return max(1, UInt32(truncatingIfNeeded: key ^ key >> 32))
    }
}

extension PaymentIDs.Stretch {
    /// Of invoices whose payment ids are known.
    init(_ ids: [PaymentID], _ range: Range<Int>) {
        self.range = range
        hashes = ids.compactMap { PaymentIDs.hash($0.text) }
        areUnsure = hashes.count < ids.count
    }

    /// The payment ids of the invoices that start in `range`.
    init(_ block: LineBlock, _ range: Range<Int>) {
        self.range = range
        for mark in block.marks where mark.kind == .invoice {
            block.withLine(mark) { line in
                if let id = Self.plainID(in: line) {
                    hashes.append(PaymentIDs.hash(ofBytes: id))
                } else if case .success(.invoice(let intent)) = HistoryRecord.decode(line),
                    let hash = PaymentIDs.hash(intent.paymentID.text)
                {
                    hashes.append(hash)
                } else {
                    areUnsure = true
                }
            }
        }
    }

    /// The value of `payment_id` in a line as this program writes it, where all of it is plain ASCII.
    private static func plainID(in line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8>? {
        let beginning = UnsafeBufferPointer(rebasing: line.prefix(256))
        guard let place = name.first(in: beginning, from: 0) else { return nil }
        let start = place + 14
        var end = start
        while end < line.count, line[end] != UInt8(ascii: "\"") {
            guard line[end] < 0x80, line[end] != UInt8(ascii: "\\") else { return nil }
            end += 1
        }
        return UnsafeBufferPointer(rebasing: line[start..<end])
    }

    /// The colon and the quote behind the name are nowhere in a text: there a quote is escaped.
    private static let name = Needle(exactly: #""payment_id":""#, sample: ByteFrequencies("\"\":\"aeidtn".utf8))
}
