import InvoiceCore

extension Russian: ExportTexts {
    func invoicesAreWritten(_ number: Int?, of days: String?) -> String {
        let what = number.map { count($0, .invoice) } ?? "Счета"
        return "\(what)\(days.map { " за период: \($0)" } ?? " за всё время"), сначала новые."
    }
    func foundIsWritten(_ number: Int?, of days: String?, search: String) -> String {
        let what = number.map { count($0, .invoice) } ?? "Счета"
        return "\(what)\(days.map { " за период: \($0)" } ?? ""), по запросу: \(search)"
    }
    func markedAreWritten(_ number: Int, hidden: Int) -> String {
        let aside =
            switch hidden {
            case 0: "."
            case number: number == 1 ? ", в показанных строках его нет." : ", в показанных строках их нет."
            default: ", из них нет в показанных строках: \(count(hidden))."
            }
        return "Отмеченное: \(count(number, .invoice))\(aside)"
    }
    func differencesAreWritten(_ number: Int) -> String {
        "Чем история отличается от выписки шлюза: \(count(number, .difference))."
    }

    var fileLabel: String { "Файл" }
    var fileNameHint: String { "имя, которое кончается на .csv или .jsonl" }
    var fileNameMissing: String { "Дайте файлу имя." }
    var fileEndingUnknown: String { "Имя должно кончаться на .csv или .jsonl: от этого зависит вид записи." }
    var fileEndingsAdvice: String { ".csv для электронных таблиц, .jsonl для программ." }
    var testsAreLeftOut: String { "Без тестовых платежей, если в запросе нет это:тест." }
    var testsAreInIt: String { "Вместе с тестовыми платежами, здесь они не посчитаны." }
    var fileFolderAdvice: String { "Без пути это папка, в которой запущена einvoice." }
    func pathIsOdd(_ unseen: UnseenCharacters) -> String { "В этом пути \(text(for: unseen))." }
    func fileExists(_ path: String) -> String { "Такой файл уже есть: \(path)." }
    var overwriteAdvice: String { "Ничего не заменено. Enter запишет новый файл вместо старого." }
    var exportWasStopped: String { "Экспорт остановлен; файла не осталось." }

    func areWritten(_ number: Int, _ thing: Countable) -> String { "Записано, \(count(number, thing)):" }
    func historyLinesLeftOut(_ number: Int) -> String {
        "Не прочитано и пропущено строк истории: \(count(number)); einvoice doctor --history."
    }
}
