/// What a setting may be, in the config file and in the text of an environment variable or an option.
package enum SettingForm: Sendable, Equatable {
    /// On one line, of which one end is cut off.
    case text
    /// To the letter: what is wrong with it shows where it is used.
    case exactText
    /// A text without any blank, or a whole number, taken as text: ids are often written bare.
    case identifier
    /// One of these words.
    case word([String])
    case flag
    case number(ClosedRange<Int>)
    /// A relative one in the config file begins at that file's folder.
    case path
    /// A URL for the gateway or the payer.
    case address
    /// A URL that more is put behind; where it `isSecure`, `http://` leads to this machine only.
    case addressPrefix(isSecure: Bool)
    /// A program and its arguments, or a line for the shell.
    case command
    /// Payment methods, and codes of some: the reader checks them, for a mistake in one has a place of its own.
    case methods, codes
    /// Commands and their keys; a mistake in one has a place of its own, too.
    case keys

    /// Checks a text; case means nothing in words.
    package func value(of text: String) throws(SettingsProblem.Kind) -> SettingValue {
        let line = self == .exactText ? text : text.withoutLineEnd
        if line.isEmpty { throw .emptyText }
        switch self {
        case .exactText, .command: return .text(line)
        case .identifier: if let scalar = line.firstUnseen { throw .unseen(scalar) }
        default: if let scalar = line.firstControl { throw .unseen(scalar) }
        }
        switch self {
        case .word(let words):
            guard words.contains(line.lowercased()) else { throw .notAllowed(line, allowed: words) }
            return .text(line.lowercased())
        case .flag:
            guard let flag = Bool(line.lowercased()) ?? ["1": true, "0": false][line] else {
                throw .notAllowed(line, allowed: ["true", "false"])
            }
            return .flag(flag)
        case .number(let range):
            guard let number = Int(line), range.contains(number) else {
                throw .outOfRange(minimum: range.lowerBound, maximum: range.upperBound)
            }
            return .number(number)
        case .address, .addressPrefix:
            if let problem = WebAddress.problem(in: line) { throw .url(line, problem) }
            guard case .addressPrefix(let isSecure) = self else { return .text(line) }
            if line.unicodeScalars.contains(where: { $0 == "?" || $0 == "#" }) { throw .urlHasQuery(line) }
            let isPlain = line.lowercased().utf8.starts(with: "http://".utf8)
            if isSecure, isPlain, !WebAddress.isLoopback(line) { throw .plainHTTP(line) }
            var prefix = line.unicodeScalars[...]
            while prefix.last == "/" { prefix = prefix.dropLast() }
            return .text(String(prefix))
        default: return .text(line)
        }
    }
}
