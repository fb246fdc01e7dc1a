import InvoiceCore
import ScreenKit

extension Ukrainian: KeyTexts {
    var keysTitle: String { "Клавіші" }
    var keysRow: String { "Клавіші" }
    func changedKeys(_ count: Int) -> String { count == 0 ? "стандартні" : "змінено: \(count)" }

    func words(of command: ConsoleCommand) -> String {
        switch command {
        case .palette: "Усі команди"
        case .help: "Довідка"
        case .settings: "Налаштування"
        case .switchProfile: "Перейти на інший профіль"
        case .quit: "Вийти або повернутися назад"
        case .suspend: "На якийсь час до оболонки"
        case .new: "Новий рахунок"
        case .clone: "Новий рахунок за зразком цього"
        case .replace: "Новий рахунок замість помилкового"
        case .refresh: "Запитати, прочитати або порахувати заново"
        case .follow: "Стежити за платежами, що чекають, або ні"
        case .pay: "Посилання на оплату та QR-код"
        case .copy: "Копіювати"
        case .settle: "З’ясувати результат; повернути чернетку"
        case .sendAgain: "Надіслати ще раз"
        case .closeUnknown: "Закрити як нестворений"
        case .note: "Написати нотатку"
        case .partner: "Його заміна або те, що він замінює"
        case .nextInvoice: "Наступний рахунок"
        case .previousInvoice: "Попередній рахунок"
        case .adopt: "Внести до історії"
        case .browser: "Відкрити в браузері"
        case .qrCode: "Наступний QR-код"
        case .search: "Пошук"
        case .filters: "Відбори та збережені пошуки"
        case .columns: "Порядок і стовпці списку"
        case .mark: "Позначити"
        case .markStretch: "Позначити діапазон"
        case .markAll: "Позначити всі показані"
        case .drafts: "Чернетки"
        case .export: "Експорт або збереження у файл"
        case .statistics: "Статистика"
        case .reconcile: "Звірити з випискою шлюзу"
        case .test: "Тестові платежі"
        case .batch: "Багато рахунків із файлу"
        case .sums: "Усі суми; зберегти пошук"
        case .explain: "Чому число саме таке"
        case .delete: "Видалити або прибрати"
        case .bringBack: "Повернути видалене"
        case .review: "Перевірити, під’єднати"
        case .favourite: "Обрана валюта"
        case .editor: "Текст у редакторі; відкрити схожий"
        case .removeField: "Прибрати додаткове поле"
        case .newPaymentID: "Інший номер платежу"
        case .addProfile: "Додати профіль"
        case .editProfile: "Змінити профіль"
        case .defaultProfile: "Профіль, що відкривається першим"
        case .saveUntried: "Зберегти неперевірений профіль"
        }
    }

    var changeKey: ActionText { ActionText("Змінити", "Дати команді іншу клавішу") }
    var standardKey: ActionText {
        ActionText(
            "Стандартна", "Повернути команді стандартну клавішу", whenNot: "клавіша й так стандартна", keepsPlace: true)
    }
    var keepKey: ActionText { ActionText("Залишити", "Залишити клавішу, яку команда має") }
    var or: String { "або" }
    func pressKey(for words: String) -> String { "\(words): натисніть нову клавішу; Esc залишає стару." }
    func keyNotTaken(_ problem: SettingsProblem.Kind) -> String {
        "Не прийнято: \(text(for: problem, at: .option("")))."
    }
    func keyTaken(_ key: String, _ words: String) -> String { "\(words): \(key)." }
    func standardKeyIs(_ keys: String) -> String { "Стандартна клавіша: \(keys)." }
    func keysRemark(on command: ConsoleCommand) -> String {
        "У файлі налаштувань: \"keys\": {\"\(command.rawValue)\": …}"
    }

    func name(of code: Key.Code) -> String? { code == .character(" ") ? "Пробіл" : nil }
    var spokenWords: SpokenWords {
        SpokenWords(
            enter: "Enter", backspace: "Backspace", shift: "Shift", control: "Ctrl", up: "Вгору", down: "Вниз",
            left: "Ліворуч", right: "Праворуч", or: or, empty: "(порожньо)")
    }
}
