import InvoiceCore

extension Russian: AdviceTexts {
    func mismatchAdvice(_ warning: String) -> String { "\(warning) Спросите поддержку шлюза." }

    func otherPayment(differing differences: String, _ explanation: String) -> String {
        "В шлюзе другой платёж: \(differences). \(explanation)"
    }

    func statement(_ explanation: String, status: String, isMismatched: Bool) -> String {
        isMismatched ? "\(explanation) Статус: \(status)." : "\(status): \(explanation)"
    }

    func handOverWarning(_ differences: String) -> String { "ТОВАР НЕ ОТДАВАТЬ: \(differences)." }

    func notAsked(_ found: String, asked: String) -> String { "\(found), а запрошено \(asked)" }

    func differs(_ member: ReportMember, found: String, known: String) -> String {
        member == .currency
            ? "\(name(of: member)) \(found), а запрошена \(known)"
            : "\(name(of: member)) \(found), а не \(known)"
    }

    func unreadable(_ member: ReportMember, _ text: String) -> String {
        "\(name(of: member)): прочитать не удалось: \(text)"
    }

    func missing(_ member: ReportMember) -> String { "шлюз не сообщает: \(name(of: member))" }

    func name(of member: ReportMember) -> String {
        switch member {
        case .amount: "сумма"
        case .currency: "валюта"
        case .tracking: "трекинговый номер"
        case .paymentID: "номер платежа"
        case .fee: "комиссия"
        case .accrualAmount: "зачисленная сумма"
        case .accrualCurrency: "валюта зачисления"
        case .isRecalculated: "отметка о пересчёте"
        case .created: "время создания"
        case .processed: "время обработки"
        }
    }
}
