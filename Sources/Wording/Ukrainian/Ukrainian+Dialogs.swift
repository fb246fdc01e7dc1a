import InvoiceCore

extension Ukrainian: DialogTexts {
    func helpTitle(of screen: String) -> String { "Довідка: \(screen)" }
    var keptDraftsTitle: String { "Збережені чернетки" }
    func draftIsDeleted(_ key: KeyName) -> String { "видалено: \(key(.settle)) поверне" }
    func deletedDraftsKey(_ number: Int, _ key: KeyName) -> String {
        number == 1
            ? "Видалено 1 чернетку; \(key(.settle)) поверне її, доки einvoice працює."
            : "Видалено \(drafts(deleted: number)); \(key(.bringBack)) поверне їх, доки einvoice працює."
    }
    func draftsDeleted(_ number: Int, _ key: KeyName) -> String {
        number == 1
            ? "Видалено 1 чернетку; \(key(.drafts)), а тоді \(key(.settle)) поверне її."
            : "Видалено \(drafts(deleted: number)); \(key(.drafts)), а тоді \(key(.bringBack)) поверне їх."
    }

    private func drafts(deleted number: Int) -> String {
        "\(number) \(SlavicForms("чернетку", "чернетки", "чернеток").form(for: number))"
    }
    var themeTitle: String { "Тема" }

    var leavingTitle: String { "Вийти?" }
    func openPayment(_ paymentID: String, of profile: String?, isOnItsWay: Bool, isRecorded: Bool) -> String {
        let id = profile.map { "\(paymentID) (профіль \($0))" } ?? paymentID
        if isOnItsWay {
            return "Платіж \(id) у дорозі: після виходу відповіді ніхто не чекатиме, а рахунок може бути створено."
        }
        return isRecorded
            ? "Результат платежу \(id) не з’ясовано: рахунок, можливо, створено."
            : "Результату платежу \(id) в історії немає."
    }
    func more(_ number: Int) -> String { "і ще \(number)" }
    func openPaymentsAdvice(_ key: KeyName) -> String {
        "Enter: вийти; номери тоді буде названо ще раз. \(key(.settle)): запитати шлюз, що з ними сталося. Esc: лишитися."
    }
    var nothingIsOpen: String { "Усі результати вже з’ясовано. Enter: вийти; Esc: лишитися." }

    var keysHereHeading: String { "На цьому екрані" }
    var keysEverywhereHeading: String { "Усюди" }
    var statesHeading: String { "Стани" }
    var sandboxAmountsHeading: String { "Суми пісочниці" }
    var searchHeading: String { "У пошуку" }
    var listsHeading: String { "У списках" }
    var inputsHeading: String { "У полях" }
    var moveInList: String { "Рух" }
    var pageInList: String { "На екран угору або вниз" }
    var jumpInList: String { "Перший або останній" }
    var jumpInInput: String { "Початок, кінець" }
    var deleteInInput: String { "Видалити ліворуч, праворуч, слово" }
    var restoreInInput: String { "Вставити видалене; повернути як було" }
    var keysRemark: String { "Літери працюють і на кириличній розкладці. Вставлення ніколи нічого не надсилає." }

    var commandFilterHint: String { "набирайте, щоб відібрати" }
    var noSuchCommand: String { "Такої команди немає." }
    func notNow(_ command: String, _ reason: String) -> String { "\(command): \(reason)." }
    func theme(_ name: String) -> String { "Тема: \(name)" }

    var themeIsKeptByEnter: String { "Enter залишає тему й для наступного запуску." }
}
