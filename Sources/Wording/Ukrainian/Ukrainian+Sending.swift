import InvoiceCore

extension Ukrainian: SendingTexts {
    var sendAgainTitle: String { "Надіслати ще раз" }
    var paymentIDLabel: String { "номер платежу" }
    func asClient(_ id: String) -> String { "від каси\u{A0}\(id)" }
    var bodyIsBroken: String { "Надсилається саме так, але одним рядком, без цих розривів і відступів." }
    var cardNumberLabel: String { "Номер картки" }
    func typeCardAgain(fitting kept: String) -> String {
        "Номера картки не збережено. Введіть його ще раз; він має відповідати \(kept)"
    }
    func typeAmountToSendUnlisted(_ code: String) -> String {
        "Це БОЙОВИЙ шлюз, а \(code) немає у списку. Щоб надіслати, введіть суму ще раз:"
    }
    var typeAmountToSend: String { "Це БОЙОВИЙ шлюз. Щоб надіслати, введіть суму ще раз:" }
    func similarExists(_ amount: String, ago: String, state: String, paymentID: String) -> String {
        "такий рахунок уже виставлено: \(amount), \(ago) (\(state), номер платежу \(paymentID))"
    }
    func isSentAgain(wasReached: Bool) -> String {
        let reason = wasReached ? "Платежу з таким номером у шлюзі немає." : "До шлюзу нічого не дійшло."
        return "\(reason) Надсилається ще раз той самий запит, байт у байт, тож двох рахунків не буде."
    }
    var enterSendsLive: String { "Enter надсилає це до бойового шлюзу." }
    var recordedBeforeSending: String { "Спершу запис до історії. Ще нічого не надіслано." }
    var recordedBeforeSendingAgain: String { "Повторне надсилання спершу записується до історії." }

    var typeAmountByHand: String { "Введіть суму вручну: ідеться про справжні гроші." }
    var typeWholeCardNumber: String { "Введіть номер картки повністю." }
    var otherCardNumber: String { "Це не той номер картки, який надсилали." }
    var liveNeedsAmount: String { "Це бойовий шлюз: щоб надіслати, введіть суму ще раз." }
    func wrongAmount(_ amount: String) -> String { "Це не та сума: надсилається \(amount)." }

    var sendingTitle: String { "Надсилання" }
    var createdTitle: String { "Створено" }
    var rejectedTitle: String { "Не прийнято" }
    var unknownTitle: String { "Не з’ясовано" }
    var notSentTitle: String { "Не надіслано" }
    var sendingNow: String { "Надсилаємо…" }
    var stoppingNow: String { "Зупиняємо…" }
    var credentialsRefused: String { "Номер каси або ключ не прийнято" }
    func butNotRecorded(_ verdict: String) -> String { "\(verdict), але не записано" }
    func after(_ time: String) -> String { "за \(time)" }
    var trackingNumber: String { "трекінговий номер" }
    func isTrackedAs(_ tracking: String) -> String { "Трекінговий номер \(tracking)." }

    func outcomeNotRecorded(_ reason: String) -> String { "Результату немає в історії: \(reason)." }
    func notRecordedAdvice(isCreated: Bool) -> String {
        (isCreated ? "Запишіть трекінговий номер. " : "")
            + """
            Історія знає лише, що запит надсилали. Спроби записати результат триватимуть, доки не вдасться; u пробує одразу.
            """
    }
    func otherPaymentMayHaveID(_ warning: String) -> String {
        "\(warning) Цей номер платежу може належати іншому платежу: запитайте підтримку шлюзу."
    }

    var recordedThenSent: String { "Спершу запис до історії, потім надсилання." }
    func stoppingAdvice(_ key: KeyName) -> String {
        """
        Esc або ^C: більше не чекати. Те, що до того пішло, усе ж може бути створене: воно записується як нез’ясоване, і \
        \(key(.settle)) запитає шлюз.
        """
    }
    var recorded: String { "Записано до історії." }
    func nothingCreated(isRecorded: Bool) -> String {
        "Шлюз нічого не створив.\(isRecorded ? " Відповідь є в історії." : "")"
    }
    var credentialsAdvice: String {
        "Шлюз не приймає номер каси або ключ; нічого не створено. Перевірте налаштування профілю."
    }
    func noCertainAnswer(_ reason: String) -> String { "Однозначної відповіді немає: \(reason)." }
    func mayBeCreated(isRecorded: Bool) -> String {
        """
        Шлюз міг створити цей рахунок, а міг і не створити. \
        \(isRecorded ? "В історії він записаний як нез’ясований; двічі" : "Двічі") нічого не надіслано. З’ясування запитає \
        шлюз за номером платежу.
        """
    }
    func staysUnknown(_ key: KeyName) -> String {
        """
        Ще раз не надіслано. Про попередній запит відомо не більше, ніж досі, тож результат лишається нез’ясованим; \
        \(key(.settle)) запитає шлюз.
        """
    }
    func nothingReachedGateway(isRecorded: Bool, _ key: KeyName) -> String {
        let known =
            isRecorded
            ? " В історії рахунок записано як не надісланий; \(key(.sendAgain)) надішле той самий запит ще раз." : ""
        return "До шлюзу нічого не дійшло, тож нічого не створено.\(known)"
    }
    func nothingSent(isTypedKept: Bool?) -> String {
        switch isTypedKept {
        case nil: "Зараз нічого не надіслано."
        case true?: "Нічого не надіслано. Введене збережено."
        case false?: "Нічого не надіслано. Введеного на диску теж немає."
        }
    }
}
