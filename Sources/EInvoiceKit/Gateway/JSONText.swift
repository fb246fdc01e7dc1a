/// Writes JSON objects whose bytes are the same for the same members: names in order, no blanks, non-ASCII as it is.
enum JSONText {
    /// An object with these members, the values already JSON; nil ones are left out.
    static func object(_ members: [(name: String, value: String?)]) -> String {
        let written = members.filter { $0.value != nil }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            .map { "\(string($0.name)):\($0.value ?? "null")" }
        return "{\(written.joined(separator: ","))}"
    }

    /// A string with what RFC 8259, 7 wants escaped, and nothing else: `/` stays as it is.
    static func string(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case "\u{0}"..."\u{1f}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
