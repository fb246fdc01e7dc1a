import InvoiceCore
import ScreenKit

extension French {
    var welcomeTitle: String { "Bienvenue" }
    var welcomeLines: [String] {
        [
            "Les factures de vos clients\u{202F}: créées, suivies et retrouvées ici.",
            "Rien ne part avant que vous ayez relu la requête, et rien ne part deux fois.",
            "Aucune passerelle n’est encore configurée. Trois façons de commencer\u{202F}:",
        ]
    }
    var whichProfile: String { "Avec quel profil voulez-vous travailler\u{202F}?" }
    var trySandbox: (title: String, words: String) {
        ("Essayer le bac à sable", "une passerelle intégrée\u{202F}; rien n’y est réel")
    }
    var connect: (title: String, words: String) {
        ("Se connecter", "votre compte\u{202F}; essayé avant d’être enregistré")
    }
    var readDocumentation: (title: String, words: String) {
        ("Fonctionnement", "ce qu’il faut, et où c’est conservé")
    }
    var chooseWay: ActionText { ActionText("Choisir", "Commencer ainsi") }

    var documentationTitle: String { "Fonctionnement" }

    func documentation(configPath: String) -> [DocumentationPart] {
        [
            .heading("Ce qu’il faut"),
            .paragraph(
                """
                À prendre dans l’espace marchand de la passerelle\u{202F}: son adresse (ce qui précède /api), le \
                numéro de caisse et sa clé secrète, qui signe chaque requête et authentifie chaque réponse.
                """),
            .paragraph(
                """
                Le mode dit ce qui est en jeu. sandbox et test servent aux essais\u{202F}; en live, l’envoi demande \
                de saisir de nouveau le montant, et l’en-tête affiche PRODUCTION sur tous les écrans.
                """),
            .heading("Où c’est conservé"),
            .lines([configPath.isEmpty ? "un fichier indiqué par --config" : path(configPath)]),
            .paragraph(
                """
                Du JSON, où les commentaires // et /* */ sont admis. «\u{202F}Se connecter\u{202F}» l’écrit, et \
                laisse tel quel ce que vous y avez mis. Une clé saisie est gardée à côté, dans un fichier réservé à \
                vous seul (0600)\u{202F}; mieux vaut une commande qui l’affiche à chaque fois, celle d’un \
                gestionnaire de mots de passe par exemple.
                """),
            .heading("Un exemple"),
            .lines([
                "{", "  \"default_profile\": \"boutique\",", "  \"profiles\": {", "    \"boutique\": {",
                "      \"kind\": \"test\",  // sandbox, test ou live",
                "      \"base_url\": \"https://gateway.example\",",
                "      \"client_id\": \"1042\",", "      \"secret_command\": [\"pass\", \"show\", \"gateway/shop\"],",
                "      \"success_url\": \"https://shop.example/paid\"", "    }", "  }", "}",
            ]),
            .heading("Sans fichier"),
            .paragraph(
                """
                EINVOICE_BASE_URL, EINVOICE_CLIENT_ID, EINVOICE_SECRET et EINVOICE_KIND forment un profil nommé env. \
                einvoice --help donne la liste des commandes et des réglages\u{202F}; einvoice doctor dit ce qui \
                s’applique et d’où cela vient.
                """),
        ]
    }

    var connectTitle: String { "Se connecter à une passerelle" }
    func editingTitle(of profile: String) -> String { "Profil \(profile)" }

