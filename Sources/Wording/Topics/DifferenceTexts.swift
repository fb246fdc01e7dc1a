import InvoiceCore

/// How the two sides of a comparison differ. Not made safe to show.
public protocol DifferenceTexts {
    /// What differs, e.g. `payment id`.
    func name(of kind: ReconcileDifference.Kind) -> String
    /// A status, and the error that contradicts it.
    func status(_ status: String, contradictedBy error: String) -> String
    var noAmount: String { get }
    /// A member that can't be read, as it came.
    func unreadableInTable(_ member: ReportMember, _ text: String) -> String
}

extension Language {
    /// The status of a statement's row, with the error that contradicts it. Not made safe to show.
    func status(in row: StatusReport) -> String {
        let word = badge(for: row.status).word
        guard row.contradictsItself, let reason = row.reason else { return word }
        return status(word, contradictedBy: text(for: reason))
    }

    /// How the history has it.
    private func word(for here: ReconcileDifference.Here) -> String {
        if here.state == .created, let status = here.status { return badge(for: status).word }
        return word(for: ShownState(here.state))
    }

    /// All that differs, e.g. `amount, status`.
    public func text(for kinds: [ReconcileDifference.Kind]) -> String {
        kinds.map { name(of: $0) }.joined(separator: ", ")
    }

    /// What the history says of a difference; see ``text(for:of:isShort:)``.
    public func here(_ difference: ReconcileDifference, isShort: Bool = false) -> String {
        text(
            for: difference.here.map {
                Side(
                    currency: $0.currency, method: difference.methodHere, amount: $0.amount,
                    status: word(for: $0),
                    tracking: $0.tracking, paymentID: $0.paymentID)
            }, of: difference, isShort: isShort)
    }

    /// What the gateway says of a difference; see ``text(for:of:isShort:)``.
    public func there(_ difference: ReconcileDifference, isShort: Bool = false) -> String {
        text(
            for: difference.there.map {
                Side(
                    currency: $0.currency, method: difference.methodThere, amount: $0.amount, status: status(in: $0),
                    tracking: $0.tracking, paymentID: $0.paymentID, unreadable: $0.unreadable)
            }, of: difference, isShort: isShort)
    }

    /// One side of a difference, e.g. `1 000.00 UAH finished`; where the currencies differ their codes stand for the units,
    /// which several have in common. `isShort` shows only what differs.
    /// Not made safe to show.
    private func text(for side: Side?, of row: ReconcileDifference, isShort: Bool) -> String {
        guard let side else { return "–" }
        let isWhole = !isShort || row.here == nil || row.there == nil
        func isShown(_ kind: ReconcileDifference.Kind) -> Bool { isWhole || row.kinds.contains(kind) }
        let method = side.method
        var parts: [String?] = []
        if isShown(.amount), let amount = side.amount {
            let unit = row.kinds.contains(.currency) ? side.currency : method?.unit ?? side.currency
            parts += [amount.readable(decimals: method?.decimals ?? 0, in: numbers), unit]
        } else if isShown(.currency) {
            parts.append(side.currency)
        }
        parts += ReportMember.allCases.filter { isMemberShown($0, of: row, isWhole: isWhole) }.map { member in
            side.unreadable[member].map { unreadableInTable(member, $0) }
        }
        if row.kinds.contains(.amount), side.amount == nil, side.unreadable[.amount] == nil {
            parts.append(noAmount)
        }
        if isShown(.status) || isShown(.outcome) { parts.append(side.status) }
        if row.kinds.contains(.tracking) { parts.append(side.tracking) }
        if row.kinds.contains(.paymentID) { parts.append(side.paymentID) }
        return parts.compactMap(\.self).joined(separator: " ")
    }

    private func isMemberShown(_ member: ReportMember, of row: ReconcileDifference, isWhole: Bool) -> Bool {
        switch member {
        case .amount: isWhole || row.kinds.contains(.amount)
        case .currency: isWhole || row.kinds.contains(.currency)
        case .tracking: isWhole || row.kinds.contains(.tracking)
        case .paymentID: isWhole || row.kinds.contains(.paymentID)
        case .fee, .accrualAmount, .accrualCurrency, .isRecalculated, .created, .processed: false
        }
    }
}

/// What one side says.
private struct Side {
    let currency: String?
    let method: PaymentMethod?
    let amount: Amount?
    let status: String?
    let tracking: String?
    let paymentID: String?
    /// What can't be read of it, as it came.
    var unreadable: [ReportMember: String] = [:]
}
