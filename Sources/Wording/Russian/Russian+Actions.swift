import InvoiceCore

extension Russian: ActionTexts {
    var showHelp: ActionText {
        ActionText("Справка", "Клавиши этого экрана", also: "помощь клавиши подсказка")
    }
    var allKeys: String { "Клавиши" }
    var showCommands: ActionText {
        ActionText("Команды", "Все команды с отбором по мере ввода", also: "палитра список")
    }
    var quitAnywhere: ActionText { ActionText("Выход", "Выйти; введённое сохранится") }
    var suspend: ActionText { ActionText("В оболочку", "На время в командную оболочку; fg вернёт") }

    var goBack: ActionText { ActionText("Назад", "Туда, откуда пришли") }
    var backToInvoices: ActionText { ActionText("Назад", "Назад к счетам") }
    var goHome: ActionText { ActionText("Счета", "К списку счетов") }
    var closeList: ActionText { ActionText("Закрыть", "Закрыть список") }
    var backToStatistics: ActionText { ActionText("Статистика", "К статистике, на ту же строку") }
    var closeHelp: ActionText { ActionText("Закрыть", "Закрыть справку") }

    var openInvoice: ActionText {
        ActionText(
            "Открыть", "Всё об этом счёте", also: "показать подробности просмотр", whenNot: noInvoiceSelected,
            keepsPlace: true)
    }
    var showInvoice: ActionText { ActionText("Счёт", "Всё об этом счёте") }
    var openSimilar: ActionText { ActionText("Открыть", "Открыть счёт, который выглядит так же") }
    var clone: ActionText {
        ActionText("Похожий", "Новый счёт по образцу этого", also: "копия повторить такой же образец")
    }
    var replaceInvoice: ActionText {
        ActionText(
            "Заменить", "Новый счёт вместо этого, ошибочного", also: "замена исправить ошибка неверный",
            whenNot: "этот счёт нельзя заменить", keepsPlace: true)
    }
    var anotherInvoice: ActionText { ActionText("Ещё один", "Ещё один счёт, с пустой формы") }
    var refreshStatus: ActionText {
        ActionText(
            "Обновить", "Спросить шлюз о статусе платежа", also: "статус запросить проверить",
            whenNot: "у шлюза нет для него номера", keepsPlace: true)
    }
    var showReplacement: ActionText {
        ActionText("Замена", "Счёт, выставленный вместо этого", also: "заменён парный")
    }
    var showReplaced: ActionText {
        ActionText("Заменённый", "Счёт, вместо которого выставлен этот", also: "замена парный")
    }
    func paymentIsOver(_ state: String) -> String { "платёж окончен: \(state)" }
    var paymentIsReplaced: String { "вместо него выставлен другой счёт" }
    var showPaymentLink: ActionText {
        ActionText(
            "Ссылка", "Ссылка на оплату, в том числе QR-кодом", also: "оплата платёж куар код адрес",
            whenNot: "его нельзя оплатить", keepsPlace: true)
    }
    var writeNote: ActionText { ActionText("Заметка", "Написать заметку к счёту; она хранится в истории") }
    var keepNote: ActionText { ActionText("Сохранить", "Сохранить заметку в истории") }
    var putNoteAside: ActionText { ActionText("Отложить", "Отложить заметку, чтобы продолжить её потом") }
    var nextInvoice: ActionText { ActionText("Следующий", "Следующий счёт списка") }
    var previousInvoice: ActionText { ActionText("Предыдущий", "Предыдущий счёт списка") }
    var leaveNow: ActionText { ActionText("Выйти", "Выйти; номера платежей будут названы ещё раз") }
    var stayHere: ActionText { ActionText("Остаться", "Остаться в консоли") }
    var settleUnknown: ActionText {
        ActionText(
            "Выяснить", "Спросить шлюз об исходе невыясненных счетов", also: "исход неизвестно проверить",
            whenNot: "невыясненных счетов нет", keepsPlace: true)
    }
    var settleOutcome: ActionText { ActionText("Выяснить", "Спросить шлюз об исходе") }
    var settleSending: ActionText { ActionText("Выяснить", "Спросить шлюз, если его уже никто не отправляет") }
    var settleRejected: ActionText { ActionText("Спросить", "Спросить шлюз, не создан ли всё же этот счёт") }
    var settleClosed: ActionText { ActionText("Спросить", "Спросить шлюз, не появился ли у него этот счёт") }
    var closeUnknown: ActionText {
        ActionText(
            "Закрыть", "Закрыть как несозданный: такого платежа в шлюзе нет",
            whenNot: "шлюз не отвечал, что его там нет", keepsPlace: true)
    }
    var sendUnsentAgain: ActionText { ActionText("Ещё раз", "Отправить ещё раз: ничего не создано") }
    var sendMissingAgain: ActionText {
        ActionText(
            "Ещё раз", "В шлюзе его нет: отправить тот же запрос ещё раз",
            whenNot: "шлюз не отвечал, что его там нет", keepsPlace: true)
    }
    var askOpenAgain: ActionText { ActionText("Спросить", "Спросить шлюз ещё раз о том, что не выяснено") }
    var copyMenu: ActionText {
        ActionText("Копировать", "Скопировать трекинг, номер, ссылку, сумму, сводку", also: "буфер обмена")
    }
    var copySelected: ActionText { ActionText("Копировать", "Скопировать выбранное") }

