/// Plain words of a search that may mean more than their text: an amount, a day, a state by another of its names, a tracking
/// number without its dashes. An invoice meets them by any of these.
public struct LooseTerm: Sendable, Hashable {
    /// As it was typed.
    public let typed: String
    /// All of them occur somewhere in the invoice, as any other plain word must.
    public let words: [SearchText]
    /// The same number with a dash after each four digits.
    public internal(set) var dashed: SearchText?
    public internal(set) var amount: Amount?
    public internal(set) var day: Day?
    public internal(set) var state: ShownState?

    /// A day of the reader's.
    public struct Day: Sendable, Hashable {
        public let day: LocalDay
        /// Its first moment.
        public let start: Timestamp
        /// The first moment after it.
        public let end: Timestamp

        init(_ day: LocalDay, offset: (Timestamp) -> Int) {
            self.day = day
            start = day.start(offset: offset)
            end = day.advanced(by: 1).start(offset: offset)
        }
    }

    /// Nil for a word that is nothing but a text.
    init?(_ word: String, today: LocalDay, offset: (Timestamp) -> Int) {
        typed = word
        words = [SearchText(word)]
        dashed = Self.isTracking(word) ? Self.dashed(word, from: 8).map { SearchText($0) } : nil
        amount = Self.amount(word)
        day = DayName.day(word, today: today).map { Day($0, offset: offset) }
        state = Self.state(folded(word)) ?? SearchWords.states.meaning(written: word)
        if dashed == nil, amount == nil, day == nil, state == nil { return nil }
    }

    /// A date or a state in two words (`14 nov`, `не прошёл`); nil where they are neither. An English state of two words is in
    /// the texts of its invoices.
    init?(_ first: String, _ second: String, today: LocalDay, offset: (Timestamp) -> Int) {
        typed = "\(first) \(second)"
        words = [SearchText(first), SearchText(second)]
        day = DayName.day(first, second, today: today).map { Day($0, offset: offset) }
        state = day == nil ? SearchWords.states.meaning(written: typed) : nil
        if day == nil, state == nil { return nil }
    }

    /// The state that goes by this name beside the one that its invoices' texts have, or by one of the words of such a name.
    private static func state(_ name: String) -> ShownState? {
        let others = ShownState.allCases.filter { $0.rawValue != name }
        return others.first { $0.names.contains(name) }
            ?? others.first { state in
                func isOfWords(_ text: String) -> Bool { text.split(separator: " ").contains { $0 == name } }
                return state.names.contains(where: isOfWords) && !isOfWords(state.rawValue)
            }
    }

    /// The amount that a word is, with a comma or a dot. Nil where the amount's text begins with it anyway: whatever has this
    /// amount has that text.
    private static func amount(_ word: String) -> Amount? {
        let digits = word.utf8.map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
        // A number with zeros before it is a name.
        if digits.first == UInt8(ascii: "0"), digits.count > 1, digits[1] != UInt8(ascii: ".") { return nil }
        guard let amount = try? Amount(String(decoding: digits, as: UTF8.self)), amount.description != word else {
            return nil
        }
        return amount
    }

    /// True for what may be a tracking number, or begin as one. Digits alone are a payment id far more often: only as many as a
    /// whole tracking number has are looked for with dashes, too.
    private static func isTracking(_ word: String) -> Bool {
        let isNumber = word.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return !isNumber || word.utf8.count >= 12 && word.utf8.count % 4 == 0
    }

    /// A tracking number, or the beginning of one, with its dashes; nil for what isn't so many hexadecimal digits, one of 0 to 9
    /// among them.
    static func dashed(_ word: String, from least: Int) -> String? {
        let bytes = Array(word.utf8)
        guard (least...128).contains(bytes.count), bytes.allSatisfy(GatewayNumber.isHexDigit),
            bytes.contains(where: { (0x30...0x39).contains($0) })
        else { return nil }
        let groups = stride(from: 0, to: bytes.count, by: 4).map { bytes[$0..<min($0 + 4, bytes.count)] }
        return String(decoding: Array(groups.joined(separator: [UInt8(ascii: "-")])), as: UTF8.self)
    }

    /// True when the invoice, whose texts are `text`, meets it.
    func isMet(by invoice: Invoice, _ text: SearchText) -> Bool {
        if words.allSatisfy({ text.contains($0) || $0.isBeginning(of: invoice.id) }) { return true }
        if let dashed, text.contains(dashed) { return true }
        return isMetOtherwise(by: invoice)
    }

    /// True where something else of it is met than its text.
    public func isMetOtherwise(by invoice: Invoice) -> Bool {
        let intent = invoice.intent
        if amount == intent.amount { return true }
        if let day, day.start <= intent.createdAt, intent.createdAt < day.end { return true }
        return state.map { StateCondition.shown($0).matches(invoice) } ?? false
    }
}

/// The candidate that `word` was probably meant to be, or nil where none is near: for "did you mean".
package func nearest(to word: String, among candidates: [String]) -> String? {
    // Config members are short; what is longer is no slip of a finger.
    let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
    // Two letters that changed places count as two edits.
    let limit = wanted.count > 3 ? max(2, wanted.count / 3) : 1
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
        let distance = editDistance(wanted, Array(candidate.lowercased().unicodeScalars.prefix(64)))
        if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
}

/// Levenshtein's distance: how many letters must be put in, taken out or changed.
package func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, y) in b.enumerated() {
            let replaced = diagonal + (x == y ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
        }
    }
    return row[b.count]
}
