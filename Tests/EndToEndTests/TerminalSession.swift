import FoundationEssentials
import Glibc
import TestGateway
import Testing

/// A person at a terminal with the real program: folders of his own, and perhaps an account at a gateway of another make.
final class TerminalSession {
    let folder: String
    let pane: Pane
    /// The gateway of another make, if there is an account at one.
    private let account: WireGateway?
    /// How often the program was started in the pane.
    private var starts = 0
    /// What shell and programs are started with.
    let environment: [String: String]
    /// What starts the program.
    private let script: String

    /// Where the account is.
    enum Account {
        /// Nowhere: what is started is `--sandbox`.
        case none
        /// At a gateway of another make; the text is the profile's kind.
        case kind(String)
        /// At such a gateway, which nothing tells the program of yet.
        case unconnected
    }

    /// Gives `body` a session, and clears it away whatever becomes of it.
    static func with(
        _ account: Account, columns: Int = 100, rows: Int = 30, variables: [String: String] = [:],
        _ body: (TerminalSession) async throws -> Void
    ) async throws {
        let session = try TerminalSession(account, variables: variables)
        defer { session.clear() }
        try await session.begin(columns: columns, rows: rows)
        try await body(session)
    }

    private static let prompt = "here>"

    private init(_ account: Account, variables: [String: String]) throws {
        let binary = try Self.binary()
        var gateway: WireGateway?
        switch account {
        case .none: break
        case .kind: gateway = try WireGateway()
        // A word that stands nowhere else.
        case .unconnected: gateway = try WireGateway(secret: "s3cr3t-of-the-desk")
        }
        self.account = gateway
        var template = Array("/tmp/einvoice-e2e.XXXXXX".utf8CString)
        guard let folder = mkdtemp(&template).map({ String(cString: $0) }) else {
            gateway?.stop()
            throw Subprocess.Failure(program: "mkdtemp", code: errno)
        }
        self.folder = folder
        var environment = [
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder, "XDG_DATA_HOME": "\(folder)/data",
            "XDG_CONFIG_HOME": "\(folder)/config", "TZ": "UTC", "LANG": "C.UTF-8", "TERM": "tmux-256color",
            "PS1": "\(Self.prompt) ",
        ]
        if case .kind(let kind) = account, let gateway {
            environment["EINVOICE_BASE_URL"] = gateway.baseURL
            environment["EINVOICE_CLIENT_ID"] = gateway.clientID
            environment["EINVOICE_SECRET"] = gateway.secret
            environment["EINVOICE_KIND"] = kind
        }
        self.environment = environment.merging(variables) { _, given in given }
        pane = Pane(folder: folder, environment: self.environment)
        // The program's own process id is known before it begins; a crash on purpose leaves no core file.
        script = "#!/bin/sh\nulimit -c 0\necho $$ >'\(folder)/pid'\nexec '\(binary)' \"$@\"\n"
    }

    /// Writes what starts the program, and sits down at the terminal.
    private func begin(columns: Int, rows: Int) async throws {
        try Subprocess.write(script, asProgram: "\(folder)/run")
        try pane.start(columns: columns, rows: rows)
        try await pane.waitFor(TerminalSession.prompt)
    }

    private func clear() {
        if let pid = runningProgram {
            kill(pid, SIGKILL)
            waitForEnd(of: pid)
        }
        pane.kill()
        account?.stop()
        // What can't be removed is a temporary folder's business.
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The program: what `EINVOICE_BINARY` names, else the one that was built beside these tests.
    static func binary() throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let beside = own.lastIndex(of: "/").map { String(own[...$0]) } ?? "./"
        let path = ProcessInfo.processInfo.environment["EINVOICE_BINARY"] ?? beside + "einvoice"
        try #require(access(path, X_OK) == 0, "there is no program at \(path)")
        return path
    }

    /// The gateway of another make.
    var gateway: WireGateway {
        get throws { try #require(account, "the session has no account") }
    }

    /// The program's process, while there is one and it is the program.
    private var runningProgram: pid_t? {
        guard let text = text(of: "pid"), let pid = pid_t(text.split(separator: "\n").first ?? ""),
            // The name is for everybody to read; where the program is, which it keeps to itself, is not.
            let name = bytes(of: "/proc/\(pid)/comm"), name.starts(with: Array("einvoice".utf8))
        else { return nil }
        return pid
    }
}

/// Starting and ending the program.
extension TerminalSession {
    /// Runs the program in the shell; its end will be told by ``end(sourceLocation:)``.
    func start(_ arguments: String = "") throws {
        starts += 1
        try shell("./run \(arguments); echo \"ended-\(starts):$?:\"")
    }

    /// Opens the console and waits for its list.
    func openConsole(_ arguments: String = "", sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try start(arguments)
        try await pane.wait(for: "list of invoices", sourceLocation: sourceLocation) { screen in
            screen.contains("n New") && (screen.contains("No invoices yet.") || screen.contains("Payment id"))
        }
    }

    /// Waits until the shell has its terminal back; the exit status as the shell has it.
    @discardableResult
    func end(sourceLocation: SourceLocation = #_sourceLocation) async throws -> Int {
        let mark = "ended-\(starts):"
        var status: Int?
        try await pane.wait(for: "end of the program", sourceLocation: sourceLocation) { screen in
            for line in screen.split(separator: "\n") where line.hasPrefix(mark) {
                status = Int(line.dropFirst(mark.count).prefix { $0 != ":" })
            }
            return status != nil
        }
        return try #require(status, sourceLocation: sourceLocation)
    }

