import InvoiceCore

extension Ukrainian: AdviceTexts {
    func mismatchAdvice(_ warning: String) -> String { "\(warning) Запитайте підтримку шлюзу." }

    func otherPayment(differing differences: String, _ explanation: String) -> String {
        "У шлюзі інший платіж: \(differences). \(explanation)"
    }

    func statement(_ explanation: String, status: String, isMismatched: Bool) -> String {
        isMismatched ? "\(explanation) Статус: \(status)." : "\(status): \(explanation)"
    }

    func handOverWarning(_ differences: String) -> String { "ТОВАР НЕ ВІДДАВАТИ: \(differences)." }

    func notAsked(_ found: String, asked: String) -> String { "\(found), а виставлено \(asked)" }

    func differs(_ member: ReportMember, found: String, known: String) -> String {
        member == .currency
            ? "\(name(of: member)) \(found), а виставлено \(known)"
            : "\(name(of: member)) \(found), а не \(known)"
    }

    func unreadable(_ member: ReportMember, _ text: String) -> String {
        "не вдалося прочитати: \(name(of: member)) (\(text))"
    }

    func missing(_ member: ReportMember) -> String { "шлюз не повідомив: \(name(of: member))" }

    func name(of member: ReportMember) -> String {
        switch member {
        case .amount: "сума"
        case .currency: "валюта"
        case .tracking: "трекінговий номер"
        case .paymentID: "номер платежу"
        case .fee: "комісія"
        case .accrualAmount: "зарахована сума"
        case .accrualCurrency: "валюта зарахування"
        case .isRecalculated: "чи пораховано суму заново"
        case .created: "час створення"
        case .processed: "час обробки"
        }
    }
}
