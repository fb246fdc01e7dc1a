import ArgumentParser
import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

/// Each member of the request that is a text has its option, goes out, is kept, and is shown, also one that is added.
@Suite(.timeLimit(.minutes(10))) struct RequestFieldTests {
    private func text(for field: RequestField) -> String {
        switch field.check {
        case .text: "some-\(field.name)"
        case .sender: "380671234567"
        case .webAddress: "https://shop.example/\(field.name)"
        }
    }

    private func members(_ text: String) throws -> [String: String] {
        struct Texts: Decodable {
            let texts: [String: String]
            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: Name.self)
                // What is no text is of no interest here.
                texts = Dictionary(
                    uniqueKeysWithValues: container.allKeys.compactMap { key in
                        (try? container.decode(String.self, forKey: key)).map { (key.stringValue, $0) }
                    })
            }
        }
        struct Name: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }
        return try JSONDecoder().decode(Texts.self, from: Data(text.utf8)).texts
    }

    @Test func `each goes from its option to the wire, to the history and to whatever is printed`() async throws {
        let gateway = try WireGateway()
        let fixture = CommandFixture(gateway: gateway)
        let fields = RequestField.allCases
        let options = fields.flatMap { ["--\($0.option)", text(for: $0)] }
        let ended = await fixture.run(
            ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "p1"] + options)
        #expect(ended.status == 0, "\(ended.messages)")
        let sent = try members(try #require(gateway.requests.first?.text))
        let recorded = try members(try #require(fixture.historyLines().first))
        let printed = try members(await fixture.run("history", "--format", "jsonl").output)
        let csv = await fixture.run("history", "--format", "csv").output.split(separator: "\n").map(String.init)
        let page = await fixture.run("show", "p1").output
        let header = try #require(csv.first).split(separator: ",").map(String.init)
        for field in fields {
            #expect(sent[field.name] == text(for: field))
            #expect(recorded[field.name] == text(for: field))
            #expect(printed[field.name] == text(for: field))
            #expect(header.contains(field.name))
            #expect(csv.last?.contains(text(for: field)) == true)
            #expect(page.split(separator: "\n").count { $0.hasSuffix("  \(text(for: field))") } == 1)
        }
    }

    @Test(arguments: RequestField.allCases)
    func `the option of each is its own`(field: RequestField) throws {
        let options = try RequestOptions.parse(["--\(field.option)", "x"])
        for other in RequestField.allCases { #expect(options[other] == (other == field ? "x" : nil)) }
        #expect(CreateCommand.helpMessage().contains("--\(field.option) <"))
    }

    @Test func `the columns of a csv are what they were`() {
        #expect(
            InvoiceCSV.header.joined(separator: ",") == """
                id,payment_id,currency,amount,unit,state,tracking,error_code,error_message,reason,reason_detail,created_at,\
                status,account,description,sender,success_url,fail_url,status_url,extra_fields,pay_link,notes,profile,\
                updated_at,fee,credited,credited_currency,endpoint,client_id,differences,test,replaces,replaced_by
                """)
    }
}
