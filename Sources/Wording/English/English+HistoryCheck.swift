extension English: HistoryCheckTexts {
    var noInvoicesInFile: String { "no invoices yet" }
    func size(lines: Int, bytes: Int) -> String { "\(count(lines, .line)), \(count(bytes, .byte))" }

    func contents(invoices: Int, updates: Int) -> String {
        "\(count(invoices, .invoice)), \(count(updates, .update)) to \(invoices == 1 ? "it" : "them")"
    }

    func recordsOfLaterVersion(_ number: Int) -> String {
        "\(count(number, .record)) of a kind that only a later version knows"
    }

    func setAsideBefore(_ tornEnds: Int) -> String {
        let were = tornEnds == 1 ? "was" : "were"
        return "\(count(tornEnds, .tornEnd)) \(were) set aside before, in history.torn.jsonl"
    }

    func readableByOthers(_ folder: String) -> String {
        "others than you may read the history or its folder: chmod -R go= \(folder)"
    }

    func unreadableLines(_ number: Int) -> String { "\(count(number, .line)): can't be read" }

    func strayLines(_ number: Int) -> String {
        "\(count(number, .line)): don't fit the others; they stay where they are"
    }

    func line(_ number: Int?, at offset: Int, bytes: Int, _ reason: String) -> String {
        let place = number.map { "line \($0)" } ?? "byte \(offset)"
        return "\(place) (\(count(bytes, .byte))): \(reason)"
    }

    func andMore(_ number: Int) -> String { "… and \(count(number)) more" }

    func unfinishedEnd(at offset: Int, bytes: Int) -> String {
        "The end, from byte \(offset) on: \(count(bytes, .byte)) of a line that was never finished"
    }

    func notJSON(fromByte place: Int) -> String { "not one JSON object, from byte \(place) of the line on" }
    var notUTF8: String { "bytes that are no text (UTF-8)" }
    var wrongCheckSum: String { "its check sum says that something in it has changed" }
    func badMember(_ name: String) -> String { "\(name) is missing or makes no sense" }
    var mergedRecords: String { "two records in one line; whole ones among them are read" }
    var tooLongRecord: String { "longer than any record" }
    func repeatedID(_ id: String) -> String { "an earlier line has an invoice with the id \(id) already" }

    func orphan(of id: String) -> String {
        "it belongs to the invoice \(id), of which no line before it tells; it isn't applied"
    }

    func damagedHistory(badLines: Int, hasUnfinishedEnd: Bool) -> String {
        var parts: [String] = []
        if badLines > 0 { parts.append(badLines == 1 ? "1 bad line" : "\(count(badLines)) bad lines") }
        if hasUnfinishedEnd { parts.append("an unfinished end") }
        return "the history has \(parts.joined(separator: " and ")); all other lines are read as ever"
    }

    func repairs(_ command: String) -> String { "\(command) sets aside what can't be read, and loses nothing." }
    var nothingToRepair: String { "Nothing had to be repaired." }
    func repaired(kept lines: Int) -> String { "Repaired: \(count(lines, .line)) \(lines == 1 ? "was" : "were") kept." }
    func unreadableNow(in path: String) -> String { "What can't be read is now in  \(path)" }
    func formerFile(_ path: String) -> String { "The file as it was before is  \(path)" }
    var stoppedBeforeEndUnchanged: String { "stopped before the end; nothing was changed" }
}