    func label(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String {
        switch field {
        case .baseURL: "Adresse"
        case .clientID: "N° de caisse"
        case .secretWay: "La clé est"
        case .secret:
            switch way {
            case .typed, .kept: "Clé secrète"
            case .file: "Fichier"
            case .command: "Commande"
            }
        case .kind: "Mode"
        case .name: "Nom du profil"
        case .successURL: "URL de succès"
        case .failURL: "URL d’échec"
        case .statusURL: "URL de statut"
        }
    }

    func purpose(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String {
        switch field {
        case .baseURL: "Ce qui précède /api, comme https://gateway.example"
        case .clientID: "Le numéro de la caisse dans l’espace marchand"
        case .secretWay: "Saisie, elle va dans un fichier à vous seul. Choix\u{202F}: flèches"
        case .secret:
            switch way {
            case .typed: "Elle signe les requêtes\u{202F}; jamais affichée, dans un fichier à vous"
            case .kept: "Telle que dans le fichier de configuration"
            case .file: "Un fichier d’une ligne, lisible par vous seul (chmod 600)"
            case .command: "Une ligne de shell qui l’affiche\u{202F}: pass show shop"
            }
        case .kind: "Ce qui est en jeu. Choix\u{202F}: flèches"
        case .name: "Au choix\u{202F}; nomme aussi le dossier de son historique"
        case .successURL: "Où va le payeur après paiement, sauf indication de la facture"
        case .failURL: "Où va le payeur en cas d’échec, sauf indication de la facture"
        case .statusURL: "Ce que la passerelle appelle à la fin, sauf indication"
        }
    }

    func name(of way: ProfileDraft.SecretWay) -> String {
        switch way {
        case .typed: "saisie ici"
        case .file: "dans un fichier"
        case .command: "affichée par une commande"
        case .kept: "gardée telle quelle"
        }
    }

    func meaning(of kind: ProfileKind) -> String {
        switch kind {
        case .sandbox: "rien n’est réel"
        case .test: "le compte de test de la passerelle"
        case .live: "argent réel\u{202F}: montant saisi de nouveau à l’envoi"
        }
    }

    func text(for problem: SettingsProblem.Kind, in field: ProfileDraft.Field) -> String {
        switch problem {
        case .emptyText: "obligatoire"
        case .repeatedMember: "un profil porte déjà ce nom"
        case .profileName(_, .reserved): "réservé au programme\u{202F}; choisissez-en un autre"
        case .profileName(_, let problem): text(for: problem)
        case .url(_, let problem): whyUnusable(problem)
        case .plainHTTP: "mettez https:// (http://\u{202F}: cette machine seulement)"
        case .urlHasQuery: "à écrire sans «\u{202F}?\u{202F}» ni «\u{202F}#\u{202F}»"
        case .unseen(let scalar): "contient un espace ou un caractère invisible, \(scalar.codePoint)"
        default: text(for: problem, at: .option(""))
        }
    }

    var usualURLsHeading: String { "Pour chaque facture (facultatif)" }
    var connectAction: ActionText {
        ActionText("Connecter", "Interroger la passerelle sans risque, puis enregistrer")
    }
    var saveAllTheSame: ActionText {
        ActionText("Garder quand même", "Enregistrer le profil bien qu’il n’ait pu être essayé")
    }
    var nextChoice: ActionText { ActionText("Choix", "Le choix suivant") }
    var leaveProfileForm: ActionText {
        ActionText("Retour", "Retour\u{202F}; la saisie reste ici jusqu’à la fermeture")
    }
    var stopTrying: ActionText { ActionText("Arrêter", "Ne plus attendre la passerelle") }
    var trying: String { "Question à la passerelle sur un paiement qui ne peut pas exister…" }
    var savingProfile: String { "Enregistrement…" }
    var profileFormFound: String { "Votre saisie d’un profil est revenue dans son formulaire, sauf la clé secrète." }
    func profileFormNotKept(_ reason: String) -> String {
        "Votre saisie d’un profil n’est pas conservée\u{202F}: \(reason)."
    }
    var profileFormStays: String { "Votre saisie reste ici\u{202F}; sa clé secrète, seulement jusqu’à la fermeture." }
    func profileSaved(_ name: String) -> String { "Connecté. Le profil \(name) est enregistré." }
    func profileSavedUntried(_ name: String) -> String {
        "Le profil \(name) est enregistré, mais sa passerelle n’a pas bien répondu."
    }
    var quitProfileForm: ActionText { ActionText("Quitter", "Quitter\u{202F}; ce qui est saisi ici est perdu") }
    var losesProfileForm: String {
        "Le profil n’est pas enregistré. Votre saisie sera là au prochain démarrage, sauf la clé secrète."
    }

    var gatewayWorks: String { "La passerelle répond, et signe avec cette clé." }
    var gatewayWorksUnsigned: String { "La passerelle répond, mais ne signe pas ses réponses." }

    func title(of problem: ConnectionProblem) -> String {
        switch problem {
        case .secret(let secret): sentence(text(for: secret))
        case .refused(let rejection):
            "La passerelle ne reconnaît pas ce numéro de caisse et cette clé\u{202F}: \(text(for: rejection))."
        case .wrongSignature: "La passerelle répond, et signe avec une autre clé."
        case .unsigned: "La réponse n’est pas signée, et un profil de production la refuse."
        case .redirect(let place): "L’adresse redirige vers \(visible(place))."
        case .noGateway(_, isPage: true): "C’est une page web qui répond, et non une passerelle."
        case .noGateway(let status?, _): "Ce qui répond n’est pas une passerelle (HTTP \(status), pas de JSON)."
        case .noGateway: "Ce qui répond n’est pas un serveur web."
        case .rejected(let rejection): "La passerelle a refusé\u{202F}: \(text(for: rejection))."
        case .unreachable(let obstacle, _):
            switch obstacle {
            case .noHost: "Cet hôte n’existe pas."
            case .nobodyListens: "Rien ne répond à cette adresse."
            case .certificateNotTrusted, .certificateOfAnother: "Le certificat de la passerelle n’est pas fiable."
            case .clientCertificateUnusable: "Le certificat client ne va pas avec sa clé."
            case .clientCertificateWanted: "La passerelle demande un certificat client."
            case .clientCertificateRefused: "La passerelle refuse le certificat client."
            case .noTLS, .otherTLS, .closed(isInTLS: true): "La connexion sécurisée n’a pas pu être établie."
            case .noConnectionInTime, .noAnswerInTime: "Pas de réponse à temps."
            case .proxy: "Le proxy ne laisse pas passer."
            case .closed, .other: "La passerelle est injoignable."
            }
        case .unusable(let reason): "La réponse est inutilisable\u{202F}: \(text(for: reason))."
        case .canceled: "Arrêté\u{202F}; rien n’a été enregistré."
        }
    }

    func advice(on problem: ConnectionProblem, kind: ProfileKind) -> String {
        switch problem {
        case .secret(.clientCertificate): "Corrigez cela, puis réessayez\u{202F}; rien n’a été envoyé."
        case .secret: "Corrigez cela, ou donnez la clé autrement."
        case .refused:
            "Comparez les deux avec l’espace marchand\u{202F}: le numéro est celui de la caisse, la clé va avec."
        case .wrongSignature:
            "La clé est celle d’une autre caisse, ou il lui manque un caractère. Saisissez-la de nouveau."
        case .unsigned:
            """
            L’adresse est-elle la bonne\u{202F}? Si cette passerelle ne signe rien, demandez à son assistance avant \
            que de l’argent réel soit en jeu.
            """
        case .redirect:
            "Écrivez l’adresse de destination, avec https:// et sans chemin qui ne soit pas celui de la passerelle."
        case .noGateway:
            """
            Vérifiez l’adresse\u{202F}: elle finit avant /api, et c’est l’hôte de l’API, non celui de la boutique ou \
            de l’espace marchand.
            """
        case .rejected:
            "Jusque-là, la connexion fonctionne. Demandez à l’assistance de la passerelle ce que cela signifie."
        case .unreachable(let obstacle, let words):
            switch obstacle {
            case .noHost: "Vérifiez l’orthographe de l’adresse, et que cette machine a du réseau."
            case .nobodyListens: "Vérifiez l’hôte et le port\u{202F}; un pare-feu ou un VPN peut bloquer."
            case .certificateNotTrusted, .certificateOfAnother:
                """
                Vérifiez le nom de l’hôte et l’horloge de cette machine\u{202F}; le fichier d’une autorité privée se \
                met dans ca_file, dans la configuration. (\(visible(words)))
                """
            case .clientCertificateUnusable:
                "client_key est-il bien la clé du certificat client_certificate\u{202F}? (\(visible(words)))"
            case .clientCertificateWanted:
                "Indiquez son fichier et celui de sa clé dans la configuration\u{202F}: client_certificate, client_key. (\(visible(words)))"
            case .clientCertificateRefused:
                "Est-ce bien celui que la passerelle vous a donné, pour ce compte, et non expiré\u{202F}? Son fichier est client_certificate dans la configuration. (\(visible(words)))"
            case .noTLS, .otherTLS, .closed(isInTLS: true):
                "Ce port parle-t-il https\u{202F}? Si la passerelle demande un certificat client, c’est client_certificate dans la configuration. (\(visible(words)))"
            case .noConnectionInTime, .noAnswerInTime: "Réessayez\u{202F}; un pare-feu ou un VPN peut bloquer."
            case .proxy: "Voyez HTTPS_PROXY et NO_PROXY. (\(visible(words)))"
            case .closed, .other: "(\(visible(words)))"
            }
        case .unusable: "Vérifiez l’adresse\u{202F}; réessayez."
        case .canceled: ""
        }
    }

    func text(for problem: ConfigProblem) -> String {
        switch problem {
        case .noPlace: "HOME n’indique aucun dossier\u{202F}: ajoutez --config FICHIER."
        case .mistake(let mistake): "Le fichier de configuration est resté tel quel\u{202F}: \(text(for: mistake))."
        case .changedMeanwhile(let path):
            "Un autre programme écrit \(self.path(path)). Rien n’a été modifié\u{202F}; réessayez."
        case .notWritten(let path, let errno):
            "\(self.path(path)) ne peut pas être écrit\u{202F}: \(remedy(for: errno)). Rien n’a été modifié."
        case .profileGone(let name): "Le profil \(visible(name)) n’est plus dans le fichier de configuration."
        case .profileExists(let name): "Un profil \(visible(name)) existe désormais. Rien n’a été modifié."
        case .otherInvoices(let profile):
            """
            L’historique nommé \(visible(profile)) contient les factures d’un autre compte (adresse, numéro de caisse \
            ou mode). Choisissez un autre nom\u{202F}: deux comptes ne partagent pas un historique.
            """
        case .historyUnreadable(let storage): "L’historique du profil est illisible\u{202F}: \(text(for: storage))."
        }
    }
}

extension French: ConnectingTexts {}
