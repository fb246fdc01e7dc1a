import InvoiceCore
import JSON
import LoopbackServer
import Testing

@testable import Sandbox

@Suite("The gateway's endpoints", .serialized, .timeLimit(.minutes(10)))
struct SandboxAPITests {
    @Test(arguments: Transport.allCases)
    func `An invoice is created, processed, paid and told about`(transport: Transport) async throws {
        try await SandboxBench.run(transport) { bench in
            let body = #"{"payment_id":26,"currency":"visamaster.uah","amount":1000.00,"description":"Оплата"}"#
            let created = try await bench.post("einvoice/create", body).signedJSON()
            let tracking = try #require(created["tracking"]?.string)
            #expect(tracking.wholeMatch(of: /[0-9A-F]{4}(-[0-9A-F]{4}){2,}/) != nil)
            #expect(created["payment_id"] == .number("26"))
            #expect(try await bench.status("26")["status"] == .string("CREATED"))
            let started = try await bench.post("einvoice/process", #"{"tracking":"\#(tracking)"}"#).signedJSON()
            #expect(started["status"] == .string("PAYIN"))
            #expect(started["payment_id"] == .string("26"))
            let link = try #require(started["pay_link"]?.string)
            #expect(link.hasPrefix("http://127.0.0.1"))
            #expect(started["pay_form"]?.string?.contains(link) == true)
            let paid = try await bench.status(#""26""#)
            #expect(paid["status"] == .string("FINISHED"))
            #expect(paid["tracking"] == .string(tracking))
            #expect(paid["currency"] == .string("visamaster.uah"))
            #expect(paid["amount"] == .number("1000.00"))
            #expect(paid["fee"] == .number("20.00"))
            #expect(paid["accrual_amount"] == .number("980.00"))
            #expect(paid["accrual_currency"] == .string("UAH"))
            #expect(paid["is_recalc"] == .bool(false))
            #expect(paid["created"]?.string.flatMap(Timestamp.init(protocolText:)) != nil)
            #expect(paid["processed"]?.string.flatMap(Timestamp.init(protocolText:)) != nil)
            #expect(paid["error"] == nil)
        }
    }

    @Test(arguments: Transport.allCases)
    func `A payment id is used once, whether it is written as a number or as a string`(transport: Transport)
        async throws
    {
        try await SandboxBench.run(transport) { bench in
            let first = try await bench.post("einvoice/create", #"{"payment_id":1,"currency":"tron","amount":5}"#)
            #expect(first.error == nil)
            for id in ["1", #""1""#] {
                let body = #"{"payment_id":\#(id),"currency":"tron","amount":6}"#
                let again = try await bench.post("einvoice/create", body)
                #expect(again.status == 200)
                #expect(again.error == "0 Transaction already exists")
                _ = try again.signedJSON()
            }
            #expect(try await bench.status("1")["amount"] == .number("5.000000"))
        }
    }

    @Test
    func `A string payment id comes back as it was, however long its digits`() async throws {
        try await SandboxBench.run(.memory) { bench in
            let long = "123456789012345678901234567890"
            for id in [#""inv-2093 ё""#, long] {
                let body = #"{"payment_id":\#(id),"currency":"tron","amount":5}"#
                let created = try await bench.post("einvoice/create", body).signedJSON()
                #expect(created["payment_id"]?.encoded() == id)
            }
            #expect(try await bench.status(long)["payment_id"] == .string(long))
        }
    }

    @Test(arguments: Transport.allCases)
    func `An invoice that is not there is 401, as the protocol has it`(transport: Transport) async throws {
        try await SandboxBench.run(transport) { bench in
            for body in [#"{"payment_id":9}"#, #"{"tracking":"AAAA-BBBB-CCCC"}"#] {
                for endpoint in ["einvoice/status", "einvoice/process"] {
                    let reply = try await bench.post(endpoint, body)
                    #expect(reply.error == "401 Payment not found")
                    _ = try reply.signedJSON()
                }
            }
        }
    }

    @Test
    func `Payment id and tracking number of two invoices find neither`() async throws {
        try await SandboxBench.run(.memory) { bench in
            let one = try await bench.post("einvoice/create", #"{"payment_id":1,"currency":"tron","amount":5}"#)
            _ = try await bench.post("einvoice/create", #"{"payment_id":2,"currency":"tron","amount":5}"#)
            let tracking = try #require(try one.signedJSON()["tracking"]?.string)
            let good = try await bench.post("einvoice/status", #"{"payment_id":1,"tracking":"\#(tracking)"}"#)
            #expect(good.error == nil)
            let bad = try await bench.post("einvoice/status", #"{"payment_id":2,"tracking":"\#(tracking)"}"#)
            #expect(bad.error == "401 Payment not found")
        }
    }

    @Test
    func `A crypto payment tells address and confirmations, and the address is no real one`() async throws {
        try await SandboxBench.run(.memory) { bench in
            let body = #"{"payment_id":1,"currency":"ethereum","amount":0.000000000000000001}"#
            _ = try await bench.post("einvoice/create", body)
            let started = try await bench.post("einvoice/process", #"{"payment_id":1}"#).signedJSON()
            #expect(started["crypto"]?["address"]?.string?.hasPrefix("sandbox-eth-") == true)
            #expect(started["crypto"]?["current_confirmations"] == .string("0"))
            #expect(started["crypto"]?["success_confirmations"] == .number("4"))
            #expect(try await bench.status("1")["amount"] == .number("0.000000000000000001"))
        }
    }

    @Test
    func `Processing what has ended tells how, without a way to pay`() async throws {
        try await SandboxBench.run(.memory) { bench in
            _ = try await bench.payPath(#"{"payment_id":1,"currency":"bitcoin","amount":1000}"#, paymentID: "1")
            let again = try await bench.post("einvoice/process", #"{"payment_id":1}"#).signedJSON()
            #expect(again["status"] == .string("FINISHED"))
            #expect(again["pay_link"] == nil)
            #expect(again["pay_form"] == nil)
            #expect(again["crypto"]?["current_confirmations"] == .string("4"))
        }
    }

    @Test(arguments: Transport.allCases)
    func `The statement lists what was created in the period, and of one status when asked`(transport: Transport)
        async throws
    {
        try await SandboxBench.run(transport) { bench in
            for id in 1...3 {
                _ = try await bench.post("einvoice/create", #"{"payment_id":\#(id),"currency":"tron","amount":1000}"#)
            }
            _ = try await bench.post("einvoice/process", #"{"payment_id":2}"#)
            let period = #""start_date":"2020-01-01 00:00:00","end_date":"2100-01-01 00:00:00""#
            let all = try await bench.post("einvoice/statement", "{\(period)}").signedJSON()
            #expect(try ids(all) == ["1", "2", "3"])
            let finished = #"{\#(period),"status":"FINISHED"}"#
            let ended = try await bench.post("einvoice/statement", finished).signedJSON()
            #expect(try ids(ended) == ["2"])
            let past = #"{"start_date":"2020-01-01 00:00:00","end_date":"2020-01-02 00:00:00"}"#
            let before = try await bench.post("einvoice/statement", past).signedJSON()
            #expect(try ids(before).isEmpty)
            let wrong = try await bench.post("einvoice/statement", #"{"start_date":"2020-02-31 00:00:00"}"#)
            #expect(wrong.error?.hasPrefix("400 start_date") == true)
        }
    }

    private func ids(_ statement: JSONValue) throws -> [String] {
        guard case .array(let list)? = statement["list"] else { throw NoReply() }
        return list.compactMap { $0["payment_id"]?.string }
    }

    @Test(arguments: Transport.allCases)
    func `Extra fields are listed for each currency that has some`(transport: Transport) async throws {
        try await SandboxBench.run(transport) { bench in
            guard case .array(let all) = try await bench.post("extrafields/list", "{}").signedJSON() else {
                throw NoReply()
            }
            let codes = Set(all.compactMap { $0["currency"]?.string })
            #expect(codes.contains("orange_money-ci.xof"))
            #expect(codes.contains("visamaster.uah"))
            #expect(!codes.contains("bitcoin"))
            #expect(all.allSatisfy { $0["name"]?.string?.isEmpty == false && $0["title"]?.string != nil })
            let one = try await bench.post("extrafields/list", #"{"currency":"upi.inr"}"#).signedJSON()
            #expect(one.encoded().contains(#""name":"upi_id""#))
            #expect(!one.encoded().contains("phone"))
        }
    }

    @Test(arguments: Transport.allCases)
    func `What is no endpoint is 404, and what is not posted 405`(transport: Transport) async throws {
        try await SandboxBench.run(transport) { bench in
            for path in ["/", "/api/einvoice/create/", "/api/einvoice/Create", "/elsewhere"] {
                let reply = try await bench.send(LoopbackRequest(method: "POST", path: path))
                #expect(reply.status == 404)
            }
            let get = try await bench.send(LoopbackRequest(method: "GET", path: "/api/einvoice/create"))
            #expect(get.status == 405)
        }
    }
}
