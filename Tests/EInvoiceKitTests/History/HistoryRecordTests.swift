import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct HistoryRecordTests {
    private func decoded(_ line: some Sequence<UInt8>) -> DecodedLine {
        Array(line).withUnsafeBufferPointer { HistoryRecord.decodeLine($0) }
    }

    private func decoded(_ text: String) -> DecodedLine { decoded(text.utf8) }

    @Test func `an intent comes back as it was written`() {
        let full = fullIntent()
        for intent in [
            full, InvoiceIntent(id: "x", createdAt: noon, paymentID: full.paymentID, currency: "c", amount: .zero),
        ] {
            let line = HistoryRecord.line(for: intent)
            #expect(line.last == 0x0a)
            #expect(decoded(line.dropLast()).records.map(\.record) == [.invoice(intent)])
        }
    }

    /// With every member set.
    private func fullIntent() -> InvoiceIntent {
        var full = intent(1)
        for field in RequestField.allCases where full[field] == nil { full[field] = "some \(field.name)" }
        full.lease = "01KBLEASE"
        full.kind = "live"
        return full
    }

    @Test func `an intent's line is what former versions write`() {
        let text = String(decoding: HistoryRecord.line(for: fullIntent()), as: UTF8.self)
        #expect(
            text == #"""
                {"v":1,"type":"invoice","id":"01KB0000000000000000000001","at":"2026-11-22T12:00:01.000Z",
                "payment_id":"1763812800000001","currency":"visamaster.uah","amount":"1.50","account":"some account",
                "description":"Поповнення №1 für Zoë \"x\\y\"","sender":"444411••••••1111",
                "success_url":"some success_url","fail_url":"some fail_url","status_url":"some status_url",
                "extra_fields":{"email":"a1@example.org"},"profile":"shop","kind":"live",
                "endpoint":"https://gateway.example/api/einvoice/create","client_id":"1042",
                "body":"{\"amount\":1.5,\"payment_id\":1763812800000001}","lease":"01KBLEASE","crc":"3e4b0639"}
                """#.split(separator: "\n").joined() + "\n")
    }

    @Test(arguments: everyChange)
    func `an update comes back as it was written`(change: InvoiceUpdate.Change) {
        var written = update(7, change)
        #expect(decoded(HistoryRecord.line(for: written).dropLast()).records.map(\.record) == [.update(written)])
        written.exchange = Exchange(
            httpStatus: 200, reply: "{\"error\":{\"message\":\"\u{1}нет\"}}\r\n\t", isTruncated: true,
            elapsedMilliseconds: 412, signature: .wrong)
        #expect(decoded(HistoryRecord.line(for: written).dropLast()).records.map(\.record) == [.update(written)])
    }

    @Test(arguments: formerRecords)
    func `the names of former versions are read`(members: String, change: InvoiceUpdate.Change) {
        let line = #"{"v":1,"type":"update","id":"x","at":"2026-11-22T12:00:00Z",\#(members)}"#
        #expect(
            decoded(line).records.map(\.record) == [.update(InvoiceUpdate(id: "x", at: noon, change: change))])
    }

    @Test func `a record has the names of what commands print`() {
        func members(_ change: InvoiceUpdate.Change) -> String? {
            let text = String(decoding: HistoryRecord.line(for: update(7, change)), as: UTF8.self)
            return text.firstRange(of: #""event":"#).flatMap { start in
                text.firstRange(of: #","crc""#).map { String(text[start.lowerBound..<$0.lowerBound]) }
            }
        }
        #expect(
            members(.status(failedReport))
                == #""event":"status","status":"FAILED","error":{"code":5,"message":"declined"}"#)
        #expect(
            members(.rejected(GatewayRejection(code: "007", message: "no")))
                == #""event":"rejected","error":{"code":"007","message":"no"}"#)
        #expect(
            members(.unknown(UnknownReason(.timeout, detail: "30 s")))
                == #""event":"unknown","reason":"timeout","reason_detail":"30 s""#)
        #expect(
            members(.paymentStarted(PaymentStart(link: "https://pay.example/1", neededConfirmations: 3)))
                == #""event":"payment","pay_link":"https://pay.example/1","success_confirmations":3"#)
        #expect(members(.resent(lease: "L")) == #""event":"resent","lease":"L""#)
        #expect(members(.closed) == #""event":"closed""#)
        #expect(members(.unsent("no route")) == #""event":"unsent","detail":"no route""#)
    }

    @Test func `an update says which sending it is about`() {
        var written = update(7, .notFound)
        #expect(!String(decoding: HistoryRecord.line(for: written), as: UTF8.self).contains("sending"))
        written.sending = 2
        let line = HistoryRecord.line(for: written)
        #expect(String(decoding: line, as: UTF8.self).contains(#""event":"not_found","sending":2"#))
        #expect(decoded(line.dropLast()).records.map(\.record) == [.update(written)])
    }

    @Test func `an amount of a report that can't be read is kept as it stands`() throws {
        let line =
            #"{"v":1,"type":"update","id":"x","at":"2026-11-22T12:00:00Z","event":"status","status":"FINISHED","#
            + #""amount":"15,00"}"#
        guard case .update(let update)? = decoded(line).records.first?.record, case .status(let report) = update.change
        else {
            Issue.record("no status")
            return
        }
        #expect(report.amount == nil && report.unreadable == [.amount: "15,00"])
    }

    @Test func `type and ID come first and text stays readable`() {
        let line = String(decoding: HistoryRecord.line(for: intent(3)), as: UTF8.self)
        #expect(line.hasPrefix("{\"v\":1,\"type\":\"invoice\",\"id\":\"01KB"))
        #expect(line.contains("Поповнення №3 für Zoë \\\"x\\\\y\\\""))
        #expect(line.contains("\"amount\":\"2.50\""))
    }

    @Test func `the amount has all decimals of its unit`() {
        let ether = InvoiceIntent(
            id: "a", createdAt: noon, paymentID: PaymentID(recorded: "1"), currency: "bitcoin",
            amount: Amount(coefficient: 15, scale: 4))
        #expect(String(decoding: HistoryRecord.line(for: ether), as: UTF8.self).contains("\"amount\":\"0.00150000\""))
    }

    @Test func `every flipped bit of a line is noticed`() {
        let line = Array(HistoryRecord.line(for: intent(5)).dropLast())
        let whole = HistoryRecord.invoice(intent(5))
        for bit in 0..<line.count * 8 {
            var damaged = line
            damaged[bit / 8] ^= 1 << (bit % 8)
            let found = decoded(damaged)
            // A bit of the sum's own name takes away the proof, not the content.
            #expect(found.problem != nil || found.records.map(\.record) == [whole], "bit \(bit)")
            #expect(found.records.allSatisfy { $0.record == whole }, "bit \(bit)")
        }
    }

    @Test func `a damaged newline costs no record`() {
        let first = HistoryRecord.line(for: intent(1)).dropLast()
        let second = HistoryRecord.line(for: update(1, .notFound)).dropLast()
        for bit in 0..<8 {
            let found = decoded(Array(first) + [0x0a ^ 1 << bit] + Array(second))
            #expect(found.problem == .mergedRecords)
            #expect(found.records.map(\.record) == [.invoice(intent(1)), .update(update(1, .notFound))])
        }
    }

    @Test func `a half record before a whole one costs only itself`() {
        let half = HistoryRecord.line(for: intent(1)).prefix(70)
        let found = decoded(Array(half) + Array(HistoryRecord.line(for: intent(2)).dropLast()))
        #expect(found.records.map(\.record) == [.invoice(intent(2))])
    }

    @Test func `members of a later version are read past`() {
        let text = """
            {"later":{"a":[1,-2.5e3,{"b":null}],"c":"\\u0041"},"amount":100.50,"currency":"visamaster.uah","v":9,\
            "payment_id":26,"id":"X","at":"2026-11-22T12:00:00Z","type":"invoice","extra_fields":null}
            """
        let expected = InvoiceIntent(
            id: "X", createdAt: noon, paymentID: PaymentID(recorded: "26"), currency: "visamaster.uah",
            amount: Amount(coefficient: 1005, scale: 1))
        #expect(decoded(text).records.map(\.record) == [.invoice(expected)])
    }

    @Test func `unknown types and events are whole records`() {
        #expect(
            decoded(#"{"v":1,"type":"audit","id":"A"}"#).records.map(\.record) == [.unknown(type: "audit", id: "A")])
        #expect(
            decoded(#"{"v":1,"type":"update","id":"A","at":"?","event":"refunded"}"#).records.map(\.record)
                == [.unknown(type: "update", id: "A")])
    }

    @Test func `an unknown reason keeps its name`() {
        let text = #"{"v":1,"type":"update","id":"A","at":"2026-11-22T12:00:00Z","event":"unknown","reason":"aliens"}"#
        #expect(
            decoded(text).records.map(\.record) == [
                .update(
                    InvoiceUpdate(id: "A", at: noon, change: .unknown(UnknownReason(.other, detail: "aliens"))))
            ])
    }

    @Test(arguments: [
        (#"{"v":1"#, BadLine.Reason.notJSON(at: 6)), ("{} x", .notJSON(at: 3)), ("[]", .notJSON(at: 0)),
        (#"{"v":1,"type":"invoice"}"#, .badMember("amount")), (#"{"v":1}"#, .badMember("type")),
        (#"{"type":"update","id":"A","event":"created"}"#, .badMember("tracking")),
        (#"{"type":"update","id":"A","event":"not_found","at":"noon"}"#, .badMember("at")),
        (#"{"type":"invoice","id":"A","at":"2026-11-22","amount":"1,5"}"#, .badMember("amount")),
    ])
    func `says why a line is bad`(text: String, reason: BadLine.Reason) {
        #expect(decoded(text).problem == reason)
        #expect(!decoded(text).hasRecords)
    }
}

@Suite struct CheckSumTests {
    @Test func `is the sum that gzip uses`() {
        // The check value of CRC-32/ISO-HDLC.
        #expect(Array("123456789".utf8).withUnsafeBytes { CheckSum.crc32($0) } == 0xCBF4_3926)
        #expect(CheckSum.crc32(UnsafeRawBufferPointer(start: nil, count: 0)) == 0)
    }
}

private let failedReport: StatusReport = {
    var report = StatusReport(status: GatewayStatus("FAILED"))
    report.reason = GatewayRejection(code: "5", message: "declined")
    return report
}()

/// Members of updates as former versions wrote them.
private let formerRecords: [(String, InvoiceUpdate.Change)] = [
    (#""event":"rejected","code":"7","message":"no""#, .rejected(GatewayRejection(code: "7", message: "no"))),
    (#""event":"rejected","message":"no""#, .rejected(GatewayRejection(code: nil, message: "no"))),
    (#""event":"unknown","reason":"timeout","detail":"30 s""#, .unknown(UnknownReason(.timeout, detail: "30 s"))),
    (
        #""event":"payment","link":"https://pay.example/1","current_confirmations":0"#,
        .paymentStarted(PaymentStart(link: "https://pay.example/1", currentConfirmations: 0))
    ),
    (#""event":"status","status":"FAILED","code":"5","message":"declined""#, .status(failedReport)),
]
