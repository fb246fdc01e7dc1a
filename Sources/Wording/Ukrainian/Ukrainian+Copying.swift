import InvoiceCore

extension Ukrainian: CopyTexts {
    var copyTitle: String { "Копіювати" }

    func name(ofCopied thing: CopiedThing) -> String {
        switch thing {
        case .tracking: "Трекінговий номер"
        case .paymentID: "Номер платежу"
        case .link: "Посилання"
        case .amount: "Сума"
        case .summary: "Для мерчанта"
        }
    }

    var addressToPay: String { "Адреса для оплати" }
    func copies(_ name: String) -> String { "Копіювати: \(name)" }
    var onePerInvoice: String { "по рядку на кожен рахунок" }
    var noTrackingToCopy: String { "шлюз його ще не дав" }
    var linkUnknown: String { "тут невідоме; його дасть «\(showPaymentLink.label)»" }
    var linkOfEarlierRun: String { "з минулої пісочниці; нове дасть «\(showPaymentLink.label)»" }
    var onlyCreatedHasLink: String { "воно є лише у створеного рахунку" }
    func copiedBut(_ copied: Int, lacking: Int, _ name: String) -> String {
        "Скопійовано: \(count(copied)); без цього: \(count(lacking)) (\(name))."
    }
    func notCopied(because reason: String) -> String { "Не скопійовано: \(reason)." }

    func merchantFacts(paymentID: String, tracking: String?, amount: String, method: String, state: String) -> String {
        let number = tracking.map { ", трекінговий номер \($0)" } ?? ""
        return "Платіж \(paymentID)\(number): \(amount), \(method), \(state)."
    }

    var nothingToHandOver: String { "Це тестовий платіж: віддавати нічого не треба." }

    func merchantSentence(for state: InvoiceState, refusal: String?) -> String {
        switch state {
        case .sending: "Рахунок надсилається до шлюзу; чи створено його, поки невідомо."
        case .unknown: "Чи створив його шлюз, поки невідомо. Не виставляйте його заново."
        case .unsent: "До шлюзу рахунок не дійшов; нічого не створено."
        case .rejected: "Шлюз не прийняв рахунок: \(refusal ?? noReasonGiven)."
        case .closed: "Рахунок закрито як нестворений: такого платежу у шлюзі не було."
        case .created: "Рахунок створено; про його оплату поки нічого не відомо."
        }
    }
}
