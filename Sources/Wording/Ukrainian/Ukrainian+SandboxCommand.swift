extension Ukrainian: SandboxCommandTexts {
    var sandboxListens: String { "Шлюз-пісочниця слухає; нічого справжнього в ньому немає. Ctrl-C завершує." }

    func sandboxFacts(baseURL: String, clientID: String, secret: String, ledger: String?) -> [String] {
        [
            "адреса шлюзу     \(baseURL)",
            "номер каси       \(clientID)",
            "секретний ключ   \(secret)",
            "пам’ять          \(ledger ?? "немає: до теки не можна записати")",
        ]
    }

    var helpOfSandboxAndShell: String {
        "`einvoice sandbox --help` перелічує суми, що навмисно дають збій. Для оболонки:"
    }

    var sandboxStopped: String { "Зупинено." }
}
