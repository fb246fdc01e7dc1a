import InvoiceCore
import ScreenKit

extension French {
    func text(for problem: SettingsProblem) -> String {
        var place = text(for: problem.place)
        if case .syntax(_, let column) = problem.kind { place += ":\(column)" }
        return visible("\(place)\u{202F}: \(text(for: problem.kind, at: problem.place))")
    }

    func texts(for error: SettingsError) -> [String] {
        switch error {
        case .invalid(let problems): problems.map { text(for: $0) }
        case .noProfile(let known, let configPath) where known.isEmpty:
            [
                """
                aucune passerelle n’est configurée\u{202F}: einvoice seul en demande une\u{202F}; ou essayez \
                --sandbox, ou définissez EINVOICE_BASE_URL, EINVOICE_CLIENT_ID et EINVOICE_SECRET, ou écrivez un \
                profil dans \(configPath.isEmpty ? "un fichier indiqué par --config" : path(configPath))
                """
            ]
        case .noProfile(let known, let configPath):
            [
                visible(
                    """
                    quel profil\u{202F}? Nommez-en un avec --profile (\(known.joined(separator: ", "))), ou écrivez \
                    "default_profile" dans \(path(configPath))
                    """)
            ]
        }
    }

    private func text(for place: SettingsProblem.Place) -> String {
        switch place {
        case .file(let path, let line, let member):
            path + (line.map { ":\($0)" } ?? "") + (member.map { "\u{202F}: \($0)" } ?? "")
        case .environment(let variable): "variable d’environnement \(variable)"
        case .option(let name): "option \(name)"
        }
    }

    func text(for kind: SettingsProblem.Kind, at place: SettingsProblem.Place) -> String {
        switch kind {
        case .unreadable(let errno): "illisible (\(whyUnreadable(errno)))\u{202F}; vérifiez le chemin et ses droits"
        case .tooLarge(let limit): "plus de \(limit) octets\u{202F}; ce ne peut pas être le bon fichier"
        case .notText: "pas du texte UTF-8\u{202F}; enregistrez-le en UTF-8"
        case .syntax(let expected, _): "pas du JSON\u{202F}; attendu ici\u{202F}: \(text(for: expected))"
        case .wrongType(let expected): "doit être \(text(for: expected))"
        case .unknownMember(let suggestion?):
            "inconnu, donc sans effet\u{202F}; vouliez-vous dire \"\(suggestion)\"\u{202F}?"
        case .unknownMember: "inconnu, donc sans effet\u{202F}; retirez-le"
        case .repeatedMember: "écrit deux fois\u{202F}; n’en gardez qu’un"
        case .missingMember: "absent\u{202F}; ajoutez-le"
        case .notAFile: "un tube, une socket, un périphérique ou un dossier\u{202F}; indiquez un fichier"
        case .emptyText: "vide\u{202F}; écrivez une valeur ou retirez-le"
        case .oddPath(let unseen): "le chemin \(text(for: unseen))\u{202F}; si ce n’est pas voulu, réécrivez-le sans"
        case .unseen(let scalar):
            "contient un espace ou un caractère invisible, \(scalar.codePoint)\u{202F}; réécrivez-le sans"
        case .missingVariables(let names):
            "ne suffit pas pour se connecter\u{202F}; définissez aussi \(names.joined(separator: " et ")), ou retirez-la"
        case .profileName(let name, let problem):
            "\"\(name)\" ne peut pas être le nom d’un profil\u{202F}: \(text(for: problem))"
        case .notAllowed(let text, let allowed):
            "\"\(text)\" ne convient pas\u{202F}; au choix\u{202F}: \(allowed.joined(separator: ", "))"
        case .url(let url, let problem):
            "\"\(withoutCredentials(url))\" n’est pas une URL utilisable\u{202F}: \(whyUnusable(problem))"
        case .plainHTTP(let url):
            """
            "\(withoutCredentials(url))" enverrait la requête sans chiffrement\u{202F}; mettez https:// (http:// ne \
            vaut que pour cette machine)
            """
        case .urlHasQuery(let url):
            "\"\(withoutCredentials(url))\" doit être sans «\u{202F}?\u{202F}» ni «\u{202F}#\u{202F}»\u{202F}; la suite y est ajoutée"
        case .outOfRange(let minimum, let maximum): "doit être un nombre entier de \(minimum) à \(maximum)"
        case .conflictingMembers(let names): "a \(names.joined(separator: " et "))\u{202F}; n’en gardez qu’un"
        case .needsOneOf(let names): "il en faut un\u{202F}; au choix\u{202F}: \(names.joined(separator: ", "))"
        case .readableByOthers(let mode):
            """
            contient une clé secrète, et d’autres peuvent lire le fichier (droits \
            0\(String(mode, radix: 8)))\u{202F}; lancez\u{202F}: chmod 600 \(shellWord(path(of: place)))
            """
        case .unknownProfile(let name, let known, let suggestion):
            "le profil \"\(name)\" n’existe pas\u{202F}; "
                + (suggestion.map { "vouliez-vous dire \"\($0)\"\u{202F}?" }
                    ?? (known.isEmpty ? "aucun n’est configuré" : "il y a \(known.joined(separator: ", "))"))
        case .olderHistory(let profile):
            """
            des factures plus anciennes, de tous les comptes qu’a nommés EINVOICE_BASE_URL, sont ici et ne sont pas \
            affichées avec les autres\u{202F}; --profile \(profile) les affiche
            """
        case .methodCode(let text):
            "\"\(text)\" n’est pas le code d’un moyen\u{202F}: 64 lettres, chiffres, . _ et - au plus, comme kaspi.kzt"
        case .methodUnit(let text): "\"\(text)\" n’est pas une unité\u{202F}: 10 lettres et chiffres au plus, comme KZT"
        case .country(let text): "\"\(text)\" n’est pas un pays\u{202F}; écrivez ses deux lettres (ISO 3166), comme KZ"
        case .repeatedMethod(let code): "\"\(code)\" est deux fois dans la liste\u{202F}; n’en gardez qu’un"
        case .unknownMethod(let code, let suggestion):
            "le moyen \"\(code)\" à masquer n’existe pas\u{202F}; "
                + (suggestion.map { "vouliez-vous dire \"\($0)\"\u{202F}?" }
                    ?? "retirez-le (`einvoice currencies` donne la liste des codes)")
        case .hiddenMethod(let code): "\"\(code)\" est dans methods et dans hidden\u{202F}; n’en gardez qu’un"
        case .unreadableKey(let key):
            "\"\(key)\" n’est pas une touche possible\u{202F}; écrivez une lettre ou un signe, ^X, Alt-X, F1 à F12 ou Ins"
        case .takenKey(let key, let other):
            """
            \(key) est la touche de «\u{202F}\(words(of: other))\u{202F}» (\(other.rawValue)) sur les mêmes \
            écrans\u{202F}; choisissez-en une autre, ou changez d’abord celle-là
            """
        case .neededKey(let key):
            "\(key) sert à se déplacer, à choisir ou à quitter\u{202F}; choisissez-en une autre"
        case .typedKey(let key):
            """
            \(key) se saisit dans les champs, où cette commande agit aussi\u{202F}; choisissez-en une avec ^ ou Alt-, \
            ou F1 à F12
            """
        case .noHome:
            """
            HOME n’indique aucun dossier à partir de /\u{202F}; définissez-la, ou indiquez les dossiers avec --config \
            et --data-dir
            """
        }
    }

