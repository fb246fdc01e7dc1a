import InvoiceCore

extension Russian: CopyTexts {
    var copyTitle: String { "Копировать" }

    func name(ofCopied thing: CopiedThing) -> String {
        switch thing {
        case .tracking: "Трекинг"
        case .paymentID: "Номер платежа"
        case .link: "Ссылка на оплату"
        case .amount: "Сумма"
        case .summary: "Для мерчанта"
        }
    }

    var addressToPay: String { "Адрес для оплаты" }
    func copies(_ name: String) -> String { "Скопировать: \(name)" }
    var onePerInvoice: String { "по строке на каждый счёт" }
    var noTrackingToCopy: String { "шлюз его не дал" }
    var linkUnknown: String { "здесь неизвестна; её даст «\(showPaymentLink.label)»" }
    var linkOfEarlierRun: String { "от закрытой песочницы; новую даст «\(showPaymentLink.label)»" }
    var onlyCreatedHasLink: String { "она есть только у созданного счёта" }
    func copiedBut(_ copied: Int, lacking: Int, _ name: String) -> String {
        "Скопировано: \(count(copied)); \(name) есть не у всех, нет у \(count(lacking))."
    }
    func notCopied(because reason: String) -> String { "Не скопировано: \(reason)." }

    func merchantFacts(paymentID: String, tracking: String?, amount: String, method: String, state: String) -> String {
        let number = tracking.map { ", трекинговый номер \($0)" } ?? ""
        return "Платёж \(paymentID)\(number): \(amount) через \(method), \(state)."
    }

    var nothingToHandOver: String { "Это тестовый платёж: отдавать по нему нечего." }

    func merchantSentence(for state: InvoiceState, refusal: String?) -> String {
        switch state {
        case .sending: "Счёт на пути в шлюз; создан ли он, пока неизвестно."
        case .unknown: "Создан ли счёт в шлюзе, пока неизвестно. Не выставляйте его ещё раз."
        case .unsent: "До шлюза он не дошёл, ничего не создано."
        case .rejected: "Шлюз не принял счёт: \(refusal ?? noReasonGiven)."
        case .closed: "Счёт закрыт как несозданный: такого платежа в шлюзе не было."
        case .created: "Счёт создан; об оплате пока ничего не известно."
        }
    }
}
