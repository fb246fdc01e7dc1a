extension Russian: StatusCommandTexts {
    var nothingToAsk: String { "Спрашивать не о чем: у всех платежей конечный статус." }
    func onlyNewestAsked(_ number: Int) -> String { "есть и другие; спрашиваем только о самых новых, всего \(number)" }
    func stoppedFollowing(_ number: Int) -> String { "Остановлено; без конечного статуса: \(payments(number))." }
    func stoppedAsking(_ number: Int) -> String { "Остановлено; не спросили: \(payments(number))." }
    func notAskedAbout(_ number: Int) -> String { "Не спросили: \(payments(number))." }
    func askingGoesOn(_ problem: String) -> String { "\(problem); спрашиваем дальше" }

    private func payments(_ number: Int) -> String { "\(number) \(paymentForms.form(for: number))" }
}
