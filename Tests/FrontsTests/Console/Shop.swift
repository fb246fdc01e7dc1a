import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import Synchronization
import Terminal
import TestGateway

@testable import Fronts
@testable import ScreenKit
@testable import Screens

/// Not the one of the testing library.
typealias Confirmation = InvoiceCore.Confirmation

/// A profile's folder and a gateway of another make; both go with it.
final class Shop: Sendable {
    let root: String
    let gateway: WireGateway
    let kind: ProfileKind
    /// Another program's way to the same gateway and history.
    let service: InvoiceService

    init(kind: ProfileKind = .test) throws {
        var template = Array("/tmp/einvoice-console.XXXXXX".utf8CString)
        root = mkdtemp(&template).map { String(cString: $0) }!
        gateway = try WireGateway()
        self.kind = kind
        service = Self.service(kind, gateway, CurlTransport(), folder: "\(root)/shop")
    }

    deinit {
        gateway.stop()
        try? FileManager.default.removeItem(atPath: root)
    }

    /// The profile's folder.
    var folder: String { "\(root)/shop" }
    var history: HistoryStore { service.history }

    /// A program's own way to the gateway.
    func newService(through transport: any HTTPTransport = CurlTransport()) -> InvoiceService {
        Self.service(kind, gateway, transport, folder: folder)
    }

    private static func service(
        _ kind: ProfileKind, _ gateway: WireGateway, _ transport: any HTTPTransport, folder: String
    ) -> InvoiceService {
        InvoiceService(
            profile: Profile(
                name: "shop", kind: kind, baseURL: gateway.baseURL, clientID: gateway.clientID,
                secretSource: .inline(Secret(gateway.secret))),
            history: HistoryStore(folder: folder), dependencies: Dependencies(transport: transport))
    }

    /// What a console on this profile works with.
    func setup(
        opening: @escaping @Sendable () async -> Result<InvoiceService, Problem>
    ) -> ConsoleSetup {
        var setup = ConsoleSetup(
            profile: "shop", kind: kind,
            history: HistoryStore(folder: folder),
            defaults: InvoiceDraft(), openService: opening, terminal: TerminalOptions(), theme: "ansi",
            themes: ["ansi", "night"], loadTheme: { Theme(named: $0) }, keepTheme: { _ in nil })
        // A machine that is busy with all the other tests may take its time.
        setup.longestEnd = .seconds(120)
        // Whoever runs the tests may sit in tmux, or have a clipboard of his own.
        setup.environment = [:]
        return setup
    }

    /// Invoices that the gateway made and the history has.
    @discardableResult
    func create(_ paymentIDs: String..., account: String = "") async throws -> [Invoice] {
        var made: [Invoice] = []
        for paymentID in paymentIDs {
            guard let sent = try await send(paymentID, account: account).sent else { throw NoAnswer() }
            made.append(sent.invoice)
        }
        return made
    }

    /// One invoice, whatever comes of it.
    func send(_ paymentID: String, account: String = "") async throws -> CreateOutcome {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = "100.50"
        draft.paymentID = paymentID
        draft[.account] = account
        let prepared = await service.prepare(try draft.checked().get())
        let word = try Confirmation("100.50", of: prepared.request.amount, on: prepared.account.kind)
        return await service.create(prepared, word)
    }

    /// The invoice as the history has it.
    func invoice(_ paymentID: String) throws -> Invoice { try history.invoice(id: paymentID) }

    /// The kept drafts' files, as text.
    func drafts() throws -> [String] {
        let folder = "\(folder)/drafts"
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
            try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
        }
    }

    struct NoAnswer: Error {}
}

extension Theme {
    /// A plain theme of that name.
    fileprivate init(named name: String) {
        self.init(
            name: name, description: "", styles: Role.allCases.map { ThemeStyle.withoutColor($0) },
            source: ThemeSource())
    }
}

extension Shop {
    /// Comes back when the gateway has read a request to that endpoint whole, whatever else it was asked.
    func untilAsked(_ endpoint: String, times: Int = 1) async throws {
        while true {
            let requests = gateway.requests
            if requests.count(where: { $0.endpoint == endpoint }) >= times { return }
            try Task.checkCancellation()
            await gateway.untilRequests(requests.count + 1)
        }
    }

    /// From now on nothing can be written to the profile's folder, nor read from it.
    func breakFolder() {
        rename(folder, "\(root)/away")
        _ = FileManager.default.createFile(atPath: folder, contents: nil)
    }
}

/// Something that is so or not, for threads to share.
final class Switch: Sendable {
    private let state: Mutex<Bool>

    init(isOn: Bool = false) { state = Mutex(isOn) }

    var isOn: Bool {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
