import InvoiceCore

extension Ukrainian: InvoiceListTexts {
    var nothingSearched: String { "нічого не шукали" }
    func foundBeforeBreak(_ count: Int) -> String { "знайдено до обриву: \(count)" }
    func readingHistory(percent: Int) -> String { "читаємо історію: \(percent)\u{A0}%" }
    func foundSoFar(_ count: Int) -> String { "знайдено: \(count), шукаємо…" }
    func found(_ count: Int, shown: Int, isNewestFirst: Bool) -> String {
        if shown >= count { return "знайдено: \(count)" }
        return "знайдено: \(count), показано \(isNewestFirst ? "найновіші" : "перші") \(shown)"
    }
    func fitNoLonger(_ count: Int) -> String { "*не підходить: \(count)" }
    var fitsNoLonger: String { "* Пошуку вже не відповідає." }
    var historyUnreadable: String { "історія не читається" }
    func place(_ number: Int, of total: Int) -> String { "\(number) із \(total)" }
    func madeToday(_ count: Int, orMore: Bool) -> String { "сьогодні \(atLeast(count, orMore))" }
    func unknownOutcomes(_ count: Int, orMore: Bool) -> String { "не з’ясовано: \(atLeast(count, orMore))" }
    var someUnknownOutcomes: String { "є нез’ясовані" }
    func waiting(_ count: Int) -> String { "\(SlavicForms("чекає", "чекають", "чекають").form(for: count)): \(count)" }
    func mismatched(_ count: Int, orMore: Bool) -> String { "\(word(for: .mismatch)): \(atLeast(count, orMore))" }

    private func atLeast(_ count: Int, _ orMore: Bool) -> String { orMore ? "\(count)+" : "\(count)" }

    var searchHint: String { "слова, -слово, статус:оплачено, сума>100, номер:…" }
    var searching: String { "Шукаємо…" }
    var nothingFound: String { "Нічого не знайдено." }
    var searchBroke: String { "Пошук обірвався." }
    var searchBrokeAdvice: String { "До того нічого не знайдено. Змініть запит, і пошук почнеться заново." }
    var cantReadHistory: String { "Історію не вдалося прочитати." }
    func cantReadHistoryAdvice(_ key: KeyName) -> String {
        "Це не порожня історія. Виправте назване вище й натисніть \(key(.refresh)), щоб прочитати її ще раз."
    }
    func cantReadMore(_ reason: String) -> String { "Далі історію не вдалося прочитати: \(reason)" }
    var noInvoicesYet: String { "Рахунків ще немає." }
    func makeFirstInvoice(_ key: KeyName) -> String {
        "Натисніть \(key(.new)), щоб створити перший, або \(key(.help)), щоб побачити всі клавіші."
    }
    var sandboxCostsNothing: String { "Це пісочниця: тут ніщо не коштує грошей." }

    func draftKept(_ summary: String) -> String { "Є чернетка: \(summary)" }
    func draftsKept(_ count: Int) -> String { "Чернеток: \(count)" }
    func resumeDraftKey(_ count: Int, _ key: KeyName) -> String {
        count == 1 ? "\(key(.drafts)) продовжує її" : "\(key(.drafts)) показує їх"
    }
    func drafts(_ count: Int) -> String {
        "\(count) \(SlavicForms("чернетка", "чернетки", "чернеток").form(for: count))"
    }
    func resumeItsDraftKey(_ key: KeyName) -> String { "\(key(.drafts)) продовжує його чернетку" }
    func outcomeUnknown(_ reason: String) -> String { "Не з’ясовано: \(reason)." }
    func askGatewayKey(_ key: KeyName) -> String { "\(key(.settle)) запитає шлюз" }
    var gatewayUnreached: String { "Шлюз був недоступний; нічого не створено." }
    var onItsWay: String { "Рахунок надсилається." }
    func fee(_ sum: String) -> String { "комісія \(sum)" }
    var lookingForWaiting: String { "Шукаємо платежі, що чекають…" }
}
