import InvoiceCore
import ScreenKit

extension French: StorageTexts {
    func text(for notice: IndexNotice) -> String {
        switch notice {
        case .rebuilt: "l’index de l’historique ne correspondait plus au fichier et a été reconstruit"
        case .inMemory:
            "l’index de l’historique ne peut pas être gardé sur le disque\u{202F}; chaque démarrage le reconstruit en mémoire"
        }
    }

    func text(for problem: StorageProblem) -> String {
        switch problem {
        case .cannotCreateFolder(let path, let errno):
            "\(visible(path))\u{202F}: le dossier ne peut pas être créé\u{202F}: \(systemWords(errno))"
        case .notAFile(let path):
            "\(visible(path))\u{202F}: c’est un tube, une socket, un périphérique ou un dossier, et non un fichier"
        case .cannotOpen(let path, let errno):
            "\(visible(path))\u{202F}: ouverture impossible\u{202F}: \(systemWords(errno))"
        case .cannotRead(let path, let errno):
            "\(visible(path))\u{202F}: lecture impossible\u{202F}: \(systemWords(errno))"
        case .cannotWrite(let path, let errno):
            "\(visible(path))\u{202F}: écriture impossible\u{202F}: \(systemWords(errno))"
        case .cannotFlush(let path, let errno):
            "\(visible(path))\u{202F}: le disque ne confirme pas l’écriture\u{202F}: \(systemWords(errno))"
        case .cannotLock(let path, let errno):
            "\(visible(path))\u{202F}: verrouillage impossible\u{202F}: \(systemWords(errno))"
        case .lockedTooLong(let path, let seconds):
            "\(visible(path))\u{202F}: un autre programme garde son verrou depuis \(seconds) s"
        case .recordTooLong(let bytes, let limit):
            "l’enregistrement fait \(bytes) octets\u{202F}; la limite est \(limit)"
        case .replacedMeanwhile(let path):
            "\(visible(path))\u{202F}: remplacé entre-temps par un autre fichier\u{202F}; réessayez"
        case .noIndex(let why): "la recherche dans l’historique est impossible\u{202F}: \(visible(why))"
        case .noDraft(let path): "\(visible(path))\u{202F}: ce n’est pas un brouillon"
        case .notFound(let text): "l’historique n’a pas de facture \(visible(text))"
        case .ambiguous(let text, let ids):
            """
            l’historique a plusieurs factures \(visible(text))\u{202F}: \
            \(ids.map { visible($0) }.joined(separator: ", "))
            """
        }
    }

    func text(for problem: SecretProblem) -> String {
        switch problem {
        case .commandNotStarted(let program, let errno):
            """
            la commande de la clé, \(visible(program)), ne peut pas être lancée (\(systemWords(errno)))\u{202F}; \
            vérifiez secret_command
            """
        case .commandFailed(let program, let status, let message):
            "la commande de la clé, \(visible(program)), a échoué (code \(status))"
                + (message.isEmpty
                    ? "\u{202F}; lancez-la à la main pour voir pourquoi" : "\u{202F}: \(visible(message))")
        case .commandKilled(let program, let signal):
            """
            la commande de la clé, \(visible(program)), a été arrêtée par le signal \(signal)\u{202F}; lancez-la à la \
            main pour voir pourquoi
            """
        case .commandTimeout(let program, let seconds):
            """
            la commande de la clé, \(visible(program)), n’a pas répondu en \(seconds) s\u{202F}; déverrouillez \
            d’abord le gestionnaire de mots de passe
            """
        case .fileUnreadable(let path, let errno):
            "le fichier de la clé, \(visible(path)), est illisible (\(whyUnreadable(errno)))"
        case .fileReadableByOthers(let path, let mode):
            """
            d’autres peuvent lire le fichier de la clé, \(visible(path)) (droits 0\(String(mode, radix: 8)))\u{202F}; \
            lancez\u{202F}: chmod 600 \(shellWord(path))
            """
        case .empty(let place): "\(name(of: place)) a donné une clé secrète vide"
        case .severalLines(let place):
            "\(name(of: place)) a donné plus d’une ligne\u{202F}; il faut la clé secrète et rien d’autre"
        case .tooLong(let place, let limit):
            "\(name(of: place)) a donné plus de \(limit) octets\u{202F}; ce ne peut pas être la clé secrète"
        case .unusable(let place, let scalar):
            """
            \(name(of: place)) a donné une clé secrète avec \
            \(scalar == "\u{feff}" ? "un indicateur d’ordre des octets" : "un caractère de contrôle") \
            (\(scalar.codePoint)), ce qu’aucune n’a\u{202F}; réécrivez-la sans
            """
        case .notText(let place): "\(name(of: place)) n’a pas donné de texte UTF-8"
        case .clientCertificate(let problem): text(for: problem)
        case .canceled: "arrêté pendant la lecture de la clé secrète"
        }
    }

