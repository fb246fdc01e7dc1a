extension Ukrainian: HistoryCheckTexts {
    var noInvoicesInFile: String { "рахунків ще немає" }
    func size(lines: Int, bytes: Int) -> String { "\(count(lines, .line)), \(count(bytes, .byte))" }

    func contents(invoices: Int, updates: Int) -> String {
        "\(count(invoices, .invoice)), \(invoices == 1 ? "до нього" : "до них") \(count(updates, .update))"
    }

    func recordsOfLaterVersion(_ number: Int) -> String {
        "\(count(number, .record)) такого виду, який знає лише новіша версія"
    }

    func setAsideBefore(_ tornEnds: Int) -> String {
        "раніше відкладено вбік, у history.torn.jsonl: \(count(tornEnds, .tornEnd))"
    }

    func readableByOthers(_ folder: String) -> String {
        "історію або її теку можуть читати й інші: chmod -R go= \(folder)"
    }

    func unreadableLines(_ number: Int) -> String { "не вдалося прочитати: \(count(number, .line))" }

    func strayLines(_ number: Int) -> String {
        "не узгоджено з іншими: \(count(number, .line)); лишено на місці"
    }

    func line(_ number: Int?, at offset: Int, bytes: Int, _ reason: String) -> String {
        let place = number.map { "рядок \($0)" } ?? "байт \(offset)"
        return "\(place) (\(count(bytes, .byte))): \(reason)"
    }

    func andMore(_ number: Int) -> String { "… і ще \(count(number))" }

    func unfinishedEnd(at offset: Int, bytes: Int) -> String {
        "Кінець, від байта \(offset): \(count(bytes, .byte)) недописаного рядка"
    }

    func notJSON(fromByte place: Int) -> String { "не один об’єкт JSON, від байта \(place) цього рядка" }
    var notUTF8: String { "байти, що не є текстом (UTF-8)" }
    var wrongCheckSum: String { "контрольна сума показує, що тут щось змінилося" }
    func badMember(_ name: String) -> String { "\(name): бракує або не має сенсу" }
    var mergedRecords: String { "два записи в одному рядку; цілі з них прочитано" }
    var tooLongRecord: String { "довший за будь-який запис" }
    func repeatedID(_ id: String) -> String { "рахунок із номером \(id) уже є в попередньому рядку" }

    func orphan(of id: String) -> String {
        "належить до рахунку \(id), про який жоден рядок вище не повідомляє; не враховується"
    }

    func damagedHistory(badLines: Int, hasUnfinishedEnd: Bool) -> String {
        var parts: [String] = []
        if badLines > 0 {
            let form = SlavicForms("пошкоджений рядок", "пошкоджені рядки", "пошкоджених рядків").form(for: badLines)
            parts.append("\(count(badLines)) \(form)")
        }
        if hasUnfinishedEnd { parts.append("недописаний кінець") }
        return "в історії є \(parts.joined(separator: " і ")); усі інші рядки читаються, як завжди"
    }

    func repairs(_ command: String) -> String {
        "\(command) відкладе вбік те, що не читається, і нічого не втратить."
    }
    var nothingToRepair: String { "Виправляти не було чого." }
    func repaired(kept lines: Int) -> String { "Виправлено: збережено \(count(lines, .line))." }
    func unreadableNow(in path: String) -> String { "Те, що не читається, тепер тут:  \(path)" }
    func formerFile(_ path: String) -> String { "Попередній файл:  \(path)" }
    var stoppedBeforeEndUnchanged: String { "зупинено до кінця; нічого не змінено" }
}
