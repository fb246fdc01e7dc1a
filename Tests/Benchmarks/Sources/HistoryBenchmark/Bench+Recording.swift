import EInvoiceKit
import Glibc
import InvoiceCore

/// What durability costs beyond the disk's own part of it.
extension Bench {
    /// A record, and a whole invoice at a gateway that answers at once, against bare durable appends of the same bytes; at
    /// the end of the long history, which is cut back afterwards.
    func recording() async throws {
        try append()
        // As the program does it: from no actor, above all not from the main thread.
        try await Task.detached {
            for paymentID in PaymentIDs.allCases { try await create(paymentID) }
            try await createInTurns()
            try await createFirst()
        }.value
    }

    private func append() throws {
        let place = try RecordingPlace("\(long)/sandbox")
        let store = HistoryStore(folder: place.folder, cache: cache)
        var comparison = Comparison("a durable record", peer: "write and fdatasync")
        var generator = HistoryGenerator(seed: 2)
        for _ in 0..<300 {
            let intent = generator.intent()
            let start = now()
            try store.record(intent)
            comparison.add(own: now() - start, peer: place.append([HistoryLine.bytes(of: intent)]))
        }
        comparison.report()
    }

    /// Where the payment ids come from.
    private enum PaymentIDs: String, CaseIterable {
        /// Nobody else has them, so nothing is looked up.
        case proposed
        /// It is looked up whether the history has them.
        case typed
    }

    private func create(_ paymentIDs: PaymentIDs) async throws {
        let place = try RecordingPlace("\(long)/sandbox")
        let service = service(of: place)
        var comparison = Comparison(
            "creating an invoice, payment id \(paymentIDs)", peer: "two of write and fdatasync", wanted: 1.3)
        var prepared: [PreparedInvoice] = []
        for turn in 0..<300 {
            var draft = Self.draft(turn)
            if paymentIDs == .proposed { draft.paymentID = try await service.proposePaymentID().text }
            prepared.append(await service.prepare(try draft.checked().get()))
        }
        // The first fetches the secret and takes the program's lease.
        _ = try await Self.create(prepared.removeFirst(), by: service)
        for invoice in prepared {
            let before = place.size
            let start = now()
            guard case .created = try await Self.create(invoice, by: service) else {
                fail("An invoice wasn't created.")
            }
            let own = now() - start
            comparison.add(own: own, peer: place.append(place.lines(from: before)))
        }
        comparison.report()
    }

    private static func create(_ invoice: PreparedInvoice, by service: InvoiceService) async throws -> CreateOutcome {
        let word = try Confirmation(nil, of: invoice.request.amount, on: service.profile.kind)
        return await service.create(invoice, word)
    }

    /// What looking up a typed payment id costs beside one that surely is new.
    private func createInTurns() async throws {
        let place = try RecordingPlace("\(long)/sandbox")
        let service = service(of: place)
        var comparison = Comparison("creating an invoice, payment id typed", peer: "proposed", wanted: 1.2)
        for turn in 0..<200 {
            var times: [Double] = []
            for paymentIDs in [PaymentIDs.typed, .proposed] {
                var draft = Self.draft(2000 + turn)
                if paymentIDs == .proposed { draft.paymentID = try await service.proposePaymentID().text }
                let prepared = await service.prepare(try draft.checked().get())
                let start = now()
                guard case .created = try await Self.create(prepared, by: service) else {
                    fail("An invoice wasn't created.")
                }
                times.append(now() - start)
            }
            // The first fetches the secret, takes the program's lease, and reads what the index hasn't.
            if turn > 0 { comparison.add(own: times[0], peer: times[1]) }
        }
        comparison.report()
    }

    /// What a program's first typed payment id costs: the index is opened for it.
    private func createFirst() async throws {
        let place = try RecordingPlace("\(long)/sandbox")
        var comparison = Comparison("creating the first invoice of a program, payment id typed", peer: "grep -c -F")
        for turn in 0..<7 {
            let service = service(of: place)
            let draft = Self.draft(1000 + turn)
            let prepared = await service.prepare(try draft.checked().get())
            let start = now()
            guard case .created = try await Self.create(prepared, by: service) else {
                fail("An invoice wasn't created.")
            }
            let own = now() - start
            let peer = Command("grep", ["-c", "-F", draft.paymentID, file], output: output)
            comparison.add(own: own, peer: peer.milliseconds())
        }
        comparison.report()
    }

    private func service(of place: RecordingPlace) -> InvoiceService {
        var profile = Profile(
            name: "sandbox", kind: .test, baseURL: "https://gateway.example", clientID: "1042",
            secretSource: .inline(Secret("a secret")))
        profile.acceptsUnsignedReplies = true
        return InvoiceService(
            profile: profile, history: HistoryStore(folder: place.folder, cache: cache),
            dependencies: Dependencies(transport: InstantGateway()))
    }

    private static func draft(_ turn: Int) -> InvoiceDraft {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = "100.50"
        draft.paymentID = "benchmark-\(turn)"
        draft[.account] = "user-77820"
        draft[.description] = "Top-up for order \(turn)"
        draft[.successURL] = "https://shop.example/success/\(turn)"
        return draft
    }
}

/// Answers every request before it has left.
private struct InstantGateway: HTTPTransport {
    func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
        .success(HTTPReply(status: 200, headers: [], body: Array(#"{"tracking":"79DF-60B0-17F6"}"#.utf8)))
    }
}

/// A history that is appended to, and beside it on the same disk a file for bare appends. In the end the history is as it
/// was.
private final class RecordingPlace {
    let folder: String
    private var file: String { "\(folder)/history.jsonl" }
    private let bare: Int32
    private var sizeBefore = 0

    init(_ folder: String) throws {
        self.folder = folder
        bare = open("\(folder)/bare", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        guard bare >= 0 else { fail("\(folder) can't be written.") }
        sizeBefore = size
    }

    deinit {
        close(bare)
        unlink("\(folder)/bare")
        truncate(file, off_t(sizeBefore))
    }

    /// Of the history, in bytes.
    var size: Int {
        var status = stat()
        return stat(file, &status) == 0 ? Int(status.st_size) : 0
    }

    /// The history's lines from this byte on, with their newlines.
    func lines(from start: Int) -> [[UInt8]] {
        let reader = open(file, O_RDONLY)
        defer { close(reader) }
        var bytes = [UInt8](repeating: 0, count: size - start)
        _ = pread(reader, &bytes, bytes.count, off_t(start))
        return bytes.split(separator: UInt8(ascii: "\n")).map { Array($0) + [UInt8(ascii: "\n")] }
    }

    /// The milliseconds of appending each of these bare and durably.
    func append(_ lines: [[UInt8]]) -> Double {
        let start = now()
        for line in lines {
            _ = write(bare, line, line.count)
            fdatasync(bare)
        }
        return now() - start
    }
}
