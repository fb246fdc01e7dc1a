import InvoiceCore

extension Russian: TestPaymentTexts {
    var testWaits: String { "ждёт" }
    var testIsCreating: String { "создание" }
    var testIsStarting: String { "запуск" }
    var testIsFollowing: String { "слежение" }
    var testAsExpected: String { "сошлось" }
    var testOtherEnd: String { "не сошлось" }
    var testNoEnd: String { "нет итога" }

    func testsAsExpected(_ count: Int) -> String { "сошлось: \(count)" }
    func testsOtherEnd(_ count: Int) -> String { "не сошлось: \(count)" }
    func testsMismatched(_ count: Int) -> String { "расхождений: \(count)" }
    func testsNoEnd(_ count: Int) -> String { "нет итога: \(count)" }

    var whichCurrencies: String { "Какие валюты?" }
    func marked(_ count: Int, shown: Int, of all: Int) -> String {
        let marked = count == 0 ? "отметок нет: Enter проверит выбранную" : "отмечено: \(count)"
        return "\(marked); показано \(shown) из \(all)"
    }
    var testsMakeTwoInvoices: String { "По два счёта: 1000 должен дойти до FINISHED, 2000 до FAILED." }

    func testsWillMake(invoices: Int, currencies: Int) -> String {
        "Будет создано счетов: \(invoices), валют: \(currencies)."
    }
    var testsConfirmKeys: String { "Enter создаст их; Esc вернёт к валютам." }
    var testsAreLive: String { "Это БОЕВОЙ шлюз: счета на 1000 и 2000 будут настоящими." }
    func typeProfileName(_ name: String) -> String { "Чтобы начать, введите имя профиля, \(name):" }
    var typeNameToStart: String { "Это боевой шлюз: чтобы начать, введите имя профиля." }
    func wrongProfileName(_ name: String) -> String { "Это не имя профиля, нужно: \(name)." }
    var typeNameByHand: String { "Введите имя вручную: запросы на оплату будут настоящими." }
    var nothingSentYet: String { "Пока ничего не отправлено." }

    var testsRun: String { "Проверяем… записываются как любые другие счета." }
    var testsStop: String { "Останавливаем: то, что в пути, дойдёт до конца…" }
    var testsGaveUp: String { "Прервано после первых. Enter продолжит с этого места." }
    var testsStopped: String { "Остановлено. Enter продолжит с этого места." }
    var allTestsAsExpected: String { "Всё сошлось." }
    func testsNotAsExpected(_ names: [String], more: Int) -> String {
        "Не сошлось: \(names.joined(separator: ", "))" + (more > 0 ? " и ещё \(more)." : ".")
    }
}
