extension English: ClipboardTexts {
    func cantStart(_ program: String, _ reason: String) -> String { "\(program) can't be started (\(reason))" }
    func noAnswer(of program: String, seconds: Int) -> String { "\(program) gave no answer for \(seconds) seconds" }
    func failed(_ program: String, status: Int32) -> String { "\(program) failed with status \(status)" }
    func failed(_ program: String, _ reason: String) -> String { "\(program) \(reason)" }
}
