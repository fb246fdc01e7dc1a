extension Ukrainian: ChangeTexts {
    func exported(_ invoices: Int, to path: String) -> String {
        "Вивантажено \(invoices) \(SlavicForms("рахунок", "рахунки", "рахунків").form(for: invoices)): \(path)."
    }

    var emptyNote: String { "нотатка порожня" }
    func tooLongNote(_ longest: Int) -> String {
        "нотатка задовга: щонайбільше \(longest) \(SlavicForms("символ", "символи", "символів").form(for: longest))"
    }
    func notedOn(paymentID: String) -> String { "Нотатку записано, номер платежу \(paymentID)." }
}
