/// Why a program that copies a text didn't, as the end of a sentence.
public protocol ClipboardTexts {
    func cantStart(_ program: String, _ reason: String) -> String
    /// It didn't end in time.
    func noAnswer(of program: String, seconds: Int) -> String
    func failed(_ program: String, status: Int32) -> String
    func failed(_ program: String, _ reason: String) -> String
}
