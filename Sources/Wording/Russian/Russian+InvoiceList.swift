import InvoiceCore

extension Russian: InvoiceListTexts {
    var nothingSearched: String { "ничего не ищем" }
    func foundBeforeBreak(_ count: Int) -> String { "до обрыва найдено: \(count)" }
    func readingHistory(percent: Int) -> String { "читаем историю: \(percent)\u{A0}%" }
    func foundSoFar(_ count: Int) -> String { "найдено: \(count), ищем…" }
    func found(_ count: Int, shown: Int, isNewestFirst: Bool) -> String {
        if shown >= count { return "найдено: \(count)" }
        return "найдено: \(count), показаны \(isNewestFirst ? "новые" : "первые"): \(shown)"
    }
    func fitNoLonger(_ count: Int) -> String { "* уже не подходит: \(count)" }
    var fitsNoLonger: String { "* Больше не подходит под запрос." }
    var historyUnreadable: String { "история не читается" }
    func place(_ number: Int, of total: Int) -> String { "\(number) из \(total)" }
    func madeToday(_ count: Int, orMore: Bool) -> String { "сегодня \(atLeast(count, orMore))" }
    func unknownOutcomes(_ count: Int, orMore: Bool) -> String { "не выяснено: \(atLeast(count, orMore))" }
    var someUnknownOutcomes: String { "есть невыясненные" }
    func waiting(_ count: Int) -> String { "\(count) \(SlavicForms("ждёт", "ждут", "ждут").form(for: count))" }
    func mismatched(_ count: Int, orMore: Bool) -> String { "расхождений: \(atLeast(count, orMore))" }

    private func atLeast(_ count: Int, _ orMore: Bool) -> String { orMore ? "\(count)+" : "\(count)" }

    var searchHint: String { "слова, -слово, статус:оплачен, is:waiting, больше:100, номер:…" }
    var searching: String { "Ищем…" }
    var nothingFound: String { "Ничего не найдено." }
    var searchBroke: String { "Поиск оборвался." }
    var searchBrokeAdvice: String { "До этого ничего не нашлось. Измените запрос, и поиск начнётся заново." }
    var cantReadHistory: String { "Историю не удалось прочитать." }
    func cantReadHistoryAdvice(_ key: KeyName) -> String {
        "Это не значит, что история пуста. Исправьте названное выше, затем нажмите \(key(.refresh)), чтобы перечитать."
    }
    func cantReadMore(_ reason: String) -> String { "Дальше историю прочитать не удалось: \(reason)" }
    var noInvoicesYet: String { "Счетов пока нет." }
    func makeFirstInvoice(_ key: KeyName) -> String {
        "Нажмите \(key(.new)), чтобы создать первый, или \(key(.help)), чтобы увидеть все клавиши."
    }
    var sandboxCostsNothing: String { "Это песочница: деньги здесь не настоящие." }

    func draftKept(_ summary: String) -> String { "Сохранён черновик: \(summary)" }
    func draftsKept(_ count: Int) -> String { "Сохранено черновиков: \(count)" }
    func resumeDraftKey(_ count: Int, _ key: KeyName) -> String {
        count == 1 ? "\(key(.drafts)) продолжит его" : "\(key(.drafts)) покажет их"
    }
    func drafts(_ count: Int) -> String {
        "\(count) \(SlavicForms("черновик", "черновика", "черновиков").form(for: count))"
    }
    func resumeItsDraftKey(_ key: KeyName) -> String { "\(key(.drafts)) продолжит его черновик" }
    func outcomeUnknown(_ reason: String) -> String { "Исход не выяснен: \(reason)." }
    func askGatewayKey(_ key: KeyName) -> String { "\(key(.settle)) спросит шлюз" }
    var gatewayUnreached: String { "Шлюз был недоступен; ничего не создано." }
    var onItsWay: String { "На пути в шлюз." }
    func fee(_ sum: String) -> String { "комиссия \(sum)" }
    var lookingForWaiting: String { "Ищем платежи, которые ждут оплаты…" }
}
