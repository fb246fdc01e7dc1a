import InvoiceCore
import JSON

extension StatusReport {
    /// What it says beside why it failed, as the history keeps it and commands print it.
    package var members: [JSONValue.Member] {
        [.init("status", .string(status.text))]
            + ReportMember.allCases.compactMap { member in value(of: member).map { .init(member.rawValue, $0) } }
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
        let texts = ReportMember.allCases.compactMap { member in
            unreadable[member].map { JSONValue.Member(member.rawValue, .string($0)) }
        }
        return .init("unreadable", .object(texts))
    }
}
