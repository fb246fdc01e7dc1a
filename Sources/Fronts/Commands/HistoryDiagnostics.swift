import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// `doctor --history`: what is in the file, what is wrong with it, and what a repair did.
struct HistoryDiagnostics {
    let context: CommandContext
    let session: Session
    let suggestion: SuggestedCommand

    /// Reads every line and tells what is wrong; changes nothing.
    func check() async throws(CommandFailure) -> ExitStatus {
        let report = try await verified()
        tell(report)
        try await checkIndex()
        guard !report.isSound else { return .done }
        throw CommandFailure(
            .historyFailed,
            wording.damagedHistory(badLines: report.badLineCount, hasUnfinishedEnd: report.torn != nil),
            advice: [wording.repairs(suggestion("doctor", "--history", "--repair"))])
    }

    /// Sets aside what can't be read.
    func repair() async throws(CommandFailure) -> ExitStatus {
        let repair = try await repaired()
        tell(repair.report)
        guard let aside = repair.asidePath, let former = repair.formerPath else {
            context.output.line(wording.nothingToRepair)
            return .done
        }
        context.output.line(wording.repaired(kept: repair.kept))
        context.output.line("  \(wording.unreadableNow(in: visible(aside)))")
        context.output.line("  \(wording.formerFile(visible(former)))")
        return .done
    }

    /// Reads the whole file elsewhere than where tasks wait; being stopped ends the wait at once.
    private func verified() async throws(CommandFailure) -> HistoryReport {
        let store = session.history
        let (answers, answer) = AsyncStream.makeStream(of: Result<HistoryReport, StorageProblem>.self)
        Task {
            do throws(StorageProblem) {
                answer.yield(.success(try await runBlocking { () throws(StorageProblem) in try store.verify() }))
            } catch {
                answer.yield(.failure(error))
            }
            answer.finish()
        }
        for await result in answers {
            do throws(StorageProblem) {
                return try result.get()
            } catch {
                throw CommandFailure(reading: error)
            }
        }
        throw CommandFailure(.interrupted, wording.stoppedBeforeEndUnchanged)
    }

    /// Compares the file with its index, which a search compares only in part.
    private func checkIndex() async throws(CommandFailure) {
        let store = session.history
        do throws(StorageProblem) {
            try await runBlocking { () throws(StorageProblem) in try store.checkIndex() }
        } catch {
            throw CommandFailure(reading: error)
        }
    }

    /// Repairs to the end, once begun.
    private func repaired() async throws(CommandFailure) -> HistoryRepair {
        let (store, now) = (session.history, context.now())
        do throws(StorageProblem) {
            return try await runBlocking { () throws(StorageProblem) in try store.repair(at: now) }
        } catch {
            throw CommandFailure(reading: error)
        }
    }

    private func tell(_ report: HistoryReport) {
        context.output.line("\(visible(report.path))")
        guard report.lines > 0 || report.size > 0 else {
            context.output.line("  \(wording.noInvoicesInFile)")
            return
        }
        var facts = [
            wording.size(lines: report.lines, bytes: report.size),
            wording.contents(invoices: report.invoices, updates: report.updates),
        ]
        if report.unknownRecords > 0 { facts.append(wording.recordsOfLaterVersion(report.unknownRecords)) }
        if report.setAside > 0 { facts.append(wording.setAsideBefore(report.setAside)) }
        for fact in facts { context.output.line("  \(fact)") }
        if report.isReadableByOthers { context.warn(wording.readableByOthers(visible(session.folder))) }
        list(report.badLines, of: report.badLineCount, wording.unreadableLines(report.badLineCount))
        list(report.strays, of: report.strayCount, wording.strayLines(report.strayCount))
        if let torn = report.torn {
            context.output.line("  \(wording.unfinishedEnd(at: torn.offset, bytes: torn.length))")
        }
    }

    private func list(_ lines: [BadLine], of count: Int, _ heading: String) {
        guard count > 0 else { return }
        context.output.line("  \(heading)")
        for line in lines {
            let reason = Self.words(for: line.reason)
            context.output.line("    \(wording.line(line.number, at: line.offset, bytes: line.length, reason))")
        }
        if count > lines.count { context.output.line("    \(wording.andMore(count - lines.count))") }
    }

    private static func words(for reason: BadLine.Reason) -> String {
        switch reason {
        case .notJSON(let place): wording.notJSON(fromByte: place)
        case .notUTF8: wording.notUTF8
        case .wrongCheckSum: wording.wrongCheckSum
        case .badMember(let name): wording.badMember(visible(name))
        case .mergedRecords: wording.mergedRecords
        case .tooLong: wording.tooLongRecord
        case .repeatedID(let id): wording.repeatedID(visible(id))
        case .orphan(let id): wording.orphan(of: visible(id))
        }
    }
}
