/// The formats of an export.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
    /// For spreadsheets: a column for each member.
    case csv
    /// For programs: an object a line, with everything that happened.
    case jsonl

    /// As a file's name ends, in any case; nil for another ending.
    public init?(endingOf path: String) {
        let end = path.utf8.suffix(6).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        guard
            let format = Self.allCases.first(where: {
                end.suffix($0.rawValue.utf8.count + 1).elementsEqual(".\($0.rawValue)".utf8)
            })
        else { return nil }
        self = format
    }
}
