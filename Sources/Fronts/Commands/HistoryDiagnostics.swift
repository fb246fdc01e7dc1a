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
            .historyFailed, "the history has \(Self.damage(of: report)); all other lines are read as ever",
            advice: [
                "\(suggestion("doctor", "--history", "--repair")) sets aside what can't be read, and loses nothing."
            ])
    }

    /// Sets aside what can't be read.
    func repair() async throws(CommandFailure) -> ExitStatus {
        let repair = try await repaired()
        tell(repair.report)
        guard let aside = repair.asidePath, let former = repair.formerPath else {
            context.output.line("Nothing had to be repaired.")
            return .done
        }
        context.output.line(
            "Repaired: \(wording.count(repair.kept, .line)) \(repair.kept == 1 ? "was" : "were") kept.")
        context.output.line("  What can't be read is now in  \(visible(aside))")
        context.output.line("  The file as it was before is  \(visible(former))")
        return .done
    }

    /// Reads the whole file elsewhere than where tasks wait; being stopped ends the wait at once.
    private func verified() async throws(CommandFailure) -> HistoryReport {
        let store = session.history
        let (answers, answer) = AsyncStream.makeStream(of: Result<HistoryReport, HistoryError>.self)
        Task {
            do throws(HistoryError) {
                answer.yield(.success(try await runBlocking { () throws(HistoryError) in try store.verify() }))
            } catch {
                answer.yield(.failure(error))
            }
            answer.finish()
        }
        for await result in answers {
            do throws(HistoryError) {
                return try result.get()
            } catch {
                throw CommandFailure(reading: error, folder: session.folder)
            }
        }
        throw CommandFailure(.interrupted, "stopped before the end; nothing was changed")
    }

    /// Compares the file with its index, which a search compares only in part.
    private func checkIndex() async throws(CommandFailure) {
        let store = session.history
        do throws(HistoryError) {
            try await runBlocking { () throws(HistoryError) in try store.checkIndex() }
        } catch {
            throw CommandFailure(reading: error, folder: session.folder)
        }
    }

    /// Repairs to the end, once begun.
    private func repaired() async throws(CommandFailure) -> HistoryRepair {
        let (store, now) = (session.history, context.now())
        do throws(HistoryError) {
            return try await runBlocking { () throws(HistoryError) in try store.repair(at: now) }
        } catch {
            throw CommandFailure(reading: error, folder: session.folder)
        }
    }

    private func tell(_ report: HistoryReport) {
        context.output.line("\(visible(report.path))")
        guard report.lines > 0 || report.size > 0 else {
            context.output.line("  no invoices yet")
            return
        }
        var facts = [
            "\(wording.count(report.lines, .line)), \(wording.count(report.size, .byte))",
            "\(wording.count(report.invoices, .invoice)), \(wording.count(report.updates, .update)) to "
                + (report.invoices == 1 ? "it" : "them"),
        ]
        if report.unknownRecords > 0 {
            facts.append("\(wording.count(report.unknownRecords, .record)) of a kind that only a later version knows")
        }
        if report.setAside > 0 {
            let were = report.setAside == 1 ? "was" : "were"
            facts.append(
                "\(wording.count(report.setAside, .tornEnd)) \(were) set aside before, in history.torn.jsonl")
        }
        for fact in facts { context.output.line("  \(fact)") }
        if report.isReadableByOthers {
            context.warn("others than you may read the history or its folder: chmod -R go= \(visible(session.folder))")
        }
        list(report.badLines, of: report.badLineCount, "can't be read")
        list(report.strays, of: report.strayCount, "don't fit the others; they stay where they are")
        if let torn = report.torn {
            context.output.line(
                "  The end, from byte \(torn.offset) on: \(wording.count(torn.length, .byte)) of a line that was never "
                    + "finished")
        }
    }

    private func list(_ lines: [BadLine], of count: Int, _ what: String) {
        guard count > 0 else { return }
        context.output.line("  \(wording.count(count, .line)): \(what)")
        for line in lines {
            let place = line.number.map { "line \($0)" } ?? "byte \(line.offset)"
            context.output.line("    \(place) (\(wording.count(line.length, .byte))): \(Self.words(for: line.reason))")
        }
        if count > lines.count { context.output.line("    … and \(wording.count(count - lines.count)) more") }
    }

    private static func damage(of report: HistoryReport) -> String {
        var parts: [String] = []
        if report.badLineCount > 0 {
            parts.append(report.badLineCount == 1 ? "1 bad line" : "\(wording.count(report.badLineCount)) bad lines")
        }
        if report.torn != nil { parts.append("an unfinished end") }
        return parts.joined(separator: " and ")
    }

    private static func words(for reason: BadLine.Reason) -> String {
        switch reason {
        case .notJSON(let place): "not one JSON object, from byte \(place) of the line on"
        case .notUTF8: "bytes that are no text (UTF-8)"
        case .wrongCheckSum: "its check sum says that something in it has changed"
        case .badMember(let name): "\(visible(name)) is missing or makes no sense"
        case .mergedRecords: "two records in one line; whole ones among them are read"
        case .tooLong: "longer than any record"
        case .repeatedID(let id): "an earlier line has an invoice with the id \(visible(id)) already"
        case .orphan(let id):
            "it belongs to the invoice \(visible(id)), of which no line before it tells; it isn't applied"
        }
    }
}