    private func text(for problem: ClientCertificateProblem) -> String {
        switch problem {
        case .unreadable(let member, let path, let errno):
            "le fichier de \(member.rawValue), \(visible(path)), est illisible (\(whyUnreadable(errno)))"
        case .readableByOthers(let path, let mode):
            """
            d’autres peuvent lire le fichier de la clé du certificat, \(visible(path)) (droits 0\(String(mode, radix: 8)))\u{202F}; lancez\u{202F}: \
            chmod 600 \(shellWord(path))
            """
        case .noCertificate(let path):
            """
            le fichier de client_certificate, \(visible(path)), ne contient pas de certificat (PEM\u{202F}: une ligne \
            -----BEGIN CERTIFICATE-----)
            """
        case .noKey(let path, isOwnFile: true):
            """
            le fichier de client_key, \(visible(path)), ne contient pas de clé privée (PEM\u{202F}: une ligne \
            -----BEGIN PRIVATE KEY-----)
            """
        case .noKey(let path, isOwnFile: false):
            """
            le fichier de client_certificate, \(visible(path)), ne contient pas de clé privée\u{202F}; indiquez le fichier de la clé \
            par client_key
            """
        case .encryptedKey(let path):
            """
            la clé du certificat, dans \(visible(path)), est chiffrée, et aucune phrase secrète n’est demandée\u{202F}; écrivez-la \
            sans, pour vous seul\u{202F}: (umask 077; openssl pkey -in \(shellWord(path)) -out \(shellWord(path + ".plain"))), puis \
            indiquez ce fichier par client_key
            """
        }
    }

    func systemWords(_ errno: Int32) -> String {
        switch errno {
        case 1: "opération non permise"
        case 2: "aucun fichier ou dossier de ce nom"
        case 4: "appel système interrompu"
        case 5: "erreur d’entrée/sortie"
        case 6: "aucun périphérique ou adresse de ce nom"
        case 7: "liste d’arguments trop longue"
        case 8: "format d’exécutable incorrect"
        case 9: "descripteur de fichier incorrect"
        case 11: "ressource temporairement indisponible"
        case 12: "mémoire insuffisante"
        case 13: "permission non accordée"
        case 16: "périphérique ou ressource occupé"
        case 17: "le fichier existe"
        case 18: "lien entre deux systèmes de fichiers"
        case 19: "aucun périphérique de ce type"
        case 20: "ce n’est pas un dossier"
        case 21: "c’est un dossier"
        case 22: "argument incorrect"
        case 23: "trop de fichiers ouverts dans le système"
        case 24: "trop de fichiers ouverts"
        case 26: "fichier en cours d’exécution"
        case 27: "fichier trop grand"
        case 28: "aucune place sur le disque"
        case 29: "déplacement non permis dans le fichier"
        case 30: "système de fichiers en lecture seule"
        case 31: "trop de liens"
        case 32: "tube rompu"
        case 36: "nom de fichier trop long"
        case 37: "aucun verrou disponible"
        case 38: "fonction absente du système"
        case 39: "le dossier n’est pas vide"
        case 40: "trop de niveaux de liens symboliques"
        case 75: "valeur trop grande pour son type"
        case 95: "opération non prise en charge"
        case 97: "famille d’adresses non prise en charge par le protocole"
        case 98: "adresse déjà utilisée"
        case 99: "adresse demandée indisponible"
        case 110: "délai de connexion dépassé"
        case 116: "référence de fichier périmée"
        case 122: "quota de disque dépassé"
        case 123: "aucun support trouvé"
        default: "erreur système \(errno)"
        }
    }

    func whyUnreadable(_ errno: Int32) -> String {
        // The system opens them, and nobody reads.
        errno == 29 ? "c’est un tube ou une socket, et non un fichier" : systemWords(errno)
    }

    func remedy(for errno: Int32) -> String {
        let words = systemWords(errno)
        return switch errno {
        case 2: "ce dossier n’existe pas\u{202F}; choisissez-en un qui existe"
        case 1, 13, 30: "\(words)\u{202F}; choisissez un dossier à vous"
        case 28, 122: "\(words)\u{202F}; faites de la place, ou changez de disque"
        case 21: "c’est un dossier\u{202F}; indiquez un fichier dedans"
        default: words
        }
    }
}
