import InvoiceCore
import ScreenKit

extension French: SettingTexts {
    func title(of setting: SettingName) -> String {
        switch setting {
        case .dataFolder: "dossier des données"
        case .language: "langue"
        case .theme: "thème"
        case .mouse: "souris"
        case .accessible: "accessibilité"
        case .bell: "signal sonore"
        case .notify: "notifications"
        case .keys: "touches"
        case .defaultProfile: "profil par défaut"
        case .methods: "moyens de paiement"
        case .hidden: "moyens masqués"
        case .kind: "mode"
        case .baseURL: "adresse"
        case .clientID: "numéro de caisse"
        case .secretCommand: "commande de la clé"
        case .secretFile: "fichier de la clé"
        case .secret: "clé secrète"
        case .successURL: "URL de succès"
        case .failURL: "URL d’échec"
        case .statusURL: "URL de statut"
        case .callbackPort: "port des notifications"
        case .callbackURL: "URL des notifications"
        case .unsignedReplies: "réponses non signées"
        case .caFile: "fichier d’autorités"
        case .clientCertificate: "certificat client"
        case .clientKey: "clé du certificat"
        case .timeout: "délai d’attente"
        case .connectTimeout: "délai de connexion"
        case .longestReply: "réponse la plus longue"
        }
    }

    func purpose(of setting: SettingName) -> String {
        switch setting {
        case .dataFolder: "le dossier des historiques et des brouillons"
        case .language: "la langue de tous les textes\u{202F}: en, ru, uk ou fr"
        case .theme: "le nom du thème"
        case .mouse: "si la console utilise la souris"
        case .accessible: "si la console est faite pour un lecteur d’écran ou une plage braille"
        case .bell: "si le signal sonore du terminal annonce la fin d’un paiement suivi"
        case .notify: "si le terminal l’annonce par une notification, quand il le peut"
        case .keys:
            """
            les touches des commandes de la console, comme { "refresh": "F5", "palette": "^K" }\u{202F}: une lettre \
            ou un signe, ^X, Alt-X, F1 à F12 ou Ins. Les commandes sont \
            \(ConsoleCommand.allCases.map(\.rawValue).joined(separator: ", "))
            """
        case .defaultProfile: "le profil avec lequel travailler quand aucun n’est nommé"
        case .methods:
            """
            les moyens de paiement que le programme ne connaît pas, ou connaît autrement\u{202F}: une liste de { \
            code, unit, decimals, kind }, avec title et country
            """
        case .hidden: "les codes des moyens à ne pas proposer, entre [ ]"
        case .kind: "ce qui est en jeu\u{202F}: sandbox, test ou live"
        case .baseURL: "l’adresse de la passerelle, avant /api"
        case .clientID: "le numéro de la caisse dans l’espace marchand"
        case .secretCommand:
            "un programme et ses arguments entre [ ], ou une ligne de shell, qui affiche la clé secrète"
        case .secretFile: "un fichier de droits 0600 qui contient la clé secrète"
        case .secret: "la clé secrète elle-même, dans un fichier de configuration de droits 0600"
        case .successURL: "où vont les payeurs une fois le paiement fait"
        case .failURL: "où vont les payeurs en cas d’échec"
        case .statusURL: "ce que la passerelle appelle au statut final"
        case .callbackPort: "où la console reçoit elle-même ces appels"
        case .callbackURL: "l’URL publique qui mène à callback_port"
        case .unsignedReplies: "si les réponses sans signature sont acceptées"
        case .caFile: "les certificats (PEM) à tenir pour fiables"
        case .clientCertificate: "un fichier (PEM) avec le certificat que la passerelle demande"
        case .clientKey:
            "un fichier de droits 0600 (PEM, non chiffré) avec sa clé privée\u{202F}; inutile si client_certificate la contient et est en 0600"
        case .timeout: "les secondes pour tout un échange"
        case .connectTimeout: "les secondes pour se connecter"
        case .longestReply: "la réponse la plus longue"
        }
    }

    func standard(of setting: SettingName) -> String? {
        switch setting {
        case .language: "celle du système"
        case .mouse: "true, dans GNU screen false"
        case .defaultProfile: "le seul qui existe"
        case .unsignedReplies: "true, en production false"
        case .caFile: "celles du système"
        default: nil
        }
    }

    func unlessTold(_ standard: String) -> String { "sauf indication\u{202F}: \(standard)" }

    func text(for value: SettingValue, of setting: SettingName, changedBy: String) -> String {
        switch (setting, value) {
        case (.unsignedReplies, .flag(true)): "acceptées, avec un avertissement\u{202F}; un refus non signé, jamais"
        case (.unsignedReplies, .flag): "non acceptées\u{202F}; \(changedBy) changerait cela"
        case (.timeout, .number(let seconds)): "\(seconds) s en tout"
        case (.connectTimeout, .number(let seconds)): "\(seconds) s pour se connecter"
        case (.longestReply, .number(let bytes)): count(bytes, .byte)
        case (_, .text(let text)): text
        case (_, .flag(let flag)): yesOrNo(flag)
        case (_, .number(let number)): "\(number)"
        case (.hidden, .words(let codes)): codes.joined(separator: ", ")
        case (_, .words(let words)): words.joined(separator: " ")
        case (_, .keys(let keys)): keys.map { "\($0.command.rawValue) \($0.key)" }.joined(separator: ", ")
        case (_, .methods(let methods)):
            methods.map { "\($0.code) (\($0.unit), \(decimals($0.decimals)))" }.joined(separator: ", ")
        }
    }

    func text(for unseen: UnseenCharacters) -> String {
        [
            unseen.first.map { "commence par \(name(ofUnseen: $0))" },
            unseen.last.map { "finit par \(name(ofUnseen: $0))" },
            unseen.inner.map { "contient \(name(ofUnseen: $0))" },
        ].compactMap(\.self).joined(separator: " et ")
    }

    private func name(ofUnseen scalar: Unicode.Scalar) -> String {
        "\(scalar.isBlank ? "un espace" : "un caractère invisible") (\(scalar.codePoint))"
    }

    func aside(on unseen: UnseenCharacters) -> String { "(ce chemin \(text(for: unseen)))" }

    func text(for remark: SecretRemark) -> String {
        "la clé secrète (\(name(of: remark.place))) \(text(for: remark.unseen))"
    }

    func name(of place: SecretPlace) -> String {
        switch place {
        case .configFile: "le fichier de configuration"
        case .variable(let name): "la variable d’environnement \(visible(name))"
        case .file(let path): visible(path)
        case .program(let name): visible(name)
        case .shell: "/bin/sh"
        }
    }

    func noSetting(_ name: String) -> String { "le réglage «\u{202F}\(name)\u{202F}» n’existe pas" }
    var secretsNotShown: String { "une clé secrète, et ce qui y mène, ne s’affichent pas ici" }
    func setByProfiles(_ member: String, _ command: String) -> String { "\(member) se règle par \(command)" }
    var editingNeedsTerminal: String { "un éditeur exige un terminal\u{202F}; `einvoice config set` non" }
    func configIsWell(_ path: String) -> String { "Aucun défaut dans \(path)." }
    var editAgainPrompt: String { "Modifier de nouveau (e), ou garder tel quel (k)\u{202F}? [E/k] " }
    func configKept(_ path: String) -> String { "\(path) est gardé tel quel" }
}
