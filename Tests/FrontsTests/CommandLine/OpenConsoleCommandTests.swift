import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import TestGateway
import Testing

@testable import Fronts

/// What the console is opened with: a profile's settings as they come to work there.
@Suite(.timeLimit(.minutes(10))) struct OpenConsoleCommandTests {
    private let fixture: CommandFixture
    private let gateway: WireGateway

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    /// The session of a console on a profile with these members besides the usual.
    private func session(_ members: String = "", kind: String = "test") throws -> Session {
        let config = "\(fixture.folder)/config.json"
        let profile = #"""
            {"profiles": {"shop": {"kind": "\#(kind)", "base_url": "\#(gateway.baseURL)", "client_id": "\#(gateway.clientID)",
                "secret": "\#(gateway.secret)"\#(members)}}}
            """#
        try profile.write(toFile: config, atomically: true, encoding: .utf8)
        chmod(config, 0o600)
        let environment = [
            "HOME": fixture.folder, "EINVOICE_CONFIG": config, "EINVOICE_DATA_DIR": "\(fixture.folder)/data",
        ]
        var options = SettingsOptions()
        options.profile = "shop"
        return try Session(environment: environment, options: options, listensForCallbacks: true)
    }

    /// Creates an invoice as the form does.
    private func create(
        _ paymentID: String, by service: InvoiceService, _ change: (inout InvoiceDraft) -> Void = { _ in }
    )
        async throws -> Invoice
    {
        var draft = service.profile.emptyDraft
        (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "100.50", paymentID)
        change(&draft)
        let prepared = await service.prepare(try draft.checked().get())
        let word = try Confirmation(nil, of: prepared.request.amount, on: prepared.account.kind)
        return try #require(await service.create(prepared, word).sent).invoice
    }

    @Test func `no cell of a console's csv is a formula`() async throws {
        let service = try await session().service()
        let invoice = try await create("=1+1", by: service) { $0[.description] = "=HYPERLINK(\"http://x\")" }
        let row = ExportCommand.rows(as: .csv).row(invoice)
        #expect(row.contains("'=1+1"))
        #expect(row.contains("\"'=HYPERLINK("))
        gateway.setStatuses(["=cmd"], of: "=1+1")
        let now = Timestamp.current
        let found = try await service.reconcile(
            since: now.advanced(byMilliseconds: -365 * 86_400_000), until: now.advanced(byMilliseconds: 86_400_000))
        let difference = try #require(found.differences.first)
        let differs = DifferenceText.rows(as: .csv).row(difference)
        #expect(differs.contains("'=1+1"))
        #expect(differs.contains("'=cmd"))
    }

    @Test func `ids of a console's csv stay text, as the command's do`() async throws {
        let service = try await session().service()
        let invoice = try await create("0001", by: service)
        #expect(ExportCommand.rows(as: .csv).row(invoice).contains(",'0001,visamaster.uah,100.50,"))
        gateway.setStatuses(["FINISHED"], of: "0001")
        let now = Timestamp.current
        let found = try await service.reconcile(
            since: now.advanced(byMilliseconds: -365 * 86_400_000), until: now.advanced(byMilliseconds: 86_400_000))
        let row = DifferenceText.rows(as: .csv).row(try #require(found.differences.first))
        #expect(row.contains(",'0001,"), "\(row)")
        #expect(row.contains(",100.50,"), "\(row)")
    }

    @Test func `the console has what the session has to tell`() async throws {
        let other = try await CallbackListener.start(port: 0)
        let session = try session(#", "callback_port": \#(other.port)"#)
        let setup = consoleSetup(of: session, store: SettingsStore(environment: [:], options: SettingsOptions()))
        _ = try await setup.openService().get()
        let told = await setup.notices()
        #expect(!told.isEmpty)
        #expect(told == (await session.notices()))
        await session.close()
        await other.stop()
    }

    @Test func `a history with another account's invoices is told of`() async throws {
        let first = try session()
        _ = try await create("1", by: first.service())
        #expect(await first.notices() == [])
        let changed = try session(#", "success_url": "https://shop.example/ok""#, kind: "live")
        #expect(await changed.notices().contains { $0.contains("another account") })
    }

    @Test func `a profile's callback port is listened on, and a call there asks for the status`() async throws {
        let reserved = try ReservedPort()
        defer { withExtendedLifetime(reserved) {} }
        let port = Int(reserved.number)
        let session = try session(#", "callback_port": \#(port)"#)
        let setup = consoleSetup(of: session, store: SettingsStore(environment: [:], options: SettingsOptions()))
        let service = try await setup.openService().get()
        let invoice = try await create("1", by: service)
        let address = try #require(invoice.intent[.statusURL])
        #expect(address.hasPrefix("http://127.0.0.1:\(port)/"))
        let reply = await CurlTransport().post(HTTPRequest(url: address, headers: [], content: ZeroizingBytes([])))
        // A callback is an empty GET; anything else is refused, and only whoever listens can do so.
        #expect(try reply.get().status == 405)
        try await call(address, port: port)
        await gateway.untilRequests(2)
        #expect(gateway.requests(to: "einvoice/status").count == 1)
        await session.close()
    }

    /// Calls as the gateway does.
    private func call(_ address: String, port: Int) async throws {
        let path = address.dropFirst("http://127.0.0.1:\(port)".count)
        let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(file) }
        try #require(bound(file, port, Glibc.connect) == 0)
        let request = Array("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n".utf8)
        #expect(write(file, request, request.count) == request.count)
        var reply = [UInt8](repeating: 0, count: 1024)
        #expect(read(file, &reply, reply.count) > 0)
    }

    private func bound(
        _ file: Int32, _ port: Int, _ act: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                act(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
