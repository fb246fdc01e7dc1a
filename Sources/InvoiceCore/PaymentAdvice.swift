/// Something in the gateway's report that isn't what the invoice asked for, or of which nobody can say that it is.
public enum ReportDifference: Sendable, Hashable {
    case amount(asked: Amount, found: Amount)
    case currency(asked: String, found: String)
    case tracking(known: String, found: String)
    case paymentID(asked: String, found: String)
    /// It came and can't be read; the text as it came.
    case unreadable(ReportMember, String)
    /// A paid payment's amount or currency that wasn't told.
    case missing(ReportMember)

    /// The member that differs.
    public var member: ReportMember {
        switch self {
        case .amount: .amount
        case .currency: .currency
        case .tracking: .tracking
        case .paymentID: .paymentID
        case .unreadable(let member, _), .missing(let member): member
        }
    }

    /// True where the gateway surely says something else than what was asked for.
    public var isCertain: Bool {
        switch self {
        case .amount, .currency, .tracking, .paymentID: true
        case .unreadable, .missing: false
        }
    }
}

/// The action that the gateway's report allows for a payment. Only this type decides it: a status proves nothing about
/// the money while amount, currency and numbers aren't those of the invoice.
public enum PaymentAdvice: Sendable, Hashable {
    /// The status means what the protocol says.
    case byStatus(GatewayStatus.Meaning)
    /// Paid, and the gateway declares that the sum was recalculated: compare before handing over.
    case compareSums
    /// Hand nothing over, whatever the status says.
    case mismatch([ReportDifference])

    /// True only where the goods can be handed over.
    public var mayHandOver: Bool { self == .byStatus(.finished) }

    /// True where the money has come, and as much of it as the gateway says.
    public var isPaid: Bool {
        switch self {
        case .byStatus(let meaning): meaning.isPaid
        case .compareSums: true
        case .mismatch: false
        }
    }
}

extension StatusReport {
    /// True where the gateway declares that another sum than asked for may have been paid.
    public var declaresRecalculation: Bool { isRecalculated == true || status.meaning == .paidOtherAmount }

    /// How it differs from what was asked for; a declared recalculation excuses another amount, and nothing else.
    ///
    /// - Parameters:
    ///   - intent: what was asked for.
    ///   - tracking: the number that the invoice is known by, where there is one.
    public func differences(from intent: InvoiceIntent, tracking: String? = nil) -> [ReportDifference] {
        var differences: [ReportDifference] = []
        func check(_ member: ReportMember, _ found: ReportDifference?, isTold: Bool) {
            if let text = unreadable[member] {
                differences.append(.unreadable(member, text))
            } else if let found {
                differences.append(found)
            } else if !isTold {
                differences.append(.missing(member))
            }
        }
        let isPaid = status.meaning.isPaid
        let other = amount.flatMap { found -> ReportDifference? in
            found == intent.amount || declaresRecalculation ? nil : .amount(asked: intent.amount, found: found)
        }
        check(.amount, other, isTold: amount != nil || !isPaid)
        let foreign = currency.flatMap { found -> ReportDifference? in
            intent.isNamed(inCurrency: found) ? nil : .currency(asked: intent.currency, found: found)
        }
        check(.currency, foreign, isTold: currency != nil || !isPaid)
        if let tracking {
            let strange = self.tracking.flatMap { found -> ReportDifference? in
                folded(found) == folded(tracking) ? nil : .tracking(known: tracking, found: found)
            }
            check(.tracking, strange, isTold: true)
        }
        let foreignID = paymentID.flatMap { found -> ReportDifference? in
            PaymentID(recorded: found) == intent.paymentID
                ? nil : .paymentID(asked: intent.paymentID.text, found: found)
        }
        check(.paymentID, foreignID, isTold: true)
        return differences
    }
}

extension Invoice {
    /// How the gateway's last report, or a second tracking number, differs from what was asked for.
    public var differences: [ReportDifference] {
        var differences = report?.differences(from: intent, tracking: tracking) ?? []
        if let tracking, let otherTracking {
            let second = ReportDifference.tracking(known: tracking, found: otherTracking)
            if !differences.contains(second) { differences.append(second) }
        }
        return differences
    }

    /// What the gateway says that the merchant is credited for a payment that was made, in the invoice's own currency where that is
    /// its unit.
    public var credit: (amount: Amount, currency: MethodKey)? {
        guard let report, let amount = report.accrualAmount, advice?.isPaid == true else { return nil }
        let told = report.accrualCurrency ?? unit
        return (amount, folded(told) == folded(unit) ? intent.methodKey : MethodKey(told))
    }

    /// The action that the gateway's last report allows; nil before there is a report.
    public var advice: PaymentAdvice? {
        guard state == .created else { return nil }
        let differences = differences
        guard let report else { return differences.isEmpty ? nil : .mismatch(differences) }
        let meaning = report.status.meaning
        if !differences.isEmpty, !meaning.isEndWithoutMoney { return .mismatch(differences) }
        return meaning.isPaid && report.declaresRecalculation ? .compareSums : .byStatus(meaning)
    }
}

extension Invoice {
    /// The gateway's report as far as it holds of this invoice: fee and credited sum are in it only where it was paid.
    public var factualReport: StatusReport? {
        guard var report = report?.withFactsOnly else { return nil }
        if advice?.isPaid != true { (report.fee, report.accrualAmount, report.accrualCurrency) = (nil, nil, nil) }
        return report
    }

    /// True once the gateway says that the payment was paid, or that nothing will follow: nobody is to pay it any more.
    public var isPaymentOver: Bool {
        guard state == .created, let status = report?.status else { return false }
        return status.meaning.isPaid || status.isFinal
    }
}

extension InvoiceIntent {
    /// True where the gateway's word for a currency is the invoice's own: its code in any letters, or another spelling that
    /// is no method's code and that names the same unit, as `UAH` or `card_uah` does. A code with a dot is a method's, listed or
    /// not: `halyk.kzt` isn't `kaspi.kzt`, and `usdt_bep20` isn't `usdt_trc20`.
    func isNamed(inCurrency text: String) -> Bool {
        let found = folded(text)
        if found == folded(currency) { return true }
        guard PaymentMethodCatalog.standard[found] == nil, !found.utf8.contains(UInt8(ascii: ".")) else { return false }
        let method = method
        let unit = folded(method?.unit ?? currency)
        // A coin goes over several networks: another name of it may be another network's.
        if method?.kind == .crypto { return found == unit }
        let parts = found.unicodeScalars.split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }
        return parts.contains { String($0) == unit }
    }
}
