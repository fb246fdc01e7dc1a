import InvoiceCore
import ScreenKit

extension French: ProblemTexts {
    func notRecorded(_ what: Unrecorded, _ why: String) -> String {
        switch what {
        case .outcome:
            "ISSUE NON ENREGISTRÉE\u{202F}: \(why). Notez-la\u{202F}; la vérification la retrouvera."
        case .testOutcome: "ISSUE NON ENREGISTRÉE\u{202F}: \(why). Notez-la."
        case .status: "STATUT NON ENREGISTRÉ\u{202F}: \(why). Actualiser le redemande."
        case .paymentStart:
            "LANCEMENT DU PAIEMENT NON ENREGISTRÉ\u{202F}: \(why). Redemander le lien de paiement l’enregistre."
        }
    }

    func mismatch(ofPayment paymentID: String, _ warning: String) -> String {
        "Paiement \(paymentID), \(warning) Demandez à l’assistance de la passerelle."
    }

    func reopened(paymentID: String) -> String {
        """
        La facture \(paymentID) avait été clôturée comme jamais créée, et LA PASSERELLE L’A malgré tout\u{202F}: elle \
        est rouverte.
        """
    }

    func noSecret(_ why: String) -> String { "clé secrète du profil indisponible\u{202F}: \(why)" }
    var unsignedReply: String { "la réponse de la passerelle n’était pas signée\u{202F}; le profil l’accepte" }

    func title(of problem: Problem) -> String {
        switch problem {
        case .notRecorded(let storage): "l’historique n’a pas pu être écrit\u{202F}: \(text(for: storage))"
        case .historyUnreadable(let storage): "l’historique est illisible\u{202F}: \(text(for: storage))"
        case .secret(let secret): text(for: secret)
        case .canceled: "arrêté\u{202F}; rien n’a été envoyé ni enregistré"
        case .invalid(let issues):
            issues.map { "\(name(of: $0.field))\u{202F}: \(text(for: $0))" }.joined(separator: "\u{202F}; ")
        case .notConfirmed(let amount): "c’est un profil de PRODUCTION\u{202F}: il faut répéter le montant, \(amount)"
        case .duplicate(let paymentID, let minutes):
            """
            le même montant a été demandé à ce client \(ago(seconds: Int64(minutes) * 60))\u{202F}: paiement \
            \(visible(paymentID))
            """
        case .confirmationUnreadable(let amount):
            "non confirmé, montant saisi de nouveau\u{202F}: \(text(for: amount, unit: nil))"
        case .confirmationDiffers(let typed, let amount):
            "non confirmé\u{202F}: saisi de nouveau \(typed), alors que le montant est \(amount)"
        case .paymentIDUsed(let id, let state):
            "Numéro de paiement\u{202F}: l’historique l’a déjà (facture \(visible(id)), \(name(of: state)))"
        case .otherAccount(let endpoint, let clientID, let kind):
            "la facture relève de la caisse \(visible(clientID)) sur \(visible(endpoint))"
                + (kind.map { ", profil \(visible($0))" } ?? "") + ", et non du compte de ce profil"
        case .beingSent: "un autre programme envoie cette facture en ce moment"
        case .wrongState(let state):
            "état de la facture\u{202F}: \(name(of: state))\u{202F}; cette action n’est pas possible"
        case .paymentEnded(let status): "le paiement a pris fin\u{202F}: la passerelle dit \(visible(status.text))"
        case .replaced(let id, .created): "la facture a été remplacée par \(visible(id))"
        case .replaced(let id, let state):
            "la facture est peut-être déjà remplacée, par \(visible(id)) (\(name(of: state)))"
        case .notAskedYet: "la passerelle n’a pas dit, avec signature ou deux fois, qu’elle n’a pas cette facture"
        case .cardNeeded(let masked):
            """
            il faut de nouveau le numéro de carte \(visible(masked))\u{202F}: seuls ses 6 premiers et 4 derniers \
            chiffres sont gardés
            """
        case .cardDoesNotFit(let masked):
            "ce numéro ne correspond pas à celui qui est gardé\u{202F}: \(visible(masked))"
        case .gateway(let failure): title(of: failure)
        case .statementTooLarge(let reason):
            "le relevé d’une seule seconde est trop grand\u{202F}: \(text(for: reason))"
        case .emptyPeriod: "la période est vide\u{202F}: elle finit avant de commencer"
        case .nameNeeded: "c’est un profil de PRODUCTION\u{202F}: les paiements de test seraient de vraies factures"
        case .isRunning: "ces paiements de test sont déjà en cours"
        case .unfilled(let names):
            "aucune valeur connue pour les champs supplémentaires \(names.map { visible($0) }.joined(separator: ", "))"
        case .batch(let failure): title(of: failure)
        case .draftHeldElsewhere: "une autre console a repris ce brouillon"
        case .draftGone: "ce brouillon n’existe plus\u{202F}: une autre console l’a envoyé ou supprimé"
        case .draftChanged: "une autre console a modifié ce brouillon"
        case .draftTooLong(let bytes, let limit): "il fait \(bytes) octets\u{202F}; la limite est \(limit)"
        case .draftNotKept(let storage): text(for: storage)
        case .fileExists(let path): "\(visible(path)) existe déjà\u{202F}; rien n’a été écrasé"
        case .notAFile(let path):
            "\(visible(path)) est un périphérique, un tube ou un lien rompu\u{202F}; indiquez un fichier"
        case .isOfHistory(let path):
            "\(visible(path)) est là où l’historique est gardé\u{202F}; choisissez un autre dossier"
        case .fileNotWritten(let path, let errno):
            "\(visible(path)) ne peut pas être écrit\u{202F}: \(remedy(for: errno))"
        case .query(let query): text(for: query)
        case .noSandbox(let port): "le bac à sable ne peut pas démarrer\u{202F}: \(text(for: port))"
        case .noCallbacks(let port): "les notifications ne sont pas reçues\u{202F}: \(text(for: port))"
        }
    }

