import InvoiceCore

extension Russian: PayingTexts {
    func namedPaymentID(_ id: String) -> String { "номер платежа \(id)" }

    var startingIsLive: String {
        "Это БОЕВОЙ шлюз. Если начать оплату, он запросит у покупателя настоящие деньги."
    }
    var startKeys: String { "Enter начнёт оплату; Esc оставит всё как есть." }
    var askingForPayment: String { "Спрашиваем шлюз об оплате…" }
    var payToAddress: String { "Платить на этот адрес" }
    var noWebAddress: String { "Это не веб-адрес, отсюда его не открыть." }
    func dontSendToCustomer(_ explanation: String) -> String { "Не отправляйте это покупателю. \(explanation)" }
    var sendToCustomer: String { "Отправьте это покупателю. Статус обновится здесь сам." }
    var nothingToPay: String { "Платить здесь больше нечего." }
    func nothingToCopy(_ explanation: String) -> String {
        "Не скопировано: платить больше нечего. \(explanation)"
    }
    var enlargeForQRCode: String { "Для QR-кода это окно слишком маленькое: увеличьте его." }

    func settling(_ open: Int) -> String { "Выясняем, осталось: \(open)" }
    func settled(_ number: Int, of all: Int) -> String {
        switch (number, all - number) {
        case (_, 0): "Выяснено"
        case (0, 1): "Всё ещё не выяснено"
        case (0, let open): "Всё ещё не выяснено: \(open)"
        case (_, let open): "Выяснено: \(number), не выяснено: \(open)"
        }
    }
    var moreAreUnknown: String { "не выяснены и другие" }
    var waitsForTurn: String { "ждёт своей очереди" }
    var askingByPaymentID: String { "спрашиваем шлюз по номеру платежа…" }
    func settledAsCreated(tracking: String) -> String { "создан, трекинговый номер \(tracking)" }
    func settledAsRejected(_ reason: String) -> String { "не принят: \(reason)" }
    func settledAs(_ state: String, _ explanation: String) -> String { "\(state): \(explanation)" }
    func missingSendAgain(_ key: KeyName) -> String {
        "такого платежа нет: \(key(.sendAgain)) отправит ещё раз, \(key(.closeUnknown)) закроет"
    }
    func missingClose(_ key: KeyName) -> String {
        "такого платежа нет: \(key(.closeUnknown)) закроет как несозданный"
    }
    var closedAsNeverCreated: String { "закрыт как несозданный" }
    var missingStaysClosed: String { "такого платежа нет: остаётся закрытым" }
    func reopenedAs(tracking: String) -> String {
        "в шлюзе он всё же есть: снова открыт, трекинговый номер \(tracking)"
    }
    func missingAskAgain(_ key: KeyName) -> String {
        "платежа нет, но ответ без подписи: \(key(.refresh)) спросит снова"
    }
    func stillUnknown(_ reason: String) -> String { "всё ещё не выяснено: \(reason)" }
    var isSentElsewhere: String { "его сейчас отправляет другая программа" }
    var settlingOnlyAsks: String { "Это только вопросы. Само ничего ещё раз не отправляется." }

    var closingTitle: String { "Закрыть как несозданный" }
    var closingMeans: [String] {
        [
            "Шлюз ответил, что такого платежа у него нет. Закрытый счёт больше не считается невыясненным.",
            """
            Ещё раз он никогда не отправляется, а его номер платежа остаётся занятым. Если в шлюзе он всё же \
            найдётся, счёт снова откроется, и вы об этом узнаете.
            """,
        ]
    }
    var typeAmountToClose: String { "БОЕВОЙ профиль: чтобы закрыть, введите сумму ещё раз:" }
    var liveNeedsAmountToClose: String { "Это боевой профиль: чтобы закрыть счёт, введите сумму ещё раз." }
    var typeAmountToCloseByHand: String { "Введите сумму вручную: речь о настоящих деньгах." }
    func notTheAmount(_ amount: String) -> String { "Это не та сумма: нужно \(amount)." }
    var closingNow: String { "Закрываем…" }
    func closed(paymentID: String) -> String { "Платёж \(paymentID) закрыт как несозданный." }
}
