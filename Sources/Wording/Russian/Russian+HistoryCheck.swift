extension Russian: HistoryCheckTexts {
    var noInvoicesInFile: String { "счетов пока нет" }
    func size(lines: Int, bytes: Int) -> String { "\(count(lines, .line)), \(count(bytes, .byte))" }

    func contents(invoices: Int, updates: Int) -> String {
        "\(count(invoices, .invoice)), \(count(updates, .update)) к \(invoices == 1 ? "нему" : "ним")"
    }

    func recordsOfLaterVersion(_ number: Int) -> String {
        "\(count(number, .record)): этот вид знает только более новая версия"
    }

    func setAsideBefore(_ tornEnds: Int) -> String {
        "отложено раньше: \(count(tornEnds, .tornEnd)), в history.torn.jsonl"
    }

    func readableByOthers(_ folder: String) -> String {
        "историю или её папку могут читать и другие: chmod -R go= \(folder)"
    }

    func unreadableLines(_ number: Int) -> String { "строк, которые не читаются: \(count(number))" }

    func strayLines(_ number: Int) -> String {
        "строк, которые не сходятся с остальными: \(count(number)); они остаются на своих местах"
    }

    func line(_ number: Int?, at offset: Int, bytes: Int, _ reason: String) -> String {
        let place = number.map { "строка \($0)" } ?? "байт \(offset)"
        return "\(place) (\(count(bytes, .byte))): \(reason)"
    }

    func andMore(_ number: Int) -> String { "… и ещё \(count(number))" }

    func unfinishedEnd(at offset: Int, bytes: Int) -> String {
        "Конец, начиная с байта \(offset): \(count(bytes, .byte)) недописанной строки"
    }

    func notJSON(fromByte place: Int) -> String { "это не цельный объект JSON, начиная с байта \(place) строки" }
    var notUTF8: String { "байты, которые не текст (UTF-8)" }
    var wrongCheckSum: String { "контрольная сумма говорит, что в строке что-то изменилось" }
    func badMember(_ name: String) -> String { "\(name): отсутствует или не имеет смысла" }
    var mergedRecords: String { "две записи в одной строке; целые из них читаются" }
    var tooLongRecord: String { "длиннее любой записи" }
    func repeatedID(_ id: String) -> String { "счёт с локальным номером \(id) уже есть в строке выше" }

    func orphan(of id: String) -> String {
        "она относится к счёту \(id), о котором выше ничего нет; она не применяется"
    }

    func damagedHistory(badLines: Int, hasUnfinishedEnd: Bool) -> String {
        var parts: [String] = []
        if badLines > 0 { parts.append("повреждённых строк: \(count(badLines))") }
        if hasUnfinishedEnd { parts.append("недописанный конец") }
        return "в истории есть \(parts.joined(separator: " и ")); все другие строки читаются как всегда"
    }

    func repairs(_ command: String) -> String {
        "\(command) отложит в сторону то, что не читается, и ничего не потеряет."
    }
    var nothingToRepair: String { "Исправлять нечего." }
    func repaired(kept lines: Int) -> String { "Исправлено, сохранено: \(count(lines, .line))." }
    func unreadableNow(in path: String) -> String { "То, что не читается, теперь в  \(path)" }
    func formerFile(_ path: String) -> String { "Файл, каким он был раньше:  \(path)" }
    var stoppedBeforeEndUnchanged: String { "остановлено раньше конца; ничего не изменено" }
}
