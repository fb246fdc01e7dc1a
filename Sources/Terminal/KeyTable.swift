import ScreenKit

/// Key sequences of the terminal database, for terminals that differ from the usual forms.
struct KeyTable {
    enum Match {
        case key(Key, length: Int)
        /// The input may become a sequence of the table.
        case beginning
        case none
    }

    private var keys: [[UInt8]: Key] = [:]
    private var longest = 0

    /// Takes the sequences that begin with Escape; others are keys by themselves.
    init(_ sequences: [(String, Key)] = []) {
        for (sequence, key) in sequences {
            let bytes = Array(sequence.utf8)
            guard bytes.count > 2, bytes.first == 0x1B else { continue }
            keys[bytes] = key
            longest = max(longest, bytes.count)
        }
    }

    /// Looks for a sequence at the beginning of an input.
    func match(_ input: ArraySlice<UInt8>) -> Match {
        guard longest > 0 else { return .none }
        for length in stride(from: min(longest, input.count), to: 2, by: -1) {
            if let key = keys[Array(input.prefix(length))] { return .key(key, length: length) }
        }
        let unfinished = keys.keys.contains { $0.count > input.count && $0.starts(with: input) }
        return unfinished ? .beginning : .none
    }

    /// The capabilities of the terminal database that name keys.
    static let capabilities: [(String, Key)] =
        [
            ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
            ("kpp", .pageUp), ("knp", .pageDown), ("kich1", Key(.insert)), ("kdch1", .delete), ("kcbt", .shiftTab),
            ("kUP5", Key(.up, .control)), ("kDN5", Key(.down, .control)), ("kLFT5", Key(.left, .control)),
            ("kRIT5", Key(.right, .control)), ("kLFT3", Key(.left, .alt)), ("kRIT3", Key(.right, .alt)),
            ("kLFT", Key(.left, .shift)), ("kRIT", Key(.right, .shift)), ("kDC", Key(.delete, .shift)),
            ("kHOM", Key(.home, .shift)), ("kEND", Key(.end, .shift)), ("kPRV", Key(.pageUp, .shift)),
            ("kNXT", Key(.pageDown, .shift)), ("kIC", Key(.insert, .shift)),
        ] + (1...12).map { ("kf\($0)", .function($0)) }
}
