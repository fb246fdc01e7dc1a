import InvoiceCore

extension Ukrainian: TestPaymentTexts {
    var testWaits: String { "чекає" }
    var testIsCreating: String { "створення" }
    var testIsStarting: String { "запуск" }
    var testIsFollowing: String { "стеження" }
    var testAsExpected: String { "збіглося" }
    var testOtherEnd: String { "не збіглося" }
    var testNoEnd: String { "нез’ясовано" }

    func testsAsExpected(_ count: Int) -> String { "збіглося: \(count)" }
    func testsOtherEnd(_ count: Int) -> String { "не збіглося: \(count)" }
    func testsMismatched(_ count: Int) -> String { "\(word(for: .mismatch)): \(count)" }
    func testsNoEnd(_ count: Int) -> String { "нез’ясовано: \(count)" }

    var whichCurrencies: String { "Які валюти?" }
    func marked(_ count: Int, shown: Int, of all: Int) -> String {
        let marked = count == 0 ? "позначених немає, Enter: вибрана" : "позначено: \(count)"
        return "\(marked); показано \(shown) із \(all)"
    }
    var testsMakeTwoInvoices: String { "По два на кожну: 1000 має дати FINISHED, 2000 FAILED." }

    func testsWillMake(invoices: Int, currencies: Int) -> String {
        "Буде створено \(count(invoices, .invoice)), валют: \(currencies)."
    }
    var testsConfirmKeys: String { "Enter: створити; Esc: назад до валют." }
    var testsAreLive: String { "БОЙОВИЙ шлюз: це будуть справжні рахунки на 1000 і 2000." }
    func typeProfileName(_ name: String) -> String { "Щоб почати, введіть назву профілю, \(name):" }
    var typeNameToStart: String { "Це бойовий шлюз: щоб почати, введіть назву профілю." }
    func wrongProfileName(_ name: String) -> String { "Це не назва профілю: потрібно \(name)." }
    var typeNameByHand: String { "Введіть назву вручну: рахунки будуть справжні." }
    var nothingSentYet: String { "Ще нічого не надіслано." }

    var testsRun: String { "Перевіряємо… ці рахунки записуються, як будь-які інші." }
    var testsStop: String { "Зупиняємо: розпочате завершиться…" }
    var testsGaveUp: String { "Припинено після перших. Enter продовжить звідси." }
    var testsStopped: String { "Зупинено. Enter продовжить звідси." }
    var allTestsAsExpected: String { "Усе збіглося." }
    func testsNotAsExpected(_ names: [String], more: Int) -> String {
        "Не збіглося: \(names.joined(separator: ", "))" + (more > 0 ? " і ще \(more)." : ".")
    }
}
