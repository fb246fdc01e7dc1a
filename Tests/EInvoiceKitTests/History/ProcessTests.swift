import Files
import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

/// Several programs and one history. The bodies of the exit tests run in processes of their own.
@Suite(.timeLimit(.minutes(10))) struct ProcessTests {
    private let folder = TemporaryFolder()
    private var store: HistoryStore { HistoryStore(folder: folder.path) }

    @Test func `programs that write at once mix no lines and lose none`() async throws {
        let path = folder.path
        await withTaskGroup(of: Void.self) { group in
            for writer in 0..<6 {
                group.addTask {
                    await #expect(processExitsWith: .success) { [path = path as String, writer = writer as Int] in
                        // The others hold the lock for long where the machine is busy.
                        let store = HistoryStore(folder: path, disk: .system, lockSeconds: 300)
                        for turn in 0..<40 {
                            var own = intent(writer * 1000 + turn)
                            own.paymentID = try store.proposePaymentID(microseconds: 1_763_812_800_000_000)
                            own[.description] = String(repeating: "\(writer)", count: turn * 200)
                            try store.record(own)
                            try store.record(update(writer * 1000 + turn, .created(tracking: "T", isSettled: false)))
                        }
                    }
                }
            }
        }
        let found = try store.all()
        #expect(Set(found.map(\.id)).count == 240)
        #expect(Set(found.map(\.intent.paymentID)).count == 240)
        #expect(found.allSatisfy { $0.state == .created })
        #expect(try store.verify().lines == 480)
    }

    @Test func `a program killed while it sends gives up its lease`() async throws {
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = folder.path as String] in
            let store = HistoryStore(folder: path)
            let lease = try store.takeLease()
            var sent = intent(1)
            sent.lease = lease.id
            try store.record(sent)
            let own = try store.abandoned()
            #expect(own.isEmpty)
            kill(getpid(), SIGKILL)
        }
        #expect(try store.abandoned().map(\.id) == [intent(1).id])
        #expect(try store.abandoned().first?.lease != nil)
    }

    @Test func `a file that may not grow keeps its whole records only`() async throws {
        try store.record(intent(1))
        let before = contents(store.path)
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            let store = HistoryStore(folder: path)
            let size = try #require(FileStatus(path: store.path)?.size)
            signal(SIGXFSZ, SIG_IGN)
            // Room for a part of the next record: the kernel writes that much, then refuses.
            var limit = rlimit(rlim_cur: rlim_t(size + 100), rlim_max: rlim_t(size + 100))
            precondition(setrlimit(__rlimit_resource_t(UInt32(RLIMIT_FSIZE.rawValue)), &limit) == 0)
            #expect(throws: StorageProblem.cannotWrite(path: store.path, errno: EFBIG)) {
                try store.record(intent(2))
            }
        }
        #expect(contents(store.path) == before)
        try store.record(intent(3))
        #expect(try store.newest(limit: 5).invoices.map(\.id) == [intent(3).id, intent(1).id])
    }

    @Test func `a folder that may not be written is named`() async throws {
        try store.record(intent(1))
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            // The superuser may write anywhere, so the child becomes somebody who owns nothing but may read.
            chmod(path, 0o555)
            chmod("\(path)/history.jsonl", 0o444)
            if getuid() == 0 { precondition(setgid(65534) == 0 && setuid(65534) == 0) }
            let store = HistoryStore(folder: path)
            #expect(throws: StorageProblem.cannotOpen(path: store.path, errno: EACCES)) {
                try store.record(intent(2))
            }
            let page = try store.newest(limit: 3)
            #expect(page.invoices.count == 1)
            #expect(throws: StorageProblem.cannotCreateFolder(path: "\(path)/new", errno: EACCES)) {
                try HistoryStore(folder: "\(path)/new/one").record(intent(2))
            }
        }
        chmod(folder.path, 0o700)
    }
}
