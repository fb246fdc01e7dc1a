/// What the argument parser complains of. It knows English alone.
public enum ParserComplaint: Sendable, Hashable {
    /// An option that there isn't, and the nearest that there is.
    case unknownOption(String, nearest: String?)
    /// An option without its value.
    case missingValue(of: String)
    /// A value behind an option that takes none.
    case needlessValue(String, of: String)
    /// One argument too many, or several, each in quotation marks.
    case unexpectedArgument(String)
    case unexpectedArguments(count: Int, String)
    /// An argument that must be there, or one of several.
    case missingArgument(String)
    case missingOneOf(String)
    case missingCommand
    /// A value that an option or argument doesn't take. Where it takes a few only, they stand in `choices`, and where it says itself
    /// what is wrong, that stands in `reason`.
    case invalidValue(String, for: String, choices: [String], reason: String?)
    /// Two options of which only one counts.
    case conflict(String, String)
}

/// What the argument parser says by itself. Its heads of sections are in capitals.
public protocol ParserTexts {
    var helpOverview: String { get }
    var helpUsage: String { get }
    /// The same as the beginning of a line under a complaint.
    var shortUsage: String { get }
    var helpArguments: String { get }
    var helpOptions: String { get }
    var helpCommands: String { get }
    var helpOfHelp: String { get }
    /// Before the values that an option takes, and before the one that it has unless told: `values`, `default`.
    var helpValues: String { get }
    var helpDefault: String { get }
    /// Where there is more to read: the command to type.
    func seeHelp(_ command: String) -> String
    /// Without a full stop.
    func text(for complaint: ParserComplaint) -> String
}
