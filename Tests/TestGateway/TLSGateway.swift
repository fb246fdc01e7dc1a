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

    private static let files = ["authority.pem", "other-authority.pem", "certificate.pem", "key.pem"]

    /// Starts listening on a free port; answers each request with `reply`, signed with `secret`.
    public init(reply: String, for host: Host = .own, secret: String = "secret") throws(WireError) {
        library = try TLSLibrary()
        var template = Array("/tmp/tls-gateway-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw WireError(what: "mkdtemp", code: errno) }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let paths = Self.files.map { [folder] in "\(folder)/\($0)" }
        let certificate = host == .own ? TestCertificates.ownHosts : TestCertificates.otherHost
        let texts = [TestCertificates.authority, TestCertificates.otherAuthority, certificate, TestCertificates.key]
        for (path, text) in zip(paths, texts) { try Self.write(text, to: path) }
        (authorityFile, otherAuthorityFile) = (paths[0], paths[1])

        guard let handle = library.newContext(library.serverMethod()),
            library.useCertificate(handle, paths[2]) == 1, library.useKey(handle, paths[3], TLSLibrary.pem) == 1
        else { throw WireError(what: "libssl", code: 0) }
        context = Context(handle: handle)

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
        for name in Self.files { unlink("\(folder)/\(name)") }
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
        guard let stream = fopen(path, "we") else { throw WireError(what: path, code: errno) }
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
        guard library.setSocket(session, socket) == 1, library.accept(session) == 1 else { return }
        var waiting: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65536)
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
