import Glibc
import Synchronization

/// A gateway on loopback that speaks HTTPS and says the same to everyone, with a certificate that nobody trusts but its own
/// authority. One connection after the other; call ``stop()`` at the end of the test.
public final class TLSGateway: Sendable {
    /// Whom the certificate is for.
    public enum Host: Sendable {
        /// `localhost`, `gateway.test`, `börse.test`, `касса.пример.test`, 127.0.0.1 and 0.0.0.0.
        case own
        /// `elsewhere.test`.
        case other
    }

    /// What it wants of whoever connects.
    public enum ClientCheck: Sendable {
        case none
        /// A certificate that its authority of clients signed.
        case certificate
        /// The same, in TLS 1.2, where it is looked at before the request can leave.
        case certificateInTLS12
    }

    /// A file that a client may have, in PEM.
    public enum ClientFile: String, Sendable, CaseIterable {
        case certificate = "client.pem"
        case expired = "expired-client.pem"
        case strange = "strange-client.pem"
        case key = "client-key.pem"
        case encryptedKey = "encrypted-client-key.pem"
        case olderEncryptedKey = "older-encrypted-client-key.pem"
        /// The certificate and its key.
        case both = "client-with-key.pem"
        /// Another's.
        case otherKey = "key.pem"

        fileprivate var text: String {
            switch self {
            case .certificate: TestCertificates.client
            case .expired: TestCertificates.expiredClient
            case .strange: TestCertificates.strangeClient
            case .key: TestCertificates.clientKey
            case .encryptedKey: TestCertificates.encryptedClientKey
            case .olderEncryptedKey: TestCertificates.olderEncryptedClientKey
            case .both: TestCertificates.client + TestCertificates.clientKey
            case .otherKey: TestCertificates.key
            }
        }
    }

    /// The authority that signed the certificate; a PEM file.
    public let authorityFile: String
    /// Another one, which did not.
    public let otherAuthorityFile: String
    public let port: UInt16

    private let library: TLSLibrary
    private let context: Context
    private let folder: String
    private let listening: CInt
    private let reply: [UInt8]
    private let state = Mutex(State())

    private struct State {
        var requests: [WireRequest] = []
        /// The connection that is being served.
        var connection: CInt?
        var isStopped = false
    }

    /// `@unchecked Sendable`: OpenSSL counts who uses a context, and only the one thread makes sessions of it.
    private struct Context: @unchecked Sendable {
        let handle: TLSLibrary.Handle
    }

    private static let files = ["authority.pem", "other-authority.pem", "certificate.pem", "client-authority.pem"]

    /// The path of a file for clients; 0600.
    public func file(_ file: ClientFile) -> String { "\(folder)/\(file.rawValue)" }

    /// Starts listening on a free port; answers each request with `reply`, signed with `secret`.
    public init(
        reply: String, for host: Host = .own, secret: String = "secret", wanting check: ClientCheck = .none
    ) throws(WireError) {
        library = try TLSLibrary()
        var template = Array("/tmp/tls-gateway-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw WireError(what: "mkdtemp", code: errno) }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let paths = Self.files.map { [folder] in "\(folder)/\($0)" }
        let certificate = host == .own ? TestCertificates.ownHosts : TestCertificates.otherHost
        let texts = [
            TestCertificates.authority, TestCertificates.otherAuthority, certificate, TestCertificates.clientAuthority,
        ]
        for (path, text) in zip(paths, texts) { try Self.write(text, to: path) }
        for file in ClientFile.allCases { try Self.write(file.text, to: "\(folder)/\(file.rawValue)") }
        (authorityFile, otherAuthorityFile) = (paths[0], paths[1])

        guard let handle = library.newContext(library.serverMethod()),
            library.useCertificate(handle, paths[2]) == 1,
            library.useKey(handle, "\(folder)/\(ClientFile.otherKey.rawValue)", TLSLibrary.pem) == 1,
            library.loadAuthorities(handle, paths[3], nil) == 1
        else { throw WireError(what: "libssl", code: 0) }
        context = Context(handle: handle)
        if check != .none { library.verify(handle, TLSLibrary.needsCertificate, nil) }
        if check == .certificateInTLS12 {
            _ = library.control(handle, TLSLibrary.setNewestVersion, TLSLibrary.version12, nil)
        }

        let body = Array(reply.utf8)
        let signature = WireDigests.signature(of: body, secret: secret)
        let head = "HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\nDPAY_SECURE: \(signature)\r\n\r\n"
        self.reply = Array(head.utf8) + body
        (listening, port) = try WireSocket.listening()
        startThread { [self] in acceptAll() }
    }

    deinit {
        library.freeContext(context.handle)
        close(listening)
        for name in Self.files + ClientFile.allCases.map(\.rawValue) { unlink("\(folder)/\(name)") }
        rmdir(folder)
    }

    /// Every request that was read whole, in the order of arrival.
    public var requests: [WireRequest] { state.withLock { $0.requests } }

    /// Ends the connection that there is, and takes no more.
    public func stop() {
        state.withLock { state in
            state.isStopped = true
            if let connection = state.connection { shutdown(connection, CInt(SHUT_RDWR)) }
        }
        shutdown(listening, CInt(SHUT_RDWR))
    }

    private static func write(_ text: String, to path: String) throws(WireError) {
        // What a key is in must be its owner's alone.
        guard let stream = fopen(path, "we"), fchmod(fileno(stream), 0o600) == 0 else {
            throw WireError(what: path, code: errno)
        }
        fputs(text, stream)
        guard fclose(stream) == 0 else { throw WireError(what: path, code: errno) }
    }

    private func acceptAll() {
        // libssl writes with write(2): to a connection that is gone, that is a signal.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        while true {
            let socket = accept(listening, nil, nil)
            if socket < 0 { return }
            // Programs that a test starts must not hold connections open.
            _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
            let isWanted = state.withLock { state in
                if !state.isStopped { state.connection = socket }
                return !state.isStopped
            }
            if isWanted { serve(socket) }
            state.withLock { $0.connection = nil }
            close(socket)
        }
    }

    private func serve(_ socket: CInt) {
        let session = library.newSession(context.handle)
        defer { library.freeSession(session) }
        var part = [UInt8](repeating: 0, count: 65536)
        guard library.setSocket(session, socket) == 1, library.accept(session) == 1 else {
            // To close now, with a request waiting unread, would take from the client the alert that says why.
            shutdown(socket, CInt(SHUT_WR))
            while Glibc.read(socket, &part, part.count) > 0 {}
            return
        }
        var waiting: [UInt8] = []
        while case let count = library.read(session, &part, CInt(part.count)), count > 0 {
            waiting += part[..<Int(count)]
            guard let request = WireRequest(whole: waiting) else { continue }
            state.withLock { $0.requests.append(request) }
            _ = library.write(session, reply, CInt(reply.count))
            _ = library.shutDown(session)
            return
        }
    }
}
