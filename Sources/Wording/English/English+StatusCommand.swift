extension English: StatusCommandTexts {
    var nothingToAsk: String { "Nothing to ask: every payment has its final status." }
    func onlyNewestAsked(_ number: Int) -> String { "there are more; only the newest \(number) are asked about" }
    func stoppedFollowing(_ number: Int) -> String { "Stopped; \(payments(number)) without a final status." }
    func stoppedAsking(_ number: Int) -> String { "Stopped; \(payments(number)) not asked about." }
    func notAskedAbout(_ number: Int) -> String { "Not asked about: \(payments(number))." }
    func askingGoesOn(_ problem: String) -> String { "\(problem); asking goes on" }

    private func payments(_ number: Int) -> String { number == 1 ? "1 payment" : "\(number) payments" }
}
