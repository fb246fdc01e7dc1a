import EInvoiceKit
import FoundationEssentials
import InvoiceCore
import ScreenKit
import TestGateway
import Testing

@testable import Fronts

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
        let fixture = CommandFixture(gateway: gateway)
        let family = "👨\u{200d}👩\u{200d}👧 \u{5d0}\u{301}"
        gateway.fail(.reply("{\"error\":{\"code\":0,\"message\":\"no\\\"\u{301},=2+2\u{202e}\"}}"))
        for (id, text) in [("r1", "refused"), ("a1", "x\"\u{301},=1+1"), ("a2", family)] {
            _ = await fixture.run(
                "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", id, "--description", text)
        }
        for command in [["export"], ["history", "--format", "csv"]] {
            for raw in [[], ["--raw"]] {
                let written = records(await fixture.run(command + raw).output)
                #expect(written.map(\.count) == Array(repeating: written.first?.count ?? 0, count: 4))
                let place = try #require(written.first?.firstIndex(of: "description"))
                #expect(
                    written.dropFirst().map { $0[place] }.contains { $0.utf8.elementsEqual("x\"\u{301},=1+1".utf8) })
                #expect(!written.joined().contains { $0.hasPrefix("=") })
                let isExact = written.dropFirst().map { $0[place] }.contains { $0.utf8.elementsEqual(family.utf8) }
                #expect(isExact == !raw.isEmpty)
            }
            let onTerminal = await fixture.run(command + ["--raw"], columns: 80).output
            #expect(!onTerminal.hasRawControls)
        }
        let path = "\(fixture.folder)/out.csv"
        #expect(await fixture.run(["export", "--raw", "--output", path], columns: 80).status == 0)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(records(text).joined().contains { $0.utf8.elementsEqual(family.utf8) })
    }

    /// What spreadsheets make another text or value of.
    static let rewritten = [
        "1234567890123456", "0001", "1e5", "1E5", "26", "0", "1.50", "1,5", "12:30", "1/2", "1-2-3", "3-4", "10%",
        "2026-11-27", "1 000", "1\u{a0}000", "dec-5", "5 March", "MAR1", "1 Sept. 2026", "1:5 am", "١٢٣", "$5", "€ 5",
    ]

    @Test(arguments: rewritten) func `a text that looks like a number or a date stays text`(text: String) {
        #expect(CSVText.field(text).utf8.elementsEqual(CSVText.field("'" + text, isRaw: true).utf8))
        #expect(CSVText.field(text, isRaw: true).contains(text))
        #expect(CSVText.field("a;\(text)").contains(";'\(text)"))
    }

    @Test(arguments: [
        "inv-2093", "79DF-60B0-17F6", "visamaster.uah", "e5", "E", "", "12 apples", "order 12", "1x2",
        "march past",
        "01JDX4M8Q2ZK7", "https://shop.example/1",
    ])
    func `a text that none takes for a number is as it was`(text: String) {
        #expect(!CSVText.field(text).contains("'"))
    }

    @Test func `ids stay text in every csv, and amounts numbers`() async throws {
        let gateway = try WireGateway()
        let fixture = CommandFixture(gateway: gateway)
        for id in ["1234567890123456", "0001", "1e5"] {
            let ended = await fixture.run(
                "create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", id, "--account", "007",
                "--description", "12", "--sender", "4444111122223333")
            #expect(ended.status == 0, "\(ended.messages)")
        }
        _ = await fixture.run(
            "create", "--currency", "ethereum", "--amount", "1.000000000000000001", "--payment-id", "eth-1")
        let tracking = try #require(gateway.tracking(of: "0001"))
        for command in [["export"], ["history", "--format", "csv"]] {
            let guarded = records(await fixture.run(command).output)
            let exact = records(await fixture.run(command + ["--raw"]).output)
            func column(_ name: String, of rows: [[String]]) throws -> [String] {
                let place = try #require(rows.first?.firstIndex(of: name))
                return rows.dropFirst().map { $0[place] }
            }
            #expect(try column("payment_id", of: guarded) == ["eth-1", "'1e5", "'0001", "'1234567890123456"])
            #expect(try column("payment_id", of: exact) == ["eth-1", "1e5", "0001", "1234567890123456"])
            #expect(try column("account", of: guarded).last == "'007")
            #expect(try column("client_id", of: guarded).last == "'12345")
            #expect(try column("description", of: exact).last == "12")
            // A number of more than 15 digits is rounded; fewer are to be added up.
            #expect(try column("amount", of: guarded) == ["'1.000000000000000001", "5.00", "5.00", "5.00"])
            #expect(try column("amount", of: exact).first == "1.000000000000000001")
            #expect(try column("tracking", of: guarded)[2] == tracking)
            #expect(try column("created_at", of: guarded).allSatisfy { !$0.hasPrefix("'") })
        }
    }
}
