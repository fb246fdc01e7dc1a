import InvoiceCore

extension Russian: DetailTexts {
    func invoiceTitle(paymentID: String) -> String { "Платёж \(paymentID)" }

    var otherTrackingLabel: String { "Ещё трекинг" }
    var createdLabel: String { "Создан" }
    var adoptedLabel: String { "Внесён" }
    func created(_ time: String, told: String) -> String { "\(time) (\(told) по часам шлюза)" }
    var testLabel: String { "Тест" }
    var isTestPayment: String { "тестовый платёж; в числах и суммах его нет" }
    var noteLabel: String { "Заметка" }
    var profileLabel: String { "Профиль" }
    var localIDLabel: String { "Локальный №" }
    var statusLabel: String { "Статус" }

    var gatewayHeading: String { "Что говорит шлюз" }
    var timelineHeading: String { "Хронология" }

    func foundCreated(tracking: String) -> String { "найден в шлюзе: создан, трекинговый номер \(tracking)" }
    func created(tracking: String) -> String { "создан, трекинговый номер \(tracking)" }
    func rejected(_ reason: String) -> String { "не принят: \(reason)" }
    func outcomeWasUnknown(_ reason: String) -> String { "исход не выяснен: \(reason)" }
    func wasNotSent(_ reason: String) -> String { "не отправлен: \(plain(reason))" }
    var isSentAgain: String { "отправляется ещё раз, байт в байт" }
    var gatewayHadNone: String { "спросили шлюз: такого платежа в нём нет" }
    var wasClosed: String { "закрыт как несозданный" }
    func status(_ word: String, because reasons: [String]) -> String {
        (["статус \(word)"] + reasons).joined(separator: ": ")
    }
    func fromStatement(_ words: String) -> String { "\(words) (из выписки)" }
    func noted(_ text: String) -> String { "заметка: \(text)" }

    func request(to address: String, clientID: String) -> String { "\(address)  \(asClient(clientID))" }
    func httpStatus(_ code: Int?) -> String { code.map { "HTTP \($0)" } ?? "без статуса HTTP" }
    func signature(_ signature: Exchange.Signature) -> String {
        switch signature {
        case .verified: "подпись верна"
        case .missing: "без подписи"
        case .wrong: "подпись неверна"
        }
    }
    var emptyReply: String { "(пусто)" }
    var restNotKept: String { "… остальное не сохранено" }

    var noteHint: String { "строка для коллег, хранится в истории" }
    func noteAdvice(_ key: KeyName) -> String {
        "Enter сохранит заметку; Esc отложит её, а \(key(.note)) продолжит."
    }
    func noteIsAside(_ key: KeyName) -> String { "Заметка ещё не сохранена: \(key(.note)) продолжит её." }
    func noteFound(paymentID: String, others: Int, _ key: KeyName) -> String {
        let more = others == 0 ? "" : " (и ещё \(others))"
        return "Не сохранена заметка к платежу \(paymentID)\(more): \(key(.note)) на его странице продолжит её."
    }
    func noteNotKept(_ reason: String) -> String {
        "Заметка не записана на диск: \(reason). Enter сохранит её в истории."
    }
    var noNextInvoice: String { "Это последний счёт списка." }
    var noPreviousInvoice: String { "Это первый счёт списка." }

    func createdAdvice(_ key: KeyName) -> String { "Создан; \(key(.refresh)) спросит, оплачен ли он." }
    func waitingAdvice(_ key: KeyName) -> String { "\(key(.refresh)) спросит шлюз ещё раз." }
    func unknownAdvice(_ key: KeyName) -> String {
        "Счёт, возможно, создан: \(key(.settle)) спросит шлюз; дважды ничего не отправляется."
    }
    func missingAdvice(_ key: KeyName) -> String {
        """
        Такого платежа в шлюзе нет. \(key(.closeUnknown)) закроет счёт как несозданный; \(key(.settle)) спросит \
        ещё раз.
        """
    }
    func closedAdvice(_ key: KeyName) -> String {
        "Закрыт как несозданный. \(key(.settle)) спросит шлюз ещё раз; \(key(.clone)) откроет новый по образцу."
    }
    func unsentAdvice(_ key: KeyName) -> String {
        "Ничего не создано. \(key(.sendAgain)) отправит тот же запрос ещё раз."
    }
    func rejectedAdvice(_ key: KeyName) -> String {
        "Шлюз не принял счёт. \(key(.clone)) откроет новый по образцу."
    }
}