    var noInvoiceSelected: String { "счёт не выбран" }
    func show(_ filter: QuickFilter) -> ActionText {
        ActionText(
            name(of: filter), "Показать в списке: \(name(of: filter).lowercased())", also: "отбор фильтр число шапка")
    }
    var newInvoice: ActionText {
        ActionText("Новый", "Новый счёт", also: "создать выставить добавить")
    }
    var readHistoryAgain: ActionText { ActionText("Перечитать", "Прочитать историю ещё раз") }
    var search: ActionText {
        ActionText(
            "Поиск", "Поиск: слова, -слово, статус: больше: это: порядок: …", also: "найти отобрать искать фильтр",
            whenNot: "искать негде")
    }
    var goToFound: ActionText { ActionText("Показать", "Перейти к найденному") }
    var endSearch: ActionText { ActionText("Сбросить", "Назад ко всем счетам") }
    var showDrafts: ActionText {
        ActionText(
            "Черновики", "Сохранённые черновики: продолжить или удалить", also: "неоконченные сохранённые",
            whenNot: "черновиков нет")
    }
    var showSettings: ActionText {
        ActionText(
            "Настройки", "Настройки: профили, тема, язык, сигнал, мышь, клавиши",
            also: "тема цвета параметры профиль язык")
    }
    var quit: ActionText {
        ActionText("Выход", "Выйти из einvoice", also: "закрыть покинуть")
    }
    func followWaiting(days: Int) -> ActionText {
        ActionText(
            "Следить", "Следить за ожидающими платежами (за \(count(days, .day)))",
            whenNot: "оплаты не ждёт ни один платёж")
    }
    var exportInvoices: ActionText {
        ActionText(
            "Экспорт", "Выгрузить показанное в файл csv или jsonl", also: "сохранить записать таблица",
            whenNot: "ничего не показано")
    }
    var showStatistics: ActionText {
        ActionText("Статистика", "Число и суммы счетов по дням, способам и статусам", also: "итоги суммы отчёт")
    }
    var testPayments: ActionText {
        ActionText("Тест", "Тестовые платежи на 1000 и 2000 в выбранных валютах", also: "проба проверка способы")
    }
    var createBatch: ActionText {
        ActionText("Из файла", "Счета из файла: по счёту на каждую строку", also: "пакет много csv jsonl импорт")
    }
    var reconcile: ActionText {
        ActionText("Сверка", "Сверить историю с выпиской шлюза", also: "сравнить расхождения выписка")
    }

