extension Ukrainian: ParserTexts {
    var helpOverview: String { "КОРОТКО" }
    var helpUsage: String { "ВИКОРИСТАННЯ" }
    var shortUsage: String { "Використання" }
    var helpArguments: String { "АРГУМЕНТИ" }
    var helpOptions: String { "ПАРАМЕТРИ" }
    var helpCommands: String { "КОМАНДИ" }
    var helpOfHelp: String { "Показати цю довідку." }
    var helpValues: String { "значення" }
    var helpDefault: String { "типово" }

    func seeHelp(_ command: String) -> String { "Докладніше: '\(command)'." }

    func text(for complaint: ParserComplaint) -> String {
        switch complaint {
        case .unknownOption(let name, let nearest):
            "параметра '\(name)' немає" + (nearest.map { "; може, '\($0)'?" } ?? "")
        case .missingValue(let option): "після '\(option)' бракує значення"
        case .needlessValue(let value, let option): "'\(option)' пишеться без значення, а дано '\(value)'"
        case .unexpectedArgument(let argument): "зайвий аргумент: '\(argument)'"
        case .unexpectedArguments(let count, let arguments): "зайві аргументи (\(count)): \(arguments)"
        case .missingArgument(let argument): "бракує '\(argument)'"
        case .missingOneOf(let arguments): "бракує одного з: \(arguments)"
        case .missingCommand: "бракує команди"
        case .invalidValue(let value, let option, let choices, let reason):
            "'\(value)' не годиться для '\(option)'"
                + (choices.isEmpty
                    ? reason.map { ": \($0)" } ?? "" : "; можна: \(choices.joined(separator: ", "))")
        case .conflict(let one, let other): "\(one) і \(other) разом не годяться; залиште одне"
        }
    }
}
