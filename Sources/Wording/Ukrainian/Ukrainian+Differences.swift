import InvoiceCore

extension Ukrainian: DifferenceTexts {
    func name(of kind: ReconcileDifference.Kind) -> String {
        switch kind {
        case .missingHere: "немає тут"
        case .missingThere: "немає у виписці"
        case .amount: "сума"
        case .currency: "валюта"
        case .status: "статус"
        case .tracking: "трекінг"
        case .paymentID: "№ платежу"
        case .outcome: "результат"
        }
    }

    func status(_ status: String, contradictedBy error: String) -> String { "\(status) з помилкою: \(error)" }
    var noAmount: String { "без суми" }
    func unreadableInTable(_ member: ReportMember, _ text: String) -> String { "\(name(of: member)) «\(text)»?" }
}
