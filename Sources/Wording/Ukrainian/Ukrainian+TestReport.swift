extension Ukrainian: TestReportTexts {
    func done(_ number: Int, of all: Int, notAsExpected: Int) -> String {
        "зроблено \(number) із \(all)\(notAsExpected > 0 ? ", не збіглося: \(notAsExpected)" : "")"
    }

    var stoppingTests: String { "Зупиняємо; розпочате спершу завершиться." }

    func testOutcomeNotRecorded(_ failure: String, _ name: String) -> String {
        "РЕЗУЛЬТАТ НЕ ЗАПИСАНО: \(failure). Занотуйте його вручну: \(name)"
    }

    var asExpectedVerdict: String { "✓ збіглося" }
    var otherEndVerdict: String { "✕ не збіглося" }
    var mismatchVerdict: String { "≠ розбіжність" }
    var noEndVerdict: String { "? нез’ясовано" }
    var underWayVerdict: String { "◌ у дорозі" }
    var underWayReason: String { "був у дорозі; в історії він є" }
    var notDoneVerdict: String { "· не зроблено" }

    func unexpected(_ name: String, expected: String, got: String?, reason: String?) -> String {
        "\(name): очікували \(expected)\(got.map { ", отримали \($0)" } ?? "")\(reason.map { ": \($0)" } ?? "")"
    }

    func summary(of counts: TestCounts) -> String {
        let forms = SlavicForms("тестовий платіж", "тестові платежі", "тестових платежів")
        let total = "\(counts.total) \(forms.form(for: counts.total))"
        if counts.asExpected == counts.total { return "\(total): усе збіглося." }
        var parts = ["Збіглося: \(counts.asExpected)"]
        if counts.otherEnd > 0 { parts.append("інший результат: \(counts.otherEnd)") }
        if counts.mismatched > 0 { parts.append("не те, що виставлено: \(counts.mismatched)") }
        if counts.noEnd > 0 { parts.append("не з’ясовано: \(counts.noEnd)") }
        if counts.notDone > 0 { parts.append("не зроблено: \(counts.notDone)") }
        return "\(total). \(parts.joined(separator: "; "))."
    }

    func asksUnknownOutcomes(_ command: String) -> String { "Є нез’ясовані результати: \(command) запитає шлюз." }
    var givenUp: String { "Припинено: після перших на решту надії не було." }
    var stoppedBeforeDone: String { "Зупинено до завершення." }
    func underWayInHistory(_ command: String) -> String { "Ті, що були в дорозі, є в історії: \(command)." }
    func notDone(_ currencies: [String]) -> String { "Не зроблено: \(currencies.joined(separator: ", "))." }
    func anotherRun(_ command: String) -> String { "Ще один запуск, з новими рахунками, спробує ці: \(command)" }
}
