import InvoiceCore

extension English: ExportTexts {
    func invoicesAreWritten(_ number: Int?, of days: String?) -> String {
        let what = number.map { count($0, .invoice) } ?? "Invoices"
        return "\(what)\(days.map { " of \($0)" } ?? ", all there are"), newest first."
    }
    func foundIsWritten(_ number: Int?, of days: String?, search: String) -> String {
        let what = number.map { count($0, .invoice) } ?? "Invoices"
        return "\(what)\(days.map { " of \($0)" } ?? "") that the search finds: \(search)"
    }
    func markedAreWritten(_ number: Int, hidden: Int) -> String {
        let aside =
            switch hidden {
            case 0: "."
            case number: number == 1 ? ", which is not in the rows shown." : ", none of them in the rows shown."
            default: ", \(count(hidden)) of them not in the rows shown."
            }
        return "The marked ones: \(count(number, .invoice))\(aside)"
    }
    func differencesAreWritten(_ number: Int) -> String {
        "What differs from the gateway's statement: \(count(number, .difference))."
    }

    var fileLabel: String { "File" }
    var fileNameHint: String { "a name that ends in .csv or .jsonl" }
    var fileNameMissing: String { "Give the file a name." }
    var fileEndingUnknown: String { "The name must end in .csv or .jsonl: that says how it is written." }
    var fileEndingsAdvice: String { ".csv is for spreadsheets, .jsonl for programs." }
    var testsAreLeftOut: String { "Without test payments, unless is:test finds them." }
    var testsAreInIt: String { "With test payments, which are not counted here." }
    var fileFolderAdvice: String { "Without a path it lies where einvoice was started." }
    func pathIsOdd(_ unseen: UnseenCharacters) -> String { "The path \(text(for: unseen))." }
    func fileExists(_ path: String) -> String { "\(path) is there already." }
    var overwriteAdvice: String { "Nothing was overwritten. Enter puts the new one in its place." }
    var exportWasStopped: String { "The export was stopped; no file was left behind." }

    func areWritten(_ number: Int, _ thing: Countable) -> String {
        "\(count(number, thing)) \(number == 1 ? "is" : "are") in"
    }
    func historyLinesLeftOut(_ number: Int) -> String {
        "\(linesOfHistory(number)) can't be read and left out: einvoice doctor --history."
    }
}
