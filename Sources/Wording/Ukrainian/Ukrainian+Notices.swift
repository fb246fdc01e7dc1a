extension Ukrainian: NoticeTexts {
    var historyReadableAgain: String { "Історія знову читається." }
    var historyReplaced: String { "Файл історії замінено, читаємо його заново." }
    func cantFollowHistory(_ reason: String) -> String { "Не вдається стежити за історією: \(reason)." }

    func linesUnreadable(_ number: Int) -> String {
        "Не вдалося прочитати \(linesOfHistory(number)); усі інші показано."
    }

    func endsInHalfLine(bytes: Int) -> String {
        "Історія закінчується недописаним рядком (\(count(bytes, .byte))); наступний запис відкладе його вбік."
    }

    func tooManyUnknown(most: Int) -> String {
        """
        Нез’ясованих рахунків більше, ніж \(most); тут з’ясовуються найновіші \(most), а всі з’ясовує \
        `einvoice resolve`.
        """
    }

    func wereOnTheWay(_ number: Int) -> String {
        "Коли програма завершилася, рахунків у дорозі було: \(number). З’ясування запитає шлюз, що сталося."
    }

    func favouriteNotKept(_ reason: String) -> String { "Обране не вдалося зберегти: \(reason)." }

    func listSettingsNotKept(_ reason: String) -> String { "Пошуки та стовпці не вдалося зберегти: \(reason)." }

    func themeNotRemembered(_ reason: String) -> String {
        "Тема діє до виходу; запам’ятати її не вдалося: \(reason)"
    }

    func draftUnreadable(_ path: String) -> String { "Збережену чернетку не вдалося прочитати: \(path)." }
    func draftsUnreadable(_ reason: String) -> String { "Збережені чернетки не вдалося прочитати: \(reason)." }
    func draftNotDiscarded(_ reason: String) -> String { "Чернетку не вдалося видалити: \(reason)." }

    func draftNotKept(_ reason: String, mayPass: Bool) -> String {
        "Чернетку не вдалося зберегти: \(reason). \(nextStep(mayPass))"
    }

    func draftNotDiscarded(_ reason: String, mayPass: Bool) -> String {
        "\(draftNotDiscarded(reason)) \(nextStep(mayPass))"
    }

    private func nextStep(_ mayPass: Bool) -> String { mayPass ? "Спроби тривають." : "Скоротіть її, щоб зберегти." }

    var draftKeptAgain: String { "Тепер чернетку збережено." }

    var askingForFields: String { "запитуємо шлюз, які поля потрібні…" }
    var noFieldList: String { "список додаткових полів не вдалося отримати від шлюзу; додайте їх вручну" }
    var fieldListPartlyUnderstood: String { "частина списку шлюзу незрозуміла; будь-яке поле можна додати вручну" }

    func noPaymentIDReserved(_ reason: String) -> String { "Не вдалося зайняти номер платежу: \(reason)." }
    var noneWaiting: String { "Жоден платіж не чекає." }

    func following(_ number: Int, isCut: Bool, _ cost: String) -> String {
        "Стежимо за \(isCut ? "найновішими " : "")платежами: \(number); зміни з’являються тут. \(cost)"
    }

    func asksEach(from: Int, to: Int, atOnce: Int) -> String {
        "Про кожен питаємо раз на \(from)–\(to) с, одночасно щонайбільше про \(atOnce); R зупиняє."
    }

    var stoppedFollowing: String { "За платежами більше не стежимо." }

    func statusNotRecorded(_ reason: String) -> String { "Статус платежу не вдалося записати: \(reason)." }
    var gatewayAnswersAgain: String { "Шлюз знову відповідає." }

    func refused(_ paymentID: String, _ rejection: String) -> String {
        "Платіж \(paymentID): шлюз відмовив: \(rejection)."
    }

    func askedAgainLater(_ problem: String) -> String { "\(problem) Згодом запитаємо ще раз." }
}
