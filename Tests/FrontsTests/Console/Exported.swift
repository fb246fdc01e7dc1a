import FoundationEssentials
import Testing

/// A CSV file that was written from the console.
enum Exported {
    /// What stands in a column, from the first invoice to the last. No cell before it may hold a comma.
    static func column(_ name: String, at path: String) throws -> [String] {
        let rows = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let place = try #require(rows.first?.firstIndex(of: name))
        return try rows.dropFirst().map { try #require($0.dropFirst(place).first) }
    }
}
