extension Russian: ManualTexts {
    var manualName: String { "Имя" }
    var manualSynopsis: String { "Использование" }
    var manualCommands: String { "Команды" }
    var manualDescription: String { "Описание" }
    var manualArguments: String { "Аргументы" }
    var manualOptions: String { "Параметры" }
    var manualExits: String { "Код завершения" }
    var manualSeeAlso: String { "Смотрите также" }
    var manualCommand: String { "команда" }
    var manualOption: String { "параметр" }
    func manualValues(_ values: [String]) -> String { "Одно из: \(values.joined(separator: ", "))." }
    func manualDefault(_ value: String) -> String { "Если не сказано: \(value)." }
}
