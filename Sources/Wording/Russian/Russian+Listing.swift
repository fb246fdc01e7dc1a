import InvoiceCore

extension Russian: ListingTexts {
    var filtersTitle: String { "Отборы" }

    func name(of filter: QuickFilter) -> String {
        switch filter {
        case .failedThisWeek: "Не прошли за неделю"
        case .madeToday: "Созданы сегодня"
        case .waiting: "Ждут оплаты"
        case .unknown: "Не выяснены"
        case .unpaid: "Ещё не оплачены"
        case .paidThisWeek: "Оплачены за неделю"
        case .mismatch: "Не то, что запрошено"
        }
    }

    var recentSearch: String { "недавний запрос" }
    var searchNameLabel: String { "Имя запроса" }
    func searchNotSaved(mostSaved: Int, longestName: Int) -> String {
        """
        Не сохранено: нужно имя длиной от 1 до \(longestName) букв, хранится не больше \(mostSaved), и ни в одном не \
        может быть номера карты.
        """
    }
    func searches(by digit: Int) -> String { "Искать по отбору с этим номером" }
    var showFilters: ActionText {
        ActionText(
            "Отборы", "Отборы: сегодняшние, ждущие, сохранённые и недавние", also: "фильтры запросы отобрать",
            whenNot: "искать негде")
    }
    var searchBySelected: ActionText { ActionText("Показать", "Показать, что находит этот запрос") }
    var saveCurrentSearch: ActionText {
        ActionText(
            "Сохранить запрос", "Сохранить запрос списка под именем", also: "поиск запомнить отбор",
            whenNot: "в списке ничего не ищут")
    }
    var saveSearch: ActionText { ActionText("Сохранить", "Сохранить запрос под этим именем") }
    var saveNoSearch: ActionText { ActionText("Назад", "Назад; ничего не сохраняется") }
    var deleteSearch: ActionText {
        ActionText(
            "Удалить", "Удалить сохранённый запрос; его можно вернуть", whenNot: "этот запрос не сохранён",
            keepsPlace: true)
    }
    var restoreSearch: ActionText { ActionText("Вернуть", "Вернуть запрос, удалённый последним") }

    var completeSearch: ActionText { ActionText("Дополнить", "Дополнить последнее слово; ещё раз: следующий вариант") }
    var explainSearch: ActionText { ActionText("Справка", "Язык поиска и знаки списка") }
    func meaning(of typed: String, _ meanings: [String]) -> String {
        "\(typed) = \(meanings.joined(separator: " или "))"
    }
    var gatewaysOwnWord: String { "слово самого шлюза" }
    var noLongerFits: String { "больше не подходит под запрос" }
    var isMarked: String { "отмечен" }
    var isTestSign: String { "тестовый платёж" }
    func testsNotSummed(_ number: Int) -> String {
        let tests = SlavicForms("тестовый", "тестовых", "тестовых").form(for: number)
        return "\(count(number)) \(tests) вне сумм"
    }
    var isReplacedSign: String { "заменён" }

    var arrangementTitle: String { "Порядок и столбцы" }
    var arrangeList: ActionText {
        ActionText("Порядок", "Порядок и столбцы списка", also: "сортировка упорядочить колонки")
    }
    var takeArrangement: ActionText { ActionText("Выбрать", "Взять этот порядок, показать или скрыть столбец") }
    func name(of order: InvoiceQuery.Order) -> String {
        switch order {
        case .newestFirst: "Сначала новые"
        case .oldestFirst: "Сначала старые"
        case .smallestFirst: "Сначала малые суммы"
        case .largestFirst: "Сначала большие суммы"
        case .byState: "По состоянию"
        case .byStateBackwards: "По состоянию, обратно"
        case .byMethod: "По способу"
        case .byMethodBackwards: "По способу, обратно"
        }
    }

    func title(of column: ListColumn) -> String {
        switch column {
        case .when: timeColumn
        case .paymentID: paymentIDColumn
        case .method: methodColumn
        case .amount: amountColumn
        case .state: stateColumn
        case .tracking: trackingColumn
        case .account: "Аккаунт"
        case .sender: "Плательщик"
        case .description: descriptionColumn
        }
    }

    func columnChoice(_ title: String, isFixed: Bool) -> String {
        isFixed ? "Столбец: \(title), виден всегда" : "Столбец: \(title)"
    }

    var usualColumns: String { "Столбцы, которые помещаются по ширине" }

    var markInvoice: ActionText {
        ActionText("Отметить", "Отметить счёт или снять отметку", whenNot: noInvoiceSelected)
    }
    var markStretch: ActionText {
        ActionText("Подряд", "Отметить отсюда и до второго нажатия", whenNot: noInvoiceSelected)
    }
    var markAllShown: ActionText {
        ActionText("Все", "Отметить все счета списка или снять отметки", whenNot: noInvoiceSelected)
    }
    var clearMarks: ActionText { ActionText("Снять", "Снять все отметки") }
    var refreshMarked: ActionText {
        ActionText(
            "Обновить", "Спросить шлюз о статусах отмеченных",
            whenNot: "номера в шлюзе нет ни у одного", keepsPlace: true)
    }
    var stopAskingMarked: ActionText { ActionText("Остановить", "Об остальных не спрашивать") }
    var settleMarked: ActionText { ActionText("Выяснить", "Спросить шлюз об исходе отмеченных невыясненных") }
    var exportMarked: ActionText { ActionText("Экспорт", "Выгрузить отмеченные в файл csv или jsonl") }
    func marked(_ count: Int, hidden: Int) -> String {
        hidden > 0 ? "отмечено: \(count), не видно: \(hidden)" : "отмечено: \(count)"
    }
    func found(_ count: Int) -> String { "найдено: \(count)" }

    func askedMarked(_ answered: Int, of all: Int, failed: Int, isDone: Bool) -> String {
        let failures = failed == 0 ? "" : "; без ответа: \(failed)"
        return isDone
            ? "Спросили шлюз: \(count(all, .invoice))\(failures)."
            : "Спрашиваем шлюз: \(answered) из \(all)\(failures). Esc остановит."
    }

    func followed(_ count: Int) -> String { "следим: \(count)" }
    func stopFollowing(_ number: Int) -> ActionText {
        ActionText("Не следить", "Больше не следить за оплатой, сейчас платежей: \(number)")
    }
    func newsOf(_ paymentID: String, _ amount: String, _ state: String) -> String {
        "einvoice: платёж \(paymentID), \(amount): \(state)"
    }
    func isNow(_ paymentID: String, _ amount: String, _ state: String) -> String {
        "Платёж \(paymentID), \(amount), теперь: \(state)."
    }
}
