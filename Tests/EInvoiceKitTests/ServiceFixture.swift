import Files
import Glibc
import InvoiceCore
import Synchronization
import Testing

@testable import EInvoiceKit

/// A profile's folder on a real disk, a clock that stands, and a gateway in memory.
final class ServiceFixture: Sendable {
    let folder = TemporaryFolder()
    let gateway: ScriptedTransport
    let service: InvoiceService
    let disk = FullableDisk()
    private let profile: Profile
    private let clock = HandClock()
    private let dependencies: Dependencies

    init(
        _ kind: ProfileKind = .test, _ gateway: ScriptedTransport = ScriptedTransport(),
        waiting: TimeSource = .system, edit: (inout Profile) -> Void = { _ in }
    ) {
        self.gateway = gateway
        var profile = Profile(
            name: "shop", kind: kind, baseURL: "https://gateway.example", clientID: "1042",
            secretSource: .inline(Secret("s3cr3t")))
        edit(&profile)
        self.profile = profile
        dependencies = Dependencies(transport: gateway, clock: clock.source(waiting: waiting))
        service = InvoiceService(profile: profile, history: Self.history(folder, disk), dependencies: dependencies)
    }

    private static func history(_ folder: TemporaryFolder, _ disk: FullableDisk) -> HistoryStore {
        HistoryStore(folder: folder.file("shop"), disk: disk.calls, lockSeconds: 10)
    }

    func pass(minutes: Int64) { clock.advance(minutes * 60_000_000) }

    /// What another program does in the same folder.
    func another(edit: (inout Profile) -> Void = { _ in }) -> InvoiceService {
        var profile = profile
        edit(&profile)
        return InvoiceService(profile: profile, history: history, dependencies: dependencies)
    }

    var history: HistoryStore { Self.history(folder, disk) }
    var historyText: String { folder.read("shop/history.jsonl") ?? "" }
    var lines: [String] { historyText.split(separator: "\n").map(String.init) }

    /// The request's draft.
    func draft(_ paymentID: String = "1001", edit: (inout InvoiceDraft) -> Void = { _ in }) -> InvoiceDraft {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = "100.50"
        draft.paymentID = paymentID
        edit(&draft)
        return draft
    }

    func create(
        _ paymentID: String = "1001", edit: (inout InvoiceDraft) -> Void = { _ in }
    ) async throws -> CreateOutcome {
        await service.create(try await service.prepare(draft(paymentID, edit: edit)).confirmed(by: "100.50"))
    }

    /// Creates an invoice at the gateway.
    func createAnswered(
        _ paymentID: String = "1001", edit: (inout InvoiceDraft) -> Void = { _ in }
    ) async throws -> Invoice {
        gateway.add(Replies.created)
        return try #require(try await create(paymentID, edit: edit).created).invoice
    }

    /// Asks for an invoice without an answer: it is unknown then.
    func createUnanswered(
        _ paymentID: String = "1001", edit: (inout InvoiceDraft) -> Void = { _ in }
    ) async throws -> Invoice {
        gateway.add(failure(.timeout(seconds: 30)))
        let sent = try #require(try await create(paymentID, edit: edit).unknown)
        return sent.invoice
    }

    /// An invoice that a program recorded and then died, leaving its lease behind.
    func recordAbandoned(_ paymentID: String = "1001", lease: String = "DEADPROGRAM") throws -> Invoice {
        folder.write("", to: "shop/leases/\(lease)")
        let request = try draft(paymentID).checked().get()
        let moment = Timestamp(milliseconds: clock.microseconds / 1000)
        let intent = InvoiceIntent(
            id: HistoryStore.newInvoiceID(at: moment), createdAt: moment, request: request, profile: "shop",
            endpoint: "https://gateway.example/api/einvoice/create", clientID: "1042",
            body: CreateBody.storableText(for: request), lease: lease)
        try history.record(intent)
        return Invoice(intent: intent)
    }

    func stored(_ invoice: Invoice) throws -> Invoice { try history.invoice(id: invoice.id) }
}

/// Not the one of the testing library.
typealias Confirmation = InvoiceCore.Confirmation

/// An invoice with a person's word for it.
struct ConfirmedInvoice: Sendable, Equatable {
    let prepared: PreparedInvoice
    let confirmation: Confirmation
}

