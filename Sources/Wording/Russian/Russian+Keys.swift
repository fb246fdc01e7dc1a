import InvoiceCore
import ScreenKit

extension Russian: KeyTexts {
    var keysTitle: String { "Клавиши" }
    var keysRow: String { "Клавиши" }
    func changedKeys(_ count: Int) -> String { count == 0 ? "стандартные" : "изменено: \(count)" }

    func words(of command: ConsoleCommand) -> String {
        switch command {
        case .palette: "Все команды"
        case .help: "Справка"
        case .settings: "Настройки"
        case .switchProfile: "Сменить профиль"
        case .quit: "Выйти или вернуться назад"
        case .suspend: "На время в командную оболочку"
        case .new: "Новый счёт"
        case .clone: "Новый счёт по образцу"
        case .replace: "Новый счёт вместо ошибочного"
        case .refresh: "Спросить, прочитать, посчитать заново"
        case .follow: "Следить за оплатой или перестать"
        case .pay: "Ссылка на оплату и QR-код"
        case .copy: "Копировать"
        case .settle: "Выяснить исходы; вернуть черновик"
        case .sendAgain: "Отправить ещё раз"
        case .closeUnknown: "Закрыть как несозданный"
        case .note: "Написать заметку"
        case .partner: "Замена счёта или заменённый счёт"
        case .nextInvoice: "Следующий счёт"
        case .previousInvoice: "Предыдущий счёт"
        case .adopt: "Внести в историю"
        case .browser: "Открыть в браузере"
        case .qrCode: "Следующий QR-код"
        case .search: "Поиск"
        case .filters: "Отборы и сохранённые запросы"
        case .columns: "Порядок и столбцы списка"
        case .mark: "Отметить"
        case .markStretch: "Отметить подряд"
        case .markAll: "Отметить всё показанное"
        case .drafts: "Черновики"
        case .export: "Экспорт или запись в файл"
        case .statistics: "Статистика"
        case .reconcile: "Сверка с выпиской шлюза"
        case .test: "Тестовые платежи"
        case .batch: "Счета из файла"
        case .sums: "Все суммы; сохранить запрос"
        case .explain: "Откуда взялось число"
        case .delete: "Удалить или убрать"
        case .bringBack: "Вернуть удалённое"
        case .review: "Проверить или подключиться"
        case .favourite: "Валюта в избранное"
        case .editor: "Текст в редакторе; открыть похожий счёт"
        case .removeField: "Убрать доп. поле"
        case .newPaymentID: "Другой номер платежа"
        case .addProfile: "Добавить профиль"
        case .editProfile: "Изменить профиль"
        case .defaultProfile: "Профиль, который открывается первым"
        case .saveUntried: "Сохранить непроверенный профиль"
        }
    }

    var changeKey: ActionText { ActionText("Изменить", "Дать команде другую клавишу") }
    var standardKey: ActionText {
        ActionText(
            "Стандарт", "Вернуть команде стандартную клавишу", whenNot: "клавиша и так стандартная", keepsPlace: true)
    }
    var keepKey: ActionText { ActionText("Оставить", "Оставить команде её клавишу") }
    var or: String { "или" }
    func pressKey(for words: String) -> String { "\(words): нажмите новую клавишу; Esc оставит прежнюю." }
    func keyNotTaken(_ problem: SettingsProblem.Kind) -> String {
        "Не принято: \(text(for: problem, at: .option("")))."
    }
    func keyTaken(_ key: String, _ words: String) -> String { "\(words): \(key)." }
    func standardKeyIs(_ keys: String) -> String { "Стандартная клавиша: \(keys)." }
    func keysRemark(on command: ConsoleCommand) -> String {
        "В файле настроек: \"keys\": {\"\(command.rawValue)\": …}"
    }

    func name(of code: Key.Code) -> String? { code == .character(" ") ? "Пробел" : nil }
    var spokenWords: SpokenWords {
        SpokenWords(
            enter: "Enter", backspace: "Backspace", shift: "Shift", control: "Ctrl", up: "Вверх", down: "Вниз",
            left: "Влево", right: "Вправо", or: or, empty: "(пусто)")
    }
}
