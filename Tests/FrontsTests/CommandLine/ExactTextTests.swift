import EInvoiceKit
import Testing

@testable import Fronts

/// Syntax is bytes: a mark behind a quote or a sign makes neither another one.
@Suite struct ExactTextTests {
    @Test func `a field's name ends at its first equals sign`() throws {
        let field = try FieldArgument("phone=\u{301}7=\u{301}8")
        #expect(field.name == "phone")
        #expect(field.value.utf8.elementsEqual("\u{301}7=\u{301}8".utf8))
        #expect(throws: (any Error).self) { try FieldArgument("=\u{301}7") }
    }

    @Test func `a command that is told stays one word for a shell`() {
        let suggestion = SuggestedCommand(SettingsOptions())
        #expect(
            suggestion("show", "a'\u{301}; reboot '").utf8.elementsEqual(
                "`einvoice show 'a'\\''\u{301}; reboot '\\'''`".utf8))
    }

    @Test func `a long quoted text is cut where it begins with a mark too`() {
        let long = "\u{301}" + String(repeating: "x", count: 200)
        #expect(MessageTruncation.shortened("no currency “\(long)”").unicodeScalars.count < 110)
        #expect(MessageTruncation.shortened("unknown option '\(long)'", repeating: [long]).unicodeScalars.count < 110)
    }
}
