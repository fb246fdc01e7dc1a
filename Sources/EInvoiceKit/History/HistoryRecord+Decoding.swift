import InvoiceCore
import JSON

extension HistoryRecord {
    /// The record in one line's bytes, without the newline.
    ///
    /// Members may come in any order; a line without a check sum, written by hand or by another program, is accepted.
    ///
    /// - Parameter isBrief: leaves out the request's body and the gateway's reply: most of the bytes, and nothing is found by them.
    static func decode(
        _ line: UnsafeBufferPointer<UInt8>, isBrief: Bool = false
    ) -> Result<HistoryRecord, LineProblem> {
        if checkSum(of: line) == false { return .failure(LineProblem(.wrongCheckSum)) }
        var members = RecordMembers()
        members.isBrief = isBrief
        do throws(JSONProblem) {
            var reader = try JSONReader(line, .line)
            try members.read(from: &reader)
            try reader.end()
        } catch {
            return .failure(LineProblem(error.reason == .notUTF8 ? .notUTF8 : .notJSON(at: error.offset)))
        }
        do throws(LineProblem) {
            return .success(try members.record())
        } catch {
            return .failure(error)
        }
    }

    /// True when the line ends with a check sum and it is right.
    static func hasRightCheckSum(_ line: UnsafeBufferPointer<UInt8>) -> Bool { checkSum(of: line) == true }

    /// Whether the check sum at the line's end is right; nil where there is none.
    private static func checkSum(of line: UnsafeBufferPointer<UInt8>) -> Bool? {
        // ,"crc":"01234567"}
        let start = line.count - 18
        guard start > 0, line.last == UInt8(ascii: "}") else { return nil }
        let name: StaticString = ",\"crc\":\""
        for index in 0..<name.utf8CodeUnitCount where line[start + index] != name.utf8Start[index] { return nil }
        let digits = String(decoding: UnsafeBufferPointer(rebasing: line[(start + 8)..<(start + 16)]), as: UTF8.self)
        let bytes = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: line[..<start]))
        return UInt32(digits, radix: 16) == CheckSum.crc32(bytes)
    }
}

extension JSONOptions {
    /// As lines are read: a text that came from outside once, and is odd, makes no line unreadable.
    fileprivate static let line = JSONOptions { $0.replacesLoneSurrogates = true }
}

extension JSONReader {
    /// True when an object comes next. Whatever is wrong there is found by who reads it.
    fileprivate mutating func isAtObject() -> Bool { (try? kind()) == .object }
}

/// Why a line is no record.
struct LineProblem: Error, Hashable {
    var reason: BadLine.Reason

    init(_ reason: BadLine.Reason) { self.reason = reason }
}

/// Every member that a record may have, as texts.
private struct RecordMembers {
    var isBrief = false
    var type: String?
    var id: String?
    var at: String?
    var event: String?
    var paymentID: String?
    var currency: String?
    var amount: String?
    var texts = RequestTexts()
    var extraFields: [ExtraField] = []
    var profile: String?
    var kind: String?
    var endpoint: String?
    var clientID: String?
    var body: String?
    var lease: String?
    var tracking: String?
    var settled: Bool?
    var sending: String?
    var code: String?
    var message: String?
    var reason: String?
    var detail: String?
    var text: String?
    var link: String?
    var address: String?
    var currentConfirmations: String?
    var neededConfirmations: String?
    var status: String?
    var fee: String?
    var accrualAmount: String?
    var accrualCurrency: String?
    var created: String?
    var processed: String?
    var isRecalculated: Bool?
    var unreadable: [ExtraField] = []
    var exchange: Exchange?
    /// Those of the invoice that a record repeats.
    var repeated: [RecordMembers] = []

