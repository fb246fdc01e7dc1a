import InvoiceCore
import JSON

extension JSONValue {
    /// Throws the gateway's refusal, if the reply is one. An error without a word refuses nothing.
    func refuseError() throws(ReplyProblem) {
        guard let rejection else { return }
        guard rejection.saysAnything else { throw .shape("an error without a word") }
        throw .rejected(rejection)
    }

    /// The `error` member, as far as it says anything: an object, a list, or only a text or number.
    ///
    /// Empty ones (false, 0, "", [], {}) say nothing, as PHP sees it; then a success must prove itself by its own members.
    var rejection: GatewayRejection? {
        switch self["error"] {
        case .object(let members) where !members.isEmpty:
            return GatewayRejection(
                code: self["error"]?["code"]?.text, message: self["error"]?["message"]?.text ?? "")
        case .string(let text) where !text.isEmpty: return GatewayRejection(code: nil, message: text)
        case .number(let text) where text != "0": return GatewayRejection(code: text, message: "")
        case .bool(true): return GatewayRejection(code: nil, message: "")
        case .array(let elements) where !elements.isEmpty:
            return GatewayRejection(code: nil, message: elements.compactMap(\.text).joined(separator: ", "))
        default: return nil
        }
    }

    /// Throws where the reply, or the error in it, names another invoice than the one asked for. What it leaves out can't be
    /// wrong.
    func requireIdentity(paymentID: String?, tracking: String?) throws(ReplyProblem) {
        if let paymentID, let given = self["payment_id"],
            given.text.map({ PaymentID(recorded: $0) }) != PaymentID(recorded: paymentID)
        {
            throw .shape("payment_id \(given.text ?? "of no use"), not \(paymentID)")
        }
        if let tracking, let given = self["tracking"], given.text?.lowercased() != tracking.lowercased() {
            throw .shape("tracking \(given.text ?? "of no use"), not \(tracking)")
        }
        try self["error"]?.requireIdentity(paymentID: paymentID, tracking: tracking)
    }

    /// An exact amount: a number or string, with or without an exponent; nil for all else, and below zero.
    var amount: Amount? {
        guard let text else { return nil }
        return try? Amount(Self.plainNotation(text))  // The report keeps the text of what is no amount.
    }

    /// A whole number, as number or string.
    var count: Int? { text.flatMap { Int($0) } }

    /// `1.5e3` as `1500`; a text without an exponent as it is, as is one whose exponent is beyond any amount.
    private static func plainNotation(_ text: String) -> String {
        guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }),
            let exponent = Int(text[text.index(after: mark)...]), (-40...40).contains(exponent)
        else { return text }
        let parts = text[..<mark].split(separator: ".", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard let whole = parts.first, parts.count <= 2, areDigits else { return text }
        let fraction = parts.count == 2 ? parts[1] : ""
        let zeros = String(repeating: "0", count: abs(exponent))
        if exponent >= 0 {
            let digits = fraction + zeros.dropFirst(min(exponent, fraction.count))
            let point = digits.index(digits.startIndex, offsetBy: exponent)
            let rest = digits[point...]
            return whole + digits[..<point] + (rest.isEmpty ? "" : "." + rest)
        }
        let digits = zeros + whole
        let point = digits.index(digits.endIndex, offsetBy: exponent)
        return "\(digits[..<point]).\(digits[point...])\(fraction)"
    }
}

extension JSONValue {
    /// The tracking number in a reply to a create request for `paymentID`, as it came.
    func trackingOfCreated(paymentID: String) throws(ReplyProblem) -> String {
        let tracking = self["tracking"]?.text
        try requireIdentity(paymentID: paymentID, tracking: nil)
        // An error beside a tracking number contradicts it: neither is believed, and the status endpoint decides.
        if rejection != nil, tracking != nil || self["error"]?["tracking"] != nil {
            throw .shape("both an error and a tracking number")
        }
        try refuseError()
        guard let tracking else { throw .shape("no tracking number") }
        guard GatewayNumber.isTracking(tracking) else { throw .shape("tracking \(tracking)") }
        return tracking
    }
}

extension PaymentStart {
    /// Reads a reply to a process request. Members that were absent or empty are nil.
    init(_ reply: JSONValue) throws(ReplyProblem) {
        try reply.refuseError()
        self.init()
        link = reply["pay_link"]?.text
        form = reply["pay_form"]?.text
        status = reply["status"]?.text.map { GatewayStatus($0) }
        if let coin = reply["crypto"], let address = coin["address"]?.text {
            self.address = address
            currentConfirmations = coin["current_confirmations"]?.count
            neededConfirmations = coin["success_confirmations"]?.count
        }
        let namesInvoice = reply["payment_id"]?.text != nil || reply["tracking"]?.text != nil
        if self == PaymentStart(), !namesInvoice { throw .shape("nothing that the protocol knows") }
    }
}

