extension French: ClipboardTexts {
    func cantStart(_ program: String, _ reason: String) -> String { "\(program) ne peut pas être lancé (\(reason))" }
    func noAnswer(of program: String, seconds: Int) -> String { "\(program) n’a pas répondu en \(seconds) s" }
    func failed(_ program: String, status: Int32) -> String { "\(program) a échoué avec le code \(status)" }
    func failed(_ program: String, _ reason: String) -> String { "\(program)\u{202F}: \(reason)" }
}
