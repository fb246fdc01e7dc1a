import InvoiceCore

extension Russian: StatisticsTexts {
    var methodsHeading: String { "Способы" }
    var statusesHeading: String { "Статусы" }
    var sumsHeading: String { "Суммы" }

    var otherRows: String { "другие" }
    func paidSum(_ sum: String) -> String { "оплачено \(sum)" }
    var nothingPaid: String { "не оплачено" }
    func invoicesOfOtherUnits(_ number: Int) -> String { "\(count(number, .invoice)) в других единицах" }
    func askedSum(_ sum: String) -> String { "из \(sum)" }

    var paidHeading: String { "оплачено" }
    var creditedHeading: String { "зачислено" }
    var openHeading: String { "ожидается" }
    var endedHeading: String { "не оплачено" }
    var askedHeading: String { "запрошено" }
    func percentPaid(_ number: Int, of all: Int) -> String { "\(count(number)) (\(percent(number, of: all)))" }
    func unknownAmongThem(_ number: Int) -> String { "не выяснено: \(count(number))" }
    func mismatchedAmongThem(_ number: Int) -> String { "расхождений: \(count(number))" }
    func endedWithoutMoney(_ number: Int) -> String { "не прошли, не учтены: \(count(number))" }
    func statistics(ofSearch text: String) -> String { "Статистика: \(text)" }

    var cantCountHistory: String { "Историю не удалось посчитать." }
    var makeFirstForNumbers: String { "Числа появятся с первым счётом: Esc, затем n." }
    var noneInThisTime: String { "За это время счетов нет." }
    var noneInThisTimeAdvice: String { "Тихое время, или нужно другое: ← на период назад, 6 покажет всё." }

    var counting: String { "Считаем" }
    var countIsStale: String { "С тех пор счета изменились." }
    func countAnewKey(_ key: KeyName) -> String { "\(key(.refresh)) посчитает заново" }
    func historyLinesNotCounted(_ number: Int) -> String {
        "Не прочитано строк истории: \(count(number)); einvoice doctor --history скажет почему."
    }
    var sumsAreAsked: String { "В строках всё запрошенное, и непринятое тоже." }
}
