extension Russian: SandboxCommandTexts {
    var sandboxListens: String { "Песочница ждёт запросов; в ней ничего настоящего. Ctrl-C завершит её." }

    func sandboxFacts(baseURL: String, clientID: String, secret: String, ledger: String?) -> [String] {
        [
            "адрес шлюза      \(baseURL)",
            "номер кассы      \(clientID)",
            "секретный ключ   \(secret)",
            "память           \(ledger ?? "нет: её папку не удалось записать")",
        ]
    }

    var helpOfSandboxAndShell: String {
        "`einvoice sandbox --help` перечисляет суммы, с которыми нарочно что-то идёт не так. Для оболочки:"
    }

    var sandboxStopped: String { "Остановлено." }
}
