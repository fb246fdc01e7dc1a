import InvoiceCore
import Screens

/// The values that an effect of a certain case carries, nil for another one: `try #require(driver.last?.asSubmit)`.
extension Effect {
    var asLoadInvoices: (id: RequestID, place: InvoicePlace, limit: Int)? {
        if case .loadInvoices(let id, let place, let limit) = self { (id, place, limit) } else { nil }
    }

    var isCancel: Bool {
        if case .cancel = self { true } else { false }
    }

    var asSearch: (id: RequestID, query: InvoiceQuery)? {
        if case .search(let id, let query) = self { (id, query) } else { nil }
    }

    var asGatherStatistics: (id: RequestID, since: Timestamp?, until: Timestamp?)? {
        if case .gatherStatistics(let id, _, let since, let until) = self { (id, since, until) } else { nil }
    }

    var asExport: (id: RequestID, query: InvoiceQuery, path: String, mayOverwrite: Bool)? {
        if case .export(let id, let query, let path, let mayOverwrite) = self {
            (id, query, path, mayOverwrite)
        } else {
            nil
        }
    }

    var asExportDifferences: (id: RequestID, found: Reconciliation, path: String, mayOverwrite: Bool)? {
        if case .exportDifferences(let id, let found, let path, let mayOverwrite) = self {
            (id, found, path, mayOverwrite)
        } else {
            nil
        }
    }

    var asAddNote: (id: RequestID, invoiceID: String, text: String)? {
        if case .addNote(let id, let invoiceID, let text) = self { (id, invoiceID, text) } else { nil }
    }

    var asLookUp: (id: RequestID, number: GatewayNumber)? {
        if case .lookUp(let id, let number) = self { (id, number) } else { nil }
    }

    var asPrepare: (id: RequestID, request: InvoiceRequest)? {
        if case .prepare(let id, let request, _) = self { (id, request) } else { nil }
    }

    var asSubmit: (id: RequestID, invoice: PreparedInvoice, confirmation: Confirmation, draftID: String)? {
        if case .submit(let id, let invoice, let confirmation, let draftID) = self {
            (id, invoice, confirmation, draftID)
        } else {
            nil
        }
    }

    var asSettle: (id: RequestID, invoiceID: String)? {
        if case .settle(let id, let invoiceID) = self { (id, invoiceID) } else { nil }
    }

    var asResend: (id: RequestID, invoiceID: String, card: CardNumber?, confirmation: Confirmation)? {
        if case .resend(let id, let invoiceID, let card, let confirmation) = self {
            (id, invoiceID, card, confirmation)
        } else {
            nil
        }
    }

    var asAskStatus: (id: RequestID, invoiceID: String)? {
        if case .askStatus(let id, let invoiceID) = self { (id, invoiceID) } else { nil }
    }

    var asStartPayment: (id: RequestID, invoiceID: String)? {
        if case .startPayment(let id, let invoiceID, _) = self { (id, invoiceID) } else { nil }
    }

    var asRunTestPayments: (id: RequestID, payments: [TestPayment], confirmation: String?)? {
        if case .runTestPayments(let id, let payments, let confirmation) = self {
            (id, payments, confirmation)
        } else {
            nil
        }
    }

    var asReconcile: (id: RequestID, since: Timestamp, until: Timestamp)? {
        if case .reconcile(let id, let since, let until) = self { (id, since, until) } else { nil }
    }

    var asAdopt: (id: RequestID, found: Reconciliation)? {
        if case .adopt(let id, let found) = self { (id, found) } else { nil }
    }

    var asReadInvoice: (id: RequestID, invoiceID: String)? {
        if case .readInvoice(let id, let invoiceID) = self { (id, invoiceID) } else { nil }
    }

    var asSaveDraft: (id: String, draft: InvoiceDraft)? {
        if case .saveDraft(let id, let draft) = self { (id, draft) } else { nil }
    }

    var asCancel: RequestID? { if case .cancel(let id) = self { id } else { nil } }

    var asDiscardDraft: String? { if case .discardDraft(let id) = self { id } else { nil } }
}
