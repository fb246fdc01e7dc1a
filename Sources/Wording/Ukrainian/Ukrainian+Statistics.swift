import InvoiceCore

extension Ukrainian: StatisticsTexts {
    var methodsHeading: String { "Способи" }
    var statusesHeading: String { "Статуси" }
    var sumsHeading: String { "Суми" }

    var otherRows: String { "інші" }
    func paidSum(_ sum: String) -> String { "оплачено \(sum)" }
    var nothingPaid: String { "не оплачено" }
    func invoicesOfOtherUnits(_ number: Int) -> String { "\(count(number, .invoice)) в інших одиницях" }
    func askedSum(_ sum: String) -> String { "із \(sum)" }

    var paidHeading: String { "оплачено" }
    var creditedHeading: String { "зараховано" }
    var openHeading: String { "у роботі" }
    var endedHeading: String { "не оплачено" }
    var askedHeading: String { "виставлено" }
    func percentPaid(_ number: Int, of all: Int) -> String { "\(count(number)) (\(percent(number, of: all)))" }
    func unknownAmongThem(_ number: Int) -> String { "не з’ясовано: \(count(number))" }
    func mismatchedAmongThem(_ number: Int) -> String { "розбіжність: \(count(number))" }
    func endedWithoutMoney(_ number: Int) -> String { "невдалі: \(count(number)), не враховано" }
    func statistics(ofSearch text: String) -> String { "Статистика: \(text)" }

    var cantCountHistory: String { "Порахувати історію не вдалося." }
    var makeFirstForNumbers: String { "Числа з’являться з першим рахунком: Esc, а тоді n." }
    var noneInThisTime: String { "За цей час рахунків немає." }
    var noneInThisTimeAdvice: String { "Тихий час, або потрібен інший: ← попередній, 6 усе." }

    var counting: String { "Рахуємо" }
    var countIsStale: String { "Відтоді, як їх пораховано, рахунки змінилися." }
    func countAnewKey(_ key: KeyName) -> String { "\(key(.refresh)) рахує заново" }
    func historyLinesNotCounted(_ number: Int) -> String {
        "Не вдалося прочитати \(linesOfHistory(number)): чому, каже einvoice doctor --history."
    }
    var sumsAreAsked: String { "Рядки охоплюють усе виставлене, також неприйняте." }

    /// Lines of the history, as the object of a sentence.
    func linesOfHistory(_ number: Int) -> String { "\(count(number, .line)) історії" }
}
