import Dispatch
import EInvoiceKit
import FoundationEssentials
import Gateway
import Glibc
import History
import InvoiceCore
import ScreenKit
import Terminal
import TestGateway

@testable import Console
@testable import Screens

/// Effects without a console: a profile's folder, a gateway of another make, and the mailbox that answers come to.
final class ConsoleDesk {
    let folder: String
    let gateway: WireGateway
    let service: InvoiceService
    let mailbox: Mailbox
    let effects: EffectRunner
    private var lastRequest = 0
    private var waiting: [AppEvent] = []

    init(kind: ProfileKind = .test, zone: ZoneOffsets = ZoneOffsets(fixed: 0)) throws {
        var template = Array("/tmp/einvoice-console.XXXXXX".utf8CString)
        folder = mkdtemp(&template).map { String(cString: $0) }!
        let gateway = try WireGateway()
        self.gateway = gateway
        let service = InvoiceService(
            profile: Profile(
                name: "shop", kind: kind, baseURL: gateway.baseURL, clientID: gateway.clientID,
                secretSource: .inline(Secret(gateway.secret))),
            history: HistoryStore(folder: "\(folder)/shop"))
        self.service = service
        mailbox = Mailbox()!
        let setup = ConsoleSetup(
            profile: "shop", kind: .test, folder: "\(folder)/shop", defaults: InvoiceDraft(),
            openService: { .success(service) }, terminal: TerminalOptions(), theme: "ansi", themes: ["ansi"],
            loadTheme: { _ in Theme.plain }, keepTheme: { _ in },
            exportRows: { _ in InvoiceRows(header: "payment_id") { "\($0.intent.paymentID)" } },
            differenceRows: { _ in DifferenceRows(header: "difference") { $0.kinds.map(\.rawValue).joined() } },
            runID: "1")
        effects = EffectRunner(setup: setup, mailbox: mailbox, zone: zone)
    }

    deinit {
        effects.finish()
        gateway.stop()
        try? FileManager.default.removeItem(atPath: folder)
    }

    func newRequest() -> RequestID {
        lastRequest += 1
        return RequestID(number: lastRequest)
    }

    /// The answer of the next event that `pick` knows; others are passed by.
    func next<Value>(_ pick: (AppEvent) -> Value?) async throws -> Value {
        while true {
            while !waiting.isEmpty { if let value = pick(waiting.removeFirst()) { return value } }
            await Self.readable(mailbox.fd)
            waiting += mailbox.takeAll()
        }
    }

    /// Comes back when there is something to read; no thread waits for it meanwhile.
    private static func readable(_ descriptor: Int32) async {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
        await withCheckedContinuation { continuation in
            source.setEventHandler {
                source.cancel()
                continuation.resume()
            }
            source.resume()
        }
    }

    /// Invoices that the gateway made.
    @discardableResult
    func create(_ paymentIDs: String...) async throws -> [Invoice] {
        var made: [Invoice] = []
        for paymentID in paymentIDs {
            var draft = InvoiceDraft()
            draft.currency = "visamaster.uah"
            draft.amount = "100.50"
            draft.paymentID = paymentID
            guard let sent = await service.create(try await service.prepare(draft).confirmed(by: "100.50")).sent else {
                throw NoAnswer()
            }
            made.append(sent.invoice)
        }
        return made
    }

    struct NoAnswer: Error {}
}
