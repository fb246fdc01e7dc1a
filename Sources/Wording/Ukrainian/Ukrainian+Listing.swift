import InvoiceCore

extension Ukrainian: ListingTexts {
    var filtersTitle: String { "Відбір" }

    func name(of filter: QuickFilter) -> String {
        switch filter {
        case .failedThisWeek: "Цього тижня, не пройшли"
        case .madeToday: "Створені сьогодні"
        case .waiting: "Платежі, що чекають"
        case .unknown: "Не з’ясовані"
        case .unpaid: "Ще не оплачені"
        case .paidThisWeek: "Цього тижня, оплачені"
        case .mismatch: "Не те, що виставлено"
        }
    }

    var recentSearch: String { "нещодавній пошук" }
    var searchNameLabel: String { "Назва" }
    func searchNotSaved(mostSaved: Int, longestName: Int) -> String {
        """
        Не збережено: у назві має бути від 1 до \(longestName) літер, зберігається щонайбільше \(mostSaved), \
        і жодного з номером картки.
        """
    }
    func searches(by digit: Int) -> String { "Пошук за відбором із цим номером" }
    var showFilters: ActionText {
        ActionText(
            "Відбір", "Відбір: створені сьогодні, ті, що чекають, збережені",
            also: "фільтри фільтр збережений нещодавній пошук", whenNot: "шукати нема в чому")
    }
    var searchBySelected: ActionText { ActionText("Показати", "Показати, що знаходить цей пошук") }
    var saveCurrentSearch: ActionText {
        ActionText(
            "Зберегти пошук", "Зберегти пошук зі списку під назвою",
            whenNot: "у списку нічого не шукають")
    }
    var saveSearch: ActionText { ActionText("Зберегти", "Зберегти пошук під цією назвою") }
    var saveNoSearch: ActionText { ActionText("Назад", "Назад; нічого не зберігається") }
    var deleteSearch: ActionText {
        ActionText(
            "Видалити", "Видалити збережений пошук; його можна повернути", whenNot: "цей пошук не збережено",
            keepsPlace: true)
    }
    var restoreSearch: ActionText { ActionText("Повернути", "Повернути пошук, видалений останнім") }

    var completeSearch: ActionText {
        ActionText("Доповнити", "Доповнити останнє слово; ще раз для наступного варіанта")
    }
    var explainSearch: ActionText { ActionText("Довідка", "Мова пошуку та знаки списку") }
    func meaning(of typed: String, _ meanings: [String]) -> String {
        "\(typed) = \(meanings.joined(separator: " або "))"
    }
    var gatewaysOwnWord: String { "слово самого шлюзу" }
    var noLongerFits: String { "уже не відповідає пошуку" }
    var isMarked: String { "позначено" }
    var isTestSign: String { "тестовий платіж" }
    func testsNotSummed(_ number: Int) -> String { "тестові не в сумі: \(count(number))" }
    var isReplacedSign: String { "замінено" }

    var arrangementTitle: String { "Порядок і стовпці" }
    var arrangeList: ActionText {
        ActionText("Порядок", "Порядок і стовпці списку", also: "упорядкувати сортувати колонки")
    }
    var takeArrangement: ActionText { ActionText("Вибрати", "Узяти порядок, показати або сховати стовпець") }
    func name(of order: InvoiceQuery.Order) -> String {
        switch order {
        case .newestFirst: "Спершу найновіші"
        case .oldestFirst: "Спершу найдавніші"
        case .smallestFirst: "Спершу найменші суми"
        case .largestFirst: "Спершу найбільші суми"
        case .byState: "За станом"
        case .byStateBackwards: "За станом, навпаки"
        case .byMethod: "За способом"
        case .byMethodBackwards: "За способом, навпаки"
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
        case .account: "Акаунт"
        case .sender: "Платник"
        case .description: descriptionColumn
        }
    }

    func columnChoice(_ title: String, isFixed: Bool) -> String {
        isFixed ? "Стовпець: \(title), є завжди" : "Стовпець: \(title)"
    }

    var usualColumns: String { "Стовпці, що вміщуються за шириною" }

    var markInvoice: ActionText {
        ActionText("Позначити", "Позначити рахунок або зняти позначку", whenNot: noInvoiceSelected)
    }
    var markStretch: ActionText {
        ActionText("Діапазон", "Позначити звідси й до наступного натискання", whenNot: noInvoiceSelected)
    }
    var markAllShown: ActionText {
        ActionText("Усі", "Позначити всі у списку або жодного", whenNot: noInvoiceSelected)
    }
    var clearMarks: ActionText { ActionText("Зняти всі", "Зняти всі позначки") }
    var refreshMarked: ActionText {
        ActionText(
            "Оновити", "Запитати статус позначених",
            whenNot: "шлюз не дав номера жодному з них", keepsPlace: true)
    }
    var stopAskingMarked: ActionText { ActionText("Зупинити", "Про решту не питати") }
    var settleMarked: ActionText {
        ActionText("З’ясувати", "Запитати шлюз, що з позначеними нез’ясованими")
    }
    var exportMarked: ActionText { ActionText("Експорт", "Вивантажити позначені у файл csv або jsonl") }
    func marked(_ count: Int, hidden: Int) -> String {
        hidden > 0 ? "позначено: \(count), не показано: \(hidden)" : "позначено: \(count)"
    }
    func found(_ count: Int) -> String { "знайдено: \(count)" }

    func askedMarked(_ answered: Int, of all: Int, failed: Int, isDone: Bool) -> String {
        let failures = failed == 0 ? "" : "; без відповіді: \(failed)"
        return isDone
            ? "Запитано про \(count(all, .invoice))\(failures)."
            : "Запитуємо шлюз: \(answered) із \(all)\(failures). Esc зупиняє."
    }

    func followed(_ count: Int) -> String { "стежимо: \(count)" }
    func stopFollowing(_ number: Int) -> ActionText {
        ActionText("Не стежити", "Більше не питати про платежі, за якими стежимо: \(number)")
    }
    func newsOf(_ paymentID: String, _ amount: String, _ state: String) -> String {
        "einvoice: платіж \(paymentID), \(amount): \(state)"
    }
    func isNow(_ paymentID: String, _ amount: String, _ state: String) -> String {
        "Платіж \(paymentID), \(amount): тепер \(state)."
    }
}
