extension Russian: NoticeTexts {
    var historyReadableAgain: String { "История снова читается." }
    var historyReplaced: String { "Файл истории заменён другим, читаем его заново." }
    func cantFollowHistory(_ reason: String) -> String { "Следить за историей не удаётся: \(reason)." }

    func linesUnreadable(_ number: Int) -> String {
        "Не прочитано строк истории: \(number); все другие показаны."
    }

    func endsInHalfLine(bytes: Int) -> String {
        "История кончается недописанной строкой (\(count(bytes, .byte))); следующая запись отложит её в сторону."
    }

    func tooManyUnknown(most: Int) -> String {
        "Невыясненных больше \(most): здесь берём самые новые, \(most), а `einvoice resolve` берёт все."
    }

    func wereOnTheWay(_ number: Int) -> String {
        "Когда программа закрылась, в пути было счетов: \(number); «\(settleUnknown.label)» спросит шлюз об исходе."
    }

    func favouriteNotKept(_ reason: String) -> String { "Избранное не удалось сохранить: \(reason)." }

    func listSettingsNotKept(_ reason: String) -> String { "Запросы и столбцы не удалось сохранить: \(reason)." }

    func themeNotRemembered(_ reason: String) -> String {
        "Тема останется до выхода, запомнить её не удалось: \(reason)"
    }

    func draftUnreadable(_ path: String) -> String { "Сохранённый черновик не удалось прочитать: \(path)." }
    func draftsUnreadable(_ reason: String) -> String { "Сохранённые черновики не удалось прочитать: \(reason)." }
    func draftNotDiscarded(_ reason: String) -> String { "Черновик не удалось удалить: \(reason)." }

    func draftNotKept(_ reason: String, mayPass: Bool) -> String {
        "Черновик не удалось сохранить: \(reason). \(nextStep(mayPass))"
    }

    func draftNotDiscarded(_ reason: String, mayPass: Bool) -> String {
        "\(draftNotDiscarded(reason)) \(nextStep(mayPass))"
    }

    private func nextStep(_ mayPass: Bool) -> String {
        mayPass ? "Попробуем ещё раз." : "Сократите его, тогда он сохранится."
    }

    var draftKeptAgain: String { "Теперь черновик сохранён." }

    var askingForFields: String { "спрашиваем шлюз, какие поля ему нужны…" }
    var noFieldList: String { "список доп. полей шлюза получить не удалось; добавьте нужные вручную" }
    var fieldListPartlyUnderstood: String { "список шлюза понят не весь; добавьте нужные поля вручную" }

    func noPaymentIDReserved(_ reason: String) -> String { "Не удалось занять номер платежа: \(reason)." }
    var noneWaiting: String { "Оплаты не ждёт ни один платёж." }

    func following(_ number: Int, isCut: Bool, _ cost: String) -> String {
        "Следим за \(isCut ? "самыми новыми платежами" : "платежами"): \(number); перемены появятся здесь. \(cost)"
    }

    func asksEach(from: Int, to: Int, atOnce: Int) -> String {
        "О каждом спрашиваем раз в \(from)–\(to) с, одновременно не больше \(atOnce); R прекратит."
    }

    var stoppedFollowing: String { "Больше ни за одним платежом не следим." }

    func statusNotRecorded(_ reason: String) -> String { "Статус платежа не удалось записать: \(reason)." }
    var gatewayAnswersAgain: String { "Шлюз снова отвечает." }

    func refused(_ paymentID: String, _ rejection: String) -> String {
        "Платёж \(paymentID): шлюз ответил отказом: \(rejection)."
    }

    func askedAgainLater(_ problem: String) -> String { "\(problem) Время от времени спрашиваем ещё раз." }
}
