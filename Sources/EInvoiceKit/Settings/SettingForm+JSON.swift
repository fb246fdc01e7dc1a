import InvoiceCore
import JSON

extension SettingValue {
    var text: String { if case .text(let text) = self { text } else { "" } }
    var flag: Bool { self == .flag(true) }
    var words: [String] { if case .words(let words) = self { words } else { [] } }
    var methods: [PaymentMethod] { if case .methods(let methods) = self { methods } else { [] } }
    var keys: [KeyChoice] { if case .keys(let keys) = self { keys } else { [] } }
    var number: Int { if case .number(let number) = self { number } else { 0 } }
}

extension SettingForm {
    /// Checks a value of the config file.
    func value(of json: JSONValue) throws(SettingsProblem.Kind) -> SettingValue {
        switch (self, json) {
        case (.flag, .bool(let flag)): return .flag(flag)
        case (.flag, _): throw .wrongType(.flag)
        case (.number, .number(let digits)): return try value(of: digits)
        case (.number(let range), _): throw .outOfRange(minimum: range.lowerBound, maximum: range.upperBound)
        case (.command, .string(let line)) where !line.isEmpty: return .text(line)
        case (.command, _):
            if let words = json.strings, words.first?.isEmpty == false { return .words(words) }
            throw .wrongType(.command)
        case (.identifier, .number(let digits)) where digits.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }:
            return .text(digits)
        case (.word(let words), .string(let text)) where !text.isEmpty && !words.contains(text.withoutLineEnd):
            throw .notAllowed(text.withoutLineEnd, allowed: words)
        case (_, .string(let text)): return try value(of: text)
        case (.identifier, _): throw .wrongType(.identifier)
        default: throw .wrongType(.text)
        }
    }
}
