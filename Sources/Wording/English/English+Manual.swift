extension English: ManualTexts {
    var manualName: String { "Name" }
    var manualSynopsis: String { "Synopsis" }
    var manualCommands: String { "Commands" }
    var manualDescription: String { "Description" }
    var manualArguments: String { "Arguments" }
    var manualOptions: String { "Options" }
    var manualExits: String { "Exit status" }
    var manualSeeAlso: String { "See also" }
    var manualCommand: String { "command" }
    var manualOption: String { "option" }
    func manualValues(_ values: [String]) -> String { "One of \(values.joined(separator: ", "))." }
    func manualDefault(_ value: String) -> String { "Unless told: \(value)." }
}
