import JSON
import Testing

@testable import Sandbox

@Suite("Texts that only look alike", .timeLimit(.minutes(10)))
struct ExactTextTests {
    @Test
    func `Payment ids in other bytes are two payments`() async throws {
        try await SandboxBench.run(.memory) { bench in
            for id in ["caf\u{e9}", "cafe\u{301}"] {
                let body = "{\"payment_id\":\"\(id)\",\"currency\":\"tron\",\"amount\":5}"
                let first = try await bench.post("einvoice/create", body).error
                #expect(first == nil)
                let second = try await bench.post("einvoice/create", body).error
                #expect(second == "0 Transaction already exists")
            }
        }
    }

    @Test
    func `A mark joins no sign of an address or a form`() throws {
        let address = try #require(ParsedURL("http://127.0.0.1:80/\u{301}@x"))
        #expect(address.host == "127.0.0.1" && address.port == 80)
        #expect(address.target.utf8.elementsEqual("/\u{301}@x".utf8))
        #expect(ParsedURL("http://user@\u{301}host/") == nil)
        let form = FormFields("a=\u{301}1&\u{301}b=2")
        #expect(form["a"]?.utf8.elementsEqual("\u{301}1".utf8) == true)
        #expect(form["\u{301}b"] == "2")
    }

    @Test(arguments: [
        "４４４４１１１１４４４４１１１１", "٤٤٤٤١١١١٤٤٤٤١١١١", "4444-1111-4444-1111", "4444.1111.4444.1111",
        "4444111144441111\u{301}",
    ])
    func `A card number is not kept whole in other digits or with something between them`(sender: String) async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.jsonl"
            try await SandboxBench.run(.memory, ledgerPath: path) { bench in
                let body = "{\"payment_id\":1,\"currency\":\"tron\",\"amount\":5,\"sender\":\"\(sender)\"}"
                let error = try await bench.post("einvoice/create", body).error
                #expect(error == nil)
            }
            let text = try contents(path)
            #expect(text.contains("444411******1111"))
            #expect(!text.contains(sender))
        }
    }
}
