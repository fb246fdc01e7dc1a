/// The formats of an export.
public enum ExportFormat: String, FileFormat, Hashable {
    /// For spreadsheets: a column for each member.
    case csv
    /// For programs: an object a line, with everything that happened.
    case jsonl
}
