import Dispatch
import Glibc
import InvoiceCore
import JSON
import LoopbackServer
import Testing

@testable import Sandbox

@Suite("The sandbox's memory", .timeLimit(.minutes(10)))
struct SandboxLedgerTests {
    private let first = #"{"payment_id":1,"currency":"tron","amount":1000,"sender":"4444111144441111"}"#

    @Test
    func `Invoices and what became of them survive a restart, in a file of their owner's own`() async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.jsonl"
            var link = ""
            try await SandboxBench.run(.memory, ledgerPath: path) { bench in
                link = try await bench.payPath(first, paymentID: "1")
            }
            try await SandboxBench.run(.memory, ledgerPath: path) { bench in
                #expect(try await bench.post("einvoice/create", first).error == "0 Transaction already exists")
                #expect(try await bench.status("1")["status"] == .string("FINISHED"))
                let page = try await bench.send(LoopbackRequest(method: "GET", path: link))
                #expect(page.status == 200)
            }
            var info = stat()
            #expect(stat(path, &info) == 0)
            #expect(info.st_mode & 0o777 == 0o600)
        }
    }

    @Test
    func `A card number is kept as its first 6 and last 4 digits only`() async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.jsonl"
            try await SandboxBench.run(.memory, ledgerPath: path) { bench in
                _ = try await bench.post("einvoice/create", first)
            }
            let text = try contents(path)
            #expect(text.contains("444411******1111"))
            #expect(!text.contains("4444111144441111"))
        }
    }

    @Test
    func `Pay links lead to the sandbox that stays, and to the next when it has ended`() async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.jsonl"
            let command = PageHost(ledgerPath: path, mayHost: false)
            #expect(command.baseURL(own: "http://127.0.0.1:3") == "http://127.0.0.1:3")
            let first = PageHost(ledgerPath: path, mayHost: true)
            let second = PageHost(ledgerPath: path, mayHost: true)
            #expect(first.baseURL(own: "http://127.0.0.1:1") == "http://127.0.0.1:1")
            #expect(second.baseURL(own: "http://127.0.0.1:22") == "http://127.0.0.1:1")
            #expect(command.baseURL(own: "http://127.0.0.1:3") == "http://127.0.0.1:1")
            first.leave()
            #expect(second.baseURL(own: "http://127.0.0.1:22") == "http://127.0.0.1:22")
            #expect(command.baseURL(own: "http://127.0.0.1:3") == "http://127.0.0.1:22")
        }
    }

    @Test(arguments: [
        "", "https://evil.example/", "http://127.0.0.1:99999", "http://127.0.0.1:1/x", "http://127.0.0.1:",
    ])
    func `What is no address on loopback leads nobody there`(text: String) async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.jsonl"
            let host = PageHost(ledgerPath: path, mayHost: true)
            _ = host.baseURL(own: "http://127.0.0.1:1")
            let file = open(path + ".host", O_WRONLY | O_TRUNC)
            #expect(write(file, text, text.utf8.count) == text.utf8.count)
            close(file)
            let other = PageHost(ledgerPath: path, mayHost: true)
            #expect(other.baseURL(own: "http://127.0.0.1:2") == "http://127.0.0.1:2")
        }
    }

    @Test
    func `Two sandboxes on one ledger see each other's invoices at once, and create none twice`() async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.jsonl"
            try await SandboxBench.run(.memory, ledgerPath: path) { one in
                try await SandboxBench.run(.socket, ledgerPath: path) { other in
                    let created = try await withThrowingTaskGroup(of: Bool.self) { group in
                        for round in 0..<40 {
                            let bench = round % 2 == 0 ? one : other
                            group.addTask {
                                let body = #"{"payment_id":\#(round / 2),"currency":"tron","amount":5}"#
                                return try await bench.post("einvoice/create", body).error == nil
                            }
                        }
                        return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                    }
                    #expect(created == 20)
                    for id in 0..<20 {
                        let here = try await one.status("\(id)")["tracking"]
                        #expect(here != nil)
                        #expect(try await other.status("\(id)")["tracking"] == here)
                    }
                }
            }
            #expect(try contents(path).split(separator: "\n").count == 20)
        }
    }

    @Test(arguments: [
        "{\"event\":\"created\",\"at\":1,\"pay", "\u{0}\u{0}\u{0}", "[]\n{}\nnull\n", "{\"event\":\"later\"}\n\n",
    ])
    func `A torn or unreadable line costs only itself`(garbage: String) async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.jsonl"
            try await SandboxBench.run(.memory, ledgerPath: path) { bench in
                _ = try await bench.post("einvoice/create", first)
                try append(garbage, to: path)
                // The one that is running and one that starts anew must both get over it.
                #expect(
                    try await bench.post("einvoice/create", #"{"payment_id":2,"currency":"tron","amount":5}"#).error
                        == nil)
                #expect(
                    try await bench.post("einvoice/create", #"{"payment_id":3,"currency":"tron","amount":5}"#).error
                        == nil)
            }
            try await SandboxBench.run(.memory, ledgerPath: path) { bench in
                for id in ["1", "2", "3"] {
                    let told = try await bench.status(id)
                    #expect(told["tracking"] != nil)
                }
            }
        }
    }

    @Test
    func `A ledger that was taken away is begun anew`() async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.jsonl"
            try await SandboxBench.run(.memory, ledgerPath: path) { bench in
                _ = try await bench.post("einvoice/create", first)
                unlink(path)
                #expect(try await bench.post("einvoice/create", first).error == nil)
                #expect(try contents(path).split(separator: "\n").count == 1)
            }
        }
    }

    @Test
    func `What can't be written is not done`() async throws {
        try await withFolder { folder in
            let path = folder + "/missing/ledger.jsonl"
            try await SandboxBench.run(.memory, ledgerPath: path) { bench in
                let reply = try await bench.post("einvoice/create", first)
                #expect(reply.status == 500)
                mkdir(folder + "/missing", 0o700)
                #expect(try await bench.post("einvoice/create", first).error == nil)
            }
        }
    }

    @Test
    func `A device in the ledger's place is refused`() throws {
        var journal = SandboxJournal(path: "/dev/full")
        var state = SandboxState()
        #expect(throws: SandboxJournal.Failure.isNoFile) {
            try journal.transact(&state) { $0.record(.dropped(paymentKey: "1")) }
        }
        #expect(!state.wasDropped(paymentKey: "1"))
    }

    @Test
    func `While another process has the ledger, it is waited for, and what it wrote is seen`() async throws {
        try await withFolder { folder in
            let path = folder + "/ledger.jsonl"
            try append("", to: path)
            let holder = open(path, O_RDONLY | O_CLOEXEC)
            #expect(flock(holder, LOCK_EX) == 0)
            let begun = DispatchSemaphore(value: 0)
            async let seen = onThread {
                begun.signal()
                var journal = SandboxJournal(path: path)
                var state = SandboxState()
                return try journal.transact(&state) { $0.wasDropped(paymentKey: "k") }
            }
            // On a thread as well: the lock is waited for so many seconds, and tasks may be held up for longer.
            try await onThread {
                #expect(begun.wait(timeout: .now() + 300) == .success)
                // Long enough for whoever does not wait to go wrong.
                usleep(100_000)
                try append(JournalRecord.dropped(paymentKey: "k").line + "\n", to: path)
                // A program that another test starts at this moment may have the descriptor, too, and so the lock.
                flock(holder, LOCK_UN)
                close(holder)
            }
            #expect(try await seen)
        }
    }

    @Test
    func `Nothing follows a final status, whoever wrote it`() throws {
        var state = SandboxState()
        let line =
            #"{"event":"created","at":1,"payment_id":1,"tracking":"T","token":"t","currency":"tron","amount":"5"}"#
        state.apply(try #require(JournalRecord(line: line.utf8)))
        for status in [PaymentStatus.paying, .finished, .failed, .paying] {
            state.apply(.changed(tracking: "T", status: status, reason: nil, at: Timestamp(milliseconds: 2)))
        }
        #expect(state.invoice(tracking: "T")?.status == .finished)
    }

    @Test
    func `A payment id that two records claim is the first one's`() throws {
        var state = SandboxState()
        for tracking in ["A", "B"] {
            let line =
                #"{"event":"created","at":1,"payment_id":1,"tracking":"\#(tracking)","token":"t","currency":"tron","#
                + #""amount":"5"}"#
            state.apply(try #require(JournalRecord(line: line.utf8)))
        }
        #expect(state.invoices.map(\.tracking) == ["A"])
    }

    @Test
    func `A link in the ledger's place is not followed`() async throws {
        try await withFolder { folder in
            symlink(folder + "/elsewhere", folder + "/ledger.jsonl")
            var journal = SandboxJournal(path: folder + "/ledger.jsonl")
            var state = SandboxState()
            #expect(throws: SandboxJournal.Failure.cannotOpen(errno: ELOOP)) { try journal.transact(&state) { _ in } }
        }
    }

    @Test
    func `Every record reads back as it was written`() throws {
        var texts = RequestTexts()
        for field in RequestField.allCases { texts[field] = "Оплата 🙂\u{202e} \(field.name)" }
        let invoice = SandboxInvoice(
            paymentID: .string("a \"b\"\n\u{1b}"), tracking: "AAAA-BBBB-CCCC", token: "t",
            currency: try #require(PaymentMethodCatalog.standard["ethereum"]),
            amount: try Amount("0.000000000000000001"), texts: texts, created: Timestamp(milliseconds: 123))
        let records: [JournalRecord] = [
            .created(invoice), .dropped(paymentKey: "k"),
            .changed(tracking: "AAAA-BBBB-CCCC", status: .failed, reason: "why", at: Timestamp(milliseconds: 9)),
            .changed(tracking: "AAAA-BBBB-CCCC", status: .finished, reason: nil, at: Timestamp(milliseconds: 9)),
        ]
        for record in records {
            let line = record.line
            #expect(!line.contains("\n"))
            #expect(JournalRecord(line: line.utf8)?.line == line)
        }
    }
}
