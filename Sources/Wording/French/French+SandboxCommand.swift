extension French: SandboxCommandTexts {
    var sandboxListens: String { "Le bac à sable est à l’écoute\u{202F}; rien n’y est réel. Ctrl-C l’arrête." }

    func sandboxFacts(baseURL: String, clientID: String, secret: String, ledger: String?) -> [String] {
        [
            "adresse           \(baseURL)",
            "numéro de caisse  \(clientID)",
            "clé secrète       \(secret)",
            "mémoire           \(ledger ?? "aucune\u{202F}: son dossier ne peut pas être écrit")",
        ]
    }

    var helpOfSandboxAndShell: String {
        "`einvoice sandbox --help` donne la liste des montants qui tournent mal exprès. Pour un shell\u{202F}:"
    }

    var sandboxStopped: String { "Arrêté." }
}
