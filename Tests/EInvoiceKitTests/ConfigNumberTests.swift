import InvoiceCore
import JSON
import Testing

@testable import EInvoiceKit

@Suite struct ConfigNumberTests {
    @Test(arguments: [
        "0", "-0", "12", "1042", "-1.5", "0.5", "1e5", "1E-5", "1.25e+10", "123456789012345678901234567890",
    ])
    func `a number as JSON has it is kept to the digit`(text: String) throws {
        #expect(try ConfigText("[\(text)]").value == .array([.number(text)]))
    }

    @Test(arguments: [
        "012", "1.", ".5", "0x10", "+1", "-", "-.5", "1e", "1e+", "--1", "00", "-01", "1.5.5", "1e5e5", "١", "1_000",
        "Infinity", "nan", "1e1.5", "0e", "1d", "-e1",
        "Ж",
    ])
    func `what JSON has no number for is refused where it stands`(text: String) {
        do {
            let config = try ConfigText("{\n  \"timeout\": \(text)\n}")
            Issue.record("read as \(config.value)")
        } catch {
            #expect(error.line == 2 && error.column == 14)
        }
    }

    @Test func `a column counts characters, not bytes`() {
        #expect(throws: ConfigSyntaxProblem(line: 1, column: 10, expectation: .commaInObject)) {
            try ConfigText(#"{"a": "Ж"; "b": 1}"#)
        }
    }

    @Test(arguments: ["1e999", "-5", "1.5", "1e5", "-0"])
    func `a client id written as a number is a whole one`(text: String) {
        let folder = TemporaryFolder()
        folder.write(
            """
            {"profiles": {"shop": {"kind": "test", "base_url": "https://gateway.example", "client_id": \(text),
            "secret": "x"}}}
            """, to: ".config/einvoice/config.json")
        let settings = Settings.inspect(environment: ["HOME": folder.path])
        #expect(settings.problems.count == 1)
        #expect(settings.profiles.isEmpty)
    }
}
