extension Russian: ClipboardTexts {
    func cantStart(_ program: String, _ reason: String) -> String { "не удалось запустить \(program) (\(reason))" }
    func noAnswer(of program: String, seconds: Int) -> String { "\(program) не отвечает уже \(seconds) с" }
    func failed(_ program: String, status: Int32) -> String { "\(program): код завершения \(status)" }
    func failed(_ program: String, _ reason: String) -> String { "\(program): \(reason)" }
}
