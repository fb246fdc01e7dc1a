import InvoiceCore
import JSON

// An update's members, in the history and in the output of commands alike.

extension InvoiceUpdate {
    /// The value of `source` for a status from the gateway's statement.
    static let statementSource = "statement"

    /// The event, what belongs to it, and where it is from.
    package var members: [JSONValue.Member] {
        change.members + (isFromStatement ? [.init("source", .string(Self.statementSource))] : [])
    }
}

extension InvoiceUpdate.Change {
    /// The event and what belongs to it, but for a lease, which is this side's own business.
    package var members: [JSONValue.Member] {
        switch self {
        case .created(let tracking, let isSettled):
            [.event(.created), .init("tracking", .string(tracking)), .init("settled", .bool(isSettled))]
        case .rejected(let rejection): [.event(.rejected), rejection.member]
        case .unknown(let reason):
            told(.event(.unknown), .text("reason", reason.code.rawValue), .text("reason_detail", reason.detail))
        case .unsent(let detail): [.event(.unsent), .init("detail", .string(detail))]
        case .resent: [.event(.resent)]
        case .notFound: [.event(.notFound)]
        case .closed: [.event(.closed)]
        case .status(let report): [.event(.status)] + report.members
        case .paymentStarted(let start):
            told(
                .event(.payment), .text("pay_link", start.link), .text("address", start.address),
                .number("current_confirmations", start.currentConfirmations),
                .number("success_confirmations", start.neededConfirmations), .text("status", start.status?.text))
        case .note(let text): [.event(.note), .init("text", .string(text))]
        case .replaced(let id): [.event(.replaced), .init("replaced_by", .string(id))]
        }
    }
}

extension GatewayRejection {
    /// A code that is a whole number is one, as the gateway writes it.
    package var member: JSONValue.Member {
        var members = [JSONValue.Member("message", .string(message))]
        if let code {
            let isNumber = Int(code).map { String($0) } == code
            members.insert(JSONValue.Member("code", isNumber ? .number(code) : .string(code)), at: 0)
        }
        return JSONValue.Member("error", .object(members))
    }
}

extension StatusReport {
    /// All that it says.
    package var members: [JSONValue.Member] {
        var members = [JSONValue.Member("status", .string(status.text))]
        for member in ReportMember.allCases {
            if let value = value(of: member) { members.append(JSONValue.Member(member.rawValue, value)) }
        }
        if let reason { members.append(reason.member) }
        if let unreadableMembers { members.append(unreadableMembers) }
        return members
    }

    private func value(of member: ReportMember) -> JSONValue? {
        switch member.place {
        case .text(let path): self[keyPath: path].map { .string($0) }
        case .amount(let path): self[keyPath: path].map { .string($0.description) }
        case .flag(let path): self[keyPath: path].map { .bool($0) }
        }
    }

    /// The members that can't be read, as they came; nil where all can.
    package var unreadableMembers: JSONValue.Member? {
        if unreadable.isEmpty { return nil }
        let texts = ReportMember.allCases.compactMap { JSONValue.Member.text($0.rawValue, unreadable[$0]) }
        return JSONValue.Member("unreadable", .object(texts))
    }
}

private func told(_ members: JSONValue.Member?...) -> [JSONValue.Member] { members.compactMap(\.self) }

extension JSONValue.Member {
    fileprivate static func event(_ event: RecordEvent) -> JSONValue.Member {
        JSONValue.Member("event", .string(event.rawValue))
    }

    fileprivate static func text(_ name: String, _ text: String?) -> JSONValue.Member? {
        text.map { JSONValue.Member(name, .string($0)) }
    }

    fileprivate static func number(_ name: String, _ number: Int?) -> JSONValue.Member? {
        number.map { JSONValue.Member(name, .integer($0)) }
    }
}
