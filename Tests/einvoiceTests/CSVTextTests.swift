import EInvoiceKit
import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import einvoice

@Suite struct CSVTextTests {
    /// Reads CSV as RFC 4180 has it, byte by byte.
    private func records(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var bytes = text.utf8.makeIterator()
        var waiting: UInt8?
        while let byte = waiting ?? bytes.next() {
            waiting = nil
            switch byte {
            case UInt8(ascii: "\"") where isQuoted:
                waiting = bytes.next()
                if waiting == UInt8(ascii: "\"") {
                    field.append(byte)
                    waiting = nil
                } else {
                    isQuoted = false
                }
            case UInt8(ascii: "\""): isQuoted = true
            case UInt8(ascii: ",") where !isQuoted:
                record.append(String(decoding: field, as: UTF8.self))
                field = []
            case UInt8(ascii: "\n") where !isQuoted:
                records.append(record + [String(decoding: field, as: UTF8.self)])
                record = []
                field = []
            default: field.append(byte)
            }
        }
        return records
    }

    @Test(arguments: [
        "x\"\u{301},=1+1", "x\"\u{fe0f},=1+1", "\"\u{301}", "a,\u{301}b", "x;\u{301}=1", "x\"\u{200d}\"", "\u{301}\"",
        "\r\n", "a\"\r\n\",=1",
    ])
    func `a field stays one field, byte for byte where it is raw`(text: String) {
        let guarded = records(CSVText.record(["1", text, "2"]) + "\n")
        #expect(guarded.count == 1 && guarded.first?.count == 3)
        let raw = records(CSVText.record(["1", text, "2"], isRaw: true) + "\n")
        #expect(raw.count == 1 && raw.first?.count == 3)
        #expect(raw.first?.dropFirst().first?.utf8.elementsEqual(text.utf8) == true)
    }

    @Test func `what follows a semicolon is guarded, whatever the semicolon carries`() {
        #expect(CSVText.field("x;\u{301};=1+1").utf8.elementsEqual("\"x;\u{301};'=1+1\"".utf8))
        #expect(CSVText.field(" =\u{301}1") == "\"' =\u{301}1\"")
        #expect(CSVText.field("=\u{301}1") == "'=\u{301}1")
    }

    @Test func `a description's and a message's quotes with marks add no cell to an export`() async throws {
        let gateway = try WireGateway()
        let desk = TestDesk(gateway: gateway)
        let family = "👨\u{200d}👩\u{200d}👧 \u{5d0}\u{301}"
        gateway.fail(.reply("{\"error\":{\"code\":0,\"message\":\"no\\\"\u{301},=2+2\u{202e}\"}}"))
        for (id, text) in [("r1", "refused"), ("a1", "x\"\u{301},=1+1"), ("a2", family)] {
            _ = await desk.run(
                "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", id, "--description", text)
        }
        for command in [["export"], ["history", "--format", "csv"]] {
            for raw in [[], ["--raw"]] {
                let written = records(await desk.run(command + raw).output)
                #expect(written.map(\.count) == Array(repeating: written.first?.count ?? 0, count: 4))
                let place = try #require(written.first?.firstIndex(of: "description"))
                #expect(
                    written.dropFirst().map { $0[place] }.contains { $0.utf8.elementsEqual("x\"\u{301},=1+1".utf8) })
                #expect(!written.joined().contains { $0.hasPrefix("=") })
                let isExact = written.dropFirst().map { $0[place] }.contains { $0.utf8.elementsEqual(family.utf8) }
                #expect(isExact == !raw.isEmpty)
            }
            let onTerminal = await desk.run(command + ["--raw"], columns: 80).output
            #expect(!onTerminal.hasRawControls)
        }
        let path = "\(desk.folder)/out.csv"
        #expect(await desk.run(["export", "--raw", "--output", path], columns: 80).status == 0)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(records(text).joined().contains { $0.utf8.elementsEqual(family.utf8) })
    }
}
