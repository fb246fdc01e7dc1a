extension ExtraFieldRule {
    /// A value that a test payment may send: the gateway's example, else a choice, else whatever common value the pattern
    /// takes. Nil where none is known to be right.
    public var testValue: String? {
        let candidates = [example].compactMap(\.self) + choices + Self.commonValues
        return candidates.first { !$0.isEmpty && problem(with: $0) == nil }
    }

    /// What fields of this kind ask for as a rule: phone numbers, accounts, short codes, names, addresses.
    private static let commonValues = [
        "10000000000", "+10000000000", "0123456789", "1234", "123456", "1", "test@example.com", "test", "TEST",
        "Test Test",
        "test@upi", "2000-01-01", "US", "TEST0000001",
    ]
}

extension ExtraField {
    /// The fields that the rules require of a method, filled for a test payment, and the names of those for which no value is
    /// known to be right.
    public static func forTestPayment(
        in currency: String, rules: [ExtraFieldRule]
    ) -> (fields: [ExtraField], unfilled: [String]) {
        var fields: [ExtraField] = []
        var unfilled: [String] = []
        var seen: Set<String> = []
        for rule in rules where rule.isRequired && rule.applies(to: currency) && seen.insert(rule.name).inserted {
            if let value = rule.testValue {
                fields.append(ExtraField(name: rule.name, value: value))
            } else {
                unfilled.append(rule.name)
            }
        }
        return (fields, unfilled)
    }
}
