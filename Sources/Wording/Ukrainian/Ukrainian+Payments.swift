import InvoiceCore

extension Ukrainian: PaymentTexts {
    func label(of kind: PaymentFact.Kind) -> String {
        switch kind {
        case .reason: "Причина"
        case .currency: "Валюта"
        case .amount: "Сума"
        case .fee: "Комісія"
        case .credited: "Зараховано"
        case .ifPaid: "Якщо оплатять"
        case .recalculated: "Суму змінено"
        case .processed: "Оброблено"
        case .tracking: "Трекінг"
        case .paymentID: "№ платежу"
        case .unreadable: "Не читається"
        }
    }

    func found(_ found: String, not known: String) -> String { "\(found), а не \(known)" }
    var notTold: String { "не повідомлено" }
    func unreadableFact(_ member: ReportMember, _ text: String) -> String { "\(name(of: member)): \(text)" }
    func ifPaid(credited: String?, fee: String?) -> String {
        guard let credited else { return "комісія становитиме \(fee ?? "")" }
        return "буде зараховано \(credited)" + (fee.map { ", комісія \($0)" } ?? "")
    }
    func recalculated(isPaid: Bool) -> String { isPaid ? "так: оплачено не ту суму, яку виставлено" : "так" }
    func asked(_ ago: String) -> String { "запитано \(ago)" }

    func beginning(isAdopted: Bool) -> String {
        isAdopted ? "внесено з виписки шлюзу; створено не тут" : "записано до історії"
    }

    func confirmations(_ current: Int?, of needed: Int) -> String {
        "підтверджень: \(current ?? 0) із \(needed)"
    }

    var paymentLink: String { "Посилання" }
    var payTo: String { "Сплатити на" }
    var confirmed: String { "Підтверджено" }
    func paymentStarted(_ facts: String?) -> String {
        facts.map { "оплату розпочато: \($0)" } ?? "оплату розпочато"
    }
    var noWayToPay: String {
        "Шлюз не дав ні посилання, ні адреси. Запитайте його підтримку, як має платити покупець."
    }
}
