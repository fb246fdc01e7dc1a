extension English: ChangeTexts {
    func exported(_ invoices: Int, to path: String) -> String {
        "\(invoices == 1 ? "1 invoice" : "\(invoices) invoices") written to \(path)."
    }

    var emptyNote: String { "the note is empty" }
    func tooLongNote(_ longest: Int) -> String { "the note is too long: at most \(longest) characters" }
    func notedOn(paymentID: String) -> String { "Noted on payment id \(paymentID)." }
}
