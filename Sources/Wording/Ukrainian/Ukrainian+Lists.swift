extension Ukrainian: ListTexts {
    func noInvoices(in path: String) -> String { "Рахунків ще немає: \(path)." }
    var noInvoiceMeetsSearch: String { "Таких рахунків немає." }

    func onlyShown(_ limit: Int, newest: Bool) -> String {
        "Показано \(newest ? "найновіші" : "перші") \(limit); --limit покаже більше."
    }

    var onlyTestPayments: String { "Є лише тестові платежі; --with-tests рахує їх." }
}
