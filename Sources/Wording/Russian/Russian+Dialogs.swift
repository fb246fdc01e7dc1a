import InvoiceCore

extension Russian: DialogTexts {
    func helpTitle(of screen: String) -> String { "Справка: \(screen)" }
    var keptDraftsTitle: String { "Сохранённые черновики" }
    func draftIsDeleted(_ key: KeyName) -> String { "удалён: \(key(.settle)) вернёт" }
    func deletedDraftsKey(_ number: Int, _ key: KeyName) -> String {
        number == 1
            ? "Удалён 1 черновик; пока einvoice работает, \(key(.settle)) вернёт его."
            : "Удалено черновиков: \(number); пока einvoice работает, \(key(.bringBack)) вернёт их."
    }
    func draftsDeleted(_ number: Int, _ key: KeyName) -> String {
        number == 1
            ? "Удалён 1 черновик; вернуть его: \(key(.drafts)), затем \(key(.settle))."
            : "Удалено черновиков: \(number); вернуть их: \(key(.drafts)), затем \(key(.bringBack))."
    }
    var themeTitle: String { "Тема" }

    var leavingTitle: String { "Выйти?" }
    func openPayment(_ paymentID: String, of profile: String?, isOnItsWay: Bool, isRecorded: Bool) -> String {
        let id = profile.map { "\(paymentID) профиля \($0)" } ?? paymentID
        if isOnItsWay { return "Платёж \(id) в пути: при выходе ждать перестанем, а счёт может быть создан." }
        return isRecorded
            ? "Исход платежа \(id) не выяснен: счёт, возможно, создан."
            : "Исхода платежа \(id) нет в истории."
    }
    func more(_ number: Int) -> String { "и ещё \(number)" }
    func openPaymentsAdvice(_ key: KeyName) -> String {
        "Enter: выйти, номера будут названы ещё раз. \(key(.settle)): спросить шлюз об исходах. Esc: остаться."
    }
    var nothingIsOpen: String { "Теперь все исходы известны. Enter: выйти, Esc: остаться." }

    var keysHereHeading: String { "На этом экране" }
    var keysEverywhereHeading: String { "Везде" }
    var statesHeading: String { "Состояния" }
    var sandboxAmountsHeading: String { "Суммы песочницы" }
    var searchHeading: String { "В поиске" }
    var listsHeading: String { "В списках" }
    var inputsHeading: String { "В полях ввода" }
    var moveInList: String { "Вверх или вниз" }
    var pageInList: String { "На экран вверх или вниз" }
    var jumpInList: String { "К первому или последнему" }
    var jumpInInput: String { "В начало, в конец" }
    var deleteInInput: String { "Удалить всё слева, всё справа, слово" }
    var restoreInInput: String { "Вставить удалённое; вернуть как было" }
    var keysRemark: String { "Буквы работают и в русской раскладке. Вставка ничего не отправляет." }

    var commandFilterHint: String { "введите часть названия" }
    var noSuchCommand: String { "Такой команды нет." }
    func notNow(_ command: String, _ reason: String) -> String { "\(command): \(reason)." }
    func theme(_ name: String) -> String { "Тема: \(name)" }

    var themeIsKeptByEnter: String { "Enter сохранит тему до следующих запусков." }
}
