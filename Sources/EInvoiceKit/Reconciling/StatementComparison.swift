import InvoiceCore

/// Compares the statement's rows with the history's invoices, which come one by one, newest first.
struct StatementComparison {
    private let rows: [StatusReport]
    private let since: Timestamp
    private let until: Timestamp
    private let askedAt: Timestamp
    private var byTracking: [String: Int] = [:]
    private var byPaymentID: [PaymentID: Int] = [:]
    private var isMatched: [Bool]
    /// Rows of which an invoice of the period was compared.
    private var isCompared: [Bool]
    private var unmatched: Int
    /// Rows that so far only a refused or unsent invoice has, whose payment id a later one may have used again.
    private var doubtful: [Int: ReconcileDifference] = [:]
    /// The gateway's clock, by the invoices on both sides.
    private var clock = GatewayClock()
    private var differences: [ReconcileDifference] = []
    private var unsettled: [String] = []
    private let catalog: PaymentMethodCatalog
    /// Local ids of the invoices that were closed as never created and have a row, also outside of the period.
    private(set) var closedButThere: [String] = []
    private var totals = ReconcileTotals()

    /// No zone is further from UTC than this, in milliseconds; with an hour for clocks that are wrong.
    static let farthestEast: Int64 = 15 * 3_600_000
    static let farthestWest: Int64 = 13 * 3_600_000
    /// A settled or resent invoice is older here than there; so much further back is looked for what is missing.
    private static let lookBack: Int64 = 3 * 86_400_000
    /// Where the zone is known, this much around the period still counts as in it: summer time begins and ends.
    private static let slack: Int64 = 2 * 3_600_000

    /// - Parameters:
    ///   - askedAt: when the first of the rows were asked for.
    ///   - catalog: the profile's methods.
    init(
        rows: [StatusReport], since: Timestamp, until: Timestamp, askedAt: Timestamp,
        catalog: PaymentMethodCatalog = .standard
    ) {
        self.rows = rows
        self.catalog = catalog
        self.since = since
        self.until = until
        self.askedAt = askedAt
        isMatched = [Bool](repeating: false, count: rows.count)
        isCompared = isMatched
        unmatched = rows.count
        byTracking.reserveCapacity(rows.count)
        byPaymentID.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            if let tracking = row.tracking { byTracking[folded(tracking)] = index }
            if let paymentID = row.paymentID { byPaymentID[PaymentID(recorded: paymentID)] = index }
        }
    }

    /// Takes an invoice of the profile's account; false once older ones can bring nothing more.
    mutating func take(_ invoice: Invoice) -> Bool {
        let moment = invoice.intent.createdAt
        let isInside = isInside(invoice)
        if let index = invoice.tracking.flatMap({ byTracking[folded($0)] })
            ?? byPaymentID[invoice.intent.paymentID]
        {
            // The row says when an adopted one was made, and it is in what was asked for.
            match(invoice, index, isInside: isInside || invoice.isAdopted)
        } else if isInside || invoice.isAdopted {
            missThere(invoice)
        }
        return unmatched > 0 || moment >= since.advanced(byMilliseconds: -Self.lookBack)
    }

    /// Counts an invoice of another account.
    mutating func passBy(_ invoice: Invoice) {
        if isInside(invoice) { leaveOut(.otherAccount) }
    }

    private func isInside(_ invoice: Invoice) -> Bool {
        since <= invoice.intent.createdAt && invoice.intent.createdAt < until
    }

    private mutating func leaveOut(_ reason: ReconcileTotals.Reason) {
        totals.here += 1
        totals.leftOutHere[reason, default: 0] += 1
    }

    private mutating func match(_ invoice: Invoice, _ index: Int, isInside: Bool) {
        let difference = isInside ? ReconcileDifference(invoice, rows[index], catalog: catalog) : nil
        if invoice.state == .rejected || invoice.state == .unsent {
            if isInside { leaveOut(invoice.state == .rejected ? .rejected : .unsent) }
            if !isMatched[index] { doubtful[index] = difference }
            return
        }
        if invoice.state == .closed { closedButThere.append(invoice.id) }
        doubtful[index] = nil
        if !isMatched[index] {
            isMatched[index] = true
            unmatched -= 1
        }
        clock.learn(invoice, created: rows[index].created)
        if isInside {
            totals.here += 1
            totals.comparedHere += 1
            isCompared[index] = true
        }
        if let difference { differences.append(difference) }
    }

    private mutating func missThere(_ invoice: Invoice) {
        switch invoice.state {
        case .rejected: leaveOut(.rejected)
        case .unsent: leaveOut(.unsent)
        case .sending: leaveOut(.sending)
        case .closed: leaveOut(.closed)
        case .unknown:
            leaveOut(.unknown)
            unsettled.append(invoice.id)
        case .created:
            if invoice.isSurelyInside(since, until, askedAt) {
                totals.here += 1
                totals.missingThere += 1
                differences.append(ReconcileDifference(kinds: [.missingThere], here: .init(invoice), there: nil))
            } else if isInside(invoice) {
                leaveOut(invoice.isAdopted ? .adoptedElsewhen : .late)
            }
        }
    }

    /// The result, once all invoices were taken.
    func result() -> Reconciliation {
        var result = Reconciliation()
        let offset = clock.offset
        result.clockOffset = offset
        result.askedAt = askedAt
        result.statementRows = rows.count
        result.compared = totals.comparedHere
        result.unsettled = unsettled
        result.differences = differences
        var totals = totals
        totals.there = rows.count
        for (index, row) in rows.enumerated() {
            if isCompared[index] {
                totals.comparedThere += 1
            } else if isMatched[index] {
                totals.leftOutThere[.madeOutside, default: 0] += 1
            } else if let doubt = doubtful[index] {
                result.differences.append(doubt)
                totals.refusedHere += 1
                totals.leftOutHere[doubt.here?.state == .rejected ? .rejected : .unsent, default: 0] -= 1
            } else if isInside(row, offset) {
                result.differences.append(
                    ReconcileDifference(kinds: [.missingHere], here: nil, there: row, catalog: catalog))
                totals.missingHere += 1
            } else {
                totals.leftOutThere[.outsidePeriod, default: 0] += 1
            }
        }
        result.totals = totals
        return result
    }

    private func isInside(_ row: StatusReport, _ offset: Int?) -> Bool {
        // What can't be placed is told rather than kept back.
        guard let offset, let moment = row.created.flatMap({ Timestamp($0, offset: offset) }) else { return true }
        return moment >= since.advanced(byMilliseconds: -Self.slack)
            && moment < until.advanced(byMilliseconds: Self.slack)
    }
}

