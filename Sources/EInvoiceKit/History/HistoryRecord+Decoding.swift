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
    /// Texts and numbers, each at its name's place. Former versions wrote `code` and `message` without an `error` around
    /// them.
    private var texts = [String?](repeating: nil, count: RecordName.places.count)
    private var flags: [(place: Int, isSet: Bool)] = []
    private var extraFields: [ExtraField] = []
    private var unreadable: [ExtraField] = []
    private var exchange: Exchange?
    /// Those of the invoice that a record repeats.
    private var repeated: [RecordMembers] = []

    init(isBrief: Bool = false) { self.isBrief = isBrief }

    private subscript(name: RecordName) -> String? {
        get { texts[name.rawValue] }
        set { texts[name.rawValue] = newValue }
    }

    mutating func read(from reader: inout JSONReader) throws(JSONProblem) {
        try reader.beginObject()
        while let place = try reader.nextName(among: RecordName.places) {
            guard let place else {
                try reader.skip()
                continue
            }
            switch try reader.kind() {
            case .object: try readObject(RecordName(rawValue: place), from: &reader)
            case .bool: if let flag = try reader.flag() { flags.append((place, flag)) }
            case .string where isBrief && place == RecordName.body.rawValue: try reader.skip()
            case .string, .number, .null, .array: texts[place] = try reader.text()
            }
        }
    }

    private mutating func readObject(_ name: RecordName?, from reader: inout JSONReader) throws(JSONProblem) {
        switch name {
        case .extraFields: extraFields = try Self.fields(from: &reader)
        case .unreadable: unreadable = try Self.fields(from: &reader)
        case .exchange: exchange = try exchange(from: &reader)
        case .error:
            for field in try Self.fields(from: &reader) {
                if field.name == RecordName.code.text { self[.code] = field.value }
                if field.name == RecordName.message.text { self[.message] = field.value }
            }
        case .intent:
            var members = RecordMembers(isBrief: isBrief)
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
        let type = try needed(.type)
        switch type {
        case "invoice": return .invoice(try intent())
        case "update":
            let change = try change()
            let id = try needed(.id)
            guard let change else { return .unknown(type: type, id: id) }
            var update = InvoiceUpdate(
                id: id, at: try moment(), change: change, exchange: exchange, sending: number(.sending),
                intent: repeatedIntent())
            update.isFromStatement = self[.source] == InvoiceUpdate.statementSource
            return .update(update)
        default: return .unknown(type: type, id: self[.id])
        }
    }

    /// The invoice that this record repeats; nil where it doesn't, or not as this version understands it.
    private func repeatedIntent() -> InvoiceIntent? {
        guard var members = repeated.first else { return nil }
        members[.id] = self[.id]
        return try? members.intent()
    }

    private func intent() throws(LineProblem) -> InvoiceIntent {
        guard let amount = self[.amount].flatMap({ try? Amount($0) }) else {
            throw LineProblem(.badMember(RecordName.amount.text))
        }
        var intent = InvoiceIntent(
            id: try needed(.id), createdAt: try moment(), paymentID: PaymentID(recorded: try needed(.paymentID)),
            currency: try needed(.currency), amount: amount)
        for (field, place) in RecordName.placesOfFields { intent[field] = texts[place] }
        intent.extraFields = extraFields
        for (target, place) in RecordName.placesOfIntent {
            switch target {
            case .text(let path): intent[keyPath: path] = texts[place] ?? ""
            case .optional(let path): intent[keyPath: path] = texts[place]
            case .flag(let path): intent[keyPath: path] = flag(at: place) ?? false
            }
        }
        if let made = self[.createdAt].flatMap({ Timestamp($0) }), intent.isAdopted {
            (intent.adoptedAt, intent.createdAt) = (intent.createdAt, made)
        }
        return intent
    }

    /// Nil for an event of a later version.
    private func change() throws(LineProblem) -> InvoiceUpdate.Change? {
        // The second name of each is that of former versions.
        let detail = self[.reasonDetail] ?? self[.detail]
        let link = self[.payLink] ?? self[.link]
        guard let event = RecordEvent(rawValue: try needed(.event)) else { return nil }
        switch event {
        case .created:
            return .created(tracking: try needed(.tracking), isSettled: flag(at: RecordName.settled.rawValue) ?? false)
        case .rejected: return .rejected(rejection ?? GatewayRejection(code: nil, message: ""))
        case .unknown:
            let written = try needed(.reason)
            guard let code = UnknownReason.Code(rawValue: written) else {
                return .unknown(UnknownReason(.other, detail: detail ?? written))
            }
            return .unknown(UnknownReason(code, detail: detail))
        case .unsent: return .unsent(self[.detail] ?? "")
        case .resent: return .resent(lease: self[.lease])
        case .notFound: return .notFound
        case .closed: return .closed
        case .status: return .status(try report())
        case .payment:
            return .paymentStarted(
                PaymentStart(
                    link: link, address: self[.address],
                    currentConfirmations: number(.currentConfirmations),
                    neededConfirmations: number(.successConfirmations),
                    status: self[.status].map { GatewayStatus($0) }))
        case .note: return .note(try needed(.text))
        case .replaced: return .replaced(by: try needed(.replacedBy))
        }
    }

    private func report() throws(LineProblem) -> StatusReport {
        var report = StatusReport(status: GatewayStatus(try needed(.status)))
        for field in unreadable {
            if let member = ReportMember(rawValue: field.name) { report.unreadable[member] = field.value }
        }
        for (member, target, place) in RecordName.placesOfReport {
            let text = texts[place]
            switch target {
            case .text(let path): report[keyPath: path] = text
            case .amount(let path):
                // The gateway's words: the text of one that can't be read is kept, as when it came.
                report[keyPath: path] = text.flatMap { try? Amount($0) }
                if let text, report[keyPath: path] == nil { report.unreadable[member] = text }
            case .flag(let path): report[keyPath: path] = flag(at: place)
            }
        }
        report.reason = rejection
        return report
    }

    private var rejection: GatewayRejection? {
        let (code, message) = (self[.code], self[.message])
        return code == nil && message == nil ? nil : GatewayRejection(code: code, message: message ?? "")
    }

    private func moment() throws(LineProblem) -> Timestamp {
        guard let moment = Timestamp(try needed(.at)) else { throw LineProblem(.badMember(RecordName.at.text)) }
        return moment
    }

    private func number(_ name: RecordName) -> Int? { self[name].flatMap { Int($0) } }

    private func flag(at place: Int) -> Bool? { flags.last { $0.place == place }?.isSet }

    private func needed(_ name: RecordName) throws(LineProblem) -> String {
        guard let text = self[name] else { throw LineProblem(.badMember(name.text)) }
        return text
    }
}

