import InvoiceCore
import ScreenKit

extension English: BatchTexts {
    func text(for problem: BatchProblem) -> String {
        // Where columns are shifted, or have no names, anything may stand anywhere.
        CardNumber.hidingAll(in: words(for: problem))
    }

    private func words(for problem: BatchProblem) -> String {
        switch problem.kind {
        case .noRows: "there is no row in it"
        case .notUTF8: "this text is not UTF-8"
        case .rowTooLong(let limit):
            "a row of more than \(count(limit, .byte)); a quotation mark may lack its second one"
        case .unknownName(let name, let suggestion):
            "nothing is called “\(visible(name))”" + (suggestion.map { "; did you mean \(visible($0))?" } ?? "")
        case .repeatedName(let name): "“\(visible(name))” is there twice"
        case .missingColumn(let name): "the first line names no column \(name)"
        case .quoteNotClosed: "nothing closes this quotation mark"
        case .textBehindQuote: "text behind the closing quotation mark; one inside is written twice"
        case .quoteInText: "a quotation mark inside; put the field in quotation marks, and write this one twice"
        case .fieldCount(let found, let expected):
            "\(count(found, .field)) in this row, and \(count(expected, .field)) in the first line"
        case .syntax(let expected): "expected \(text(for: expected))"
        case .notAnObject: "expected an object in { } on a line of its own"
        case .notText("fields"), .notText("extra_fields"): "expected an object of names and texts"
        case .notText(let name): "\(visible(name)): expected a text or a number"
        case .issue(let issue):
            if case .extra(let name, _) = issue.problem {
                "Field \(visible(name)): \(text(for: issue))"
            } else {
                "\(name(of: issue.field, extraFields: [])): \(text(for: issue))"
            }
        case .repeatedPaymentID(let id, let line): "Payment id: \(visible(id)) stands in line \(line) already"
        }
    }

    func place(of problem: BatchProblem, in path: String) -> String {
        "\(visible(path)):\(problem.line):\(problem.column)"
    }

    func moreProblems(_ number: Int) -> String { "and \(count(number)) more" }

    func batchProblems(rows: Int, bad: Int) -> String { "\(count(bad)) of \(count(rows, .row)) can't be sent." }

    var nothingSentMendOrSkip: String {
        "Nothing was sent. Mend the file, or let --skip-invalid leave these rows out."
    }

    func checkingBatch(rows: Int) -> String { "\(count(rows, .row)) checked" }

    func confirmation(of totals: Totals) -> String {
        let sums = totals.sortedSums.map { sum in
            (sum.total.map { $0.text(minimumDecimals: min(2, sum.decimals)) } ?? "?") + " \(visible(sum.unit))"
        }
        return (["\(totals.count) \(totals.count == 1 ? "invoice" : "invoices")"] + sums).joined(separator: ", ")
    }

    func batch(_ totals: Totals, skipped: Int) -> String {
        let sums = totals.sortedSums.map { text(for: $0) }.joined(separator: ", ")
        return count(totals.count, .invoice) + (sums.isEmpty ? "" : ", \(sums)")
            + (skipped == 0 ? "" : "; \(count(skipped, .row)) left out")
    }

    func batchWouldBeSent(_ totals: Totals, skipped: Int) -> String {
        "Nothing was sent or recorded. This would be: \(batch(totals, skipped: skipped))."
    }

    func batchGoesOn(begun: Int) -> String {
        "This file was begun before: up to \(count(begun, .row)), none of which is made twice."
    }

    func batchWasDone(at moment: String, journal: String) -> String {
        """
        This file was done before, \(visible(moment)): no row that was made then is made again. If the same is \
        wanted once more, give its rows payment ids of their own, or another file; its journal is \(visible(journal))
        """
    }

    func batchProgress(_ counts: BatchCounts, perSecond: Double?, secondsLeft: Int?) -> String {
        var parts = ["\(count(counts.done)) of \(count(counts.total))"]
        if counts.rejected > 0 { parts.append("\(count(counts.rejected)) rejected") }
        if counts.unknown > 0 { parts.append("\(count(counts.unknown)) unknown") }
        if counts.notSent > 0 { parts.append("\(count(counts.notSent)) not sent") }
        if let perSecond { parts.append("\(perSecond < 10 ? tenths(perSecond) : count(Int(perSecond)))/s") }
        if let secondsLeft { parts.append("\(time(secondsLeft)) left") }
        return parts.joined(separator: ", ")
    }

    private func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private func time(_ seconds: Int) -> String {
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
        return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }

    var stoppingBatch: String { "Stopping; what is on its way comes to its end first." }

    func batchEnded(_ counts: BatchCounts) -> String {
        var parts = ["\(count(counts.created)) created"]
        if counts.rejected > 0 { parts.append("\(count(counts.rejected)) rejected") }
        if counts.before > 0 { parts[parts.count - 1] += " (\(count(counts.before)) of them before)" }
        if counts.unknown > 0 { parts.append("\(count(counts.unknown)) unknown") }
        if counts.notSent > 0 { parts.append("\(count(counts.notSent)) not sent") }
        if counts.left > 0 { parts.append("\(count(counts.left)) not begun") }
        if counts.skipped > 0 { parts.append("\(count(counts.skipped)) left out") }
        return "\(count(counts.total, .row)): \(parts.joined(separator: ", "))."
    }

