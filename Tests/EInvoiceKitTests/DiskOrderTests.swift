import CDiskCalls
import Files
import Glibc
import InvoiceCore
import Synchronization
import Testing

@testable import EInvoiceKit

/// What is flushed to the disk, and when: after a power cut only that is there.
@Suite(.timeLimit(.minutes(10))) struct DiskOrderTests {
    private let folder = TemporaryFolder()

    /// The calls to the C library that have to do with a folder while it is watched, its path left out.
    private final class Watch: Sendable {
        private let folder: String
        /// Another test may have begun to watch before.
        private let before: Int

        init(_ folder: TemporaryFolder) {
            // A flush is known by the file's real path.
            self.folder = Folder.resolved(folder.path)
            disk_calls_watch()
            before = Self.all(in: self.folder).count
        }

        deinit { disk_calls_unwatch() }

        var calls: [String] { Array(Self.all(in: folder).dropFirst(before)) }

        private static func all(in folder: String) -> [String] {
            guard let copy = disk_calls_copy() else { return [] }
            defer { free(copy) }
            return String(cString: copy).split(separator: "\n").compactMap { line in
                let parts = line.split(separator: " ", maxSplits: 1)
                guard parts.count == 2, parts[1].hasPrefix(folder) else { return nil }
                return "\(parts[0]) \(parts[1].dropFirst(folder.utf8.count))"
            }
        }
    }

    /// The file's draft has a name by chance.
    private func withoutChance(_ call: String) -> String {
        call.hasSuffix(".tmp") ? call.split(separator: ".").dropLast(3).joined(separator: ".") + ".tmp" : call
    }

    @Test func `a replaced file is on the disk before it takes the name, and the name before it is told`() throws {
        let watch = Watch(folder)
        try PrivateFile.replace(folder.file("notes.json"), with: Array("{}".utf8))
        #expect(
            watch.calls.map(withoutChance) == ["flush /notes.json.tmp", "rename /notes.json", "flush "])
    }

    @Test func `a saved draft is on the disk`() async throws {
        let store = DraftStore(history: HistoryStore(folder: folder.path))
        let id = try await store.newID()
        let watch = Watch(folder)
        var draft = InvoiceDraft()
        draft.amount = "5"
        try await store.save(draft, id: id)
        #expect(
            watch.calls.map(withoutChance)
                == ["flush /drafts/\(id).json.tmp", "rename /drafts/\(id).json", "flush /drafts", "flush "])
        // The folders' names are there by then.
        try await store.save(draft, id: id)
        #expect(watch.calls.suffix(2) == ["rename /drafts/\(id).json", "flush /drafts"])
    }

    @Test func `a lease and the names that lead to it are on the disk before anything is sent under it`() throws {
        let history = HistoryStore(folder: folder.file("data/shop"))
        let watch = Watch(folder)
        let lease = try history.takeLease()
        let above = ["flush /data/shop/leases", "flush /data/shop", "flush /data", "flush "]
        #expect(watch.calls == above)
        // A history with records has its folder's name on the disk.
        folder.write("{}\n", to: "data/shop/history.jsonl")
        let second = try history.takeLease()
        #expect(watch.calls == above + above.prefix(2))
        withExtendedLifetime((lease, second)) {}
    }

    @Test func `the names of new folders above a replaced file are on the disk before it is told`() async throws {
        let watch = Watch(folder)
        try await UsageStore(folder: folder.file("data/shop")).setFavourite("bitcoin", true)
        #expect(watch.calls.suffix(3) == ["flush /data/shop", "flush /data", "flush "])
    }

    @Test func `what a repair leaves has its names on the disk where the history is a link, too`() throws {
        folder.write("no record\n", to: "elsewhere/real.jsonl")
        folder.write("", to: "shop/x")
        symlink(folder.file("elsewhere/real.jsonl"), folder.file("shop/history.jsonl"))
        let watch = Watch(folder)
        _ = try HistoryStore(folder: folder.file("shop")).repair(at: Timestamp(milliseconds: 0))
        let calls = watch.calls
        let renamed = try #require(calls.firstIndex(of: "rename /elsewhere/real.jsonl"))
        #expect(calls[renamed...].contains("flush /elsewhere"))
        #expect(calls[renamed...].contains("flush /shop"))
    }

    @Test func `an exported file is on the disk before it has its name, and the name before it is told`() throws {
        folder.write("old", to: "out.csv")
        let watch = Watch(folder)
        let file = try ExportFile(folder.file("out.csv"), mayOverwrite: true)
        try file.put(Array("new".utf8))
        try file.finish()
        let calls = watch.calls
        #expect(calls.count == 3)
        #expect(calls.first?.hasPrefix("flush ") == true)
        #expect(calls.dropFirst() == ["rename /out.csv", "flush "])
    }

    @Test func `an invoice and the names that lead to it are on the disk before its request leaves`() async throws {
        let fixture = ServiceFixture()
        let watch = Watch(fixture.folder)
        let before = Mutex<[String]>([])
        fixture.gateway.add { request in
            before.withLock { $0 = watch.calls }
            return await Replies.created(request)
        }
        try #require(try await fixture.create().created != nil)
        let calls = before.withLock { $0 }
        #expect(calls.last == "flush /shop/history.jsonl")
        #expect(calls.contains("flush /shop") && calls.contains("flush "))
        // The outcome is there before it is told.
        #expect(watch.calls.filter { $0 == "flush /shop/history.jsonl" }.count == 2)
        #expect(watch.calls.last == "flush /shop/history.jsonl")
    }
}
