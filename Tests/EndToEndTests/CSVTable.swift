import FoundationEssentials
import Testing

/// A table as RFC 4180 has it, read by a reader of this test's own.
struct CSVTable {
    let names: [String]
    let rows: [[String]]

    init(_ text: String) throws {
        var lines: [[String]] = [[""]]
        var isQuoted = false
        func add(_ scalar: Unicode.Scalar) {
            lines[lines.count - 1][lines[lines.count - 1].count - 1].unicodeScalars.append(scalar)
        }
        var scalars = text.unicodeScalars.filter { $0 != "\r" && $0 != "\u{feff}" }[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                scalars.removeFirst()
                add(scalar)
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: lines[lines.count - 1].append("")
            case "\n" where !isQuoted: lines.append([""])
            default: add(scalar)
            }
        }
        lines.removeAll { $0 == [""] }
        names = try #require(lines.first)
        rows = Array(lines.dropFirst())
    }

    func sum(_ column: String, where key: String, is value: String) throws -> Decimal {
        let (column, key) = (try #require(names.firstIndex(of: column)), try #require(names.firstIndex(of: key)))
        return rows.filter { $0[key] == value }.reduce(0) { $0 + (Decimal(string: $1[column]) ?? 0) }
    }
}
