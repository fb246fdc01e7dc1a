import FoundationEssentials
import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct HistoryCheckupTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() async throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
        for id in ["a1", "a2"] {
            let ended = await fixture.run("create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", id)
            #expect(ended.status == 0)
        }
    }

    private var path: String { "\(fixture.profileFolder)/history.jsonl" }

    private func damage() throws {
        var lines = fixture.historyLines()
        lines[1] = "not { json"
        try (lines.joined(separator: "\n") + "\n").write(toFile: path, atomically: false, encoding: .utf8)
    }

    @Test func `a sound history is done`() async {
        let ended = await fixture.run("doctor", "--history")
        #expect(ended.status == 0 && ended.messages == "")
        #expect(ended.output.contains("2 invoices, 2 updates") && ended.output.contains(path))
    }

    @Test func `one of a kind is told as one`() async throws {
        let alone = CommandFixture(gateway: gateway)
        #expect(await alone.run("create", "--currency", "visamaster.uah", "--amount", "5").status == 0)
        #expect(await alone.run("doctor", "--history").output.contains("  1 invoice, 1 update to it\n"))
        let path = "\(alone.profileFolder)/history.jsonl"
        try (alone.historyLines()[0] + "\n!\n").write(toFile: path, atomically: false, encoding: .utf8)
        #expect(await alone.run("doctor", "--history").output.contains("line 2 (1 byte): "))
        #expect(await alone.run("doctor", "--history", "--repair").output.contains("Repaired: 1 line was kept."))
        #expect(await alone.run("doctor", "--history").output.contains("  1 line, "))
        try (alone.historyLines()[0] + "\n{").write(toFile: path, atomically: false, encoding: .utf8)
        #expect(await alone.run("doctor", "--history").output.contains(" on: 1 byte of a line that"))
        #expect(await alone.run("create", "--currency", "visamaster.uah", "--amount", "6").status == 0)
        #expect(await alone.run("doctor", "--history").output.contains("  1 torn end was set aside before"))
    }

    @Test func `a bad line is named by its number and reason`() async throws {
        try damage()
        let ended = await fixture.run("doctor", "--history")
        #expect(ended.status == 74)
        #expect(ended.output.contains("line 2 (10 bytes): not one JSON object"))
        #expect(ended.messages.contains("1 bad line") && ended.messages.contains("--repair"))
        // Looking changes nothing, and other commands say where to look.
        #expect(fixture.historyLines().count == 4)
        #expect(await fixture.run("export").messages.contains("einvoice doctor --history"))
    }

    @Test func `the index is compared, too`() async throws {
        #expect(await fixture.run("history").status == 0)
        #expect(await fixture.run("doctor", "--history").messages == "")
        // In place, and of the same length.
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try text.replacing("visamaster.uah", with: "visamaster.uaX").write(
            toFile: path, atomically: false, encoding: .utf8)
        #expect(await fixture.run("doctor", "--history").messages.contains("the history's index didn't fit the file"))
    }

    @Test func `repair sets it aside tells where and keeps the rest`() async throws {
        try damage()
        let repaired = await fixture.run("doctor", "--history", "--repair")
        #expect(repaired.status == 0)
        #expect(repaired.output.contains("3 lines were kept"))
        #expect(fixture.historyLines().count == 3)
        let folder = fixture.profileFolder
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let aside = try #require(names.first { $0.hasPrefix("history.bad-") })
        #expect(repaired.output.contains("\(folder)/\(aside)"))
        #expect(try String(contentsOfFile: "\(folder)/\(aside)", encoding: .utf8) == "not { json\n")
        #expect(await fixture.run("doctor", "--history").status == 0)
        let again = await fixture.run("doctor", "--history", "--repair")
        #expect(again.status == 0 && again.output.contains("Nothing had to be repaired"))
    }

    @Test func `a history that is not there yet is sound`() async {
        let empty = CommandFixture(gateway: gateway)
        let ended = await empty.run("doctor", "--history")
        #expect(ended.status == 0 && ended.output.contains("no invoices yet"))
    }

    @Test func `the settings are still checked`() async {
        #expect(await fixture.run("doctor").output.contains("data folder"))
        #expect(await fixture.run("doctor", "--repair").status == 64)
    }
}