extension Invoice {
    /// True when the gateway must have made it in the period, too, whatever its zone.
    fileprivate func isSurelyInside(_ since: Timestamp, _ until: Timestamp, _ askedAt: Timestamp) -> Bool {
        if isAdopted {
            // Only the gateway knows when it was made, by a clock of its own.
            let made = updates.lazy.compactMap { update -> String? in
                if case .status(let report) = update.change { report.created } else { nil }
            }
            guard let moment = made.first.flatMap({ Timestamp($0) }) else { return false }
            return moment >= since.advanced(byMilliseconds: StatementComparison.farthestEast)
                && moment < until.advanced(byMilliseconds: -StatementComparison.farthestEast)
        }
        // Sent again after the period's end, it is that time's; and what was on its way while the statement was asked for
        // may have come too late for it.
        let made = updates.first { if case .created = $0.change { true } else { false } }
        return made.map { $0.at < until.advanced(byMilliseconds: 3_600_000) && $0.at <= askedAt } ?? true
    }
}

/// How far the gateway's clock is ahead of UTC, which it tells nowhere: found from invoices of which it has told when it created
/// them, and this side knows it, too.
struct GatewayClock {
    /// By how many seconds it was ahead, for each of them.
    private var leads: [Int] = []

    /// Fewer invoices don't tell its zone.
    private static let enough = 3

    /// Takes an invoice that the gateway says it created at this time. An adopted one tells nothing of its own, and one that was
    /// sent again may have been made long after it was recorded.
    mutating func learn(_ invoice: Invoice, created: String?) {
        guard !invoice.isAdopted, invoice.sendings == 1, let there = created.flatMap({ Timestamp($0) }) else { return }
        leads.append(Int(there.seconds - invoice.intent.createdAt.seconds))
    }

    /// How many invoices it was learned from.
    var count: Int { leads.count }

    /// In seconds; nil where too few invoices tell it. Zones differ by whole quarters of an hour; the median isn't moved by a
    /// few that came late.
    var offset: Int? {
        guard leads.count >= Self.enough else { return nil }
        let median = leads.sorted()[leads.count / 2]
        return Int((Double(median) / 900).rounded()) * 900
    }
}
