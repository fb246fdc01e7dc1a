import InvoiceCore

/// What the index keeps of one invoice: what lists, searches, counts and duplicate checks need, and where its lines are.
struct InvoiceRow {
    /// The invoice's own line first, then its updates in their order.
    let lines: [LinePlace]
    let invoice: Invoice
    /// Its texts, as plain words find them.
    let text: SearchText

    init(_ invoice: Invoice, lines: [LinePlace]) {
        self.invoice = invoice
        self.lines = lines
        text = invoice.searchText
    }

    /// What a local id, payment id or tracking number is found by, whatever the case of its letters.
    static func key(_ text: String) -> String { folded(text) }

    /// A text that sorts as the amount does: how many digits stand before the point, these digits, and the rest.
    static func key(_ amount: Amount) -> String {
        let text = amount.description
        let whole = text.utf8.prefix { $0 != UInt8(ascii: ".") }.count
        return String(UnicodeScalar(UInt8(ascii: "A") + UInt8(whole))) + text
    }

    /// The amount that a key stands for.
    static func amount(_ key: String) -> Amount? { try? Amount(String(key.unicodeScalars.dropFirst())) }
}

/// Where a record stands in the history's file, in bytes.
struct LinePlace: Sendable, Hashable {
    let start: Int
    let length: Int

    var range: Range<Int> { start..<(start + length) }

    /// Some places in few bytes: numbers of seven bits a byte, each place's start counted from the end of the one before.
    static func packed(_ places: [LinePlace]) -> [UInt8] {
        var bytes: [UInt8] = []
        var end = 0
        func put(_ number: Int) {
            // A record may stand before the one that was read earlier only in a damaged index; the sign is kept apart.
            var rest = UInt(bitPattern: number << 1 ^ number >> (Int.bitWidth - 1))
            while rest >= 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        for place in places {
            put(place.start - end)
            put(place.length)
            end = place.start + place.length
        }
        return bytes
    }

    /// The places, or nil where the bytes are none.
    static func unpacked(_ bytes: UnsafeRawBufferPointer) -> [LinePlace]? {
        var places: [LinePlace] = []
        var position = 0
        var end = 0
        func number() -> Int? {
            var value: UInt = 0
            var shift: UInt = 0
            while position < bytes.count, shift < 63 {
                let byte = bytes[position]
                position += 1
                value |= UInt(byte & 0x7f) << shift
                if byte < 0x80 { return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1) }
                shift += 7
            }
            return nil
        }
        while position < bytes.count {
            guard let gap = number(), let length = number(), length >= 0 else { return nil }
            let (start, overflow) = end.addingReportingOverflow(gap)
            guard !overflow, start >= 0, start < 1 << 50, length < 1 << 40 else { return nil }
            places.append(LinePlace(start: start, length: length))
            end = start + length
        }
        return places.isEmpty ? nil : places
    }
}
