extension French: HistoryCheckTexts {
    var noInvoicesInFile: String { "aucune facture pour l’instant" }
    func size(lines: Int, bytes: Int) -> String { "\(count(lines, .line)), \(count(bytes, .byte))" }

    func contents(invoices: Int, updates: Int) -> String {
        "\(count(invoices, .invoice)), \(count(updates, .update))"
    }

    func recordsOfLaterVersion(_ number: Int) -> String {
        "\(count(number, .record)) que seule une version ultérieure connaît"
    }

    func setAsideBefore(_ tornEnds: Int) -> String {
        let form = FrenchForms("mise de côté", "mises de côté").form(for: tornEnds)
        return "\(count(tornEnds, .tornEnd)) \(form) auparavant, dans history.torn.jsonl"
    }

    func readableByOthers(_ folder: String) -> String {
        "d’autres que vous peuvent lire l’historique ou son dossier\u{202F}: chmod -R go= \(folder)"
    }

    func unreadableLines(_ number: Int) -> String {
        "\(count(number, .line)) \(FrenchForms("illisible", "illisibles").form(for: number))"
    }

    func strayLines(_ number: Int) -> String {
        let form = FrenchForms(
            "en contradiction avec les autres\u{202F}; elle reste à sa place",
            "en contradiction avec les autres\u{202F}; elles restent à leur place"
        ).form(for: number)
        return "\(count(number, .line)) \(form)"
    }

    func line(_ number: Int?, at offset: Int, bytes: Int, _ reason: String) -> String {
        let place = number.map { "ligne \($0)" } ?? "octet \(offset)"
        return "\(place) (\(count(bytes, .byte)))\u{202F}: \(reason)"
    }

    func andMore(_ number: Int) -> String { "… et \(others(number))" }

    func unfinishedEnd(at offset: Int, bytes: Int) -> String {
        "La fin, à partir de l’octet \(offset)\u{202F}: \(count(bytes, .byte)) d’une ligne jamais achevée"
    }

    func notJSON(fromByte place: Int) -> String { "ce n’est pas un seul objet JSON, à partir de l’octet \(place)" }
    var notUTF8: String { "des octets qui ne sont pas du texte (UTF-8)" }
    var wrongCheckSum: String { "selon sa somme de contrôle, quelque chose y a changé" }
    func badMember(_ name: String) -> String { "\(name) manque ou n’a pas de sens" }
    var mergedRecords: String { "deux enregistrements sur une ligne\u{202F}; ceux qui sont entiers sont lus" }
    var tooLongRecord: String { "plus longue que tout enregistrement" }
    func repeatedID(_ id: String) -> String { "une ligne précédente a déjà une facture de numéro \(id)" }

    func orphan(of id: String) -> String {
        "elle concerne la facture \(id), dont aucune ligne précédente ne parle\u{202F}; elle n’est pas appliquée"
    }

    func damagedHistory(badLines: Int, hasUnfinishedEnd: Bool) -> String {
        var parts: [String] = []
        if badLines > 0 { parts.append(unreadableLines(badLines)) }
        if hasUnfinishedEnd { parts.append("une fin inachevée") }
        return
            "défauts de l’historique\u{202F}: \(parts.joined(separator: " et "))\u{202F}; toutes les autres lignes sont lues"
    }

    func repairs(_ command: String) -> String { "\(command) met de côté ce qui est illisible, et ne perd rien." }
    var nothingToRepair: String { "Il n’y avait rien à réparer." }
    func repaired(kept lines: Int) -> String {
        "Réparé\u{202F}: \(count(lines, .line)) \(FrenchForms("gardée", "gardées").form(for: lines))."
    }
    func unreadableNow(in path: String) -> String { "Ce qui est illisible est maintenant dans  \(path)" }
    func formerFile(_ path: String) -> String { "Le fichier d’avant est  \(path)" }
    var stoppedBeforeEndUnchanged: String { "arrêté avant la fin\u{202F}; rien n’a été modifié" }
}