extension StatusReport {
    /// Reads a reply to a status request, or a row of a statement. Where there is a status, `error` is why it failed.
    init(_ reply: JSONValue) throws(ReplyProblem) {
        guard let word = reply["status"]?.text else {
            try reply.refuseError()
            throw .shape("no status")
        }
        self.init(status: GatewayStatus(word))
        for member in ReportMember.allCases {
            switch member.place {
            case .text(let path): self[keyPath: path] = read(member, of: reply, as: \.text)
            case .amount(let path): self[keyPath: path] = read(member, of: reply, as: \.amount)
            case .flag(let path): self[keyPath: path] = read(member, of: reply, as: \.flag)
            }
        }
        // The catalog's own spelling: another currency in capitals is another one all the same.
        currency = currency.map { PaymentMethodCatalog.standard[$0.lowercased()]?.code ?? $0 }
        reason = reply.rejection.flatMap { $0.saysAnything ? $0 : nil }
    }

    /// A member's value; what is there and can't be read is kept as it came. An empty text says as much as none.
    private mutating func read<Value>(
        _ member: ReportMember, of reply: JSONValue, as read: (JSONValue) -> Value?
    ) -> Value? {
        guard let given = reply[member.rawValue], given != .string("") else { return nil }
        if let value = read(given) { return value }
        unreadable[member] = given.summary
        return nil
    }

    /// Throws where an error stands beside a status that says that the payment was paid.
    func requireOneMeaning() throws(ReplyProblem) {
        if contradictsItself { throw .shape("both an error and the status \(status)") }
    }

    /// Reads a statement; a row that can't be read makes all of it useless, for a gap would look like a missing payment.
    static func list(in reply: JSONValue) throws(ReplyProblem) -> [StatusReport] {
        try reply.refuseError()
        let rows: [JSONValue]
        if case .object(let members) = reply {
            guard let list = members.last(where: { $0.name == "list" }) else { throw .shape("no list") }
            guard let elements = list.value == .null ? [] : list.value.elements else { throw .shape("list is no list") }
            rows = elements
        } else {
            guard let elements = reply.elements else { throw .shape("no list") }
            rows = elements
        }
        var reports: [StatusReport] = []
        for (index, row) in rows.enumerated() {
            guard row["status"]?.text != nil else { throw .shape("row \(index + 1) has no status") }
            reports.append(try StatusReport(row))
        }
        return reports
    }
}

extension GatewayRejection {
    /// True where it has a message, or a code that isn't zero.
    fileprivate var saysAnything: Bool {
        let zeros: [Unicode.Scalar] = ["0", ".", "-"]
        return !message.isEmpty || code.map { !$0.unicodeScalars.allSatisfy(zeros.contains) } ?? false
    }
}

extension JSONValue {
    /// The names of members that are read in replies, but for those in lists of extra fields, where any name counts.
    private static let readMembers: Set<String> = [
        "tracking", "payment_id", "status", "error", "code", "message", "amount", "currency", "fee", "accrual_amount",
        "accrual_currency", "created", "processed", "is_recalc", "list", "pay_link", "pay_form", "crypto", "address",
        "current_confirmations", "success_confirmations",
    ]

    /// Throws where a member that is read comes more than once, whatever its values are: readers differ in which of them
    /// counts. Looks into all that is read: an error, a coin, the rows of a statement.
    func requireSingleMembers(
        _ isRead: (String) -> Bool = { JSONValue.readMembers.contains($0) || UInt($0) != nil }
    ) throws(ReplyProblem) {
        switch self {
        case .object(let members):
            var seen: Set<String> = []
            for member in members where isRead(member.name) {
                guard seen.insert(member.name).inserted else { throw .shape("\(member.name) twice") }
                try member.value.requireSingleMembers(isRead)
            }
        case .array(let elements): for element in elements { try element.requireSingleMembers(isRead) }
        case .null, .bool, .number, .string: break
        }
    }
}

extension JSONValue {
    /// The value with every text and number as `hide` leaves it, so that nothing read from it has a card's number whole.
    ///
    /// The names of the payment stay as they came, whatever digits they have: a tracking number in its own shape, and
    /// the payment id, which is used only where it is the one that was asked for.
    func hiding(_ hide: (String) -> String) -> JSONValue {
        switch self {
        case .null, .bool: self
        case .number(let text): .number(hide(text))
        case .string(let text): .string(hide(text))
        case .array(let elements): .array(elements.map { $0.hiding(hide) })
        case .object(let members):
            .object(
                members.map { member in
                    let isName =
                        member.name == "payment_id"
                        || member.name == "tracking" && member.value.text.map(GatewayNumber.isTracking) == true
                    return Member(hide(member.name), isName ? member.value : member.value.hiding(hide))
                })
        }
    }
}
