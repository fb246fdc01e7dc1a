import InvoiceCore

extension Ukrainian: PayPageTexts {
    var payTitle: String { "Оплата" }
    var payNotice: String { "Пісочниця: пробний платіж, гроші не списуються." }
    var payMethod: String { "Спосіб оплати" }
    var payPurpose: String { "Призначення" }
    var payPaymentID: String { "Номер платежу" }
    var payTracking: String { "Трекінговий номер" }
    var payAddress: String { "Адреса" }
    var payNow: String { "Сплатити" }
    var payDecline: String { "Відхилити, як це зробив би банк" }
    var payCancel: String { "Скасувати платіж" }
    var payBack: String { "Повернутися до магазину" }
    var payUnknown: String { "Такого платежу немає." }

    func payText(for meaning: GatewayStatus.Meaning) -> String {
        switch meaning {
        case .orderCreated: "Створено"
        case .inProgress: "Очікує оплати"
        case .paid, .finished: "Оплачено"
        case .paidOtherAmount: "Оплачено, інша сума"
        case .failed, .debitFailed: "Платіж не пройшов"
        case .canceled: "Скасовано"
        default: "На перевірці"
        }
    }
}
