import InvoiceCore

extension Ukrainian: ExportTexts {
    func invoicesAreWritten(_ number: Int?, of days: String?) -> String {
        guard let number else {
            return days.map { "Рахунки за \($0), спершу найновіші." } ?? "Усі рахунки, спершу найновіші."
        }
        return "\(count(number, .invoice))\(days.map { " за \($0)" } ?? ", усі, що є"), спершу найновіші."
    }
    func foundIsWritten(_ number: Int?, of days: String?, search: String) -> String {
        let what = number.map { count($0, .invoice) } ?? "Рахунки"
        return "\(what)\(days.map { " за \($0)" } ?? "") за пошуком: \(search)"
    }
    func markedAreWritten(_ number: Int, hidden: Int) -> String {
        let aside =
            switch hidden {
            case 0: "."
            case number: number == 1 ? ", його немає серед показаних." : ", жодного немає серед показаних."
            default: ", із них немає серед показаних: \(count(hidden))."
            }
        return "Позначене: \(count(number, .invoice))\(aside)"
    }
    func differencesAreWritten(_ number: Int) -> String {
        "Розбіжності з випискою шлюзу: \(count(number))."
    }

    var fileLabel: String { "Файл" }
    var fileNameHint: String { "назва, що закінчується на .csv або .jsonl" }
    var fileNameMissing: String { "Дайте файлу назву." }
    var fileEndingUnknown: String { "Назва має закінчуватися на .csv або .jsonl: від цього залежить формат." }
    var fileEndingsAdvice: String { ".csv для таблиць, .jsonl для програм." }
    var testsAreLeftOut: String { "Без тестових платежів, якщо не шукати «це:тест»." }
    var testsAreInIt: String { "З тестовими платежами, яких тут не пораховано." }
    var fileFolderAdvice: String { "Без шляху файл буде там, де запущено einvoice." }
    func pathIsOdd(_ unseen: UnseenCharacters) -> String { "Шлях \(text(for: unseen))." }
    func fileExists(_ path: String) -> String { "Такий файл уже є: \(path)." }
    var overwriteAdvice: String { "Нічого не перезаписано. Enter запише новий файл замість нього." }
    var exportWasStopped: String { "Експорт зупинено; файлу не залишилося." }

    func areWritten(_ number: Int, _ thing: Countable) -> String {
        "Записано: \(count(number, thing)). Файл:"
    }
    func historyLinesLeftOut(_ number: Int) -> String {
        "Не вдалося прочитати, тому пропущено: \(linesOfHistory(number)). einvoice doctor --history."
    }
}
