import InvoiceCore

extension English: AdviceTexts {
    func mismatchAdvice(_ warning: String) -> String { "\(warning) Ask the gateway's support." }

    func otherPayment(differing differences: String, _ explanation: String) -> String {
        "The gateway has another payment: \(differences). \(explanation)"
    }

    func statement(_ explanation: String, status: String, isMismatched: Bool) -> String {
        isMismatched ? "\(explanation) The status is \(status)." : "\(status): \(explanation)"
    }

    func handOverWarning(_ differences: String) -> String { "DON'T HAND OVER: \(differences)." }

    func notAsked(_ found: String, asked: String) -> String { "\(found), not the \(asked) asked for" }

    func differs(_ member: ReportMember, found: String, known: String) -> String {
        member == .currency
            ? "\(name(of: member)) \(found), not the \(known) asked for"
            : "\(name(of: member)) \(found), not \(known)"
    }

    func unreadable(_ member: ReportMember, _ text: String) -> String {
        "the \(name(of: member)) can't be read: \(text)"
    }

    func missing(_ member: ReportMember) -> String { "the gateway tells no \(name(of: member))" }

    func name(of member: ReportMember) -> String {
        switch member {
        case .amount: "amount"
        case .currency: "currency"
        case .tracking: "tracking number"
        case .paymentID: "payment id"
        case .fee: "fee"
        case .accrualAmount: "credited sum"
        case .accrualCurrency: "credited currency"
        case .isRecalculated: "word whether it was recalculated"
        case .created: "time of creation"
        case .processed: "time of processing"
        }
    }
}
