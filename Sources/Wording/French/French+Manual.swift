extension French: ManualTexts {
    var manualName: String { "Nom" }
    var manualSynopsis: String { "Synopsis" }
    var manualCommands: String { "Commandes" }
    var manualDescription: String { "Description" }
    var manualArguments: String { "Arguments" }
    var manualOptions: String { "Options" }
    var manualExits: String { "Code de sortie" }
    var manualSeeAlso: String { "Voir aussi" }
    var manualCommand: String { "commande" }
    var manualOption: String { "option" }
    func manualValues(_ values: [String]) -> String { "Au choix\u{202F}: \(values.joined(separator: ", "))." }
    func manualDefault(_ value: String) -> String { "Sauf indication\u{202F}: \(value)." }
}
