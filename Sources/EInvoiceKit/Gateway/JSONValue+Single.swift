import JSON

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
