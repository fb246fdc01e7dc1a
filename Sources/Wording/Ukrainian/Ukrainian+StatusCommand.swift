extension Ukrainian: StatusCommandTexts {
    var nothingToAsk: String { "Питати нічого: кожен платіж має кінцевий статус." }
    func onlyNewestAsked(_ number: Int) -> String { "є ще; питаємо лише про найновіші \(number)" }
    func stoppedFollowing(_ number: Int) -> String { "Зупинено; без кінцевого статусу: \(payments(number))." }
    func stoppedAsking(_ number: Int) -> String { "Зупинено; не питали про \(payments(number))." }
    func notAskedAbout(_ number: Int) -> String { "Не питали про \(payments(number))." }
    func askingGoesOn(_ problem: String) -> String { "\(problem); питаємо далі" }

    private func payments(_ number: Int) -> String {
        "\(number) \(SlavicForms("платіж", "платежі", "платежів").form(for: number))"
    }
}
