import InvoiceCore

extension French: ExportTexts {
    func invoicesAreWritten(_ number: Int?, of days: String?) -> String {
        let what = number.map { count($0, .invoice) } ?? "Factures"
        return "\(what)\(days.map { " (\($0))" } ?? ", toute la liste"), les plus récentes d’abord."
    }
    func foundIsWritten(_ number: Int?, of days: String?, search: String) -> String {
        let what = number.map { count($0, .invoice) } ?? "Factures"
        return "\(what)\(days.map { " (\($0))" } ?? "") pour la recherche\u{202F}: \(search)"
    }
    func markedAreWritten(_ number: Int, hidden: Int) -> String {
        let aside = hidden == 0 ? "" : ", hors des lignes affichées\u{202F}: \(count(hidden))"
        return "Celles marquées\u{202F}: \(count(number, .invoice))\(aside)."
    }
    func differencesAreWritten(_ number: Int) -> String {
        "\(count(number, .difference)) avec le relevé de la passerelle."
    }

    var fileLabel: String { "Nom" }
    var fileNameHint: String { "un nom en .csv ou .jsonl" }
    var fileNameMissing: String { "Donnez un nom au fichier." }
    var fileEndingUnknown: String { "Le nom doit finir par .csv ou .jsonl\u{202F}: c’est ce qui fixe le format." }
    var fileEndingsAdvice: String { ".csv pour les tableurs, .jsonl pour les programmes." }
    var testsAreLeftOut: String { "Sans les paiements de test, sauf si est:test les trouve." }
    var testsAreInIt: String { "Avec les paiements de test, qui ne sont pas comptés ici." }
    var fileFolderAdvice: String { "Sans chemin\u{202F}: le dossier où einvoice a été lancé." }
    func pathIsOdd(_ unseen: UnseenCharacters) -> String { "Le chemin \(text(for: unseen))." }
    func fileExists(_ path: String) -> String { "\(path) existe déjà." }
    var overwriteAdvice: String { "Rien n’a été écrasé. Entrée met le nouveau à sa place." }
    var exportWasStopped: String { "L’export a été arrêté\u{202F}; aucun fichier n’est resté." }

    func areWritten(_ number: Int, _ thing: Countable) -> String { "\(count(number, thing)) dans" }
    func historyLinesLeftOut(_ number: Int) -> String {
        let rest = FrenchForms("illisible, laissée de côté", "illisibles, laissées de côté").form(for: number)
        return "\(linesOfHistory(number)) \(rest)\u{202F}: einvoice doctor --history."
    }
}