    var resumeDraft: ActionText { ActionText("Продолжить", "Продолжить черновик") }
    var deleteDraft: ActionText {
        ActionText(
            "Удалить", "Удалить этот или отмеченные; их можно вернуть", whenNot: "он уже удалён",
            keepsPlace: true)
    }
    var restoreDraft: ActionText {
        ActionText("Вернуть", "Вернуть удалённый черновик", whenNot: "он не удалён", keepsPlace: true)
    }
    var restoreDrafts: ActionText { ActionText("Вернуть их", "Вернуть все удалённые черновики") }
    var markDraft: ActionText { ActionText("Отметить", "Отметить черновик или снять отметку") }
    var markDrafts: ActionText { ActionText("Все", "Отметить все черновики или снять все отметки") }
    var doSelected: ActionText { ActionText("Выполнить", "Выполнить выбранное") }
    var keepTheme: ActionText { ActionText("Оставить", "Оставить эту тему") }
    var restoreTheme: ActionText { ActionText("Назад", "Вернуться к прежней теме") }
    var writeExport: ActionText { ActionText("Экспорт", "Записать файл") }
    var typeFileName: ActionText { ActionText("Имя файла", "Изменить имя файла") }
    var choosePeriod: ActionText { ActionText("Период", "Выбрать, за какое время выгрузить счета") }
    var closeExport: ActionText { ActionText("Закрыть", "Закрыть и ничего не выгружать") }
    var overwriteFile: ActionText { ActionText("Заменить", "Записать новый файл вместо старого") }
    var chooseOtherName: ActionText { ActionText("Другое имя", "Выбрать другое имя") }
    var stopExport: ActionText { ActionText("Остановить", "Остановить; файла не останется") }
    var closeExported: ActionText { ActionText("Закрыть", "Назад к списку") }
    var copyPath: ActionText { ActionText("Путь", "Скопировать путь к файлу") }

    var chooseToday: ActionText { ActionText("Сегодня", "Сегодня") }
    var chooseWeek: ActionText { ActionText("7 дней", "Последние 7 дней") }
    var chooseThirtyDays: ActionText { ActionText("30 дней", "Последние 30 дней") }
    var chooseMonth: ActionText { ActionText("Месяц", "Этот месяц") }
    var chooseYear: ActionText { ActionText("Год", "Двенадцать месяцев, последним этот") }
    var chooseAllTime: ActionText { ActionText("Всё", "Всё, что есть") }
    var goEarlier: ActionText { ActionText("Раньше", "Предыдущий период") }
    var goLater: ActionText { ActionText("Позже", "Следующий период") }

    var openRow: ActionText { ActionText("Счета", "Счета выбранной строки, в списке") }
    var openSums: ActionText { ActionText("Все суммы", "Показать все суммы каждой строки") }
    var closeSums: ActionText { ActionText("Свернуть", "Показать столько сумм в строке, сколько помещается") }
    var nextGroup: ActionText { ActionText("Группа", "Следующая группа: способы, статусы, дни, суммы") }
    var previousGroup: ActionText { ActionText("Предыдущая", "Предыдущая группа") }
    var countAnew: ActionText { ActionText("Заново", "Посчитать заново") }

    var chooseCurrency: ActionText { ActionText("Выбрать", "Открыть список валют") }
    var takeCurrency: ActionText { ActionText("Выбрать", "Взять выделенную валюту") }
    var toggleFavourite: ActionText { ActionText("Избранное", "Поднять в начало списка или убрать оттуда") }
    var closeCurrencies: ActionText { ActionText("Назад", "Закрыть список") }
    var addField: ActionText { ActionText("Ещё поле", "Добавить любое доп. поле вручную") }
    var editDescription: ActionText { ActionText("Редактор", "Написать назначение в своём редакторе (EDITOR)") }
    var showAddresses: ActionText { ActionText("Адреса", "Показать адреса, чтобы изменить их") }
    var takeLastDescription: ActionText {
        ActionText("Прежнее", "Взять назначение последнего счёта этого покупателя")
    }
    var removeField: ActionText { ActionText("Убрать", "Убрать это доп. поле") }
    var nextField: ActionText { ActionText("Дальше", "Следующее поле (также Enter и стрелка вниз)") }
    var previousField: ActionText { ActionText("Предыдущее", "Предыдущее поле (также стрелка вверх)") }
    var proposePaymentID: ActionText { ActionText("Новый №", "Предложить новый номер платежа") }
    var reviewRequest: ActionText { ActionText("Проверить", "Увидеть запрос таким, каким он уйдёт (также ^S)") }
    func leaveForm(isKept: Bool) -> ActionText {
        isKept
            ? ActionText("В черновик", "Назад к счетам; введённое сохранится как черновик")
            : ActionText(
                "Уйти (не сохранено)", "К счетам; диск не принимает введённое, пробуем ещё")
    }

