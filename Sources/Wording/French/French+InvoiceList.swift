import InvoiceCore

extension French: InvoiceListTexts {
    var nothingSearched: String { "rien à chercher" }
    func foundBeforeBreak(_ count: Int) -> String { "\(found(count)) avant l’interruption" }
    func readingHistory(percent: Int) -> String { "lecture de l’historique\u{202F}: \(percent)\u{A0}%" }
    func foundSoFar(_ count: Int) -> String { "\(found(count)), recherche…" }
    func found(_ count: Int, shown: Int, isNewestFirst: Bool) -> String {
        if shown >= count { return found(count) }
        return "\(found(count)), \(isNewestFirst ? "dernières" : "premières") affichées\u{202F}: \(shown)"
    }
    func fitNoLonger(_ count: Int) -> String { "*\(count) hors recherche" }
    var fitsNoLonger: String { "* Ne répond plus à la recherche." }
    var historyUnreadable: String { "historique illisible" }
    func place(_ number: Int, of total: Int) -> String { "\(number) sur \(total)" }
    func madeToday(_ count: Int, orMore: Bool) -> String { "\(atLeast(count, orMore)) aujourd’hui" }
    func unknownOutcomes(_ count: Int, orMore: Bool) -> String { "\(atLeast(count, orMore)) à vérifier" }
    var someUnknownOutcomes: String { "certaines à vérifier" }
    func waiting(_ count: Int) -> String { "\(count) en attente" }
    func mismatched(_ count: Int, orMore: Bool) -> String {
        "\(atLeast(count, orMore)) \(FrenchForms("écart", "écarts").form(for: orMore ? 2 : count))"
    }

    private func atLeast(_ count: Int, _ orMore: Bool) -> String { orMore ? "\(count)+" : "\(count)" }

    var searchHint: String { "mots, -mot, statut:payée, is:waiting, montant>100, numéro:…" }
    var searching: String { "Recherche…" }
    var nothingFound: String { "Aucun résultat." }
    var searchBroke: String { "La recherche a été interrompue." }
    var searchBrokeAdvice: String { "Rien n’avait été trouvé. Modifier la recherche la relance." }
    var cantReadHistory: String { "L’historique est illisible." }
    func cantReadHistoryAdvice(_ key: KeyName) -> String {
        "Ce n’est pas un historique vide. Corrigez ce qui est indiqué ci-dessus, puis \(key(.refresh)) pour le relire."
    }
    func cantReadMore(_ reason: String) -> String { "La suite de l’historique est illisible\u{202F}: \(reason)" }
    var noInvoicesYet: String { "Aucune facture pour l’instant." }
    func makeFirstInvoice(_ key: KeyName) -> String {
        "\(key(.new)) pour créer la première, \(key(.help)) pour toutes les touches."
    }
    var sandboxCostsNothing: String { "C’est le bac à sable\u{202F}: rien n’y coûte d’argent." }

    func draftKept(_ summary: String) -> String { "Un brouillon conservé\u{202F}: \(summary)" }
    func draftsKept(_ count: Int) -> String { "\(count) brouillons conservés" }
    func resumeDraftKey(_ count: Int, _ key: KeyName) -> String {
        count == 1 ? "\(key(.drafts)) le reprend" : "\(key(.drafts)) les affiche"
    }
    func drafts(_ count: Int) -> String { "\(count) \(FrenchForms("brouillon", "brouillons").form(for: count))" }
    func resumeItsDraftKey(_ key: KeyName) -> String { "\(key(.drafts)) reprend son brouillon" }
    func outcomeUnknown(_ reason: String) -> String { "À vérifier\u{202F}: \(reason)." }
    func askGatewayKey(_ key: KeyName) -> String { "\(key(.settle)) interroge la passerelle" }
    var gatewayUnreached: String { "La passerelle était injoignable\u{202F}; rien n’a été créé." }
    var onItsWay: String { "En cours d’envoi." }
    func fee(_ sum: String) -> String { "frais \(sum)" }
    var lookingForWaiting: String { "Recherche des paiements en attente…" }
}
