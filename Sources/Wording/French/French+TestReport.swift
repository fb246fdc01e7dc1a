extension French: TestReportTexts {
    func done(_ number: Int, of all: Int, notAsExpected: Int) -> String {
        let form = FrenchForms("fait", "faits").form(for: number)
        let others = FrenchForms("non conforme", "non conformes").form(for: notAsExpected)
        return "\(number) sur \(all) \(form)\(notAsExpected > 0 ? ", \(notAsExpected) \(others)" : "")"
    }

    var stoppingTests: String { "Arrêt… ce qui est parti s’achève d’abord." }

    func testOutcomeNotRecorded(_ failure: String, _ name: String) -> String {
        "L’ISSUE N’A PAS PU ÊTRE ENREGISTRÉE\u{202F}: \(failure). Notez-la à la main\u{202F}: \(name)"
    }

    var asExpectedVerdict: String { "✓ conforme" }
    var otherEndVerdict: String { "✕ différent" }
    var mismatchVerdict: String { "≠ écart" }
    var noEndVerdict: String { "? inachevé" }
    var underWayVerdict: String { "◌ en cours" }
    var underWayReason: String { "il était en cours\u{202F}; l’historique l’a" }
    var notDoneVerdict: String { "· non fait" }

    func unexpected(_ name: String, expected: String, got: String?, reason: String?) -> String {
        "\(name), attendu\u{202F}: \(expected)\(got.map { ", obtenu\u{202F}: \($0)" } ?? "")\(reason.map { "\u{202F}; \($0)" } ?? "")"
    }

    func summary(of counts: TestCounts) -> String {
        func form(_ number: Int, _ one: String, _ other: String) -> String {
            "\(number) \(FrenchForms(one, other).form(for: number))"
        }
        let total = form(counts.total, "paiement de test", "paiements de test")
        if counts.asExpected == counts.total { return "\(total)\u{202F}: tout est conforme." }
        var parts = [counts.asExpected == 0 ? "aucun conforme" : form(counts.asExpected, "conforme", "conformes")]
        if counts.otherEnd > 0 { parts.append(form(counts.otherEnd, "d’issue différente", "d’issue différente")) }
        if counts.mismatched > 0 { parts.append(form(counts.mismatched, "écart", "écarts")) }
        if counts.noEnd > 0 { parts.append(form(counts.noEnd, "inachevé", "inachevés")) }
        if counts.notDone > 0 { parts.append(form(counts.notDone, "non fait", "non faits")) }
        return "\(total)\u{202F}: \(parts.joined(separator: ", "))."
    }

    func asksUnknownOutcomes(_ command: String) -> String {
        "Des issues sont inconnues\u{202F}: \(command) interroge la passerelle."
    }
    var givenUp: String { "Abandon\u{202F}: après les premiers, il n’y avait pas d’espoir pour les autres." }
    var stoppedBeforeDone: String { "Arrêté avant la fin." }
    func underWayInHistory(_ command: String) -> String { "Ceux en cours sont dans l’historique\u{202F}: \(command)." }
    func notDone(_ currencies: [String]) -> String { "Non fait\u{202F}: \(currencies.joined(separator: ", "))." }
    func anotherRun(_ command: String) -> String {
        "Un autre lancement, avec de nouvelles factures, les essaie\u{202F}: \(command)"
    }
}
