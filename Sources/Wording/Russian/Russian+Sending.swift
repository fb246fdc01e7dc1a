import InvoiceCore

extension Russian: SendingTexts {
    var sendAgainTitle: String { "Отправить ещё раз" }
    var paymentIDLabel: String { "номер платежа" }
    func asClient(_ id: String) -> String { "касса \(id)" }
    var bodyIsBroken: String { "Уйдёт ровно так, но одной строкой, без этих переносов и отступов." }
    var cardNumberLabel: String { "Номер карты" }
    func typeCardAgain(fitting kept: String) -> String {
        "Номер карты целиком не хранится. Введите его ещё раз, он должен сойтись с \(kept)"
    }
    func typeAmountToSendUnlisted(_ code: String) -> String {
        "Это БОЕВОЙ шлюз, и \(code) нет в списке. Чтобы отправить, введите сумму ещё раз:"
    }
    var typeAmountToSend: String { "Это БОЕВОЙ шлюз. Чтобы отправить, введите сумму ещё раз:" }
    func similarExists(_ amount: String, ago: String, state: String, paymentID: String) -> String {
        "\(ago) такой счёт уже выставлен: \(amount) (\(state), номер платежа \(paymentID))"
    }
    func isSentAgain(wasReached: Bool) -> String {
        let reason = wasReached ? "Платежа с этим номером в шлюзе нет." : "До шлюза ничего не дошло."
        return "\(reason) Тот же запрос уйдёт ещё раз, байт в байт, чтобы из одного счёта не стало два."
    }
    var enterSendsLive: String { "Enter отправит это в боевой шлюз." }
    var recordedBeforeSending: String { "Сначала запись в историю, потом отправка. Пока ничего не отправлено." }
    var recordedBeforeSendingAgain: String { "Повторная отправка записывается до того, как запрос уйдёт." }

    var typeAmountByHand: String { "Введите сумму вручную: речь о настоящих деньгах." }
    var typeWholeCardNumber: String { "Введите номер карты целиком." }
    var otherCardNumber: String { "Это не тот номер карты, который отправляли." }
    var liveNeedsAmount: String { "Это боевой шлюз: чтобы отправить, введите сумму ещё раз." }
    func wrongAmount(_ amount: String) -> String { "Это не та сумма: в счёте \(amount)." }

    var sendingTitle: String { "Отправка" }
    var createdTitle: String { "Создан" }
    var rejectedTitle: String { "Не принят" }
    var unknownTitle: String { "Не выяснено" }
    var notSentTitle: String { "Не отправлен" }
    var sendingNow: String { "Отправляем…" }
    var stoppingNow: String { "Останавливаем…" }
    var credentialsRefused: String { "Касса или ключ не приняты" }
    func butNotRecorded(_ verdict: String) -> String { "\(verdict), исход НЕ ЗАПИСАН" }
    func after(_ time: String) -> String { "через \(time)" }
    var trackingNumber: String { "трекинговый номер" }
    func isTrackedAs(_ tracking: String) -> String { "Трекинговый номер \(tracking)." }

    func outcomeNotRecorded(_ reason: String) -> String { "Исхода нет в истории: \(reason)." }
    func notRecordedAdvice(isCreated: Bool) -> String {
        (isCreated ? "Запишите трекинговый номер. " : "")
            + """
            В истории есть только то, что запрос отправлялся. Записать исход пробуем, пока не получится; u попробует \
            сразу.
            """
    }
    func otherPaymentMayHaveID(_ warning: String) -> String {
        "\(warning) Возможно, этот номер платежа у другого платежа: спросите поддержку шлюза."
    }

    var recordedThenSent: String { "Сначала записываем в историю, потом отправляем." }
    func stoppingAdvice(_ key: KeyName) -> String {
        """
        Esc или ^C прекращает ожидание. То, что уже ушло, всё равно может быть создано: в историю запишется, что \
        исход не выяснен, а \(key(.settle)) спросит шлюз.
        """
    }
    var recorded: String { "Записано в историю." }
    func nothingCreated(isRecorded: Bool) -> String {
        "Шлюз ничего не создал.\(isRecorded ? " Его ответ есть в истории." : "")"
    }
    var credentialsAdvice: String {
        "Шлюз не принимает номер кассы или ключ; ничего не создано. Проверьте настройки профиля."
    }
    func noCertainAnswer(_ reason: String) -> String { "Точного ответа нет: \(reason)." }
    func mayBeCreated(isRecorded: Bool) -> String {
        """
        Шлюз мог создать этот счёт, а мог и не создать. \
        \(isRecorded ? "В истории записано, что исход не выяснен; дважды" : "Дважды") ничего не отправляется. \
        «\(settleUnknown.label)» спросит шлюз по номеру платежа.
        """
    }
    func staysUnknown(_ key: KeyName) -> String {
        """
        Ещё раз он не отправлен. О прежнем запросе известно не больше, чем раньше, поэтому исход не выяснен; \
        \(key(.settle)) спросит шлюз.
        """
    }
    func nothingReachedGateway(isRecorded: Bool, _ key: KeyName) -> String {
        let known =
            isRecorded
            ? " В истории записано, что счёт не отправлен; \(key(.sendAgain)) отправит тот же запрос ещё раз." : ""
        return "До шлюза ничего не дошло, поэтому ничего не создано.\(known)"
    }
    func nothingSent(isTypedKept: Bool?) -> String {
        switch isTypedKept {
        case nil: "Сейчас ничего не отправлено."
        case true?: "Ничего не отправлено. Введённое сохранено."
        case false?: "Ничего не отправлено. Введённое на диск тоже не записано."
        }
    }
}
