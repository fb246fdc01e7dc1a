extension Russian: ParserTexts {
    var helpOverview: String { "КОРОТКО" }
    var helpUsage: String { "ИСПОЛЬЗОВАНИЕ" }
    var shortUsage: String { "Использование" }
    var helpArguments: String { "АРГУМЕНТЫ" }
    var helpOptions: String { "ПАРАМЕТРЫ" }
    var helpCommands: String { "КОМАНДЫ" }
    var helpOfHelp: String { "Показать эту справку." }
    var helpValues: String { "значения" }
    var helpDefault: String { "по умолчанию" }

    func seeHelp(_ command: String) -> String { "Подробнее: '\(command)'." }

    func text(for complaint: ParserComplaint) -> String {
        switch complaint {
        case .unknownOption(let name, let nearest):
            "параметра '\(name)' нет" + (nearest.map { "; может быть, '\($0)'?" } ?? "")
        case .missingValue(let option): "после '\(option)' не хватает значения"
        case .needlessValue(let value, let option): "'\(option)' пишется без значения, а дано '\(value)'"
        case .unexpectedArgument(let argument): "лишний аргумент: '\(argument)'"
        case .unexpectedArguments(let count, let arguments): "лишние аргументы (\(count)): \(arguments)"
        case .missingArgument(let argument): "не хватает '\(argument)'"
        case .missingOneOf(let arguments): "не хватает одного из: \(arguments)"
        case .missingCommand: "не хватает команды"
        case .invalidValue(let value, let option, let choices, let reason):
            "'\(value)' не подходит для '\(option)'"
                + (choices.isEmpty
                    ? reason.map { ": \($0)" } ?? "" : "; можно: \(choices.joined(separator: ", "))")
        case .conflict(let one, let other): "\(one) и \(other) вместе не годятся; оставьте одно"
        }
    }
}
