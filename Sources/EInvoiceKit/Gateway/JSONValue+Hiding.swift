import JSON

extension JSONValue {
    /// The value with every text and number as `hide` leaves it, so that nothing read from it has a card's number whole.
    ///
    /// What names the payment stays as it came, whatever digits it has: a tracking number in its own shape, and the payment
    /// id, which is used nowhere where it isn't the one that was asked for.
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
                        || member.name == "tracking" && member.value.text.map(CreatedReply.isTracking) == true
                    return Member(hide(member.name), isName ? member.value : member.value.hiding(hide))
                })
        }
    }
}
