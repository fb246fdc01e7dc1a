extension Russian: ListTexts {
    func noInvoices(in path: String) -> String { "Счетов пока нет: \(path)." }
    var noInvoiceMeetsSearch: String { "Ни один счёт под это не подходит." }

    func onlyShown(_ limit: Int, newest: Bool) -> String {
        "Показаны \(newest ? "новые" : "первые"): \(limit); --limit покажет больше."
    }

    var onlyTestPayments: String { "Есть только тестовые платежи; их считает --with-tests." }
}
