extension English: ParserTexts {
    var helpOverview: String { "OVERVIEW" }
    var helpUsage: String { "USAGE" }
    var shortUsage: String { "Usage" }
    var helpArguments: String { "ARGUMENTS" }
    var helpOptions: String { "OPTIONS" }
    var helpCommands: String { "SUBCOMMANDS" }
    var helpOfHelp: String { "Show this help." }
    var helpValues: String { "values" }
    var helpDefault: String { "default" }

    func seeHelp(_ command: String) -> String { "See '\(command)' for more." }

    func text(for complaint: ParserComplaint) -> String {
        switch complaint {
        case .unknownOption(let name, let nearest):
            "there is no option '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        case .missingValue(let option): "a value is missing behind '\(option)'"
        case .needlessValue(let value, let option): "'\(option)' takes no value, and '\(value)' was given"
        case .unexpectedArgument(let argument): "'\(argument)' is one argument too many"
        case .unexpectedArguments(let count, let arguments): "\(count) arguments too many: \(arguments)"
        case .missingArgument(let argument): "'\(argument)' is missing"
        case .missingOneOf(let arguments): "one of these is missing: \(arguments)"
        case .missingCommand: "a command is missing"
        case .invalidValue(let value, let option, let choices, let reason):
            "'\(value)' is no value for '\(option)'"
                + (choices.isEmpty ? reason.map { ": \($0)" } ?? "" : "; it takes \(choices.joined(separator: ", "))")
        case .conflict(let one, let other): "\(one) and \(other) are too much; leave one of them away"
        }
    }
}
