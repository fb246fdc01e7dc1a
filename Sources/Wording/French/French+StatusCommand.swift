extension French: StatusCommandTexts {
    var nothingToAsk: String { "Rien à demander\u{202F}: chaque paiement a son statut final." }
    func onlyNewestAsked(_ number: Int) -> String {
        "il y en a davantage\u{202F}; seuls les plus récents sont demandés\u{202F}: \(number)"
    }
    func stoppedFollowing(_ number: Int) -> String { "Arrêté\u{202F}; \(payments(number)) sans statut final." }
    func stoppedAsking(_ number: Int) -> String { "Arrêté\u{202F}; sans interrogation\u{202F}: \(payments(number))." }
    func notAskedAbout(_ number: Int) -> String { "Sans interrogation\u{202F}: \(payments(number))." }
    func askingGoesOn(_ problem: String) -> String { "\(problem)\u{202F}; l’interrogation continue" }

    private func payments(_ number: Int) -> String {
        "\(number) \(FrenchForms("paiement", "paiements").form(for: number))"
    }
}
