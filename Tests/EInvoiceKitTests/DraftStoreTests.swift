import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct DraftStoreTests {
    private let folder = TemporaryFolder()
    private let clock = HandClock()

    private func store() -> DraftStore {
        DraftStore(history: HistoryStore(folder: folder.path), clock: clock.source())
    }

    private func draft(_ amount: String) -> InvoiceDraft {
        var draft = InvoiceDraft()
        draft.currency = "wave-ci.xof"
        draft.amount = amount
        draft[.description] = "Крамниця «№1»"
        draft.extraFields = [ExtraField(name: "phone", value: "")]
        return draft
    }

    @Test func `half written drafts of killed programs are removed`() async throws {
        let id = try await store().newID()
        try await store().save(draft("1"), id: id)
        let old = folder.file("drafts/\(id).json.4711.815.tmp")
        let fresh = folder.file("drafts/\(id).json.4712.816.tmp")
        for path in [old, fresh] { folder.write("{", to: String(path.dropFirst(folder.path.count + 1))) }
        let times = [timeval(tv_sec: 1_700_000_000, tv_usec: 0), timeval(tv_sec: 1_700_000_000, tv_usec: 0)]
        #expect(utimes(old, times) == 0)
        _ = try await store().abandonedDrafts()
        #expect(access(old, F_OK) != 0)
        #expect(access(fresh, F_OK) == 0)
    }

    @Test func `what a program left behind is offered newest first`() async throws {
        var first: DraftStore? = store()
        let ids = [try await first?.newID() ?? "", try await first?.newID() ?? ""]
        try await first?.save(draft("1"), id: ids[0])
        clock.advance(1_000_000)
        try await first?.save(draft("2"), id: ids[1])
        clock.advance(1_000_000)
        try await first?.save(draft("3"), id: ids[0])
        let other = store()
        #expect(try await other.abandonedDrafts().drafts.isEmpty)
        #expect(try await first?.abandonedDrafts().drafts.isEmpty == true)
        #expect(try await first?.ownDrafts().drafts.map(\.draft) == [draft("3"), draft("2")])
        first = nil
        let found = try await other.abandonedDrafts()
        #expect(found.drafts.map(\.id) == ids)
        #expect(found.drafts.map(\.draft) == [draft("3"), draft("2")])
        #expect(found.unreadable.isEmpty)
    }

    @Test func `a file for nobody else without the card's number`() async throws {
        let store = store()
        let id = try await store.newID()
        var card = draft("1")
        card[.sender] = "4444 1111 4444 1111"
        try await store.save(card, id: id)
        let name = "drafts/\(id).json"
        #expect(folder.mode(of: name) == 0o600)
        #expect(folder.read(name)?.contains("444411••••••1111") == true)
        #expect(folder.read(name)?.contains("1111 4444") == false)
        #expect(folder.files.filter { $0.hasSuffix(".tmp") }.isEmpty)
    }

    @Test func `a discarded draft is gone`() async throws {
        let store = store()
        let id = try await store.newID()
        try await store.save(draft("1"), id: id)
        try await store.discard(id)
        try await store.discard(id)
        #expect(try await store.ownDrafts().drafts.isEmpty)
        #expect(!folder.files.contains("drafts/\(id).json"))
    }

    @Test func `what cannot be read is named and stays`() async throws {
        folder.write("{", to: "drafts/broken.json")
        folder.write("x", to: "drafts/other.txt")
        #expect(try await store().abandonedDrafts().unreadable == [folder.file("drafts/broken.json")])
        #expect(folder.read("drafts/broken.json") == "{")
    }

    /// As it lay on the disk before the program wrote JSON itself.
    private static let formerFile = """
        {
          "account" : "",
          "amount" : "1",
          "currency" : "wave-ci.xof",
          "description" : "Крамниця «№1» \\"a\\/b\\" \\\\ \\n \\u001b",
          "extraFields" : [
            {
              "name" : "phone",
              "value" : ""
            }
          ],
          "failURL" : "",
          "owner" : "gone",
          "paymentID" : "",
          "savedAt" : 1795350720000,
          "sender" : "",
          "statusURL" : "",
          "successURL" : "https:\\/\\/shop.example"
        }

        """

    @Test func `a draft of a version that knew fewer members of the request is read`() async throws {
        folder.write(Self.formerFile.replacing("  \"account\" : \"\",\n", with: ""), to: "drafts/old.json")
        let list = try await store().abandonedDrafts()
        #expect(list.drafts.first?.draft[.description].hasPrefix("Крамниця") == true && list.unreadable == [])
        folder.write(Self.formerFile.replacing("\"account\" : \"\"", with: "\"account\" : 1"), to: "drafts/old.json")
        #expect(try await self.store().abandonedDrafts().unreadable == [folder.file("drafts/old.json")])
    }

    @Test(arguments: RequestField.allCases)
    func `each member of the request is in the draft's file`(field: RequestField) async throws {
        var typed = draft("1")
        typed[field] = "typed"
        let store = store()
        let id = try await store.newID()
        try await store.save(typed, id: id)
        #expect(try await store.ownDrafts().drafts.map(\.draft) == [typed])
    }

    @Test func `a draft of a former version is read, and lies there the same when it is taken`() async throws {
        folder.write(Self.formerFile, to: "drafts/old.json")
        let store = store()
        let found = try #require(try await store.abandonedDrafts().drafts.first)
        var wanted = draft("1")
        wanted[.description] = "Крамниця «№1» \"a/b\" \\ \n \u{1b}"
        wanted[.successURL] = "https://shop.example"
        #expect(found.id == "old" && found.draft == wanted && found.savedAt.milliseconds == 1_795_350_720_000)
        _ = try await store.take("old")
        let kept = try #require(folder.read("drafts/old.json"))
        let lines = { (text: String) in text.replacing("\\/", with: "/").split(separator: "\n") }
        let pairs = zip(lines(kept), lines(Self.formerFile)).filter { $0 != $1 }
        #expect(pairs.count == 1 && pairs.first?.0.hasPrefix("  \"owner\"") == true)
    }

    @Test(arguments: ["owner", "savedAt", "amount", "extraFields"])
    func `a file that lacks what every draft has is no draft`(name: String) async throws {
        folder.write(Self.formerFile.replacing("\"\(name)\"", with: "\"other\""), to: "drafts/old.json")
        #expect(try await store().abandonedDrafts().unreadable == [folder.file("drafts/old.json")])
    }

    @Test func `a disk that refuses is told`() async throws {
        let store = store()
        let id = try await store.newID()
        folder.write("", to: "drafts")
        await #expect(throws: Problem.self) { try await store.save(draft("1"), id: id) }
    }
}
