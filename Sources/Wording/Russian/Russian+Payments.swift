import InvoiceCore
import ScreenKit

extension Russian: PaymentTexts {
    func label(of kind: PaymentFact.Kind) -> String {
        switch kind {
        case .reason: "Причина"
        case .currency: "Валюта"
        case .amount: "Сумма"
        case .fee: "Комиссия"
        case .credited: "Зачислено"
        case .ifPaid: "При оплате"
        case .recalculated: "Пересчёт"
        case .processed: "Обработан"
        case .tracking: "Трекинг"
        case .paymentID: "№ платежа"
        case .unreadable: "Не прочитано"
        }
    }

    func found(_ found: String, not known: String) -> String { "\(found), а не \(known)" }
    var notTold: String { "шлюз не сообщает" }
    func unreadableFact(_ member: ReportMember, _ text: String) -> String { "\(name(of: member)): \(text)" }
    func ifPaid(credited: String?, fee: String?) -> String {
        guard let credited else { return "комиссия составит \(fee ?? "")" }
        return "будет зачислено \(credited)" + (fee.map { ", комиссия \($0)" } ?? "")
    }
    func recalculated(isPaid: Bool) -> String { isPaid ? "да: оплачена другая сумма, чем запрошена" : "да" }
    func asked(_ ago: String) -> String { "спросили \(ago)" }

    func beginning(isAdopted: Bool) -> String {
        isAdopted ? "внесён из выписки шлюза; создан не здесь" : "записан в историю"
    }

    func confirmations(_ current: Int?, of needed: Int) -> String {
        "подтверждений: \(current ?? 0) из \(needed)"
    }

    var paymentLink: String { "Ссылка" }
    var payTo: String { "Адрес" }
    var confirmed: String { "Подтверждено" }
    func paymentStarted(_ facts: String?) -> String {
        facts.map { "оплата начата: \($0)" } ?? "оплата начата"
    }
    var noWayToPay: String {
        "Шлюз не дал ни ссылки, ни адреса. Спросите его поддержку, как платить покупателю."
    }
}