    func advice(on problem: Problem) -> [String] {
        switch problem {
        case .notRecorded: ["Rien n’a été envoyé, faute d’avoir pu être enregistré d’abord."]
        case .secret, .notConfirmed, .confirmationUnreadable, .confirmationDiffers, .invalid, .nameNeeded,
            .paymentIDUsed, .duplicate:
            ["Rien n’a été envoyé ni enregistré."]
        case .otherAccount: ["Rien n’a été envoyé. Choisissez le profil avec lequel elle a été créée."]
        case .cardNeeded: ["Rien n’a été envoyé."]
        case .paymentEnded:
            ["Rien n’a été demandé ni envoyé. Si l’argent est toujours attendu, créez une nouvelle facture."]
        case .replaced(_, .created):
            [
                "Rien n’a été demandé ni envoyé. L’ancienne facture peut encore être payée, car la passerelle ne permet pas d’annuler."
            ]
        case .replaced: ["Rien n’a été envoyé. Vérifiez d’abord l’autre."]
        case .cardDoesNotFit: ["Rien n’a été envoyé. Seul le numéro d’origine peut être envoyé de nouveau."]
        case .gateway(.credentialsRefused): ["Vérifiez le numéro de caisse et la clé secrète du profil."]
        case .statementTooLarge: ["Augmentez max_reply_bytes dans le profil."]
        case .batch(let failure): advice(on: failure)
        case .noCallbacks: ["Les statuts sont demandés à la place."]
        default: []
        }
    }

    func title(of failure: GatewayFailure) -> String {
        switch failure {
        case .rejected(let rejection): "refus de la passerelle\u{202F}: \(text(for: rejection))"
        case .credentialsRefused(let rejection):
            "la passerelle refuse les identifiants\u{202F}: \(text(for: rejection))"
        case .unusable where failure.isCanceled: "arrêté avant la réponse de la passerelle"
        case .unusable(let reason) where failure.isSilence:
            "pas de réponse de la passerelle\u{202F}: \(text(for: reason))"
        case .unusable(let reason): "la réponse de la passerelle est inutilisable\u{202F}: \(text(for: reason))"
        case .unreachable(let why): "la passerelle est injoignable\u{202F}: \(visible(plain(why)))"
        }
    }

    func text(for problem: PortProblem) -> String {
        switch problem {
        case .taken(let port): "le port \(port) est utilisé par un autre programme"
        case .notPermitted(let port):
            "le système ne vous laisse pas écouter sur le port \(port)\u{202F}; choisissez-en un au-dessus de 1023"
        case .outOfRange(let port): "\(port) n’est pas un port\u{202F}: de 0 (un port libre) à 65535"
        case .unavailable(let port, let errno):
            "impossible d’écouter sur le port \(port) de cette machine (\(systemWords(errno)))"
        }
    }

    func text(for reason: TestPayment.Reason) -> String {
        switch reason {
        case .rejected(let rejection): "rejetée par la passerelle\u{202F}: \(text(for: rejection))"
        case .unknown(let reason): "issue inconnue\u{202F}: \(text(for: reason))"
        case .failed(let problem): title(of: problem)
        case .outOfPatience: "le statut n’est pas devenu final à temps"
        }
    }
}
