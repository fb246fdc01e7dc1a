import InvoiceCore

extension French: ListingTexts {
    var filtersTitle: String { "Filtres" }

    func name(of filter: QuickFilter) -> String {
        switch filter {
        case .failedThisWeek: "Échecs de la semaine"
        case .madeToday: "Créées aujourd’hui"
        case .waiting: "Paiements en attente"
        case .unknown: "Factures à vérifier"
        case .unpaid: "Pas encore payées"
        case .paidThisWeek: "Payées de la semaine"
        case .mismatch: "Écarts avec la demande"
        }
    }

    var recentSearch: String { "cherché récemment" }
    var searchNameLabel: String { "Nom" }
    func searchNotSaved(mostSaved: Int, longestName: Int) -> String {
        """
        Non enregistrée\u{202F}: il faut un nom de 1 à \(longestName) lettres, \(mostSaved) recherches au plus, et \
        aucune avec un numéro de carte.
        """
    }
    func searches(by digit: Int) -> String { "Chercher avec le filtre de ce numéro" }
    var showFilters: ActionText {
        ActionText(
            "Filtres", "Filtres\u{202F}: aujourd’hui, en attente, recherches gardées",
            whenNot: "il n’y a rien à chercher")
    }
    var searchBySelected: ActionText { ActionText("Afficher", "Afficher ce que trouve cette recherche") }
    var saveCurrentSearch: ActionText {
        ActionText(
            "Garder la recherche", "Enregistrer la recherche en cours sous un nom",
            whenNot: "aucune recherche n’est en cours")
    }
    var saveSearch: ActionText { ActionText("Garder", "Enregistrer la recherche sous ce nom") }
    var saveNoSearch: ActionText { ActionText("Retour", "Retour\u{202F}; rien n’est enregistré") }
    var deleteSearch: ActionText {
        ActionText(
            "Supprimer", "Supprimer la recherche enregistrée\u{202F}; récupérable",
            whenNot: "ce n’est pas une recherche enregistrée", keepsPlace: true)
    }
    var restoreSearch: ActionText { ActionText("Récupérer", "Récupérer la dernière recherche supprimée") }

    var completeSearch: ActionText { ActionText("Compléter", "Compléter le dernier mot\u{202F}; encore pour la suite") }
    var explainSearch: ActionText { ActionText("Aide", "La langue de recherche, et les signes de la liste") }
    func meaning(of typed: String, _ meanings: [String]) -> String {
        "\(typed) = \(meanings.joined(separator: " ou "))"
    }
    var gatewaysOwnWord: String { "mot de la passerelle, hors protocole" }
    var noLongerFits: String { "ne répond plus à la recherche" }
    var isMarked: String { "marquée" }
    var isTestSign: String { "paiement de test" }
    func testsNotSummed(_ number: Int) -> String {
        "\(count(number)) \(FrenchForms("test", "tests").form(for: number)) hors totaux"
    }
    var isReplacedSign: String { "remplacée" }

    var arrangementTitle: String { "Tri et colonnes" }
    var arrangeList: ActionText { ActionText("Tri", "Tri et colonnes de la liste", also: "ordre trier colonnes") }
    var takeArrangement: ActionText { ActionText("Choisir", "Prendre ce tri, ou montrer ou masquer la colonne") }
    func name(of order: InvoiceQuery.Order) -> String {
        switch order {
        case .newestFirst: "Les plus récentes d’abord"
        case .oldestFirst: "Les plus anciennes d’abord"
        case .smallestFirst: "Montants croissants"
        case .largestFirst: "Montants décroissants"
        case .byState: "Par état"
        case .byStateBackwards: "Par état, à rebours"
        case .byMethod: "Par moyen"
        case .byMethodBackwards: "Par moyen, à rebours"
        }
    }

    func title(of column: ListColumn) -> String {
        switch column {
        case .when: timeColumn
        case .paymentID: paymentIDColumn
        case .method: methodColumn
        case .amount: amountColumn
        case .state: stateColumn
        case .tracking: trackingColumn
        case .account: "Compte client"
        case .sender: "Payeur"
        case .description: descriptionColumn
        }
    }

    func columnChoice(_ title: String, isFixed: Bool) -> String {
        isFixed ? "Colonne\u{202F}: \(title), toujours affichée" : "Colonne\u{202F}: \(title)"
    }

    var usualColumns: String { "Les colonnes selon la largeur" }

    var markInvoice: ActionText {
        ActionText("Marquer", "Marquer la facture, ou la démarquer", whenNot: noInvoiceSelected)
    }
    var markStretch: ActionText {
        ActionText("Plage", "Marquer d’ici jusqu’au prochain appui", whenNot: noInvoiceSelected)
    }
    var markAllShown: ActionText {
        ActionText("Toutes", "Marquer toutes celles de la liste, ou aucune", whenNot: noInvoiceSelected)
    }
    var clearMarks: ActionText { ActionText("Démarquer", "Tout démarquer") }
    var refreshMarked: ActionText {
        ActionText(
            "Actualiser", "Demander le statut de celles qui sont marquées",
            whenNot: "la passerelle n’a de numéro pour aucune d’elles", keepsPlace: true)
    }
    var stopAskingMarked: ActionText { ActionText("Arrêter", "Ne plus interroger sur les autres") }
    var settleMarked: ActionText {
        ActionText("Vérifier", "Demander ce que sont devenues les marquées à vérifier")
    }
    var exportMarked: ActionText { ActionText("Exporter", "Écrire celles marquées dans un fichier csv ou jsonl") }
    func marked(_ count: Int, hidden: Int) -> String {
        let marked = "\(count) \(FrenchForms("marquée", "marquées").form(for: count))"
        return hidden > 0 ? "\(marked), \(hidden) hors affichage" : marked
    }
    func found(_ count: Int) -> String { "\(count) \(FrenchForms("trouvée", "trouvées").form(for: count))" }

    func askedMarked(_ answered: Int, of all: Int, failed: Int, isDone: Bool) -> String {
        let failures = failed == 0 ? "" : "\u{202F}; \(failed) sans réponse"
        return isDone
            ? "Passerelle interrogée\u{202F}: \(count(all, .invoice))\(failures)."
            : "Interrogation de la passerelle\u{202F}: \(answered) sur \(all)\(failures). Échap arrête."
    }

    func followed(_ count: Int) -> String { "\(count) \(FrenchForms("suivi", "suivis").form(for: count))" }
    func stopFollowing(_ number: Int) -> ActionText {
        ActionText("Ne plus suivre", "Ne plus interroger sur les paiements suivis\u{202F}: \(number)")
    }
    func newsOf(_ paymentID: String, _ amount: String, _ state: String) -> String {
        "einvoice\u{202F}: facture \(paymentID), \(amount)\u{202F}: \(state)"
    }
    func isNow(_ paymentID: String, _ amount: String, _ state: String) -> String {
        "Facture \(paymentID), \(amount), maintenant\u{202F}: \(state)."
    }
}
