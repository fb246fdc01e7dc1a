import InvoiceCore

extension Ukrainian: DetailTexts {
    func invoiceTitle(paymentID: String) -> String { "Рахунок \(paymentID)" }

    var otherTrackingLabel: String { "Ще трекінг" }
    var createdLabel: String { "Створено" }
    var adoptedLabel: String { "Внесено" }
    func created(_ time: String, told: String) -> String { "\(time) (\(told) за годинником шлюзу)" }
    var testLabel: String { "Тест" }
    var isTestPayment: String { "тестовий платіж; у кількість і суми не входить" }
    var noteLabel: String { "Нотатка" }
    var profileLabel: String { "Профіль" }
    var localIDLabel: String { "Локальний №" }
    var statusLabel: String { "Статус" }

    var gatewayHeading: String { "Що каже шлюз" }
    var timelineHeading: String { "Хронологія" }

    func foundCreated(tracking: String) -> String { "знайдено у шлюзі: створено, \(tracking)" }
    func created(tracking: String) -> String { "створено, \(tracking)" }
    func rejected(_ reason: String) -> String { "не прийнято: \(reason)" }
    func outcomeWasUnknown(_ reason: String) -> String { "результат не з’ясовано: \(reason)" }
    func wasNotSent(_ reason: String) -> String { "не надіслано: \(plain(reason))" }
    var isSentAgain: String { "надсилається ще раз, ті самі байти" }
    var gatewayHadNone: String { "запитано: такого платежу у шлюзі немає" }
    var wasClosed: String { "закрито як нестворений" }
    func status(_ word: String, because reasons: [String]) -> String {
        (["статус \(word)"] + reasons).joined(separator: ": ")
    }
    func fromStatement(_ words: String) -> String { "\(words) (з виписки)" }
    func noted(_ text: String) -> String { "нотатка: \(text)" }

    func request(to address: String, clientID: String) -> String { "\(address)  \(asClient(clientID))" }
    func httpStatus(_ code: Int?) -> String { code.map { "HTTP \($0)" } ?? "без статусу HTTP" }
    func signature(_ signature: Exchange.Signature) -> String {
        switch signature {
        case .verified: "підпис правильний"
        case .missing: "без підпису"
        case .wrong: "підпис неправильний"
        }
    }
    var emptyReply: String { "(порожньо)" }
    var restNotKept: String { "… решту не збережено" }

    var noteHint: String { "рядок для колег, зберігається в історії" }
    func noteAdvice(_ key: KeyName) -> String {
        "Enter зберігає; Esc відкладає, а \(key(.note)) дає дописати."
    }
    func noteIsAside(_ key: KeyName) -> String { "Нотатку ще не збережено: \(key(.note)) дає дописати." }
    func noteFound(paymentID: String, others: Int, _ key: KeyName) -> String {
        let more = others == 0 ? "" : " (і ще \(others))"
        return
            "Нотатку до платежу \(paymentID)\(more) ще не збережено: дописати її дає \(key(.note)) на сторінці рахунку."
    }
    func noteNotKept(_ reason: String) -> String {
        "Нотатки немає на диску: \(reason). Enter збереже її в історії."
    }
    var noNextInvoice: String { "Це останній рахунок у списку." }
    var noPreviousInvoice: String { "Це перший рахунок у списку." }

    func createdAdvice(_ key: KeyName) -> String { "Створено; \(key(.refresh)) запитає, чи оплачено." }
    func waitingAdvice(_ key: KeyName) -> String { "\(key(.refresh)) ще раз запитає шлюз." }
    func unknownAdvice(_ key: KeyName) -> String {
        "Рахунок, можливо, створено: \(key(.settle)) запитає й нічого не надішле двічі."
    }
    func missingAdvice(_ key: KeyName) -> String {
        "Такого платежу у шлюзі немає. \(key(.closeUnknown)) закриє як нестворений; \(key(.settle)) запитає ще раз."
    }
    func closedAdvice(_ key: KeyName) -> String {
        "Закрито як нестворений. \(key(.settle)) ще раз запитає шлюз; \(key(.clone)) відкриє новий за зразком."
    }
    func unsentAdvice(_ key: KeyName) -> String {
        "Нічого не створено. \(key(.sendAgain)) надішле той самий запит ще раз."
    }
    func rejectedAdvice(_ key: KeyName) -> String { "Шлюз відмовив. \(key(.clone)) відкриє новий рахунок за зразком." }
}
