extension French: ParserTexts {
    var helpOverview: String { "APERÇU" }
    var helpUsage: String { "UTILISATION" }
    var shortUsage: String { "Utilisation" }
    var helpArguments: String { "ARGUMENTS" }
    var helpOptions: String { "OPTIONS" }
    var helpCommands: String { "COMMANDES" }
    var helpOfHelp: String { "Afficher cette aide." }
    var helpValues: String { "valeurs" }
    var helpDefault: String { "par défaut" }

    func seeHelp(_ command: String) -> String { "Voir «\u{202F}\(command)\u{202F}» pour en savoir plus." }

    func text(for complaint: ParserComplaint) -> String {
        switch complaint {
        case .unknownOption(let name, let nearest):
            "il n’y a pas d’option '\(name)'" + (nearest.map { "\u{202F}; vouliez-vous dire '\($0)'\u{202F}?" } ?? "")
        case .missingValue(let option): "il manque une valeur après '\(option)'"
        case .needlessValue(let value, let option): "'\(option)' ne prend pas de valeur, et '\(value)' a été donné"
        case .unexpectedArgument(let argument): "l’argument '\(argument)' est de trop"
        case .unexpectedArguments(let count, let arguments): "\(count) arguments de trop\u{202F}: \(arguments)"
        case .missingArgument(let argument): "il manque '\(argument)'"
        case .missingOneOf(let arguments): "il manque l’un de ceux-ci\u{202F}: \(arguments)"
        case .missingCommand: "il manque une commande"
        case .invalidValue(let value, let option, let choices, let reason):
            "'\(value)' ne convient pas à '\(option)'"
                + (choices.isEmpty
                    ? reason.map { "\u{202F}: \($0)" } ?? ""
                    : "\u{202F}; valeurs possibles\u{202F}: \(choices.joined(separator: ", "))")
        case .conflict(let one, let other): "\(one) et \(other) s’excluent\u{202F}; n’en gardez qu’un"
        }
    }
}