    mutating func read(from reader: inout JSONReader) throws(JSONProblem) {
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "type": type = try reader.text()
            case "id": id = try reader.text()
            case "at": at = try reader.text()
            case "event": event = try reader.text()
            case "payment_id": paymentID = try reader.text()
            case "currency": currency = try reader.text()
            case "amount": amount = try reader.text()
            case "extra_fields" where reader.isAtObject(): extraFields = try Self.fields(from: &reader)
            case "profile": profile = try reader.text()
            case "kind": kind = try reader.text()
            case "endpoint": endpoint = try reader.text()
            case "client_id": clientID = try reader.text()
            case "body" where isBrief: try reader.skip()
            case "body": body = try reader.text()
            case "lease": lease = try reader.text()
            case "unreadable" where reader.isAtObject(): unreadable = try Self.fields(from: &reader)
            case "exchange" where reader.isAtObject(): exchange = try exchange(from: &reader)
            case "intent" where reader.isAtObject():
                var members = RecordMembers()
                try members.read(from: &reader)
                repeated = [members]
            default:
                if let field = RequestField(name: name) {
                    texts[field] = try reader.text()
                } else {
                    try readFact(name, from: &reader)
                }
            }
        }
    }

    private mutating func readFact(_ name: String, from value: inout JSONReader) throws(JSONProblem) {
        switch name {
        case "tracking": tracking = try value.text()
        case "settled": settled = try value.flag()
        case "sending": sending = try value.text()
        case "code": code = try value.text()
        case "message": message = try value.text()
        case "reason": reason = try value.text()
        case "detail": detail = try value.text()
        case "text": text = try value.text()
        case "link": link = try value.text()
        case "address": address = try value.text()
        case "current_confirmations": currentConfirmations = try value.text()
        case "success_confirmations": neededConfirmations = try value.text()
        case "status": status = try value.text()
        case "fee": fee = try value.text()
        case "accrual_amount": accrualAmount = try value.text()
        case "accrual_currency": accrualCurrency = try value.text()
        case "created": created = try value.text()
        case "processed": processed = try value.text()
        case "is_recalc": isRecalculated = try value.flag()
        default: try value.skip()
        }
    }

    private static func fields(from reader: inout JSONReader) throws(JSONProblem) -> [ExtraField] {
        var fields: [ExtraField] = []
        try reader.beginObject()
        while let name = try reader.nextName() {
            if let text = try reader.text() { fields.append(ExtraField(name: name, value: text)) }
        }
        return fields
    }

    private func exchange(from reader: inout JSONReader) throws(JSONProblem) -> Exchange {
        var exchange = Exchange(
            httpStatus: nil, reply: "", isTruncated: false, elapsedMilliseconds: 0, signature: nil)
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch name {
            case "http_status": exchange.httpStatus = try reader.text().flatMap { Int($0) }
            case "elapsed_ms": exchange.elapsedMilliseconds = try reader.text().flatMap { Int($0) } ?? 0
            case "signature": exchange.signature = try reader.text().flatMap { .init(rawValue: $0) }
            case "truncated": exchange.isTruncated = try reader.flag() ?? false
            case "reply" where isBrief: try reader.skip()
            case "reply": exchange.reply = try reader.text() ?? ""
            default: try reader.skip()
            }
        }
        return exchange
    }

    func record() throws(LineProblem) -> HistoryRecord {
        let type = try needed(type, "type")
        switch type {
        case "invoice": return .invoice(try intent())
        case "update":
            let change = try change()
            let id = try needed(id, "id")
            guard let change else { return .unknown(type: type, id: id) }
            return .update(
                InvoiceUpdate(
                    id: id, at: try moment(), change: change, exchange: exchange, sending: sending.flatMap { Int($0) },
                    intent: repeatedIntent()))
        default: return .unknown(type: type, id: id)
        }
    }

    /// The invoice that this record repeats; nil where it doesn't, or not as this version understands it.
    private func repeatedIntent() -> InvoiceIntent? {
        guard var members = repeated.first else { return nil }
        members.id = id
        return try? members.intent()
    }

    private func intent() throws(LineProblem) -> InvoiceIntent {
        guard let amount = self.amount.flatMap({ try? Amount($0) }) else { throw LineProblem(.badMember("amount")) }
        var intent = InvoiceIntent(
            id: try needed(id, "id"), createdAt: try moment(),
            paymentID: PaymentID(recorded: try needed(paymentID, "payment_id")),
            currency: try needed(currency, "currency"), amount: amount)
        intent.texts = texts
        intent.extraFields = extraFields
        intent.profile = profile ?? ""
        intent.kind = kind
        intent.endpoint = endpoint ?? ""
        intent.clientID = clientID ?? ""
        intent.body = body ?? ""
        intent.lease = lease
        return intent
    }

    /// Nil for an event of a later version.
    private func change() throws(LineProblem) -> InvoiceUpdate.Change? {
        guard let event = RecordEvent(rawValue: try needed(event, "event")) else { return nil }
        switch event {
        case .created: return .created(tracking: try needed(tracking, "tracking"), isSettled: settled ?? false)
        case .rejected: return .rejected(GatewayRejection(code: code, message: message ?? ""))
        case .unknown:
            let written = try needed(reason, "reason")
            guard let code = UnknownReason.Code(rawValue: written) else {
                return .unknown(UnknownReason(.other, detail: detail ?? written))
            }
            return .unknown(UnknownReason(code, detail: detail))
        case .unsent: return .unsent(detail ?? "")
        case .resent: return .resent(lease: lease)
        case .notFound: return .notFound
        case .status: return .status(try report())
        case .payment:
            return .paymentStarted(
                PaymentStart(
                    link: link, address: address, currentConfirmations: currentConfirmations.flatMap { Int($0) },
                    neededConfirmations: neededConfirmations.flatMap { Int($0) },
                    status: status.map { GatewayStatus($0) }))
        case .note: return .note(try needed(text, "text"))
        }
    }

    private func report() throws(LineProblem) -> StatusReport {
        var report = StatusReport(status: GatewayStatus(try needed(status, "status")))
        for field in unreadable {
            if let member = ReportMember(rawValue: field.name) { report.unreadable[member] = field.value }
        }
        // Amounts in a report are the gateway's words: the text of one that can't be read is kept, as when it came.
        func amount(_ member: ReportMember, _ text: String?) -> Amount? {
            guard let text else { return nil }
            if let amount = try? Amount(text) { return amount }
            report.unreadable[member] = text
            return nil
        }
        report.tracking = tracking
        report.paymentID = paymentID
        report.currency = currency
        report.amount = amount(.amount, self.amount)
        report.fee = amount(.fee, fee)
        report.accrualAmount = amount(.accrualAmount, accrualAmount)
        report.accrualCurrency = accrualCurrency
        report.created = created
        report.processed = processed
        report.isRecalculated = isRecalculated
        if code != nil || message != nil { report.reason = GatewayRejection(code: code, message: message ?? "") }
        return report
    }

    private func moment() throws(LineProblem) -> Timestamp {
        guard let moment = Timestamp(try needed(at, "at")) else { throw LineProblem(.badMember("at")) }
        return moment
    }

    private func needed(_ text: String?, _ name: String) throws(LineProblem) -> String {
        guard let text else { throw LineProblem(.badMember(name)) }
        return text
    }
}
