import InvoiceCore
import JSON

/// A member of `extra_fields` that the sandbox asks for, listed at `/api/extrafields/list`.
struct SandboxExtraField: Sendable {
    var name: String
    var title: String
    var isRequired: Bool
    /// A regular expression that the whole value must match.
    var pattern: String?
    /// The only values accepted, if there are any.
    var choices: [String] = []
    /// A value that is accepted, for trying things out.
    var example: String

    /// The fields that this currency asks for.
    static func of(_ currency: PaymentMethod) -> [SandboxExtraField] {
        switch (currency.kind, currency.code) {
        case (.mobileMoney, let code):
            let asksForCode = code.hasPrefix("orange_money-ci") || code.hasPrefix("orange_money-burkina")
            return asksForCode ? [phone, oneTimeCode] : [phone]
        case (.card, _): return [email]
        case (.bank, "imps.inr"): return [accountNumber, bankCode]
        case (.bank, _): return [bank, accountNumber]
        case (.upi, "upi.inr"): return [upiName]
        case (.upi, _): return [optionalPhone]
        case (.crypto, _): return []
        }
    }

    /// Every field of every currency as the endpoint lists them: one object for each currency and field.
    static func listing(for currencies: [PaymentMethod]) -> JSONValue {
        .array(
            currencies.flatMap { currency in
                of(currency).map { $0.json(for: currency) }
            })
    }

    func accepts(_ value: String) -> Bool {
        guard choices.isEmpty || choices.contains(value) else { return false }
        guard let pattern else { return true }
        // A pattern of ours that does not compile accepts nothing, which the tests would see.
        guard let expression = try? Regex(pattern) else { return false }
        return value.wholeMatch(of: expression) != nil
    }

    private func json(for currency: PaymentMethod) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("name", .string(name)),
            .init("title", .string(title)),
            .init("currency", .string(currency.code)),
            .init("required", .bool(isRequired)),
            .init("type", .string(choices.isEmpty ? "text" : "select")),
        ]
        if let pattern {
            members.append(.init("regexp", .string(pattern)))
        }
        if !choices.isEmpty {
            members.append(.init("values", .array(choices.map { .string($0) })))
        }
        members.append(.init("example", .string(example)))
        return .object(members)
    }

    private static let phone = SandboxExtraField(
        name: "phone", title: "Customer's phone number, with the country's code", isRequired: true,
        pattern: "^\\+?[0-9]{8,15}$", example: "2250701020304")
    private static let optionalPhone = SandboxExtraField(
        name: "phone", title: "Customer's phone number, with the country's code", isRequired: false,
        pattern: "^\\+?[0-9]{8,15}$", example: "919812345678")
    private static let oneTimeCode = SandboxExtraField(
        name: "otp", title: "One-time code from the operator (#144*82#)", isRequired: false, pattern: "^[0-9]{4,6}$",
        example: "1234")
    private static let email = SandboxExtraField(
        name: "email", title: "Customer's e-mail", isRequired: false, pattern: "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$",
        example: "customer@example.org")
    private static let bank = SandboxExtraField(
        name: "bank", title: "Customer's bank", isRequired: true, choices: ["access", "gtbank", "uba", "zenith"],
        example: "zenith")
    private static let accountNumber = SandboxExtraField(
        name: "account_number", title: "Customer's account number", isRequired: true, pattern: "^[0-9]{9,18}$",
        example: "0123456789")
    private static let bankCode = SandboxExtraField(
        name: "ifsc", title: "IFSC code of the bank's branch", isRequired: true, pattern: "^[A-Z]{4}0[A-Z0-9]{6}$",
        example: "HDFC0000001")
    private static let upiName = SandboxExtraField(
        name: "upi_id", title: "UPI ID", isRequired: true, pattern: "^[A-Za-z0-9._-]{2,}@[A-Za-z]{2,}$",
        example: "customer@upi")
}
