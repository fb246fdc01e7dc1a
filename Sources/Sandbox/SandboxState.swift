import InvoiceCore

/// All that the sandbox knows, made of the journal's records. Every change is a record, applied here and kept in
/// `unwritten` until the journal has it.
struct SandboxState: Sendable {
    /// Records made since the journal was last written.
    private(set) var unwritten: [JournalRecord] = []
    /// In the order of their creation.
    private(set) var invoices: [SandboxInvoice] = []
    /// By the key's bytes: ids that only look alike are two payments.
    private var byPaymentKey: [[UInt8]: Int] = [:]
    private var byTracking: [String: Int] = [:]
    private var byToken: [String: Int] = [:]
    private var droppedOnce: Set<[UInt8]> = []
    /// Places of the invoices that come to a status by themselves.
    private var settling: Set<Int> = []

    /// Applies a record, and keeps it for the journal.
    mutating func record(_ record: JournalRecord) {
        apply(record)
        unwritten.append(record)
    }

    /// Takes the records that the journal does not have yet.
    mutating func takeUnwritten() -> [JournalRecord] {
        defer { unwritten = [] }
        return unwritten
    }

    mutating func apply(_ record: JournalRecord) {
        switch record {
        case .created(let invoice):
            // The first one counts: a payment id never means two invoices.
            let key = Array(invoice.paymentKey.utf8)
            guard byPaymentKey[key] == nil, byTracking[invoice.tracking] == nil else { return }
            let place = invoices.count
            invoices.append(invoice)
            byPaymentKey[key] = place
            byTracking[invoice.tracking] = place
            byToken[invoice.token] = place
        case .changed(let tracking, let status, let reason, let time):
            // Nothing follows a final status.
            guard let place = byTracking[tracking], !invoices[place].status.isFinal else { return }
            invoices[place].status = status
            invoices[place].reason = reason
            invoices[place].changed = time
            if status == .paying, invoices[place].started == nil {
                invoices[place].started = time
            }
            if status == .paying && invoices[place].outcome?.settledStatus != nil {
                settling.insert(place)
            } else {
                settling.remove(place)
            }
        case .dropped(let paymentKey):
            droppedOnce.insert(Array(paymentKey.utf8))
        }
    }

    func invoice(paymentKey: String) -> SandboxInvoice? {
        byPaymentKey[Array(paymentKey.utf8)].map { invoices[$0] }
    }

    func invoice(tracking: String) -> SandboxInvoice? {
        byTracking[tracking].map { invoices[$0] }
    }

    func invoice(token: String) -> SandboxInvoice? {
        byToken[token].map { invoices[$0] }
    }

    /// Whether this payment's connection was dropped before.
    func wasDropped(paymentKey: String) -> Bool {
        droppedOnce.contains(Array(paymentKey.utf8))
    }

    /// Brings every payment whose time has come to the status that its amount asks for.
    ///
    /// - Returns: those that came to a final status, whose callback is due.
    mutating func settle(at now: Timestamp, delay: Duration) -> [SandboxInvoice] {
        var settled: [SandboxInvoice] = []
        for place in settling.sorted() {
            let invoice = invoices[place]
            guard let status = invoice.outcome?.settledStatus, let started = invoice.started,
                started.advanced(by: delay) <= now
            else { continue }
            let reason = status == .failed ? "Insufficient funds" : nil
            record(.changed(tracking: invoice.tracking, status: status, reason: reason, at: now))
            if status.isFinal {
                settled.append(invoices[place])
            }
        }
        return settled
    }
}
