import InvoiceCore

extension Ukrainian: PayingTexts {
    func namedPaymentID(_ id: String) -> String { "номер платежу \(id)" }

    var startingIsLive: String {
        "Це БОЙОВИЙ шлюз. Оплата, яку ви почнете, потребує від покупця справжніх грошей."
    }
    var startKeys: String { "Enter: почати; Esc: лишити як є." }
    var askingForPayment: String { "Запитуємо у шлюзу про оплату…" }
    var payToAddress: String { "Сплатити на цю адресу" }
    var noWebAddress: String { "Це не вебадреса, тому відкрити її звідси не можна." }
    func dontSendToCustomer(_ explanation: String) -> String { "Не надсилайте цього покупцеві. \(explanation)" }
    var sendToCustomer: String { "Надішліть це покупцеві. Статус тут оновлюється сам." }
    var nothingToPay: String { "Сплачувати тут уже нічого." }
    func nothingToCopy(_ explanation: String) -> String {
        "Не скопійовано: сплачувати вже нічого. \(explanation)"
    }
    var enlargeForQRCode: String { "Вікно замале для QR-коду: збільште його." }

    func settling(_ open: Int) -> String { "З’ясовуємо, лишилося: \(open)" }
    func settled(_ number: Int, of all: Int) -> String {
        switch (number, all - number) {
        case (_, 0): "З’ясовано"
        case (0, 1): "Досі не з’ясовано"
        case (0, let open): "Досі не з’ясовано: \(open)"
        case (_, let open): "З’ясовано: \(number), ще ні: \(open)"
        }
    }
    var moreAreUnknown: String { "нез’ясованих більше" }
    var waitsForTurn: String { "чекає черги" }
    var askingByPaymentID: String { "запитуємо шлюз за номером платежу…" }
    func settledAsCreated(tracking: String) -> String { "створено, трекінговий номер \(tracking)" }
    func settledAsRejected(_ reason: String) -> String { "не прийнято: \(reason)" }
    func settledAs(_ state: String, _ explanation: String) -> String { "\(state): \(explanation)" }
    func missingSendAgain(_ key: KeyName) -> String {
        "такого платежу немає: \(key(.sendAgain)) надішле ще раз, \(key(.closeUnknown)) закриє"
    }
    func missingClose(_ key: KeyName) -> String {
        "такого платежу немає: \(key(.closeUnknown)) закриє як нестворений"
    }
    var closedAsNeverCreated: String { "закрито як нестворений" }
    var missingStaysClosed: String { "такого платежу немає: лишається закритим" }
    func reopenedAs(tracking: String) -> String {
        "у шлюзі він усе-таки є: знову відкрито, трекінговий номер \(tracking)"
    }
    func missingAskAgain(_ key: KeyName) -> String {
        "платежу немає, та без підпису: \(key(.refresh)) запитає ще раз"
    }
    func stillUnknown(_ reason: String) -> String { "досі не з’ясовано: \(reason)" }
    var isSentElsewhere: String { "його зараз надсилає інша програма" }
    var settlingOnlyAsks: String { "З’ясування лише запитує. Само воно нічого ще раз не надсилає." }

    var closingTitle: String { "Закрити як нестворений" }
    var closingMeans: [String] {
        [
            "Шлюз відповів, що такого платежу в нього немає. Закритий рахунок більше не рахується нез’ясованим.",
            """
            Ще раз рахунок не надсилається ніколи, а номер платежу лишається зайнятим. Якщо виявиться, що у шлюзі він \
            усе-таки є, рахунок знову відкриється, і вас буде попереджено.
            """,
        ]
    }
    var typeAmountToClose: String { "БОЙОВИЙ профіль: щоб закрити, введіть суму ще раз:" }
    var liveNeedsAmountToClose: String { "Це бойовий профіль: щоб закрити рахунок, введіть суму ще раз." }
    var typeAmountToCloseByHand: String { "Введіть суму вручну: ідеться про справжні гроші." }
    func notTheAmount(_ amount: String) -> String { "Це не та сума: має бути \(amount)." }
    var closingNow: String { "Закриваємо…" }
    func closed(paymentID: String) -> String { "Платіж \(paymentID) закрито як нестворений." }
}
