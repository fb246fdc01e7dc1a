extension Russian: TestReportTexts {
    func done(_ number: Int, of all: Int, notAsExpected: Int) -> String {
        "готово \(number) из \(all)\(notAsExpected > 0 ? ", не сошлось: \(notAsExpected)" : "")"
    }

    var stoppingTests: String { "Останавливаем; то, что уже в пути, сначала дойдёт до конца." }

    func testOutcomeNotRecorded(_ failure: String, _ name: String) -> String {
        "ИСХОД НЕ ЗАПИСАН: \(failure). Запишите его сами: \(name)"
    }

    var asExpectedVerdict: String { "✓ сошлось" }
    var otherEndVerdict: String { "✕ не сошлось" }
    var mismatchVerdict: String { "≠ расхождение" }
    var noEndVerdict: String { "? нет итога" }
    var underWayVerdict: String { "◌ не сделано" }
    var underWayReason: String { "был в пути; он есть в истории" }
    var notDoneVerdict: String { "· не сделано" }

    func unexpected(_ name: String, expected: String, got: String?, reason: String?) -> String {
        "\(name): ожидали \(expected)\(got.map { ", получили \($0)" } ?? "")\(reason.map { ": \($0)" } ?? "")"
    }

    func summary(of counts: TestCounts) -> String {
        let forms = SlavicForms("тестовый платёж", "тестовых платежа", "тестовых платежей")
        let total = "\(counts.total) \(forms.form(for: counts.total))"
        if counts.asExpected == counts.total { return "\(total): всё сошлось." }
        var parts = [counts.asExpected == 0 ? "ни один не сошёлся" : "сошлось: \(counts.asExpected)"]
        if counts.otherEnd > 0 { parts.append("другой исход: \(counts.otherEnd)") }
        if counts.mismatched > 0 { parts.append("не то, что запрошено: \(counts.mismatched)") }
        if counts.noEnd > 0 { parts.append("нет итога: \(counts.noEnd)") }
        if counts.notDone > 0 { parts.append("не сделано: \(counts.notDone)") }
        return "\(total): \(parts.joined(separator: ", "))."
    }

    func asksUnknownOutcomes(_ command: String) -> String { "Есть невыясненные исходы: \(command) спросит шлюз." }
    var givenUp: String { "Прервано: после первых на остальные надежды нет." }
    var stoppedBeforeDone: String { "Остановлено раньше конца." }
    func underWayInHistory(_ command: String) -> String { "Те, что были в пути, есть в истории: \(command)." }
    func notDone(_ currencies: [String]) -> String { "Не сделано: \(currencies.joined(separator: ", "))." }
    func anotherRun(_ command: String) -> String { "Новый запуск, с новыми счетами, проверит их: \(command)" }
}
