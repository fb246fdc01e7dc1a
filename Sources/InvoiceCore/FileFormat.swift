/// A file's format, which the end of its name says.
public protocol FileFormat: RawRepresentable<String>, CaseIterable, Sendable {}

extension FileFormat {
    /// As a file's name ends, in any case; nil for another ending.
    public init?(endingOf path: String) {
        let folded = path.utf8.suffix(16).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let format = Self.allCases.first { format in
            let end = ".\(format.rawValue)".utf8
            return folded.suffix(end.count).elementsEqual(end)
        }
        guard let format else { return nil }
        self = format
    }
}

/// The formats of a picture.
public enum PictureFormat: String, FileFormat, Hashable {
    /// Every messenger shows it.
    case png
    /// Sharp in any size.
    case svg
}

/// The formats of an export.
public enum ExportFormat: String, FileFormat, Hashable {
    /// For spreadsheets: a column for each member.
    case csv
    /// For programs: an object a line, with everything that happened.
    case jsonl
}
