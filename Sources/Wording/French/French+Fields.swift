import InvoiceCore
import ScreenKit

extension French: FieldTexts {
    func text(for issue: ValidationIssue) -> String {
        switch issue.problem {
        case .currencyMissing: "choisissez une devise"
        case .currencyUnknown(let code, let suggestions):
            "la passerelle n’a pas la devise «\u{202F}\(visible(code))\u{202F}»" + didYouMean(suggestions)
        case .unitMissing: "saisissez l’unité de ses montants, comme KZT"
        case .unitUnusable: "pas une unité\u{202F}: 10 lettres et chiffres au plus, comme KZT"
        case .decimalsMissing: "saisissez le nombre de décimales de ses montants, de 0 à 18"
        case .decimalsUnusable: "doit être un nombre entier de 0 à 18"
        case .listedOtherwise(let unit, let decimals):
            "cette devise est dans la liste, avec \(unit) et \(self.decimals(decimals))\u{202F}; omettez cela"
        case .amount(let problem, let unit): text(for: problem, unit: unit)
        case .paymentID(let problem): text(for: problem)
        case .amountIsCard: "c’est un numéro de carte, qui va dans le payeur\u{202F}; saisissez un montant"
        case .senderHasSeparators: "écrivez le numéro sans espaces ni séparateurs"
        case .senderHasOtherDigits: "écrivez le numéro avec les chiffres 0 à 9"
        case .senderMasked:
            "saisissez de nouveau le numéro de carte en entier\u{202F}: seuls les 6 premiers et 4 derniers chiffres sont gardés"
        case .url(let problem): text(for: problem)
        case .extra(_, let problem): text(for: problem)
        case .unusableCharacters(let scalars): unusable(scalars)
        case .tooLong(let limit): tooLong(limit)
        }
    }

    private func tooLong(_ limit: Int) -> String { "trop long\u{202F}: \(limit) caractères au plus" }

    func name(of field: DraftField, extraFields: [ExtraField]) -> String {
        switch field {
        case .currency: "Devise"
        case .unit: "Unité"
        case .decimals: "Décimales"
        case .amount: "Montant"
        case .paymentID: "N° paiement"
        case .text(let field): name(of: field)
        case .extra(let index):
            extraFields.indices.contains(index) ? "Champ \(visible(extraFields[index].name))" : "Champ suppl."
        case .missingExtra(let name): "Champ \(visible(name))"
        }
    }

    func name(of field: RequestField) -> String {
        switch field {
        case .account: "Compte client"
        case .description: "Libellé"
        case .sender: "Payeur"
        case .successURL: "URL de succès"
        case .failURL: "URL d’échec"
        case .statusURL: "URL de statut"
        }
    }

    func help(for field: RequestField) -> (value: String, text: String) {
        switch field {
        case .account: ("texte", "Le client dans votre système.")
        case .description: ("texte", "Ce qui est payé.")
        case .sender:
            (
                "numéro",
                "Le numéro de carte, de compte ou de téléphone qui paie\u{202F}; - le lit sur une ligne de l’entrée standard."
            )
        case .successURL: ("url", "Où va le client une fois le paiement fait.")
        case .failURL: ("url", "Où va le client en cas d’échec.")
        case .statusURL: ("url", "Ce que la passerelle appelle à la fin.")
        }
    }

    private func didYouMean(_ suggestions: [String]) -> String {
        suggestions.isEmpty ? "" : "\u{202F}; vouliez-vous dire \(suggestions.joined(separator: ", "))\u{202F}?"
    }

    func text(for problem: AmountProblem, unit: String?) -> String {
        switch problem {
        case .empty: return "saisissez un montant"
        case .notANumber: return "pas un nombre\u{202F}: des chiffres et un seul point, comme 100.50"
        case .comma: return "une virgule\u{202F}: séparez les décimales par un point, comme 1.5"
        case .commaAndDot: return "une virgule et un point\u{202F}: gardez-en un, devant les décimales"
        case .ambiguous(let grouped, let decimal): return "\(grouped) ou \(decimal)\u{202F}? saisissez l’un des deux"
        case .exponent: return "pas d’exposant\u{202F}: écrivez le nombre en entier"
        case .negative: return "doit être supérieur à zéro"
        case .grouping: return "écrivez les chiffres sans espaces"
        case .zero: return "doit être supérieur à zéro"
        case .tooLarge: return "trop de chiffres\u{202F}: 38 au plus"
        case .tooManyDecimals(let allowed, let typed):
            let typedForm = FrenchForms("saisie", "saisies").form(for: typed)
            guard let unit else { return "trop de décimales\u{202F}: \(typed) \(typedForm)" }
            if allowed == 0 { return "\(unit)\u{202F}: pas de décimales, \(typed) \(typedForm)" }
            let decimals = FrenchForms("décimale", "décimales").form(for: allowed)
            return "\(unit)\u{202F}: \(allowed) \(decimals) au plus, \(typed) \(typedForm)"
        }
    }

