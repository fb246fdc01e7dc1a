import InvoiceCore
import JSON

extension HistoryRecord {
    /// The line that records an intent, with its newline.
    static func line(for intent: InvoiceIntent) -> [UInt8] {
        var line = JSONWriter.line()
        line.member("v", version)
        line.member("type", "invoice")
        line.member("id", intent.id)
        write(intent, to: &line)
        return line.endedLine()
    }

    private static func write(_ intent: InvoiceIntent, to line: inout JSONWriter) {
        line.member("at", intent.createdAt.description)
        line.member("payment_id", intent.paymentID.text)
        line.member("currency", intent.currency)
        // All decimals of the unit, as the amount is shown, so that a search of the bytes finds what is seen.
        let decimals = PaymentMethodCatalog.standard[intent.currency]?.decimals ?? intent.amount.scale
        line.member("amount", intent.amount.text(minimumDecimals: decimals))
        for field in RequestField.allCases {
            if let text = intent[field] { line.member(named: field.name, text) }
        }
        if !intent.extraFields.isEmpty {
            line.object("extra_fields") { line in
                for field in intent.extraFields { line.member(named: field.name, field.value) }
            }
        }
        line.member("profile", intent.profile)
        line.member("kind", intent.kind)
        line.member("endpoint", intent.endpoint)
        line.member("client_id", intent.clientID)
        line.member("body", intent.body)
        line.member("lease", intent.lease)
    }

    /// The line that records an update, with its newline.
    static func line(for update: InvoiceUpdate) -> [UInt8] {
        var line = JSONWriter.line()
        line.member("v", version)
        line.member("type", "update")
        line.member("id", update.id)
        line.member("at", update.at.description)
        // At one place, by which a walk over the lines knows it: see `LineMark`.
        if let intent = update.intent { line.object("intent") { write(intent, to: &$0) } }
        write(update.change, to: &line)
        line.member("sending", update.sending)
        if let exchange = update.exchange {
            line.object("exchange") { line in
                line.member("http_status", exchange.httpStatus)
                line.member("elapsed_ms", exchange.elapsedMilliseconds)
                line.member("signature", exchange.signature?.rawValue)
                line.member("truncated", exchange.isTruncated)
                line.member("reply", exchange.reply)
            }
        }
        return line.endedLine()
    }

    private static func write(_ change: InvoiceUpdate.Change, to line: inout JSONWriter) {
        func event(_ event: RecordEvent) { line.member("event", event.rawValue) }
        switch change {
        case .created(let tracking, let isSettled):
            event(.created)
            line.member("tracking", tracking)
            line.member("settled", isSettled)
        case .rejected(let rejection):
            event(.rejected)
            line.member("code", rejection.code)
            line.member("message", rejection.message)
        case .unknown(let reason):
            event(.unknown)
            line.member("reason", reason.code.rawValue)
            line.member("detail", reason.detail)
        case .unsent(let detail):
            event(.unsent)
            line.member("detail", detail)
        case .resent(let lease):
            event(.resent)
            line.member("lease", lease)
        case .notFound: event(.notFound)
        case .status(let report):
            event(.status)
            write(report, to: &line)
        case .paymentStarted(let start):
            event(.payment)
            line.member("link", start.link)
            line.member("address", start.address)
            line.member("current_confirmations", start.currentConfirmations)
            line.member("success_confirmations", start.neededConfirmations)
            line.member("status", start.status?.text)
        case .note(let text):
            event(.note)
            line.member("text", text)
        }
    }

    private static func write(_ report: StatusReport, to line: inout JSONWriter) {
        for member in report.members { line.member(member) }
        line.member("code", report.reason?.code)
        line.member("message", report.reason?.message)
        if let unreadable = report.unreadableMembers { line.member(unreadable) }
    }
}

/// The lines as the history keeps them, for who writes a whole file at once: a generator of test data.
public enum HistoryLine {
    /// An intent's line, with its newline.
    public static func bytes(of intent: InvoiceIntent) -> [UInt8] { HistoryRecord.line(for: intent) }

    /// An update's line, with its newline.
    public static func bytes(of update: InvoiceUpdate) -> [UInt8] { HistoryRecord.line(for: update) }
}
