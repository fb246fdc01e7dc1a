import InvoiceCore

extension CreateOutcome {
    /// The invoice where the gateway created it.
    var created: SentInvoice? { if case .created(let sent) = self { sent } else { nil } }
    /// The invoice where the gateway said no.
    var rejected: SentInvoice? { if case .rejected(let sent, _, _) = self { sent } else { nil } }
    /// The invoice where the outcome is unknown.
    var unknown: SentInvoice? { if case .unknown(let sent, _) = self { sent } else { nil } }
    /// True where nothing was sent, because it couldn't be recorded.
    var isNotRecorded: Bool { if case .notSent(.notRecorded) = self { true } else { false } }
}

extension SettleOutcome {
    /// The invoice where the gateway has it.
    var created: SentInvoice? { if case .created(let sent) = self { sent } else { nil } }
    /// The invoice where the gateway has no such payment.
    var notFound: SentInvoice? { if case .notFound(let sent) = self { sent } else { nil } }
    /// The invoice where nothing more is known than before.
    var stillUnknown: SentInvoice? { if case .stillUnknown(let sent, _) = self { sent } else { nil } }
}

extension StatusOutcome {
    /// What the gateway reported; nil where there is no report.
    var report: StatusReport? { if case .report(_, let report, _) = self { report } else { nil } }
}