    private func text(for problem: PaymentIDProblem) -> String {
        switch problem {
        case .empty: "saisissez un numéro de paiement"
        case .tooLong(let limit): tooLong(limit)
        case .unusable(let scalar): unusable(scalar)
        }
    }

    private func text(for problem: WebAddressProblem) -> String {
        switch problem {
        case .noScheme: "doit commencer par https://"
        case .otherScheme(let scheme): "\(visible(scheme))\u{202F}: seules https:// et http:// peuvent être appelées"
        case .noHost: "sans nom d’hôte, comme dans https://shop.example/ok"
        case .credentials: "ne doit contenir ni nom d’utilisateur ni mot de passe"
        case .unusable(let scalar): unusable(scalar)
        case .tooLong(let limit): "trop long\u{202F}: \(limit) octets au plus"
        }
    }

    private func text(for problem: ExtraFieldProblem) -> String {
        switch problem {
        case .missing: "exigé par la passerelle pour cette devise"
        case .notAChoice(let choices):
            "au choix\u{202F}: \(choices.prefix(8).map { visible($0) }.joined(separator: ", "))\(choices.count > 8 ? ", …" : "")"
        case .patternMismatch(let pattern, let example):
            (PatternShape(pattern).map { words(for: $0) }
                ?? "ne répond pas au format de la passerelle \(visible(pattern))")
                + (example.map { ", comme \(visible($0))" } ?? "")
        case .noName: "donnez un nom au champ"
        case .noValue: "donnez-lui une valeur, ou retirez le champ"
        case .duplicateName: "ce nom figure deux fois"
        case .unusable(let scalar): unusable(scalar)
        case .tooLong(let limit): tooLong(limit)
        }
    }

    /// What a pattern asks for: `8 à 15 chiffres, facultatif : +`.
    func words(for shape: PatternShape) -> String {
        if shape.isMailAddress { return "une adresse e-mail" }
        // What may stand there and need not is said at the end.
        let allowed = shape.parts.filter { $0.least == 0 && $0.most == 1 }
        let needed = shape.parts.filter { !($0.least == 0 && $0.most == 1) }
        let parts = needed.map { words(for: $0) }.joined(separator: ", puis ")
        let signs = allowed.map { visible(noun(for: $0.characters, isOne: true)) }.joined(separator: " et ")
        return allowed.isEmpty ? parts : "\(parts)\(parts.isEmpty ? "" : ", ")facultatif\u{202F}: \(signs)"
    }

    private func words(for part: PatternShape.Part) -> String {
        if case .text(let text) = part.characters, part.least == 1, part.most == 1 { return visible(text) }
        let name = noun(for: part.characters, isOne: part.most == 1)
        switch (part.least, part.most) {
        case (let least, let most?) where least == most: return "\(least) \(name)"
        case (0, let most?), (1, let most?): return "\(most) \(name) au plus"
        case (let least, let most?): return "\(least) à \(most) \(name)"
        case (0, nil), (1, nil): return name
        case (let least, nil): return "\(least) \(name) au moins"
        }
    }

    private func noun(for characters: PatternShape.Characters, isOne: Bool) -> String {
        switch characters {
        case .digits: isOne ? "chiffre" : "chiffres"
        case .letters: isOne ? "lettre" : "lettres"
        case .capitals: isOne ? "majuscule" : "majuscules"
        case .lettersOrDigits: isOne ? "lettre ou chiffre" : "lettres ou chiffres"
        case .capitalsOrDigits: isOne ? "majuscule ou chiffre" : "majuscules ou chiffres"
        case .hexDigits: isOne ? "chiffre 0 à 9 ou A à F" : "chiffres 0 à 9 ou A à F"
        case .unblank: isOne ? "caractère sauf espace" : "caractères sans espace"
        case .any: isOne ? "caractère" : "caractères"
        case .text(let text): text
        }
    }

    private func unusable(_ scalars: [Unicode.Scalar]) -> String {
        if scalars.count == 1 { return unusable(scalars[0]) }
        let points = scalars.prefix(8).map(\.codePoint).joined(separator: ", ")
        return
            "caractères invisibles ou inutilisables (\(points)\(scalars.count > 8 ? ", …" : ""))\u{202F}: retirez-les"
    }

    private func unusable(_ scalar: Unicode.Scalar) -> String {
        if scalar == " " { return "contient un espace\u{202F}: retirez-le" }
        return "caractère invisible ou inutilisable (\(scalar.codePoint))\u{202F}: retirez-le"
    }
}
