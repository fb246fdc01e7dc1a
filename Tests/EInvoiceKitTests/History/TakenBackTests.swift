import Dispatch
import Files
import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

/// A record that the disk doesn't confirm is taken back: until then nobody takes it in.
@Suite(.timeLimit(.minutes(10))) struct TakenBackTests {
    private let folder = TemporaryFolder()

    private func store(_ disk: DiskCalls = .system, lockSeconds: Int = 0) -> HistoryStore {
        HistoryStore(folder: folder.path, disk: disk, lockSeconds: lockSeconds)
    }

    private func intent(_ number: Int, paymentID: String, _ length: Int = 0) -> InvoiceIntent {
        var intent = EInvoiceKitTests.intent(number)
        intent.paymentID = PaymentID(recorded: paymentID)
        intent[.description] = String(repeating: "x", count: length)
        return intent
    }

    /// A disk that does something when a record is to be confirmed, and then refuses to.
    private func refusing(_ meanwhile: @escaping @Sendable () -> Void) -> DiskCalls {
        var disk = DiskCalls.system
        disk.flush = { _ in
            meanwhile()
            errno = ENOSPC
            return -1
        }
        return disk
    }

    @Test func `a record behind one that was taken back is among the payment ids`() throws {
        let console = store()
        let typed = PaymentID(recorded: "typed")
        try console.record(intent(1, paymentID: "first"))
        #expect(try !console.has(typed))
        let other = store(refusing { _ = try? console.has(typed) })
        #expect(throws: StorageProblem.self) { try other.record(intent(2, paymentID: "other", 200)) }
        try console.record(intent(3, paymentID: "typed"))
        // As long as what was taken back, and more.
        try console.record(intent(4, paymentID: "another", 400))
        #expect(try console.has(typed))
    }

    /// Every way to read, and whether it gives something of the record that is on its way.
    private static let readings: [(name: String, sees: @Sendable (HistoryStore, HistoryPosition) throws -> Bool)] = [
        ("newest", { store, _ in try store.newest(limit: 5).invoices.count > 1 }),
        ("position", { store, before in try store.position() != before }),
        ("changes", { store, before in try !store.changes(since: before).invoices.isEmpty }),
        ("page", { store, _ in try store.page(at: 0, limit: 5).invoices.count > 1 }),
        ("oldest", { store, _ in try store.oldest(limit: 5).invoices.count > 1 }),
        ("lookUp", { store, _ in try store.lookUp("second").invoice.id == EInvoiceKitTests.intent(2).id }),
        ("abandoned", { store, _ in try store.abandoned().count > 1 }),
        ("find", { store, _ in try store.all().count > 1 }),
        ("count", { store, _ in try store.count() > 1 }),
    ]

    @Test(arguments: readings.map(\.name))
    func `nobody reads a record that is not confirmed yet`(name: String) throws {
        let reading = try #require(Self.readings.first { $0.name == name })
        let console = store()
        try console.record(intent(1, paymentID: "first"))
        let before = try console.position()
        let seen = Locked<Result<Bool, any Error>?>(nil)
        let other = store(refusing { seen.change { $0 = Result { try reading.sees(console, before) } } })
        #expect(throws: StorageProblem.self) { try other.record(intent(2, paymentID: "second")) }
        let result = try #require(seen.change { $0 })
        #expect(throws: StorageProblem.lockedTooLong(path: console.path, seconds: 0)) { try result.get() }
        #expect(try console.verify().invoices == 1)
    }

    @Test func `no search and no index takes in a record that is not confirmed yet`() async throws {
        let console = store()
        try console.record(intent(1, paymentID: "first"))
        let (begun, goOn, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), Locked(false))
        let other = store(
            refusing {
                begun.signal()
                goOn.wait()
            })
        let second = intent(2, paymentID: "second")
        let writing = Task {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    #expect(throws: StorageProblem.self) { try other.record(second) }
                    ended.change { $0 = true }
                    continuation.resume()
                }
            }
        }
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                begun.wait()
                continuation.resume()
            }
        }
        let problem = StorageProblem.lockedTooLong(path: console.path, seconds: 0)
        await #expect(throws: problem) { try await console.search(InvoiceQuery()) { _ in true } }
        await #expect(throws: problem) { try await console.buildIndex() }
        #expect(!ended.change { $0 })
        goOn.signal()
        await writing.value
        var found = 0
        try await console.search(InvoiceQuery()) { batch in
            found = batch.found
            return true
        }
        #expect(found == 1)
    }

    @Test func `who reads while a record is being confirmed waits, and sees it then`() throws {
        let console = store(lockSeconds: 300)
        try console.record(intent(1, paymentID: "first"))
        let count = Locked(0)
        let done = DispatchSemaphore(value: 0)
        var disk = DiskCalls.system
        disk.flush = { file in
            let begun = DispatchSemaphore(value: 0)
            DispatchQueue.global().async {
                begun.signal()
                let read = (try? console.newest(limit: 5).invoices.count) ?? 0
                count.change { $0 = read }
                done.signal()
            }
            begun.wait()
            return DiskCalls.system.flush(file)
        }
        try store(disk).record(intent(2, paymentID: "second"))
        done.wait()
        #expect(count.change { $0 } == 2)
    }
}