    private func path(of place: SettingsProblem.Place) -> String {
        if case .file(let path, _, _) = place { path } else { "" }
    }

    private func text(for expected: SettingsProblem.Expected) -> String {
        switch expected {
        case .flag: "true ou false"
        case .text: "un texte entre guillemets droits"
        case .identifier: "un texte ou un nombre entier"
        case .command: "un programme et ses arguments entre [ ], ou une ligne de shell"
        case .object: "un objet entre { }"
        case .methods: "une liste entre [ ] de moyens, chacun un objet entre { }"
        case .codes: "une liste entre [ ] de codes de moyens entre guillemets droits"
        }
    }

    func text(for expected: ConfigExpectation) -> String {
        switch expected {
        case .value: "une valeur\u{202F}: un texte entre guillemets droits, un nombre, true, false, { ou ["
        case .number: "un nombre à la façon de JSON\u{202F}: 12, -1.5 ou 1e3, sans plus ni zéros devant"
        case .nothing: "plus rien après le crochet ou l’accolade de fin"
        case .memberName: "un nom entre guillemets droits, ou }"
        case .colon(let name): "deux-points après \"\(name)\""
        case .commaInObject: "une virgule ou }"
        case .commaInArray: "une virgule ou ]"
        case .once(let name): "\"\(name)\" une seule fois"
        case .closingQuote: "le guillemet droit de fin"
        case .closingQuoteOnLine: "le guillemet droit de fin sur la même ligne"
        case .escape: "\\\" \\\\ \\/ \\n \\t \\r \\b \\f ou \\u après une barre oblique inverse"
        case .hexDigits: "quatre chiffres hexadécimaux après \\u"
        case .surrogatePair: "une paire \\u entière"
        case .secondSurrogate: "la seconde moitié d’une paire \\u"
        case .utf8: "du texte en UTF-8"
        case .comment: "// ou /* au début du commentaire"
        case .endOfComment: "*/ à la fin du commentaire"
        case .fewerBrackets: "moins de niveaux imbriqués"
        case .shorterText: "un texte plus court"
        }
    }

    func text(for problem: ProfileNameProblem) -> String {
        switch problem {
        case .empty: "il est vide"
        case .reserved: "ce nom est réservé au programme"
        case .tooLong(let limit): "il dépasse \(limit) octets"
        case .badStart(let character): "il commence par \"\(character)\""
        case .unusable(let character):
            "il contient \"\(character)\"\u{202F}; prenez des lettres, des chiffres, . _ et -"
        }
    }

    func whyUnusable(_ problem: WebAddressProblem) -> String {
        switch problem {
        case .noScheme: "elle doit commencer par https://"
        case .otherScheme(let scheme): "\(scheme):// n’est pas accepté, https:// l’est"
        case .noHost: "l’hôte ou le port manque ou est mal écrit"
        case .credentials: "elle ne doit contenir ni nom d’utilisateur ni mot de passe"
        case .unusable(let scalar): "elle contient un espace ou un caractère invisible, \(scalar.codePoint)"
        case .tooLong(let limit): "elle dépasse \(limit) octets"
        }
    }

    /// A URL, rightly written or not, without a user's name and password in front of its host. A password may hold a `/` that
    /// should have been escaped; the last `@` ends it.
    private func withoutCredentials(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let at = scalars.lastIndex(of: "@") else { return text }
        let scheme = text.firstRange(of: "://").flatMap { $0.upperBound <= at ? text[..<$0.upperBound] : nil } ?? ""
        return scheme + "…" + text[at...]
    }
}
