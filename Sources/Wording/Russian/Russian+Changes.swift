extension Russian: ChangeTexts {
    func exported(_ invoices: Int, to path: String) -> String { "Записано в \(path): \(count(invoices, .invoice))." }

    var emptyNote: String { "заметка пуста" }
    func tooLongNote(_ longest: Int) -> String { "заметка слишком длинная, предел символов: \(longest)" }
    func notedOn(paymentID: String) -> String { "Заметка добавлена, номер платежа \(paymentID)." }
}
