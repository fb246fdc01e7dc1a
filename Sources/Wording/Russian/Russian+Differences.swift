import InvoiceCore

extension Russian: DifferenceTexts {
    func name(of kind: ReconcileDifference.Kind) -> String {
        switch kind {
        case .missingHere: "нет здесь"
        case .missingThere: "нет в выписке"
        case .amount: "сумма"
        case .currency: "валюта"
        case .status: "статус"
        case .tracking: "трекинг"
        case .paymentID: "№ платежа"
        case .outcome: "исход"
        }
    }

    func status(_ status: String, contradictedBy error: String) -> String { "\(status) с ошибкой: \(error)" }
    var noAmount: String { "без суммы" }
    func unreadableInTable(_ member: ReportMember, _ text: String) -> String { "\(name(of: member)) «\(text)»?" }
}