    func send(isLive: Bool) -> ActionText {
        ActionText(isLive ? "Отправить (боевой)" : "Отправить", "Отправить запрос шлюзу")
    }
    func closeNow(isLive: Bool) -> ActionText {
        ActionText(isLive ? "Закрыть (боевой)" : "Закрыть", "Закрыть как несозданный")
    }
    var leaveUnclosed: ActionText { ActionText("Назад", "Назад; исход останется невыясненным") }
    var leaveResending: ActionText { ActionText("Назад", "Назад; ничего не отправляется") }
    var changeBeforeSending: ActionText { ActionText("Изменить", "Назад к форме; ничего не отправляется") }
    var changeInForm: ActionText { ActionText("Изменить", "Назад к форме") }
    var switchInput: ActionText { ActionText("Другое поле", "Номер карты или сумма") }
    var stopWaiting: ActionText {
        ActionText("Не ждать", "Больше не ждать; если запрос ушёл, исход не выяснен")
    }

    var startPayment: ActionText { ActionText("Начать (боевой)", "Начать оплату в боевом шлюзе") }
    var openPaymentPage: ActionText { ActionText("Открыть", "Открыть страницу оплаты в браузере этой машины") }
    var openPaymentForm: ActionText { ActionText("Открыть", "Открыть на этой машине страницу с формой шлюза") }
    var changeCode: ActionText {
        ActionText(
            "Другой код", "Сменить содержимое QR-кода: ссылка, URI или адрес",
            whenNot: "другого содержимого здесь нет")
    }
    var saveCode: ActionText { ActionText("Сохранить", "Записать QR-код картинкой, png или svg") }
    var askForPaymentAgain: ActionText { ActionText("Спросить", "Спросить шлюз об оплате ещё раз") }

    var toggleMark: ActionText { ActionText("Отметить", "Отметить валюту или снять отметку") }
    var markShown: ActionText { ActionText("Все", "Отметить все показанные или снять с них отметки") }
    var showAllCurrencies: ActionText { ActionText("Все валюты", "Снова показать все валюты") }
    var startTests: ActionText { ActionText("Начать", "Тестовые платежи на 1000 и 2000 в этих валютах") }
    var startTestsLive: ActionText { ActionText("Начать (боевой)", "Начать, когда имя введено") }
    var makeTestInvoices: ActionText { ActionText("Создать", "Создать эти счета") }
    var backToCurrencies: ActionText { ActionText("Изменить", "Назад к валютам; ничего не отправляется") }
    var chooseOtherCurrencies: ActionText { ActionText("Другие", "Тестовые платежи в других валютах") }
    var stopTests: ActionText { ActionText("Остановить", "Нового не начинать; то, что в пути, дойдёт до конца") }
    var goOnTesting: ActionText { ActionText("Продолжить", "Продолжить с места остановки") }
    var tryAgainTesting: ActionText { ActionText("Повторить", "Повторить те, у которых нет итога") }

    var askGatewayAboutNumber: ActionText {
        ActionText("Спросить", "Спросить шлюз о номере, которого нет в истории")
    }
    var askAboutNumberAgain: ActionText { ActionText("Спросить", "Спросить шлюз ещё раз") }
    var stopAsking: ActionText { ActionText("Не ждать", "Больше не ждать ответа шлюза") }
    var adoptFound: ActionText { ActionText("Внести", "Внести в историю то, что есть в шлюзе") }
    var adoptIt: ActionText { ActionText("Внести", "Внести в историю") }
    var adoptNotIt: ActionText { ActionText("Не вносить", "Не вносить в историю") }

    var compareAgain: ActionText { ActionText("Заново", "Сверить заново") }
    var askAboutMissing: ActionText { ActionText("Открыть", "Что о нём известно шлюзу, чтобы внести в историю") }
    var explainNumbers: ActionText { ActionText("Почему", "Что значит каждое число и почему что-то не сверено") }
    var closeExplanation: ActionText { ActionText("Закрыть", "Назад к сверке") }
    var adoptMissing: ActionText {
        ActionText("Внести", "Внести в историю недостающее здесь и новые статусы")
    }
    var adoptThem: ActionText { ActionText("Внести", "Внести их в историю") }
    var adoptNothing: ActionText { ActionText("Не вносить", "Ничего не вносить") }
    var stopAdopting: ActionText { ActionText("Остановить", "Остановить; внесённое останется") }
    var exportDifferences: ActionText { ActionText("Экспорт", "Выгрузить расхождения в файл csv или jsonl") }
}
