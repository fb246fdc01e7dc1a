import Files
import InvoiceCore
import JSON

/// The gateway's extra fields, as they were when it was last asked.
public struct ExtraFields: Sendable, Hashable {
    /// Of all methods; ``InvoiceCore/InvoiceDraft/checked(catalog:rules:)`` takes those of the draft's.
    public var rules: [ExtraFieldRule]
    /// The reply's text where it wasn't wholly understood, to be shown as it is; blocks nothing.
    public var rawText: String?
    /// When the gateway said so, by this machine's clock.
    public var fetchedAt: Timestamp
}

/// The outcome of asking for the extra fields.
public enum ExtraFieldsOutcome: Sendable, Hashable {
    /// Young enough, or fetched just now; `cacheFailure` when they couldn't be kept for the next time.
    case fields(ExtraFields, cacheFailure: StorageProblem?)
    /// They couldn't be fetched; `old` are those of an earlier time, where there are any.
    case failed(Problem, old: ExtraFields?)

    /// The newest fields at hand, old ones included; nil where there are none.
    public var best: ExtraFields? {
        switch self {
        case .fields(let fields, _): fields
        case .failed(_, let old): old
        }
    }
}

extension InvoiceService {
    /// The extra fields as they were last fetched, however old; nil when they never were. Doesn't ask the gateway.
    public func knownExtraFields() async -> ExtraFields? {
        let (path, account) = (extraFieldsPath, account)
        return await runBlocking { () throws(Never) in ExtraFieldsFile.read(path, account: account) }
    }

    /// The extra fields, asking the gateway where the kept ones are older than `maxAge` seconds. Several callers share
    /// one request; being stopped ends the wait of one, and the request goes on for the others. To refresh in the background, show ``knownExtraFields()`` and call this from a task.
    public func extraFieldRules(maxAge: Int) async -> ExtraFieldsOutcome {
        let known = await knownExtraFields()
        if let known, known.fetchedAt <= now, now < known.fetchedAt.advanced(byMilliseconds: Int64(maxAge) * 1000) {
            return .fields(known, cacheFailure: nil)
        }
        let fetch = extraFieldsFetch ?? Task { await fetchExtraFields(old: known) }
        extraFieldsFetch = fetch
        let (answers, answer) = AsyncStream.makeStream(of: ExtraFieldsOutcome.self)
        Task {
            let outcome = await fetch.value
            if extraFieldsFetch == fetch { extraFieldsFetch = nil }
            answer.yield(outcome)
            answer.finish()
        }
        for await outcome in answers { return outcome }
        return .failed(.gateway(.unusable(UnknownReason(.canceled))), old: known)
    }

    private var extraFieldsPath: String { "\(history.folder)/extra-fields.json" }

    private func fetchExtraFields(old: ExtraFields?) async -> ExtraFieldsOutcome {
        let client: GatewayClient
        do throws(Problem) {
            client = try await readyClient()
        } catch {
            return .failed(error, old: old)
        }
        let answer = await client.extraFields()
        let fields: ExtraFields
        switch answer.result {
        case .success(let list):
            // Where all or part of it wasn't understood it is shown as it came.
            fields = ExtraFields(
                rules: list.rules, rawText: list.isWhole ? nil : answer.exchange?.reply, fetchedAt: now)
        case .failure(let failure): return .failed(.gateway(await judged(failure, answer.exchange)), old: old)
        }
        let (path, account) = (extraFieldsPath, account)
        do throws(StorageProblem) {
            try await runBlocking { () throws(StorageProblem) in
                try ExtraFieldsFile.write(fields, to: path, account: account)
            }
        } catch {
            return .fields(fields, cacheFailure: error)
        }
        return .fields(fields, cacheFailure: nil)
    }
}

/// The file in which the extra fields are kept; nothing is lost with it.
private enum ExtraFieldsFile {
    static let longest = 8 << 20

    /// The fields that the file holds for this account: another gateway has other fields. A file that is missing or
    /// can't be read is as good as none.
    static func read(_ path: String, account: Account) -> ExtraFields? {
        guard let contents = try? PrivateFile.read(path, limit: longest),
            let json = try? JSONValue(parsing: contents.bytes),
            let fetchedAt = json["fetchedAt"]?.integer,
            json["clientID"]?.string == account.clientID, let endpoint = json["endpoint"]?.string,
            endpoint == account.endpoint || account.kind == .sandbox, let list = json["rules"]?.array
        else { return nil }
        let rules = list.compactMap(rule)
        guard rules.count == list.count else { return nil }
        return ExtraFields(
            rules: rules, rawText: json["rawText"]?.string,
            fetchedAt: Timestamp(milliseconds: Int64(fetchedAt)))
    }

    static func write(_ fields: ExtraFields, to path: String, account: Account)
        throws(StorageProblem)
    {
        let json = JSONValue.ordered([
            ("fetchedAt", .integer(fields.fetchedAt.milliseconds)),
            ("endpoint", .string(account.endpoint)),
            ("clientID", .string(account.clientID)), ("rawText", fields.rawText.map { .string($0) }),
            ("rules", .array(fields.rules.map(json))),
        ])
        try json.replaceFile(at: path)
    }

    private static func rule(_ json: JSONValue) -> ExtraFieldRule? {
        guard let name = json["name"]?.string, let currencies = json["currencies"]?.strings,
            let isRequired = json["isRequired"]?.bool, let choices = json["choices"]?.strings
        else { return nil }
        return ExtraFieldRule(
            name: name, title: json["title"]?.string, currencies: currencies, isRequired: isRequired,
            pattern: json["pattern"]?.string, choices: choices, type: json["type"]?.string,
            example: json["example"]?.string)
    }

    private static func json(_ rule: ExtraFieldRule) -> JSONValue {
        .ordered([
            ("name", .string(rule.name)), ("title", rule.title.map { .string($0) }),
            ("currencies", .array(rule.currencies.map { .string($0) })),
            ("isRequired", .bool(rule.isRequired)),
            ("pattern", rule.pattern.map { .string($0) }),
            ("choices", .array(rule.choices.map { .string($0) })),
            ("type", rule.type.map { .string($0) }), ("example", rule.example.map { .string($0) }),
        ])
    }
}
