extension Ukrainian: ManualTexts {
    var manualName: String { "Назва" }
    var manualSynopsis: String { "Використання" }
    var manualCommands: String { "Команди" }
    var manualDescription: String { "Опис" }
    var manualArguments: String { "Аргументи" }
    var manualOptions: String { "Параметри" }
    var manualExits: String { "Код завершення" }
    var manualSeeAlso: String { "Див. також" }
    var manualCommand: String { "команда" }
    var manualOption: String { "параметр" }
    func manualValues(_ values: [String]) -> String { "Одне з: \(values.joined(separator: ", "))." }
    func manualDefault(_ value: String) -> String { "Типово: \(value)." }
}
