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
        remark = SecretRemark(String(decoding: found.bytes, as: UTF8.self), from: source.place)
        return found
    }

    /// Forgets the secret, so that the next request fetches it anew: the gateway refused it, and it may be mended.
    public func forget() { secret = nil }

    private static func fetch(
        _ source: SecretSource, environment: [String: String], timeoutSeconds: Int
    ) async -> Result<Secret, SecretProblem> {
        do throws(SecretProblem) {
            let place = source.place
            switch source {
            case .inline(let secret), .environment(_, let secret):
                return .success(try Self.secret(in: secret.bytes, from: place))
            case .file(let path): return .success(try read(path))
            case .command(let words):
                return .success(try await run(words, from: place, environment, timeoutSeconds))
            case .shell(let line):
                return .success(try await run([shell, "-c", line], from: place, environment, timeoutSeconds))
            }
        } catch {
            return .failure(error)
        }
    }

    private static let shell = "/bin/sh"

    private static func read(_ path: String) throws(SecretProblem) -> Secret {
        let contents: PrivateFile.Contents
        do throws(FileFailure) {
            contents = try PrivateFile.read(path, limit: longest)
        } catch {
            if error.isTooLarge { throw .tooLong(.file(path), limit: longest) }
            throw .fileUnreadable(path: path, errno: error.code)
        }
        if contents.isOpenToOthers { throw .fileReadableByOthers(path: path, mode: contents.mode) }
        return try secret(in: contents.bytes, from: .file(path))
    }

    private static func run(
        _ words: [String], from place: SecretPlace, _ environment: [String: String], _ timeoutSeconds: Int
    ) async throws(SecretProblem) -> Secret {
        let command = SecretCommand(words: words, environment: environment, timeoutSeconds: timeoutSeconds)
        let name = words.first ?? ""
        switch await command.run() {
        case .notStarted(let code): throw .commandNotStarted(program: name, errno: code)
        case .timeout: throw .commandTimeout(program: name, seconds: timeoutSeconds)
        case .canceled: throw .canceled
        case .tooMuch: throw .tooLong(place, limit: longest)
        case .killed(let signal): throw .commandKilled(program: name, signal: signal)
        case .ended(let status, let output, let message):
            if status != 0 {
                let words = Self.words(of: message, without: output)
                throw .commandFailed(program: name, status: status, message: words)
            }
            return try secret(in: output, from: place)
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
    static func secret(in bytes: [UInt8], from place: SecretPlace) throws(SecretProblem) -> Secret {
        guard let whole = String(validating: bytes, as: UTF8.self) else { throw .notText(place) }
        let text = whole.withoutLineEnd
        if text.isEmpty { throw .empty(place) }
        if text.utf8.contains(UInt8(ascii: "\n")) { throw .severalLines(place) }
        if let control = text.firstControl { throw .unusable(place, control) }
        return Secret(text)
    }
}

extension SecretSource {
    /// Where it is, without what it says there.
    package var place: SecretPlace {
        switch self {
        case .inline: .configFile
        case .environment(let variable, _): .variable(variable)
        case .file(let path): .file(path)
        case .command(let words): .program(words.first ?? "")
        case .shell: .shell
        }
    }
}
