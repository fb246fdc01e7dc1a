import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts

/// Payments through the whole console: their status, the link, following, and test payments.
@Suite(.timeLimit(.minutes(10))) struct PayingJourneyTests {
    @Test func `a refreshed status is shown and recorded`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        shop.gateway.setStatuses(["FINISHED"], of: "inv-1")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("r")
            try await console.terminal.shows("● finished")
            #expect(try shop.invoice("inv-1").report?.status.text == "FINISHED")
        }
    }

    @Test func `a status that can't be had is said`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        shop.gateway.fail(.html, at: "einvoice/status")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("r")
            try await console.terminal.shows("The gateway's answer is no use")
        }
    }

    @Test(arguments: [
        ("status", "r", "THE STATUS COULD NOT BE RECORDED"),
        ("process", "p", "THE PAYMENT'S START COULD NOT BE RECORDED"),
    ])
    func `an answer that could not be recorded is said loudly`(endpoint: String, key: String, words: String)
        async throws
    {
        let shop = try Shop()
        try await shop.create("inv-1")
        let transport = HookedTransport(endpoint: endpoint) { shop.breakFolder() }
        try await RunningConsole.open(at: shop, through: transport) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press(Strokes(stringLiteral: key))
            try await console.terminal.shows(words)
        }
    }

    @Test func `a started payment shows its link, and is followed to its end`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        let tracking = try #require(shop.gateway.tracking(of: "inv-1"))
        shop.gateway.setStatuses(["FINISHED"], of: "inv-1")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("p")
            try await console.terminal.shows("https://pay.test/\(tracking)")
            try await console.terminal.shows("● finished")
            try await console.terminal.press("y", "l")
            try await console.terminal.shows("Not copied: nothing is to be paid any more.")
            #expect(console.terminal.seen.copied == [])
        }
        #expect(shop.gateway.requests(to: "einvoice/process").count == 1)
    }

    @Test func `a form is opened on a page of our own, and the code is written as a picture`() async throws {
        let shop = try Shop()
        let fakes = try FakePrograms()
        try fakes.add("browser", "echo \"$1\" >'\(fakes.folder)/told'")
        try await shop.create("inv-1")
        let tracking = try #require(shop.gateway.tracking(of: "inv-1"))
        let form = "<form action='https://pay.test/go'></form>"
        let reply = #"{"tracking": "\#(tracking)", "pay_link": "https://pay.test/1", "pay_form": "\#(form)"}"#
        shop.gateway.setReply(reply, to: "einvoice/process")
        let path = "\(fakes.folder)/code.png"
        try await RunningConsole.open(
            at: shop,
            change: { $0.environment = ["PATH": "/usr/bin:/bin", "BROWSER": "\(fakes.folder)/browser"] }
        ) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("p")
            try await console.terminal.shows("prefers")
            try await console.terminal.press("b")
            try await console.terminal.shows("Opened in the browser.")
            let address = try fakes.text("told").dropLast()
            #expect(address.hasPrefix("file://\(shop.folder)/pages/"))
            let page = try String(contentsOfFile: String(address.dropFirst("file://".count)), encoding: .utf8)
            #expect(page.contains("<form action=\"https://pay.test/go\" method=\"get\""))
            try await console.terminal.press("e")
            try await console.terminal.shows("The QR code as a picture")
            try await console.terminal.press(.ctrl("u"), Strokes(stringLiteral: path), .enter)
            try await console.terminal.shows("1 picture is in")
            #expect(FileManager.default.contents(atPath: path)?.starts(with: [0x89, 0x50, 0x4E, 0x47]) == true)
        }
    }

    @Test func `where no browser opens the form, the page's place is said`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        let tracking = try #require(shop.gateway.tracking(of: "inv-1"))
        shop.gateway.setReply(
            #"{"tracking": "\#(tracking)", "pay_form": "<form action='https://pay.test/go'></form>"}"#,
            to: "einvoice/process")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("p")
            try await console.terminal.shows("The form leads to https://pay.test/go")
            try await console.terminal.press("b")
            try await console.terminal.shows("No browser was opened: there is no desktop on this machine.")
        }
    }

    @Test func `a payment that was given up is no failure of the next one`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        shop.gateway.fail(.hang, at: "einvoice/process")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("p")
            try await shop.untilAsked("einvoice/process")
            try await console.terminal.press(.escape, "p")
            let said = try await console.terminal.showsOne(of: "https://pay.test/", "The gateway's answer is no use")
            #expect(said == "https://pay.test/")
        }
    }

    @Test func `all waiting payments are followed`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1", "inv-2")
        for paymentID in ["inv-1", "inv-2"] { shop.gateway.setStatuses(["FINISHED"], of: paymentID) }
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-2", "2 waiting")
            try await console.terminal.press("R")
            try await console.terminal.until("two finished") { $0.text.count(of: "● finished") == 2 }
        }
    }

    @Test func `test payments run to their verdicts`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("t", .enter)
            try await console.terminal.until("both verdicts") { $0.text.count(of: "✓ as expected") == 2 }
        }
        #expect(shop.gateway.createdCount == 2)
        #expect(shop.gateway.requests(to: "einvoice/process").count == 2)
    }

    @Test func `test payments on a live profile want its name`() async throws {
        let shop = try Shop(kind: .live)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("t", .enter)
            try await console.terminal.shows("Type the profile's name, shop, to start")
            try await console.terminal.press("shot", .enter)
            try await console.terminal.shows("That is not the profile's name")
            #expect(shop.gateway.requests(to: "einvoice/create").isEmpty)
            try await console.terminal.press(.ctrl("u"), "shop", .enter)
            try await shop.untilAsked("einvoice/create", times: 2)
        }
        #expect(shop.gateway.violations.isEmpty)
    }

    @Test func `a test payment that could not be recorded is said loudly`() async throws {
        let shop = try Shop()
        let transport = HookedTransport(endpoint: "create") { shop.breakFolder() }
        try await RunningConsole.open(at: shop, through: transport) { console in
            try await console.terminal.press("t", .enter)
            try await console.terminal.shows("THE OUTCOME COULD NOT BE RECORDED")
        }
    }

    @Test func `stopped test payments begin nothing more`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("t", "a", .enter)
            try await shop.untilAsked("einvoice/create")
            try await console.terminal.press(.escape)
            try await console.terminal.shows("⏎ Go on")
        }
        #expect(shop.gateway.createdCount < 2 * PaymentMethodCatalog.standard.methods.count)
    }
}

extension String {
    /// How often the text is in it.
    fileprivate func count(of text: String) -> Int { ranges(of: text).count }
}
