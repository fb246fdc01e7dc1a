import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// What is kept and written through the whole console: drafts, exports, adopted invoices.
@Suite(.timeLimit(.minutes(10))) struct KeepingJourneyTests {
    @Test func `a form that is left is a draft, and goes on where it was`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("n", "visamaster.uah", .enter, "77.25", .escape)
            try await console.terminal.shows("Draft kept. d goes on with it.")
            try await console.terminal.press("d", .enter)
            try await console.terminal.shows("New invoice", "77.25")
        }
        #expect(try shop.drafts().count == 1)
    }

    @Test func `a form in which nothing was typed leaves nothing`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("n", .escape)
            try await console.terminal.shows("No invoices yet.")
        }
        #expect(try shop.drafts().isEmpty)
    }

    @Test func `a draft that is thrown away is gone, and no other`() async throws {
        let shop = try Shop()
        do {
            // An earlier run, which is gone.
            let store = DraftStore(history: HistoryStore(folder: shop.folder))
            for name in ["one", "two"] {
                var draft = InvoiceDraft()
                draft[.description] = "draft \(name)"
                try await store.save(draft, id: name)
            }
        }
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("2 drafts were kept")
            try await console.terminal.press("d")
            try await console.terminal.shows("draft one", "draft two")
            try await console.terminal.press("D", .escape)
            try await console.terminal.shows("1 draft deleted;", "1 draft")
        }
        #expect(try shop.drafts().count == 1)
    }

    @Test func `a draft that can't be kept is said`() async throws {
        let shop = try Shop()
        try FileManager.default.createDirectory(atPath: shop.folder, withIntermediateDirectories: true)
        try "no folder".write(toFile: "\(shop.folder)/drafts", atomically: false, encoding: .utf8)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("Kept drafts can't be read")
            try await console.terminal.press("n", "visamaster.uah", .enter, "7")
            try await console.terminal.shows("The draft could not be kept:")
        }
    }

    @Test func `a note that is written in the console is in the history`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press(.enter, "N", "called", .enter)
            try await console.terminal.shows("Noted on payment id inv-1.")
            #expect(try shop.invoice("inv-1").notes == ["called"])
            // What was typed and never saved is named once the console has ended.
            try await console.terminal.press("N", "more", .escape)
            try await console.terminal.shows("A note isn't saved yet")
            try await console.terminal.press(.ctrl("c"))
            #expect(await console.exitCode == 0)
            #expect(console.unsavedNotes.map(\.text) == ["more"])
        }
    }

    @Test func `an export overwrites nothing unasked`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1", "inv-2")
        let path = "\(shop.root)/out.csv"
        try "mine\n".write(toFile: path, atomically: false, encoding: .utf8)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("e", .ctrl("u"), .text(path), .enter)
            try await console.terminal.shows("is there already", "Nothing was overwritten.")
            // Esc chooses another name.
            try await console.terminal.press(.escape)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine\n")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("is there already")
            // In the question's first moment Enter is none.
            while try String(contentsOfFile: path, encoding: .utf8) == "mine\n" {
                try await console.terminal.press(.enter)
            }
            #expect(try Exported.column("payment_id", at: path) == ["inv-2", "inv-1"])
        }
    }

    /// A shop whose gateway has an invoice that the history lacks.
    private func shopWithOneMissing() throws -> Shop {
        let shop = try Shop()
        let now = LocalDateTime(Timestamp.current, offset: 0)
        shop.gateway.setClock("\(now.date) \(now.clock)")
        shop.gateway.add(paymentID: "from-afar", currency: "tron", amount: "7")
        return shop
    }

    @Test func `what is missing here is adopted once a person says so`() async throws {
        let shop = try shopWithOneMissing()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("m")
            try await console.terminal.shows("1 difference", "from-afar")
            try await console.terminal.press("a")
            try await console.terminal.shows("Take the invoice that is missing here into the history")
            try await console.terminal.press(.escape)
            #expect(shop.gateway.requests(to: "einvoice/create").isEmpty)
            #expect(throws: StorageProblem.self) { try shop.invoice("from-afar") }
            try await console.terminal.press("a", .enter)
            try await console.terminal.shows("1 invoice adopted.", "Nothing differs.")
            #expect(try shop.invoice("from-afar").intent.isAdopted)
            try await console.terminal.press(.escape)
            try await console.terminal.shows("from-afar", "TRX")
        }
    }

    @Test func `an invoice that differs is opened from the comparison`() async throws {
        let shop = try Shop()
        let now = LocalDateTime(Timestamp.current, offset: 0)
        shop.gateway.setClock("\(now.date) \(now.clock)")
        try await shop.create("inv-1")
        shop.gateway.setStatuses(["FINISHED"], of: "inv-1")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("m")
            try await console.terminal.shows("1 difference", "inv-1")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("Invoice inv-1", "Local id")
        }
    }

    @Test func `a statement that can't be had is said`() async throws {
        let shop = try Shop()
        shop.gateway.fail(.html, at: "einvoice/statement", times: 100)
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("m")
            try await console.terminal.shows("The period can't be compared.", "The gateway's answer is no use")
        }
    }
}