    var batchGivenUp: String { "Given up: the others would have fared no better." }
    var batchStopped: String { "Stopped before it was done." }

    var sameFileGoesOn: String {
        "The same command goes on where it was, with the same file unchanged; nothing is made twice."
    }

    var batchTitle: String { "Create a batch" }
    var whichBatchFile: String { "Which file? Each of its rows becomes an invoice." }
    var batchFileHint: String { "july.csv" }

    var batchFileAdvice: String {
        """
        CSV, its first line with the names (currency, amount, payment-id, description, field.phone and so on), or JSON Lines. It is checked \
        first; nothing is sent yet.
        """
    }

    var batchLineColumn: String { "LINE" }
    var batchPlaceColumn: String { "COLUMN" }
    var batchProblemColumn: String { "PROBLEM" }
    var batchOutcomeColumn: String { "NOT CREATED" }

    func batchWillBeSent(_ totals: Totals, skipped: Int) -> String {
        "\(batch(totals, skipped: 0)) will be created\(skipped == 0 ? "" : "; \(count(skipped, .row)) left out"). "
            + "Enter sends, Esc goes back."
    }

    func batchIsLive(_ confirmation: String) -> String { "This is LIVE. Type what it asks for: \(confirmation)" }
    func typeSums(_ confirmation: String) -> String { "Not confirmed: type \(confirmation)" }
    var typeSumsByHand: String { "Number and sums are typed by hand, as a last look at them." }
    var batchRuns: String { "They are sent, each once. Esc stops; what is on its way comes to its end." }
    var batchIsDone: String { "Done. A row that was made isn't made again." }
    var batchGoesOnHere: String { "r goes on where it was; nothing is made twice." }

    var checkBatch: ActionText { ActionText("Check", "Check the whole file; nothing is sent yet") }
    var stopBatchCheck: ActionText { ActionText("Stop", "Stop checking") }

    var sendBatch: ActionText {
        ActionText("Send", "Send the rows that have no problem, after a question", whenNot: "no row can be sent")
    }

    var sendBatchNow: ActionText { ActionText("Send", "Send them") }
    var backToBatchCheck: ActionText { ActionText("Back", "Back to what was found in the file") }
    var stopBatch: ActionText { ActionText("Stop", "Begin no more rows") }
    var goOnWithBatch: ActionText { ActionText("Go on", "Go on where it was, and ask about what is unknown") }

    func batchRow(_ line: Int) -> String { "line \(line)" }
}

extension English {
    func title(of failure: BatchFailure) -> String {
        switch failure {
        case .unreadable(let path, let errno): "\(visible(path)) can't be read: \(whyUnreadable(errno))"
        case .tooLong(let limit):
            "what comes by a pipe is kept in memory, at most \(count(limit, .byte)); name a file"
        case .changed: "the file was changed while it was read"
        case .invalid(let problems): "the file has \(count(problems)) problem\(problems == 1 ? "" : "s")"
        case .notConfirmed(let totals, let isTyped):
            isTyped
                ? "not confirmed: the file asks for \(confirmation(of: totals))"
                : "this is a LIVE profile: what the file asks for, \(confirmation(of: totals)), must be repeated"
        case .otherContent(let name, let since):
            """
            another content of \(visible(name)) was sent, \(visible(since)): rows without a payment id of their own that were in it \
            would be made once more
            """
        case .unfinished(let name, let since):
            """
            another batch isn't done (\(name.map { visible($0) } ?? "by a pipe"), \(visible(since))): rows without a payment id of \
            their own that were in it would be made once more
            """
        case .isRunning: "another program is sending this file just now"
        case .journalDamaged(let path, let line):
            "\(visible(path)), line \(line): damaged, so that nobody knows which payment ids the rows have"
        }
    }

    func advice(on failure: BatchFailure) -> [String] {
        switch failure {
        case .unreadable, .tooLong, .invalid, .notConfirmed: ["Nothing was sent."]
        case .changed:
            ["What was sent is in the history. Put only the rest into a new file, or all would be made once more."]
        case .otherContent:
            [
                "Nothing was sent. Where the file was mended, put only what is left of it into a new one.",
                "Where all of its rows are new, give it a name of its own.",
            ]
        case .unfinished:
            [
                "Nothing was sent. Start that one again first: it goes on where it was.",
                "Where all rows here are new ones, `create --batch` sends them with --new-content.",
            ]
        case .isRunning:
            ["Nothing was sent by this one. Wait for its end, and start again: it goes on where that one was."]
        case .journalDamaged:
            ["Nothing was sent. What was made of the file is in the history; put what is left into a new file."]
        }
    }
}
