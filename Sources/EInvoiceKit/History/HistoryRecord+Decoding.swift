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
        var members = RecordMembers(isBrief: isBrief)
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

/// Why a line is no record.
struct LineProblem: Error, Hashable {
    var reason: BadLine.Reason

    init(_ reason: BadLine.Reason) { self.reason = reason }
}

/// The members of a record.
private struct RecordMembers {
    let isBrief: Bool
    /// Texts and numbers, by their names. Former versions wrote `code` and `message` without an `error` around them.
    private var texts: [String: String] = [:]
    private var flags: [String: Bool] = [:]
    private var extraFields: [ExtraField] = []
    private var unreadable: [ExtraField] = []
    private var exchange: Exchange?
    /// Those of the invoice that a record repeats.
    private var repeated: [RecordMembers] = []

    init(isBrief: Bool = false) {
        self.isBrief = isBrief
        texts.reserveCapacity(24)
    }

    mutating func read(from reader: inout JSONReader) throws(JSONProblem) {
        try reader.beginObject()
        while let name = try reader.nextName() {
            switch try reader.kind() {
            case .object: try readObject(name, from: &reader)
            case .bool: flags[name] = try reader.flag()
            case .string where isBrief && name == "body": try reader.skip()
            case .string, .number, .null, .array: texts[name] = try reader.text()
            }
        }
    }

    private mutating func readObject(_ name: String, from reader: inout JSONReader) throws(JSONProblem) {
        switch name {
        case "extra_fields": extraFields = try Self.fields(from: &reader)
        case "unreadable": unreadable = try Self.fields(from: &reader)
        case "exchange": exchange = try exchange(from: &reader)
        case "error":
            for field in try Self.fields(from: &reader) where ["code", "message"].contains(field.name) {
                texts[field.name] = field.value
            }
        case "intent":
            var members = RecordMembers()
            try members.read(from: &reader)
            repeated = [members]
        default: try reader.skip()
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
        let type = try needed("type")
        switch type {
        case "invoice": return .invoice(try intent())
        case "update":
            let change = try change()
            let id = try needed("id")
            guard let change else { return .unknown(type: type, id: id) }
            return .update(
                InvoiceUpdate(
                    id: id, at: try moment(), change: change, exchange: exchange, sending: number("sending"),
                    intent: repeatedIntent()))
        default: return .unknown(type: type, id: texts["id"])
        }
    }

    /// The invoice that this record repeats; nil where it doesn't, or not as this version understands it.
    private func repeatedIntent() -> InvoiceIntent? {
        guard var members = repeated.first else { return nil }
        members.texts["id"] = texts["id"]
        return try? members.intent()
    }

    private func intent() throws(LineProblem) -> InvoiceIntent {
        guard let amount = texts["amount"].flatMap({ try? Amount($0) }) else {
            throw LineProblem(.badMember("amount"))
        }
        var intent = InvoiceIntent(
            id: try needed("id"), createdAt: try moment(), paymentID: PaymentID(recorded: try needed("payment_id")),
            currency: try needed("currency"), amount: amount)
        for field in RequestField.allCases { intent[field] = texts[field.name] }
        intent.extraFields = extraFields
        for member in IntentMember.allCases {
            switch member.place {
            case .text(let path): intent[keyPath: path] = texts[member.rawValue] ?? ""
            case .optional(let path): intent[keyPath: path] = texts[member.rawValue]
            }
        }
        return intent
    }

    /// Nil for an event of a later version.
    private func change() throws(LineProblem) -> InvoiceUpdate.Change? {
        // The second name of each is that of former versions.
        let detail = texts["reason_detail"] ?? texts["detail"]
        let link = texts["pay_link"] ?? texts["link"]
        guard let event = RecordEvent(rawValue: try needed("event")) else { return nil }
        switch event {
        case .created: return .created(tracking: try needed("tracking"), isSettled: flags["settled"] ?? false)
        case .rejected: return .rejected(rejection ?? GatewayRejection(code: nil, message: ""))
        case .unknown:
            let written = try needed("reason")
            guard let code = UnknownReason.Code(rawValue: written) else {
                return .unknown(UnknownReason(.other, detail: detail ?? written))
            }
            return .unknown(UnknownReason(code, detail: detail))
        case .unsent: return .unsent(texts["detail"] ?? "")
        case .resent: return .resent(lease: texts["lease"])
        case .notFound: return .notFound
        case .status: return .status(try report())
        case .payment:
            return .paymentStarted(
                PaymentStart(
                    link: link, address: texts["address"],
                    currentConfirmations: number("current_confirmations"),
                    neededConfirmations: number("success_confirmations"),
                    status: texts["status"].map { GatewayStatus($0) }))
        case .note: return .note(try needed("text"))
        }
    }

    private func report() throws(LineProblem) -> StatusReport {
        var report = StatusReport(status: GatewayStatus(try needed("status")))
        for field in unreadable {
            if let member = ReportMember(rawValue: field.name) { report.unreadable[member] = field.value }
        }
        for member in ReportMember.allCases {
            let text = texts[member.rawValue]
            switch member.place {
            case .text(let path): report[keyPath: path] = text
            case .amount(let path):
                // The gateway's words: the text of one that can't be read is kept, as when it came.
                report[keyPath: path] = text.flatMap { try? Amount($0) }
                if let text, report[keyPath: path] == nil { report.unreadable[member] = text }
            case .flag(let path): report[keyPath: path] = flags[member.rawValue]
            }
        }
        report.reason = rejection
        return report
    }

    private var rejection: GatewayRejection? {
        let (code, message) = (texts["code"], texts["message"])
        return code == nil && message == nil ? nil : GatewayRejection(code: code, message: message ?? "")
    }

    private func moment() throws(LineProblem) -> Timestamp {
        guard let moment = Timestamp(try needed("at")) else { throw LineProblem(.badMember("at")) }
        return moment
    }

    private func number(_ name: String) -> Int? { texts[name].flatMap { Int($0) } }

    private func needed(_ name: String) throws(LineProblem) -> String {
        guard let text = texts[name] else { throw LineProblem(.badMember(name)) }
        return text
    }
}
