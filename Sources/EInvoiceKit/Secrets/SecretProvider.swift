import Files
import InvoiceCore

/// Fetches a profile's secret at the first request and keeps it in memory; a failure is not kept.
public actor SecretProvider {
    private let source: SecretSource
    private let environment: [String: String]
    private let timeoutSeconds: Int
    private var secret: Secret?
    /// What is odd about the secret that was fetched last, also when that is forgotten.
    public private(set) var remark: SecretRemark?
    private var fetching: Task<Result<Secret, SecretProblem>, Never>?

    /// The longest secret, in bytes.
    static let longest = 4096

    /// Fetches nothing yet.
    ///
    /// - Parameters:
    ///   - source: where the secret comes from.
    ///   - environment: what a command sees; a secret in it is taken out.
    ///   - timeoutSeconds: for a command. Long, because a password manager may have to be unlocked.
    public init(source: SecretSource, environment: [String: String] = [:], timeoutSeconds: Int = 60) {
        self.source = source
        self.environment = ChildEnvironment.variables(from: environment)
        self.timeoutSeconds = timeoutSeconds
    }

    /// The secret. Whoever asks while it is being fetched waits for the same answer.
    public func value() async throws(SecretProblem) -> Secret {
        if let secret { return secret }
        let task =
            fetching
            ?? Task { [source, environment, timeoutSeconds] in
                await Self.fetch(source, environment: environment, timeoutSeconds: timeoutSeconds)
            }
        fetching = task
        // One who stops waiting stops the command.
        let result = await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
        if fetching == task { fetching = nil }
        // Another's cancellation is no answer.
        if case .failure(.canceled) = result, !Task.isCancelled { return try await value() }
        let found = try result.get()
        secret = found
        remark = SecretRemark(found, source: source.place)
        return found
    }

    /// Forgets the secret, so that the next request fetches it anew: the gateway refused it, and it may be mended.
    public func forget() { secret = nil }

    private static func fetch(
        _ source: SecretSource, environment: [String: String], timeoutSeconds: Int
    ) async -> Result<Secret, SecretProblem> {
        do throws(SecretProblem) {
            switch source {
            case .inline(let written): return .success(try Self.secret(in: written.bytes, source: source.place))
            case .environment(_, let value): return .success(try Self.secret(in: value.bytes, source: source.place))
            case .file(let path): return .success(try read(path))
            case .command(let words):
                return .success(try await run(words, name: source.place, environment, timeoutSeconds))
            case .shell(let line):
                return .success(
                    try await run(["/bin/sh", "-c", line], name: source.place, environment, timeoutSeconds))
            }
        } catch {
            return .failure(error)
        }
    }

    private static func read(_ path: String) throws(SecretProblem) -> Secret {
        let contents: PrivateFile.Contents
        do throws(FileFailure) {
            contents = try PrivateFile.read(path, limit: longest)
        } catch {
            if error.isTooLarge { throw .tooLong(source: path, limit: longest) }
            throw .fileUnreadable(path: path, reason: error.words)
        }
        if contents.isOpenToOthers { throw .fileReadableByOthers(path: path, mode: contents.mode) }
        return try secret(in: contents.bytes, source: path)
    }

    private static func run(
        _ words: [String], name: String, _ environment: [String: String], _ timeoutSeconds: Int
    ) async throws(SecretProblem) -> Secret {
        let command = SecretCommand(words: words, environment: environment, timeoutSeconds: timeoutSeconds)
        switch await command.run() {
        case .notStarted(let reason): throw .commandNotStarted(program: name, reason: reason)
        case .timeout: throw .commandTimeout(program: name, seconds: timeoutSeconds)
        case .canceled: throw .canceled
        case .tooMuch: throw .tooLong(source: name, limit: longest)
        case .killed(let signal): throw .commandKilled(program: name, signal: signal)
        case .ended(let status, let output, let message):
            if status != 0 {
                let words = Self.words(of: message, without: output)
                throw .commandFailed(program: name, status: status, message: words)
            }
            return try secret(in: output, source: name)
        }
    }

    /// The longest part of a command's words that is told, in Unicode scalars.
    private static let longestWords = 200

    /// The first line of what a failed command said, cut, and without whatever it printed as the secret.
    private static func words(of messages: [UInt8], without output: [UInt8]) -> String {
        var line = Array(messages.prefix { $0 != UInt8(ascii: "\n") })
        // By bytes: a mark behind the secret makes a character of its own with its last letter.
        for part in output.split(whereSeparator: { $0 <= 0x20 }) where part.count > 2 {
            line.replace(part, with: "…".utf8)
        }
        let words = String(decoding: line, as: UTF8.self)
        let scalars = words.unicodeScalars
        return scalars.count > longestWords ? String(scalars.prefix(longestWords)) + "…" : words
    }

    /// The bytes without one line's end, as a secret.
    static func secret(in bytes: [UInt8], source: String) throws(SecretProblem) -> Secret {
        guard let whole = String(validating: bytes, as: UTF8.self) else { throw .notText(source: source) }
        let text = whole.withoutLineEnd
        if text.isEmpty { throw .empty(source: source) }
        if text.utf8.contains(UInt8(ascii: "\n")) { throw .severalLines(source: source) }
        if let control = text.firstControl { throw .unusable(source: source, control) }
        return Secret(text)
    }
}

extension SecretSource {
    /// Where it is, in words. A line for the shell may hold what is nobody's business, so the shell stands for it.
    fileprivate var place: String {
        switch self {
        case .inline: "the config file"
        case .environment(let variable, _): "environment variable \(variable)"
        case .file(let path): path
        case .command(let words): words.first ?? ""
        case .shell: "/bin/sh"
        }
    }
}
