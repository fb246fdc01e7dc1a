import InvoiceCore
import Testing

@Suite struct ExtraFieldTestValueTests {
    @Test func `the gateway's example goes first where it is right`() {
        let rule = ExtraFieldRule(name: "otp", pattern: "^[0-9]{4}$", example: "9999")
        #expect(rule.testValue == "9999")
        let wrong = ExtraFieldRule(name: "otp", pattern: "^[0-9]{4}$", example: "four digits")
        #expect(wrong.testValue == "1234")
    }

    @Test func `a choice is taken`() {
        #expect(ExtraFieldRule(name: "bank", choices: ["uba", "zenith"], example: "none").testValue == "uba")
        #expect(ExtraFieldRule(name: "bank", choices: ["uba", "zenith"], example: "zenith").testValue == "zenith")
    }

    @Test func `a common value that fits the pattern`() {
        #expect(ExtraFieldRule(name: "phone", pattern: "^\\+[0-9]{8,15}$").testValue == "+10000000000")
        #expect(ExtraFieldRule(name: "mail", pattern: "^[^@]+@[^@]+\\.[a-z]+$").testValue == "test@example.com")
        #expect(ExtraFieldRule(name: "odd", pattern: "^[а-я]{7}$").testValue == nil)
    }

    @Test func `required fields are filled and others left out`() {
        let rules = [
            ExtraFieldRule(name: "phone", currencies: ["a.xof"], isRequired: true),
            ExtraFieldRule(name: "phone", isRequired: true),
            ExtraFieldRule(name: "mail", isRequired: false),
            ExtraFieldRule(name: "other", currencies: ["b.ngn"], isRequired: true),
            ExtraFieldRule(name: "odd", isRequired: true, pattern: "^[а-я]{7}$"),
        ]
        let (fields, unfilled) = ExtraField.forTestPayment(in: "a.xof", rules: rules)
        #expect(fields.map(\.name) == ["phone"])
        #expect(unfilled == ["odd"])
    }
}
