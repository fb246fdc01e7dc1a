import InvoiceCore

extension Russian: PayPageTexts {
    var payTitle: String { "Оплата" }
    var payNotice: String { "Песочница: тестовый платёж, деньги не списываются." }
    var payMethod: String { "Способ оплаты" }
    var payPurpose: String { "Назначение" }
    var payPaymentID: String { "Номер платежа" }
    var payTracking: String { "Трекинговый номер" }
    var payAddress: String { "Адрес" }
    var payNow: String { "Оплатить" }
    var payDecline: String { "Отклонить, как это сделал бы банк" }
    var payCancel: String { "Отменить платёж" }
    var payBack: String { "Вернуться в магазин" }
    var payUnknown: String { "Такого платежа нет." }

    func payText(for meaning: GatewayStatus.Meaning) -> String {
        switch meaning {
        case .orderCreated: "Создан"
        case .inProgress: "Ждёт оплаты"
        case .paid, .finished: "Оплачен"
        case .paidOtherAmount: "Оплачен, другая сумма"
        case .failed, .debitFailed: "Платёж не прошёл"
        case .canceled: "Отменён"
        default: "На проверке"
        }
    }
}
