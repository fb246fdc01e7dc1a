import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

/// `einvoice listen`: what comes to the history while it runs, from this program or another.
struct ListenCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(.listen, "listen", discussion: wording.discussionOfListen)
    }

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { true }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session: Session
        do throws(SettingsError) {
            session = try Session(
                environment: context.environment, options: global.settings, dependencies: context.dependencies,
                listensForCallbacks: true)
        } catch {
            throw CommandFailure(error)
        }
        // Heard from before the history's end is looked for: what happens meanwhile is news, too.
        let notices = HistoryFollower(store: session.history).notices()
        var news = HistoryNews(history: session.history, since: context.now())
        try await reading { () async throws(StorageProblem) in try await news.begin() }
        _ = try await openService(of: session)
        for notice in await session.notices() { context.warn(notice) }
        if session.kind != .sandbox, session.profile.callbackPort == nil {
            context.warn(wording.noCallbackPort(SettingName.callbackPort.rawValue))
        }
        context.messages.line(wording.listeningIn(visible(session.profile.name)))
        for await _ in notices {
            let lines = try await reading { () async throws(StorageProblem) in try await news.lines() }
            guard let lines else {
                context.warn(wording.historyReplaced)
                continue
            }
            for line in lines { context.output.line(line) }
            context.output.flush()
            if context.output.isClosed { break }
        }
        await session.close()
        return .done
    }

    private func reading<Value>(
        _ work: () async throws(StorageProblem) -> Value
    ) async throws(CommandFailure) -> Value {
        do throws(StorageProblem) { return try await work() } catch { throw CommandFailure(reading: error) }
    }
}

/// What was appended to a history since it was asked last, an object a line.
struct HistoryNews {
    let history: HistoryStore
    /// What happened before is no news.
    let since: Timestamp
    private var position: HistoryPosition?
    /// How many updates of an invoice were told.
    private var told: [String: Int] = [:]

    init(history: HistoryStore, since: Timestamp) {
        self.history = history
        self.since = since
    }

    /// Looks where the history ends now.
    mutating func begin() async throws(StorageProblem) {
        let history = history
        position = try await runBlocking { () throws(StorageProblem) in try history.newest(limit: 0).position }
    }

    /// The news; nil where the file is another one by now, and what was in it is no news.
    mutating func lines() async throws(StorageProblem) -> [String]? {
        guard let from = position else {
            try await begin()
            return nil
        }
        let history = history
        let changes = try await runBlocking { () throws(StorageProblem) in try history.changes(since: from) }
        position = changes.position
        if changes.isReplaced { return nil }
        var lines: [String] = []
        for invoice in changes.invoices.reversed() {
            let known = told[invoice.id] ?? invoice.updates.count { $0.at < since }
            told[invoice.id] = invoice.updates.count
            for update in invoice.updates.dropFirst(known) {
                if let line = InvoiceJSON.happened(update, to: invoice) { lines.append(line) }
            }
        }
        return lines
    }
}
