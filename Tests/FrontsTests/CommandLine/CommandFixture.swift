import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import Synchronization
import TestGateway
import Testing

@testable import Fronts

/// What a command line came to.
struct Ended {
    let status: Int32
    let output: String
    let messages: String

    /// The standard output as JSON.
    func json<Value: Decodable>(_ type: Value.Type = JSONInvoice.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(output.utf8))
    }
}

/// The members of an invoice that tests look at.
struct JSONInvoice: Decodable, Equatable {
    struct Failure: Decodable, Equatable {
        var code: Int?
        var message: String
    }

    var id: String
    var payment_id: String
    var currency: String
    var amount: String
    var state: String
    var tracking: String?
    var error: Failure?
    var reason: String?
    var created_at: String?
    var status: String?
    var description: String?
    var sender: String?
}

/// A command line with folders that nobody else uses, and an account at a gateway of another make.
final class CommandFixture: Sendable {
    let folder: String
    let gateway: WireGateway?
    private let environment: [String: String]

    private let browsed = Mutex<[String]>([])

    /// Web addresses that the browser was asked to open.
    var opened: [String] { browsed.withLock { $0 } }

    /// The secret that must never show.
    static let secret = "s3cr3t-of-the-desk"

    /// At a gateway; `kind` is the profile's.
    init(kind: String = "test", gateway: WireGateway) {
        folder = Self.makeFolder()
        self.gateway = gateway
        environment = [
            "HOME": folder, "EINVOICE_BASE_URL": gateway.baseURL, "EINVOICE_CLIENT_ID": gateway.clientID,
            "EINVOICE_SECRET": gateway.secret, "EINVOICE_KIND": kind, "EINVOICE_DATA_DIR": "\(folder)/data",
        ]
    }

    /// With no account anywhere, or only what `environment` says.
    init(environment: [String: String] = [:]) {
        folder = Self.makeFolder()
        gateway = nil
        self.environment = environment.merging(["HOME": folder, "EINVOICE_DATA_DIR": "\(folder)/data"]) { given, _ in
            given
        }
    }

    /// With exactly these variables.
    init(exactly environment: [String: String]) {
        folder = Self.makeFolder()
        gateway = nil
        self.environment = environment
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs a command line to its end.
    func run(_ arguments: String..., input: [String] = [], columns: Int? = nil) async -> Ended {
        await run(arguments, input: input, columns: columns)
    }

    /// The same with the arguments in a list, and with the system's clock where a test mustn't run out of patience.
    func run(
        _ arguments: [String], input: [String] = [], batch: String? = nil, columns: Int? = nil,
        clock: TimeSource? = nil, canAsk: Bool = false
    ) async -> Ended {
        let output = Memory()
        let messages = Memory()
        let lines = Mutex(input)
        var context = context(output: output.output, messages: messages.output)
        context.readLine = { _ in lines.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
        context.ask = context.readLine
        context.canAsk = canAsk
        context.columns = columns
        if let batch { context.readAll = { () throws(Problem) in Array(batch.utf8) } }
        if let clock { context.dependencies.clock = clock }
        let status: Int32
        switch CommandRunner.wish(of: arguments) {
        case .console: status = -1
        case .text(let text):
            output.output.put(text)
            status = CommandRunner.finish(.done, context).rawValue
        case .failure(let failure): status = CommandRunner.refuse(failure, of: arguments, at: context).rawValue
        case .command(let command): status = await CommandRunner.run(command, at: context).rawValue
        }
        return Ended(status: status, output: output.text, messages: messages.text)
    }

    /// Makes invoices that must come to be.
    func create(
        _ ids: String..., currency: String = "visamaster.uah", amount: String = "100.50", description: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        for id in ids {
            let ended = await run(
                "create", "--currency", currency, "--amount", amount, "--payment-id", id, "--description", description)
            #expect(ended.status == 0, "\(ended.messages)", sourceLocation: sourceLocation)
        }
    }

    /// What a command works with, with nobody there to type.
    func context(output: BufferedOutput, messages: BufferedOutput) -> CommandContext {
        CommandContext(
            environment: environment, output: output, messages: messages, readLine: { _ in nil }, ask: { _ in nil },
            columns: nil,
            canAsk: false, dependencies: Dependencies(clock: Self.hurriedClock),
            browse: { [self] address in browsed.withLock { $0.append(address) } },
            zoneOffset: { _ in Self.zone })
    }

    /// In seconds east of UTC: it is about noon there, so that no day ends during a test.
    static let zone = (12 - Int(Timestamp.current.seconds / 3600 % 24)) * 3600

    /// Twenty-five times as fast as the system's: three hundred seconds of patience are twelve.
    private static let hurriedClock = TimeSource(
        monotonic: { TimeSource.system.monotonic() * 25 },
        sleep: { time async throws(CancellationError) in try await TimeSource.system.sleep(time / 25) })

    /// The folder of the profile that the environment makes.
    var profileFolder: String {
        let settings = Settings.inspect(environment: environment)
        return settings.profiles.first { $0.name == Profile.environmentName }.map { settings.folder(of: $0) } ?? ""
    }

    /// The history's lines as they are on the disk, of the environment's profile unless told; none where there is no file.
    func historyLines(of profile: String? = nil) -> [String] {
        let path = "\(profile.map { "\(folder)/data/\($0)" } ?? profileFolder)/history.jsonl"
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").map(String.init)
    }

    private static func makeFolder() -> String {
        var template = Array("/tmp/einvoice-cli.XXXXXX".utf8CString)
        return mkdtemp(&template).map { String(cString: $0) }!
    }
}

/// Text that was written, kept in memory.
final class Memory: Sendable {
    private let bytes = Mutex<[UInt8]>([])

    var output: BufferedOutput {
        BufferedOutput(holdsBack: false) { [self] part in
            bytes.withLock { $0 += Array(part) }
            return part.count
        }
    }

    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }
}

extension String {
    /// True when something in it could command a terminal or hide; newlines are wanted.
    var hasRawControls: Bool {
        unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0A: false
            case 0...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
            default: false
            }
        }
    }

    func contains(_ part: String) -> Bool {
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(part) { return true }
            rest = rest.dropFirst()
        }
        return part.isEmpty
    }
}
