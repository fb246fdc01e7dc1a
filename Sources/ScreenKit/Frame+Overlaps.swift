#if DEBUG
    /// Whose text stands in each cell, for tests that look for one text over another.
    struct TextRecord: Sendable {
        /// By cell; nil where no text stands.
        private var owners: [Int?]
        private var texts: [String] = []
        private(set) var overlaps: [String] = []

        init(cells: Int) { owners = Array(repeating: nil, count: cells) }

        /// A text that is written next.
        mutating func begin(_ text: String) { texts.append(text) }

        /// A cell of it. Lines, bars and the marks of a list stand around texts and are none.
        mutating func write(_ character: Character, at index: Int) {
            let isLine = character.unicodeScalars.allSatisfy { (0x2500...0x259F).contains($0.value) }
            if let owner = owners[index], owner != texts.count - 1 {
                let found = "\(texts[texts.count - 1]) over \(texts[owner])"
                if overlaps.last != found { overlaps.append(found) }
            }
            owners[index] = isLine ? nil : texts.count - 1
        }

        mutating func clear(_ index: Int) { owners[index] = nil }
    }

    extension Frame {
        /// Whether frames that are made now keep a record of their texts.
        @TaskLocal public static var recordsTexts = false

        /// Texts that were written over others, which nothing had blanked.
        public var overlaps: [String] { record?.overlaps ?? [] }
    }
#endif
