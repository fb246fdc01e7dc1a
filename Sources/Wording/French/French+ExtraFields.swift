extension French: ExtraFieldTexts {
    var noCurrencyHasWords: String { "Aucune devise n’a tous ces mots." }

    func noExtraFields(for currency: String?) -> String {
        "La passerelle ne demande aucun champ supplémentaire\(currency.map { " pour \($0)" } ?? "")."
    }

    var fieldListNotUnderstood: String {
        "la liste de la passerelle n’a pas été entièrement comprise\u{202F}; voici ce qu’elle a envoyé\u{202F}:"
    }
    var anyFieldByHand: String { "Tout champ peut être donné quand même\u{202F}: --field NOM=VALEUR." }
    func fieldListNotKept(_ failure: String) -> String {
        "la liste n’a pas pu être conservée pour la prochaine fois\u{202F}: \(failure)"
    }

    func fieldListStillKept(from moment: String) -> String {
        "La liste du \(moment) est toujours conservée, et `create` s’y fie."
    }
}
