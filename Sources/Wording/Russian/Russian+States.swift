import InvoiceCore

extension Russian: StateTexts {
    func word(for state: ShownState) -> String {
        switch state {
        case .sending: "отправка"
        case .unknown: "не выяснено"
        case .unsent: "не отправлен"
        case .closed: "закрыт"
        case .rejected: "не принят"
        case .created: "создан"
        case .started: "ждёт оплаты"
        case .paid: "оплачен"
        case .otherSum: "другая сумма"
        case .finished: "завершён"
        case .failed: "не прошёл"
        case .canceled: "отменён"
        case .debitFailed: "не списано"
        case .mismatch: "расхождение"
        }
    }

    func meaning(of state: ShownState) -> String {
        switch state {
        case .sending: "На пути в шлюз"
        case .rejected: "Шлюз не принял счёт; ничего не создано"
        case .unknown: "Пригодного ответа нет: счёт, возможно, создан; выясните"
        case .unsent: "Точно не ушёл; ничего не создано"
        case .closed: "Закрыт вручную как несозданный"
        case .created: "В шлюзе он есть; оплата не начата"
        case .started: "Покупатель может платить; пока ничего не зачислено"
        case .paid: "Оплачен, деньги в пути"
        case .otherSum: "Оплачен на другую сумму"
        case .finished: "Оплачен, средства списаны"
        case .failed: "Платёж не прошёл; ничего не зачислено"
        case .debitFailed: "Деньги не списаны"
        case .canceled: "Отменён, оплаты больше не ждут"
        case .mismatch: "Шлюз сообщает другую сумму или валюту, чем запрошено"
        }
    }

    func explanation(of meaning: GatewayStatus.Meaning) -> String {
        switch meaning {
        case .orderCreated: "Счёт создан, оплата не начата. Если начать её, будет ссылка на оплату."
        case .inProgress: "Ждём оплату от покупателя; пока ничего не зачислено."
        case .paid: "Оплачен, деньги в пути. Товар отдавайте, когда платёж завершится."
        case .paidOtherAmount: "Оплачен на другую сумму: прежде чем отдавать товар, сравните, сколько зачислено."
        case .finished: "Оплачен, средства списаны. Товар можно отдавать."
        case .failed: "Платёж не прошёл; ничего не зачислено. Покупатель может попробовать ещё раз по новому счёту."
        case .canceled: "Отменён, оплаты больше не ждут. Если она ещё нужна, создайте новый счёт."
        case .debitFailed: "Деньги не списаны. Этот статус бывает в шлюзе только в тестовом режиме."
        case .unheardOf: "Слово самого шлюза, в протоколе его нет. Спросите поддержку шлюза."
        }
    }

    func cause(_ code: UnknownReason.Code, detail: String?) -> String {
        func with(_ text: String) -> String { detail.map { "\(text) (\($0))" } ?? text }
        switch code {
        case .timeout:
            // The history has it in seconds, as `30 s`.
            let time = detail.map { $0.hasSuffix(" s") ? "\($0.dropLast())с" : $0 }
            return time.map { "за \($0) ответ не пришёл целиком" } ?? "ответ не пришёл целиком вовремя"
        case .canceled: return "вы не стали ждать ответа"
        case .connectionLost: return with("связь оборвалась, ответ не пришёл целиком")
        case .badReply: return with("ответ не по протоколу")
        case .replyTooLarge: return with("ответ слишком большой, чтобы его прочитать")
        case .wrongSignature:
            return with("подпись ответа неверна: возможно, он не от шлюза или ключ профиля не тот")
        case .missingSignature:
            let setting = "задайте в профиле accept_unsigned_replies или EINVOICE_ACCEPT_UNSIGNED_REPLIES"
            return "ответ без подписи (если шлюз не подписывает, \(setting))"
        case .unsignedRefusal: return with("отказ без подписи, он ничего не доказывает")
        case .alreadyExists:
            return with("такой номер платежа в шлюзе уже есть, от этого же запроса или от другого счёта")
        case .redirect: return with("шлюз перенаправил на другой адрес, по таким ответам не переходим")
        case .interrupted: return "программа закрылась до ответа"
        case .other: return with("пригодного ответа нет")
        }
    }

    var noReasonGiven: String { "причина не названа" }

    func refusal(_ message: String, code: String) -> String { "\(message) (код \(code))" }

    func name(of kind: PaymentMethod.Kind) -> String {
        switch kind {
        case .card: "карта"
        case .bank: "банк"
        case .mobileMoney: "моб. деньги"
        case .upi: "UPI"
        case .crypto: "крипто"
        }
    }

    func decimals(_ count: Int) -> String {
        count == 0 ? "без дробей" : "\(count) \(SlavicForms("знак", "знака", "знаков").form(for: count))"
    }
}