    /// Runs a command of the program to its end; the exit status.
    @discardableResult
    func run(_ arguments: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> Int {
        try start(arguments)
        return try await end(sourceLocation: sourceLocation)
    }

    /// Runs a command of the program to its end beside the terminal, as a script would; its exit status.
    func runBesides(_ arguments: [String]) throws -> Int {
        try status(of: Subprocess.run("\(folder)/run", arguments, environment: environment))
    }

    /// The same while some of the descriptors 0, 1 and 2 are closed.
    func run(_ arguments: [String], withoutDescriptors closed: [Int]) throws -> Int {
        let closing = closed.map { "exec \($0)>&-; " }.joined()
        return try status(
            of: Subprocess.run(
                "/bin/sh", ["-c", "\(closing)exec \"$0\" \"$@\"", "\(folder)/run"] + arguments,
                environment: environment))
    }

    private func status(of ended: Subprocess.Ended) -> Int {
        // How C's WIFEXITED and WEXITSTATUS take it apart.
        ended.status & 0x7f == 0 ? Int(ended.status >> 8) : 128 + Int(ended.status & 0x7f)
    }

    /// Sends a signal to the program, and to nothing else.
    func signal(_ number: CInt) throws {
        let pid = try #require(runningProgram, "the program does not run")
        try #require(kill(pid, number) == 0)
    }

    /// Kills the program as a power cut would, and sits down at another terminal.
    func killProgram() async throws {
        let pid = try #require(runningProgram, "the program does not run")
        try #require(kill(pid, SIGKILL) == 0)
        let isGone = try await becomesTrue { runningProgram == nil }
        try #require(isGone)
        try pane.respawn()
        try await pane.waitFor(Self.prompt)
    }

    /// Gives the shell a line.
    func shell(_ line: String) throws {
        try pane.type(line)
        try pane.send("Enter")
    }
}

/// What lies on the disk.
extension TerminalSession {
    /// A file of the folder; nil where there is none.
    func text(of name: String) -> String? {
        guard let bytes = bytes(of: "\(folder)/\(name)") else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The history of the account's profile, whose folder is named after the account; nil where there is none.
    var accountHistory: String? {
        // No folder, no history.
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/data/einvoice")) ?? []
        return names.first { $0.hasPrefix("env-") }.flatMap { text(of: "data/einvoice/\($0)/history.jsonl") }
    }

    /// The history's lines, of the account's profile unless told; each must be one JSON object.
    func history(of profile: String? = nil) throws -> [HistoryLine] {
        let found = profile.map { text(of: "data/einvoice/\($0)/history.jsonl") } ?? accountHistory
        let whole = try #require(found, "there is no history")
        try #require(whole.hasSuffix("\n"))
        return try whole.split(separator: "\n").map { line in
            try JSONDecoder().decode(HistoryLine.self, from: Data(line.utf8))
        }
    }

    /// Every file below the folder that holds this text.
    func files(holding text: String) throws -> [String] {
        let wanted = Array(text.utf8)
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return names.filter { name in
            let path = "\(folder)/\(name)"
            // A pipe or socket would be waited at for ever; a folder gives nothing.
            var facts = stat()
            guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, let bytes = bytes(of: path) else {
                return false
            }
            return bytes.contains(wanted)
        }
    }

    /// True when these bytes are among those that came to the terminal since ``Pane/record(to:)``.
    func recorded(_ name: String, holds wanted: [UInt8]) -> Bool {
        bytes(of: "\(folder)/\(name)")?.contains(wanted) ?? false
    }

    private func bytes(of path: String) -> [UInt8]? {
        guard let stream = fopen(path, "re") else { return nil }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65536)
        while case let count = fread(&part, 1, part.count, stream), count > 0 { bytes += part[..<count] }
        return bytes
    }
}

/// A line of the history: the members that tests look at.
struct HistoryLine: Decodable, Equatable {
    var type: String
    var id: String
    var event: String?
    var payment_id: String?
    var amount: String?
    var sender: String?
    var tracking: String?
}

/// Filling in the form.
extension TerminalSession {
    /// From the list of invoices to the review of 100.50 UAH by VisaMaster.
    func fillInToReview(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await openForm(sourceLocation: sourceLocation)
        try pane.send("F2")
        try await pane.waitFor("POST http", sourceLocation: sourceLocation)
    }

    /// From the list of invoices to a form with currency and amount, the cursor on the amount.
    func openForm(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try pane.send("n")
        try pane.type("visamaster.uah")
        try pane.send("Enter")
        try pane.type("100.50")
        try await pane.waitForRow(with: "Amount", holding: "100.50", "▌", sourceLocation: sourceLocation)
        // The payment id comes from the disk a moment after the form.
        try await pane.waitFor("proposed", sourceLocation: sourceLocation)
    }
}

extension Pane {
    /// What is filled in on the form, with the mark beside the field that has the cursor. The extra fields below are left
    /// out, and so is how wide the labels are: they come from the gateway when they come, and the widest label decides.
    var filledIn: String {
        get throws {
            let rows = try screen.split(separator: "\n").prefix { !$0.contains("Extra fields") }
            return rows.map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: "\n")
        }
    }
}
