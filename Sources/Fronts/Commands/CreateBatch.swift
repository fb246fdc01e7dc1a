import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// `create --batch`: an invoice for each row of a file.
struct CreateBatch: Sendable {
    let command: CreateCommand
    let path: String
    let context: CommandContext

    func run() async throws(CommandFailure) -> ExitStatus {
        let session = try command.session(at: context)
        let file = try await checked(session)
        let check = file.check
        let isComplete = check.problemCount == 0
        if check.isUnusable || !isComplete && !command.skipInvalid { throw invalid(check) }
        if !isComplete {
            for line in problems(of: check) { context.say(line) }
            context.messages.line("  \(wording.batchProblems(rows: check.rows, bad: check.badRows))")
        }
        if !command.newContent { try await refuseMended(file, session) }
        if command.dryRun { return show(check) }
        let confirmation = try failing { () throws(Problem) in
            try BatchConfirmation(command.confirm, of: check.totals, on: session.kind)
        }
        try await command.recover(session)
        let service = try await command.openService(of: session)
        let run = BatchRun(service: service, file: file, jobs: command.jobs ?? BatchRun.usualJobs)
        let status = try await carryOut(run, confirmation, check, session)
        await session.close()
        return ExitStatus.worst(of: [status, isComplete ? .done : .invalid])
    }

    private func failing<Value: Sendable>(
        _ work: () async throws(Problem) -> Value
    ) async throws(CommandFailure) -> Value {
        do throws(Problem) { return try await work() } catch { throw CommandFailure(error, command.suggestion) }
    }

    private func failing<Value>(_ work: () throws(Problem) -> Value) throws(CommandFailure) -> Value {
        do throws(Problem) { return try work() } catch { throw CommandFailure(error, command.suggestion) }
    }

    // MARK: The file

    private func checked(_ session: Session) async throws(CommandFailure) -> BatchFile {
        let (profile, texts) = (session.profile, command.texts)
        let fields = await session.localService.knownExtraFields()?.rules ?? []
        let rules = BatchRules(catalog: profile.catalog, fields: fields) {
            var draft = profile.emptyDraft
            for field in RequestField.allCases where field.isAddress { draft[field] = texts[field] ?? draft[field] }
            return draft
        }
        let progress = ProgressReporter(context)
        defer { progress.clear() }
        return try await failing { () async throws(Problem) in
            let content = path == "-" ? BatchContent(bytes: try await context.readAll()) : try BatchContent(path: path)
            return try await BatchFile(content, format: BatchFormat(path: path), rules: rules) { rows in
                // Where nobody sees it move, only its end matters.
                if context.messageColumns != nil { progress.tell(wording.checkingBatch(rows: rows), part: 0) }
            }
        }
    }

    /// Refuses what may be an earlier file mended; where no real money is at stake and its name is another, it is only said.
    private func refuseMended(_ file: BatchFile, _ session: Session) async throws(CommandFailure) {
        try await failing { () async throws(Problem) in
            let run = BatchRun(service: session.localService, file: file)
            guard let unfinished = try await run.requireNoOtherContent() else { return }
            context.warn(wording.title(of: .batch(unfinished)))
        }
    }

    private func problems(of check: BatchCheck) -> [String] {
        let lines = check.problems.map { wording.labelled(wording.place(of: $0, in: path), wording.text(for: $0)) }
        let more = check.problemCount - lines.count
        return lines + (more > 0 ? [wording.moreProblems(more)] : [])
    }

    private func invalid(_ check: BatchCheck) -> CommandFailure {
        let counted = check.rows > 0 ? [wording.batchProblems(rows: check.rows, bad: check.badRows)] : []
        return CommandFailure(
            .invalid, problems: problems(of: check),
            advice: counted + [check.isUnusable ? wording.nothingSentOrRecorded : wording.nothingSentMendOrSkip])
    }

    private func show(_ check: BatchCheck) -> ExitStatus {
        if command.json {
            var object = JSONObjectText()
            object.add("invoices", check.totals.count)
            var sums = JSONObjectText()
            for sum in check.totals.sortedSums {
                sums.add(sum.unit, sum.total?.text(minimumDecimals: min(2, sum.decimals)))
            }
            object.add("sums", json: sums.text)
            context.output.line(object.text)
        } else {
            context.output.line(wording.confirmation(of: check.totals))
        }
        context.output.flush()
        context.messages.line(wording.batchWouldBeSent(check.totals, skipped: check.badRows))
        return check.badRows == 0 ? .done : .invalid
    }

    // MARK: Sending

    private func carryOut(
        _ run: BatchRun, _ confirmation: BatchConfirmation, _ check: BatchCheck, _ session: Session
    ) async throws(CommandFailure) -> ExitStatus {
        let results = try await failing { () async throws(Problem) in
            try await run.run(confirmation, allowsOtherContent: command.newContent)
        }
        await tellBefore(run)
        let report = BatchReport(context: context, suggestion: command.suggestion, counts: BatchCounts(check))
        let hasBar = !session.settings.isAccessible.value
        // A task of its own: a canceled one would stop listening while the last requests end.
        let telling = Task {
            var report = report
            for await result in results {
                report.tell(result, hasBar: hasBar)
                // Nobody reads any more what comes of them.
                if context.output.isClosed { Task { await run.stop() } }
            }
            report.progress.clear()
            return report
        }
        let ended = await withTaskCancellationHandler {
            await telling.value
        } onCancel: {
            report.progress.clear()
            context.messages.line(wording.stoppingBatch)
            Task { await run.stop() }
        }
        var end = ended
        return end.end(await run.ending)
    }

