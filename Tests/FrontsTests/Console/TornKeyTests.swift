import InvoiceCore
import ScreenKit
import TestGateway
import Testing

@testable import Fronts
@testable import Screens

/// Keys that a slow line tears apart: Escape gives nothing up before it is certain that it is Escape.
@Suite(.timeLimit(.minutes(10))) struct TornKeyTests {
    private let escape: [UInt8] = [0x1B]

    @Test(arguments: ["[A", "OA", "[5~", "[1;5C"])
    func `a torn key doesn't leave the form, and types nothing into it`(rest: String) async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            let terminal = console.terminal
            try await terminal.press("n", "orange_money-ci.xof", .enter, "77", .tab, .tab, .tab)
            // All that is fetched for the form is there.
            let before = try await terminal.shows("proposed", "Phone")
            try await terminal.send(escape)
            try await terminal.pass(milliseconds: 200)
            try await terminal.shows("New invoice", "Esc pressed: Leave (kept)…")
            let after = try await terminal.send(rest.utf8)
            #expect(after.contains("New invoice") && !after.contains("Esc pressed"))
            // And back to the field, where the key went to another one.
            if rest == "[A" || rest == "OA" { #expect(try await terminal.press(.down) == before) }
            if rest == "[1;5C" { #expect(after == before) }
        }
    }

    @Test func `a torn key doesn't give up waiting, and Escape does within half a second`() async throws {
        let shop = try Shop()
        shop.gateway.fail(.hang)
        try await RunningConsole.open(at: shop) { console in
            let terminal = console.terminal
            try await terminal.submit("inv-1", awaitedBy: shop)
            try await terminal.send(escape)
            try await terminal.pass(milliseconds: 300)
            try await terminal.shows("Esc pressed: Stop waiting…")
            let sending = try await terminal.send("[B".utf8)
            #expect(sending.contains("Sending…") && !sending.contains("Esc pressed"))
            try await terminal.send(escape)
            try await terminal.pass(milliseconds: 100)
            try await terminal.pass(milliseconds: 400)
            try await terminal.shows("? Unknown")
        }
    }

    @Test func `the next key makes an Escape certain at once`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("n", "visamaster.uah", .enter, "77")
            try await console.terminal.send(escape)
            try await console.terminal.pass(milliseconds: 100)
            let list = try await console.terminal.send("d".utf8)
            #expect(!list.contains("Esc pressed"))
            try await console.terminal.shows("Drafts that were kept")
        }
    }

    @Test func `where Escape gives nothing up it acts at once, and what it tore off types nothing`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("/", "abc")
            try await console.terminal.send(escape)
            let list = try await console.terminal.pass(milliseconds: 50)
            #expect(!list.contains("abc"))
            try await console.terminal.press("/", "def")
            let torn = try await console.terminal.send("[D".utf8)
            #expect(torn.contains("def"))
            #expect(!torn.contains("def[") && !torn.contains("[D"))
        }
    }
}
