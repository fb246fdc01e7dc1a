extension Ukrainian: ClipboardTexts {
    func cantStart(_ program: String, _ reason: String) -> String { "не вдалося запустити \(program) (\(reason))" }
    func noAnswer(of program: String, seconds: Int) -> String { "\(program): немає відповіді вже \(seconds) с" }
    func failed(_ program: String, status: Int32) -> String { "\(program): код завершення \(status)" }
    func failed(_ program: String, _ reason: String) -> String { "\(program): \(reason)" }
}
