import Glibc
import TestGateway
import Testing

extension Journeys {
    @Test func whoStopsWaitingFindsOutLaterAndTheInvoiceIsOne() async throws {
        try await Desk.with(.kind("test")) { desk in
            let gateway = try desk.gateway
            gateway.fail(.hang, creating: true)
            try await desk.openConsole()
            try await desk.sendIntoSilence()
            try desk.pane.send("Escape")
            try await desk.pane.waitFor("? Unknown")
            try await desk.pane.waitFor("u Settle now")
            #expect(try desk.history().map(\.event) == [nil, "unknown"])

            try desk.pane.send("u")
            try await desk.pane.waitFor("● created, tracking 79DF-60B0-A001")
            try desk.pane.send("Escape")
            try await desk.pane.waitFor("1 today")
            try await desk.pane.waitFor("○ created")
            try desk.expectExactlyOne()
        }
    }

    @Test func aProgramKilledOnTheWayOffersToSettleAtTheNextStart() async throws {
        try await Desk.with(.kind("test")) { desk in
            let gateway = try desk.gateway
            gateway.fail(.hang, creating: true)
            try await desk.openConsole()
            try await desk.sendIntoSilence()
            try await desk.killProgram()
            #expect(try desk.history().map(\.event) == [nil])

            try await desk.openConsole()
            try await desk.pane.waitFor("u asks the gateway")
            try await desk.pane.waitFor("? unknown")
            try await desk.pane.waitFor("1 unknown")
            try await desk.pane.waitFor("u Settle")
            #expect(try desk.history().map(\.event) == [nil, "unknown"])

            try desk.pane.send("u")
            try await desk.pane.waitFor("● created, tracking 79DF-60B0-A001")
            try desk.expectExactlyOne()
        }
    }

    @Test func hangingUpOnTheWayRecordsThatTheOutcomeIsUnknown() async throws {
        try await Desk.with(.kind("test")) { desk in
            let gateway = try desk.gateway
            gateway.fail(.hang, creating: true)
            try await desk.openConsole()
            try await desk.sendIntoSilence()
            try desk.signal(SIGHUP)
            #expect(try await desk.end() == 128 + Int(SIGHUP))
            #expect(try desk.history().map(\.event) == [nil, "unknown"])

            #expect(try await desk.run("resolve") == 0)
            try desk.expectExactlyOne()
        }
    }
}

extension Desk {
    /// Sends an invoice to a gateway that will not answer, and waits until the request is there.
    fileprivate func sendIntoSilence() async throws {
        let gateway = try gateway
        try await fillInToReview()
        try pane.send("Enter")
        try await pane.waitFor("Sending…")
        let came = try await becomesTrue { gateway.requests(to: "einvoice/create").count == 1 }
        try #require(came, "the gateway got no request")
    }

    /// The gateway was asked once to create, and has one invoice; so has the history, with its tracking number.
    fileprivate func expectExactlyOne() throws {
        let gateway = try gateway
        #expect(gateway.createdCount == 1)
        #expect(gateway.requests(to: "einvoice/create").count == 1)
        #expect(gateway.violations.isEmpty)
        let lines = try history()
        #expect(lines.filter { $0.type == "invoice" }.map(\.payment_id) == gateway.createdPaymentIDs)
        #expect(lines.filter { $0.event == "created" }.map(\.tracking) == ["79DF-60B0-A001"])
    }
}
