import InvoiceCore

/// What the index keeps of one invoice: what lists, searches, counts and duplicate checks need, and where its lines are.
struct InvoiceRow: Sendable {
    /// The places of the invoice's own line and its updates, in their order, packed.
    let lines: [UInt8]
    let id: String
    /// The local id as it is spelled, where that isn't its key in capitals.
    let spelled: String?
    let payment: String
    let tracking: String?
    /// When it was created, in milliseconds.
    let created: Int64
    /// The text of its ``MethodKey``.
    let currency: String
    let amount: String
    let state: InvoiceState
    let shown: ShownState?
    let status: String?
    let isWaiting: Bool
    /// The amount that was paid.
    let paid: String?
    /// What the merchant is credited for it, and in which currency.
    let credited: String?
    let credit: String?
    let happenings: Int64
    /// Its texts, as plain words find them.
    let text: SearchText
    /// Those that lead to it by three letters each; the others are ``HistoryPiece/shared``. Nil for all.
    var ownTexts: String?
    let account: String?
    let sender: String?

    /// - Parameter lines: the invoice's own line first, then its updates in their order.
    init(_ invoice: Invoice, lines: [LinePlace]) {
        let intent = invoice.intent
        self.lines = LinePlace.packed(lines)
        id = Self.key(invoice.id)
        spelled = id.uppercased() == invoice.id ? nil : invoice.id
        payment = Self.key(intent.paymentID.text)
        tracking = invoice.tracking.map { Self.key($0) }
        created = intent.createdAt.milliseconds
        currency = intent.methodKey.text
        amount = Self.key(intent.amount)
        state = invoice.state
        shown = ShownState(invoice)
        status = invoice.report?.status.text
        isWaiting = invoice.isWaiting
        paid = invoice.advice?.isPaid == true ? Self.key(invoice.report?.amount ?? intent.amount) : nil
        let credit = invoice.credit
        credited = credit.map { Self.key($0.amount) }
        self.credit = credit?.currency.text
        happenings = HistoryIndex.bits(of: invoice)
        text = invoice.searchText
        account = intent[.account].map { Self.field($0) }
        sender = intent[.sender].map { Self.field($0) }
    }

    /// True where something may still come.
    var isOpen: Bool { state == .unknown || state == .sending }

    var countsAsWaiting: Bool { Self.countsAsWaiting(isWaiting, happenings: happenings) }

    /// Test payments are no business, and what counts leaves them out.
    static func countsAsWaiting(_ isWaiting: Bool, happenings: Int64) -> Bool {
        isWaiting && happenings & HistoryIndex.bit(of: .test) == 0
    }

    /// A text and, where it has marks, the text with them.
    private static func field(_ text: String) -> String {
        let folded = SearchText(joining: [text])
        return folded.exact.map { "\(folded.plain)\(SearchText.separator)\($0)" } ?? folded.plain
    }

    /// What a local id, payment id or tracking number is found by, whatever the case of its letters.
    static func key(_ text: String) -> String { folded(text) }

    /// A text that sorts as the amount does: how many digits stand before the point, these digits, and the rest.
    static func key(_ amount: Amount) -> String {
        let text = amount.description
        let whole = text.utf8.prefix { $0 != UInt8(ascii: ".") }.count
        return String(UnicodeScalar(UInt8(ascii: "A") + UInt8(whole))) + text
    }

    /// The amount that a key stands for; nil where the bytes are none.
    static func amount(_ key: UnsafeRawBufferPointer) -> Amount? {
        var coefficient: UInt64 = 0
        var scale = 0
        var isFraction = false
        // Most have few digits, and statistics read all of them.
        guard (2...19).contains(key.count) else {
            return try? Amount(String(decoding: key.dropFirst(), as: UTF8.self))
        }
        for byte in key.dropFirst() {
            if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
                continue
            }
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            coefficient = coefficient * 10 + UInt64(digit)
            if isFraction { scale += 1 }
        }
        return Amount(coefficient: UInt128(coefficient), scale: scale)
    }

    /// A local id that is kept as a key, and as it is spelled where that isn't the key in capitals.
    static func id(_ key: String, spelled: String?) -> String { spelled ?? key.uppercased() }
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