    private func tellBefore(_ run: BatchRun) async {
        if let finished = await run.finishedAt {
            context.say(wording.batchWasDone(at: finished, journal: await run.journalPath))
        } else if case let begun = await run.rowsBefore, begun > 0 {
            context.say(wording.batchGoesOn(begun: begun))
        }
    }
}

/// Tells what becomes of the rows: a line of JSON each on the standard output, how far it is and the end beside it.
private struct BatchReport: Sendable {
    let context: CommandContext
    let suggestion: SuggestedCommand
    let progress: ProgressReporter
    private var counts: BatchCounts
    private var statuses: Set<ExitStatus> = []
    /// Why it is given up.
    private var failure: CommandFailure?
    /// Why the last of the unknown outcomes is that.
    private var doubt: CommandFailure?
    private var isUnsignedTold = false
    private let start: Duration
    private var refusals = 0

    /// Refusals that get a line on the standard error, too.
    private static let mostNamed = 20

    init(context: CommandContext, suggestion: SuggestedCommand, counts: BatchCounts) {
        self.context = context
        self.suggestion = suggestion
        self.counts = counts
        progress = ProgressReporter(context)
        start = context.dependencies.clock.monotonic()
    }

    mutating func tell(_ result: BatchResult, hasBar: Bool) {
        counts.take(result)
        statuses.insert(ExitStatus(result))
        let refusal = refusal(of: result)
        // Both may be one terminal.
        if context.columns != nil { progress.clear() }
        context.output.line(InvoiceJSON.outcome(of: result, failure: refusal))
        context.output.flush()
        if case .sent(let outcome) = result.outcome, outcome.isHopeless {
            failure = failure ?? refusal ?? reason(outcome)
        } else if let refusal, refusals < Self.mostNamed {
            refusals += 1
            progress.clear()
            context.say(wording.labelled(wording.batchRow(result.line), wording.joined(refusal.problems)))
        }
        doubt = doubt(about: result) ?? doubt
        if let sent = result.sent { warn(about: sent) }
        progress.tell(text, part: counts.part, hasBar: hasBar)
    }

    /// Why nothing was sent, or asked.
    private func refusal(of result: BatchResult) -> CommandFailure? {
        switch result.outcome {
        case .sent(.notSent(let problem)), .settled(.notAsked(let problem)): CommandFailure(problem, suggestion)
        default: nil
        }
    }

    /// Why the others would fare no better.
    private func reason(_ outcome: CreateOutcome) -> CommandFailure? {
        let status = ExitStatus(outcome)
        return switch outcome {
        case .created, .notSent: nil
        case .rejected(_, let rejection, let areRefused):
            areRefused
                ? CommandFailure(
                    status, wording.refusedForCredentials(wording.text(for: rejection)),
                    advice: [wording.checkCredentials])
                : nil
        case .unknown(let sent, let reason):
            sent.areCredentialsDoubted
                ? CommandFailure(
                    status, wording.outcomeIsUnknown(wording.text(for: reason)), advice: [wording.checkCredentials])
                : nil
        case .unreachable(_, let text):
            CommandFailure(status, wording.title(of: GatewayFailure.unreachable(text)))
        }
    }

    private func doubt(about result: BatchResult) -> CommandFailure? {
        switch result.outcome {
        case .sent(.unknown(_, let reason)):
            CommandFailure(.unknown, wording.outcomeIsUnknown(wording.text(for: reason)))
        case .settled(.stillUnknown(_, let failure)): CommandFailure(.unknown, wording.title(of: failure))
        default: nil
        }
    }

    private mutating func warn(about sent: SentInvoice) {
        let invoice = sent.invoice
        if let failure = sent.recordFailure {
            progress.clear()
            context.warn(
                wording.outcomeToNoteByHand(
                    "\(wording.text(for: failure)) (\(visible(invoice.intent.paymentID.text)), "
                        + "\(visible(invoice.tracking ?? invoice.state.rawValue)))",
                    suggestion("resolve", invoice.id)))
        }
        if !sent.differences.isEmpty {
            progress.clear()
            context.warn(wording.otherPayment(wording.warning(of: sent.differences, in: invoice)))
        }
        if sent.isReplyUnsigned, !isUnsignedTold {
            isUnsignedTold = true
            progress.clear()
            context.warn(wording.unsignedReply)
        }
    }

    /// Tells how it ended, what to do, and gives the exit status.
    mutating func end(_ ending: BatchEnding) -> ExitStatus {
        switch ending {
        case .whole: break
        case .stopped:
            // Where the output can't be written, nobody stopped it; the end of the command says why, and which status that is.
            if case .system? = context.output.failure {} else { statuses.insert(.interrupted) }
            context.messages.line(wording.batchStopped)
        case .givenUp:
            // Many outcomes in a row that are unknown end it, too.
            if let failure = failure ?? doubt { context.tell(failure) }
            context.messages.line(wording.batchGivenUp)
        case .failed(let problem):
            let failure = CommandFailure(problem, suggestion)
            // The rest of the file says that nothing was sent.
            statuses.insert(problem == .batch(.changed) && counts.done > 0 ? .unknown : failure.status)
            context.tell(failure)
        }
        context.messages.line(wording.batchEnded(counts))
        if counts.unknown > 0 { context.messages.line("  \(wording.asksUnknownOutcomes(suggestion("resolve")))") }
        if ending != .failed(.batch(.changed)), ending != .whole || counts.unknown > 0 {
            context.messages.line("  \(wording.sameFileGoesOn)")
        }
        return ExitStatus.worst(of: statuses)
    }

    private var text: String {
        let time = context.dependencies.clock.monotonic() - start
        let pace = counts.pace(after: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
        return wording.batchProgress(counts, perSecond: pace?.perSecond, secondsLeft: pace?.secondsLeft)
    }
}
