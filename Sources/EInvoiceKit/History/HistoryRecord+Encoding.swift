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
        line.member("at", intent.recordedAt.description)
        if intent.adoptedAt != nil { line.member("created_at", intent.createdAt.description) }
        write(intent.paymentID, to: &line)
        line.member("currency", intent.currency)
        // All decimals of the unit, as the amount is shown, so that a search of the bytes finds what is seen.
        let decimals = intent.method?.decimals ?? intent.amount.scale
        line.member("amount", intent.amount.text(minimumDecimals: decimals))
        for field in RequestField.allCases {
            if let text = intent[field] { line.member(named: field.name, text) }
        }
        if !intent.extraFields.isEmpty {
            line.object("extra_fields") { line in
                for field in intent.extraFields { line.member(named: field.name, field.value) }
            }
        }
        for member in IntentMember.allCases {
            switch member.place {
            case .text(let path): line.member(named: member.rawValue, intent[keyPath: path])
            case .optional(let path):
                if let text = intent[keyPath: path] { line.member(named: member.rawValue, text) }
            case .flag(let path):
                if intent[keyPath: path] { line.member(JSONValue.Member(member.rawValue, .bool(true))) }
            }
        }
    }

    private static func write(_ paymentID: PaymentID, to line: inout JSONWriter) {
        line.member("payment_id", paymentID.text)
    }

    /// The bytes that stand in each line of this program which tells of an invoice with this payment id, and in hardly another.
    static func bytes(of paymentID: PaymentID) -> [UInt8] {
        var line = JSONWriter.line()
        write(paymentID, to: &line)
        // Without the brace and the quote, which stand everywhere: what is looked for begins with a rare byte.
        return Array(line.bytes.dropFirst(2))
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
        for member in update.members { line.member(member) }
        if case .resent(let lease) = update.change { line.member("lease", lease) }
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
}

/// The lines as the history keeps them, for who writes a whole file at once: a generator of test data.
public enum HistoryLine {
    /// An intent's line, with its newline.
    public static func bytes(of intent: InvoiceIntent) -> [UInt8] { HistoryRecord.line(for: intent) }

    /// An update's line, with its newline.
    public static func bytes(of update: InvoiceUpdate) -> [UInt8] { HistoryRecord.line(for: update) }
}
