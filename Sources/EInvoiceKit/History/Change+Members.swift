import InvoiceCore
import JSON

// What happened to an invoice, as the history keeps it and commands print it: the names are the same in both.

extension InvoiceUpdate.Change {
    /// The event and what belongs to it, but for a lease, which is this side's own business.
    package var members: [JSONValue.Member] {
        switch self {
        case .created(let tracking, let isSettled):
            [.event(.created), .init("tracking", .string(tracking)), .init("settled", .bool(isSettled))]
        case .rejected(let rejection): [.event(.rejected), rejection.member]
        case .unknown(let reason):
            [.event(.unknown), .init("reason", .string(reason.code.rawValue))]
                + [.text("reason_detail", reason.detail)].compactMap(\.self)
        case .unsent(let detail): [.event(.unsent), .init("detail", .string(detail))]
        case .resent: [.event(.resent)]
        case .notFound: [.event(.notFound)]
        case .status(let report): [.event(.status)] + report.members
        case .paymentStarted(let start): [.event(.payment)] + start.members
        case .note(let text): [.event(.note), .init("text", .string(text))]
        }
    }
}

extension PaymentStart {
    fileprivate var members: [JSONValue.Member] {
        [
            .text("pay_link", link), .text("address", address), .number("current_confirmations", currentConfirmations),
            .number("success_confirmations", neededConfirmations), .text("status", status?.text),
        ].compactMap(\.self)
    }
}

extension GatewayRejection {
    /// A code that is a whole number is one, as the gateway writes it.
    package var member: JSONValue.Member {
        let isNumber = code.flatMap { Int($0) }.map { String($0) } == code
        let written = code.map { JSONValue.Member("code", isNumber ? .number($0) : .string($0)) }
        return .init("error", .object([written, .init("message", .string(message))].compactMap(\.self)))
    }
}

extension StatusReport {
    /// All that it says.
    package var members: [JSONValue.Member] {
        let told = ReportMember.allCases.compactMap { member in value(of: member).map { ($0, member) } }
        return [.init("status", .string(status.text))] + told.map { .init($1.rawValue, $0) }
            + [reason?.member, unreadableMembers].compactMap(\.self)
    }

    private func value(of member: ReportMember) -> JSONValue? {
        switch member.place {
        case .text(let path): self[keyPath: path].map { .string($0) }
        case .amount(let path): self[keyPath: path].map { .string($0.description) }
        case .flag(let path): self[keyPath: path].map { .bool($0) }
        }
    }

    /// What can't be read of it, as it came; nil where all can.
    package var unreadableMembers: JSONValue.Member? {
        if unreadable.isEmpty { return nil }
        return .init(
            "unreadable", .object(ReportMember.allCases.compactMap { .text($0.rawValue, unreadable[$0]) }))
    }
}

extension JSONValue.Member {
    fileprivate static func event(_ event: RecordEvent) -> JSONValue.Member { .init("event", .string(event.rawValue)) }

    fileprivate static func text(_ name: String, _ text: String?) -> JSONValue.Member? {
        text.map { .init(name, .string($0)) }
    }

    fileprivate static func number(_ name: String, _ number: Int?) -> JSONValue.Member? {
        number.map { .init(name, .integer($0)) }
    }
}