extension PreparedInvoice {
    func confirmed(by typed: String? = nil) throws(Problem) -> ConfirmedInvoice {
        ConfirmedInvoice(
            prepared: self, confirmation: try Confirmation(typed, of: request.amount, on: account.kind))
    }
}

/// The same for a draft, and for an invoice at hand.
extension InvoiceService {
    func prepare(_ draft: InvoiceDraft, rules: [ExtraFieldRule] = []) async throws(InvalidDraft) -> PreparedInvoice {
        await prepare(try draft.checked(rules: rules).get())
    }

    func create(_ invoice: ConfirmedInvoice) async -> CreateOutcome {
        await create(invoice.prepared, invoice.confirmation)
    }

    func resend(
        _ invoice: Invoice, card: CardNumber? = nil, confirmedBy typed: String? = nil
    ) async -> CreateOutcome {
        do throws(Problem) {
            let confirmation = try Confirmation(typed, of: invoice.intent.amount, on: profile.kind)
            return await resend(invoice.id, card: card, confirmation)
        } catch {
            return .notSent(error)
        }
    }

    func settle(_ invoice: Invoice) async -> SettleOutcome { await settle(invoice.id) }
    func refreshStatus(_ invoice: Invoice) async -> StatusOutcome { await refreshStatus(invoice.id) }
    func startPayment(_ invoice: Invoice, asksAnew: Bool = false) async -> PaymentOutcome {
        await startPayment(invoice.id, asksAnew: asksAnew)
    }
    func addNote(_ text: String, to invoice: Invoice) async throws(Problem) -> Invoice {
        try await addNote(text, to: invoice.id)
    }
    func settleAll(
        _ invoices: [Invoice], settled: @escaping @Sendable (String, SettleOutcome) -> Void = { _, _ in }
    ) async -> [SettleOutcome] {
        await settleAll(invoices.map(\.id), settled: settled)
    }
}

/// A clock that is moved by hand.
final class HandClock: Sendable {
    private let value = Mutex<Int64>(1_763_800_000_000_000)

    var microseconds: Int64 { value.withLock { $0 } }

    func source(waiting: TimeSource = .system) -> TimeSource {
        var source = waiting
        source.microseconds = { self.microseconds }
        return source
    }

    func advance(_ microseconds: Int64) { value.withLock { $0 += microseconds } }
}

/// The real disk, that can become full, and tells what was flushed.
final class FullableDisk: Sendable {
    private let state = Mutex(
        (isFull: false, refusals: 0, refusedFlushes: 0, flushes: 0, isBroken: false, written: [String]()))

    /// From now on nothing that is written is confirmed, nor can it be taken back.
    func breakDown() { state.withLock { $0.isBroken = true } }
    func mend() { state.withLock { $0.isBroken = false } }

    func fill() { state.withLock { $0.isFull = true } }
    func free() { state.withLock { $0.isFull = false } }
    /// The next write finds it full, and none after that.
    func refuseOnce() { state.withLock { $0.refusals = 1 } }

    /// The next flush fails; what was written is taken back.
    func refuseFlush() { state.withLock { $0.refusedFlushes = 1 } }

    /// What was written, piece by piece.
    var written: [String] { state.withLock(\.written) }

    /// How often the history was flushed.
    var flushes: Int { state.withLock(\.flushes) }

    var calls: DiskCalls {
        var calls = DiskCalls.system
        calls.write = { file, bytes in
            let isRefused = self.state.withLock { state in
                if state.isFull { return true }
                guard state.refusals == 0 else {
                    state.refusals -= 1
                    return true
                }
                state.written.append(String(decoding: bytes, as: UTF8.self))
                return false
            }
            guard isRefused else { return DiskCalls.system.write(file, bytes) }
            errno = ENOSPC
            return -1
        }
        calls.flush = { file in
            let isBroken = self.state.withLock { state in
                state.flushes += 1
                guard state.refusedFlushes == 0 else {
                    state.refusedFlushes -= 1
                    return true
                }
                return state.isBroken
            }
            guard isBroken else { return DiskCalls.system.flush(file) }
            errno = EIO
            return -1
        }
        calls.truncate = { file, size in
            guard self.state.withLock(\.isBroken) else { return DiskCalls.system.truncate(file, size) }
            errno = EIO
            return -1
        }
        return calls
    }
}
