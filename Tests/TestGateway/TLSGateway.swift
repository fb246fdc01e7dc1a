import FoundationEssentials
import Glibc

/// One HTTPS exchange with a certificate that nobody trusts but its own file: `openssl s_server`, with the reply typed in by
/// this side once the request is there.
public final class TLSGateway: Sendable {
    /// The certificate, which is its own authority; a PEM file.
    public let certificateFile: String
    /// Where it listens, e.g. `https://localhost:34567`.
    public let baseURL: String

    private let folder: String
    private let process: pid_t
    private let input: CInt

    private static let program = "/usr/bin/openssl"

    /// False where the machine has no `openssl` command.
    public static var isAvailable: Bool { access(program, X_OK) == 0 }

    /// Makes a certificate and starts to listen; answers the first request with `reply`, signed with `secret`.
    public init(reply: String, secret: String = "secret") throws(WireError) {
        var template = Array("/tmp/tls-gateway-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw WireError(what: "mkdtemp", code: errno) }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        certificateFile = folder + "/certificate.pem"
        let key = folder + "/key.pem"
        let making = try Self.start([
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificateFile, "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1",
        ])
        _ = Self.readAll(making.output)
        close(making.input)
        close(making.output)
        waitpid(making.process, nil, 0)

        let serving = try Self.start([
            "s_server", "-accept", "127.0.0.1:0", "-cert", certificateFile, "-key", key, "-naccept", "1",
        ])
        (process, input) = (serving.process, serving.input)
        let mark = "ACCEPT 127.0.0.1:"
        var said = ""
        while let line = Self.readLine(serving.output) {
            said = line
            if line.hasPrefix(mark) { break }
        }
        guard let port = UInt16(said.dropFirst(mark.count)) else { throw WireError(what: "s_server: \(said)", code: 0) }
        baseURL = "https://localhost:\(port)"

        let body = Array(reply.utf8)
        let signature = WireDigests.signature(of: body, secret: secret)
        let head = "HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\nDPAY_SECURE: \(signature)\r\n\r\n"
        startThread { [input, output = serving.output] in
            while let line = Self.readLine(output) {
                // The blank line before the body, which comes in one piece with the head.
                guard line == "\r" else { continue }
                let bytes = Array(head.utf8) + body
                _ = bytes.withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
            }
            close(output)
        }
    }

    /// Ends the server and takes its files away. To be called once.
    public func stop() {
        kill(process, SIGTERM)
        waitpid(process, nil, 0)
        close(input)
        for name in ["certificate.pem", "key.pem"] { unlink(folder + "/" + name) }
        rmdir(folder)
    }

    /// Starts `openssl` with pipes to its standard input and output; what it says of errors is not wanted.
    private static func start(_ arguments: [String]) throws(WireError) -> (process: pid_t, input: CInt, output: CInt) {
        var input: [CInt] = [-1, -1]
        var output: [CInt] = [-1, -1]
        guard pipe(&input) == 0, pipe(&output) == 0 else { throw WireError(what: "pipe", code: errno) }
        for end in [input[1], output[0]] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        for end in [input[0], output[1]] { posix_spawn_file_actions_addclose(&actions, end) }
        let words = ([program] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var process = pid_t()
        let error = posix_spawn(&process, program, &actions, nil, words + [nil], environ)
        close(input[0])
        close(output[1])
        guard error == 0 else { throw WireError(what: program, code: error) }
        return (process, input[1], output[0])
    }

    /// The next line without its newline; nil at the end.
    private static func readLine(_ file: CInt) -> String? {
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(file, &byte, 1) == 1 {
            if byte == 0x0a { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
    }

    private static func readAll(_ file: CInt) -> [String] {
        var lines: [String] = []
        while let line = readLine(file) { lines.append(line) }
        return lines
    }
}
