import InvoiceCore
import ScreenKit

extension French: SearchTexts {
    var searchTerms: [(term: String, words: String)] {
        [
            ("mot", "N’importe où dans une facture\u{202F}; cote trouve aussi Côte"),
            ("671,50 14/11", "Un nombre trouve aussi ce montant, et un jour ce qui y a été créé"),
            ("hier", "Aussi aujourd’hui, auj, un jour de semaine, 14/11, 14 nov"),
            ("\"deux mots\"", "Pris ensemble, comme simple texte"),
            ("-mot -numéro:…", "Ce qui ne répond pas au mot ou à la condition"),
            ("statut: état:", "Ce que montre la colonne État, ou son début"),
            ("moyen:", "Une partie du code ou du nom du moyen"),
            ("devise:", "Une partie du code du moyen, ou son unité"),
            ("compte:", "Une partie du compte client"),
            ("payeur:", "Une partie du payeur"),
            ("montant> < =", "montant>100 montant<500 montant=25"),
            ("plus: moins:", "Comme montant> et montant<\u{202F}: plus:100 moins:500"),
            ("du: au:", "22/11/2026, 22/11, lundi, hier, 7j, 3h\u{202F}; aussi depuis: jusque:"),
            ("numéro:", "Un numéro local, de paiement ou de suivi, ou son début"),
            ("est:", "à-vérifier, clôturée, en-attente, aujourd’hui, test, remplacée, remplacement"),
            ("était:", "à-vérifier, renvoyée, note\u{202F}: à un moment donné"),
            ("tri:", "date, montant, état, moyen\u{202F}: ordre croissant"),
            ("tri:", "-date, -montant, -état, -moyen\u{202F}: ordre décroissant"),
        ]
    }

    func text(for problem: InvoiceQueryProblem) -> String {
        switch problem {
        case .unknownState(let text, let suggestion):
            """
            Aucun état ou statut ne s’appelle «\u{202F}\(visible(text))\u{202F}»\(meant(suggestion)) Il y a\u{202F}: \
            \(stateNames). Un mot de la passerelle qui n’en est pas s’écrit en majuscules.
            """
        case .unheardOfStatus(let word, let suggestion):
            """
            «\u{202F}\(visible(word.uppercased()))\u{202F}» n’est pas un statut du protocole, et aucune facture ici ne \
            l’a\(meant(suggestion)) Il y a\u{202F}: \(stateNames).
            """
        case .unknownCondition(let text, let suggestion):
            """
            La condition \(visible(text)) n’existe pas\(meant(suggestion)) Il y a\u{202F}: \(InvoiceQuery.operators(in: .french)
                .joined(separator: " ")). Entre guillemets droits, elle est cherchée comme texte.
            """
        case .unknownChoice(let text, let suggestion):
            """
            \(visible(text)) n’existe pas\(meant(suggestion)) Il y a\u{202F}: \
            \(InvoiceQuery.choices(in: .french).joined(separator: " ")). Entre guillemets droits, c’est cherché comme texte.
            """
        case .unknownCurrency(let text, let suggestions):
            "Aucun moyen de paiement n’a «\u{202F}\(visible(text))\u{202F}» dans son code ou comme unité. \(near(suggestions))"
        case .unknownMethod(let text, let suggestions):
            "Aucun moyen de paiement n’a «\u{202F}\(visible(text))\u{202F}» dans son code ou son nom. \(near(suggestions))"
        case .badAmount(let text):
            "«\u{202F}\(visible(text))\u{202F}» n’est pas un montant\u{202F}: des chiffres et un seul point, comme 100.50."
        case .badTime(let text):
            """
            «\u{202F}\(visible(text))\u{202F}» n’est pas une date\u{202F}: 22/11/2026, 22/11, 2026-11-22T14:30, \
            lundi, hier, ou 7j, 3h, 30min avant maintenant.
            """
        }
    }

    private var stateNames: String { ShownState.allCases.map { word(for: $0) }.joined(separator: ", ") }

    private func near(_ suggestions: [String]) -> String {
        if suggestions.isEmpty { return "`einvoice currencies` en donne la liste." }
        return "Proches\u{202F}: \(suggestions.map(visible).joined(separator: ", "))."
    }

    /// The end of the sentence.
    private func meant(_ suggestion: String?) -> String {
        suggestion.map { "\u{202F}; vouliez-vous dire \(visible($0))\u{202F}?" } ?? "."
    }
}