/// The names of a record's members, but for those that ``RequestField``, ``IntentMember`` and ``ReportMember`` add.
private enum RecordName: Int, CaseIterable {
    case type, id, at, event, currency, amount, extraFields, body, intent, sending, exchange
    case tracking, settled, status, reason, reasonDetail, detail, lease, text, unreadable
    case error, code, message, payLink, link, address, currentConfirmations, successConfirmations, paymentID
    case createdAt, source, replacedBy

    var text: String {
        switch self {
        case .type: "type"
        case .id: "id"
        case .at: "at"
        case .event: "event"
        case .paymentID: "payment_id"
        case .currency: "currency"
        case .amount: "amount"
        case .extraFields: "extra_fields"
        case .body: "body"
        case .intent: "intent"
        case .sending: "sending"
        case .exchange: "exchange"
        case .tracking: "tracking"
        case .settled: "settled"
        case .status: "status"
        case .reason: "reason"
        case .reasonDetail: "reason_detail"
        case .detail: "detail"
        case .lease: "lease"
        case .text: "text"
        case .unreadable: "unreadable"
        case .error: "error"
        case .code: "code"
        case .message: "message"
        case .payLink: "pay_link"
        case .link: "link"
        case .address: "address"
        case .currentConfirmations: "current_confirmations"
        case .successConfirmations: "success_confirmations"
        case .createdAt: "created_at"
        case .source: "source"
        case .replacedBy: "replaced_by"
        }
    }

    /// The place of each known name: a case's own number, and from there on those of the lists.
    static let places = {
        let own = allCases.map(\.text)
        let others =
            RequestField.allCases.map(\.name) + IntentMember.allCases.map(\.rawValue)
            + ReportMember.allCases.map(\.rawValue)
        return JSONNames(own + others)
    }()
    static let placesOfFields = RequestField.allCases.compactMap { field in places[field.name].map { (field, $0) } }
    // With where each goes, asked for once: making a key path takes longer than following it.
    static let placesOfIntent = IntentMember.allCases.compactMap { member in
        places[member.rawValue].map { (member.place, $0) }
    }
    static let placesOfReport = ReportMember.allCases.compactMap { member in
        places[member.rawValue].map { (member, member.place, $0) }
    }
}
