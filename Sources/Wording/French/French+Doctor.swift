import InvoiceCore
import ScreenKit

extension French: DoctorTexts {
    var configFileTitle: String { "fichier de configuration" }
    var cacheFolderTitle: String { "dossier du cache" }
    var colorTitle: String { "couleurs" }
    var profilesTitle: String { "profils" }
    var profileTitle: String { "profil" }
    var profileFolderTitle: String { "son dossier" }
    var proxyTitle: String { "proxy" }
    var proxyExceptionsTitle: String { "sans proxy pour" }

    func text(for source: SettingSource) -> String {
        switch source {
        case .standard: "valeur standard"
        case .file(let path, let line): "\(visible(path)):\(line)"
        case .environment(let variable): "variable d’environnement \(visible(variable))"
        case .option(let name): "option \(visible(name))"
        case .onlyChoice: "le seul qui existe"
        }
    }

    func text(for origin: SettingOrigin) -> String {
        switch origin {
        case .standardOfKind(let kind): "valeur standard de \(kind)"
        case .configFileAndEnvironment: "configuration et environnement"
        case .environment: "environnement"
        case .dataFolder: "dossier des données"
        case .askedNow: "demandé à l’instant"
        }
    }

    func origin(of place: SecretPlace) -> String {
        switch place {
        case .configFile: "fichier de configuration"
        case .variable(let name): text(for: .environment(variable: name))
        case .file(let path): visible(path)
        case .program(let name): "commande \(visible(name))"
        case .shell: "commande du fichier de configuration"
        }
    }

    var none: String { "aucun" }
    var noneWithoutMistake: String { "aucun sans erreur" }
    var indexInMemory: String { "aucun\u{202F}: les recherches gardent leur index en mémoire" }
    func limit(seconds: Int) -> String { "\(seconds) s" }
    var notShown: String { "masquée" }

    func noTheme(_ name: String, at place: String, known: [String]) -> String {
        "\(place)\u{202F}: le thème «\u{202F}\(name)\u{202F}» n’existe pas\u{202F}; il y a \(known.joined(separator: ", "))"
    }

    func unusableTheme(_ name: String, _ mistake: String) -> String {
        "le thème «\u{202F}\(name)\u{202F}» est inutilisable\u{202F}: \(mistake)"
    }

    func unreadable(_ member: String, of profile: String, _ path: String, _ reason: String) -> String {
        "\(member) de \(profile)\u{202F}: \(path) est illisible (\(reason))"
    }

    var stoppedUnchanged: String { "arrêté\u{202F}; rien n’a été modifié" }

    var connectionTitle: String { "connexion" }
    var certificateTitle: String { "certificat" }
    func certificateTrusted(by file: String?) -> String {
        file.map { "fiable, selon \(visible($0))" } ?? "fiable, selon les autorités de cette machine"
    }
    var certificateRefused: String { "non fiable" }
    var clockTitle: String { "horloge" }
    var clockAgrees: String { "en accord avec celle de la passerelle" }
    var clockNotTold: String { "la passerelle n’indique pas la sienne" }
    var terminalTitle: String { "terminal" }
    var noTerminalHere: String { "aucun\u{202F}: la sortie va ailleurs" }

    func terminal(_ name: String, colors: Int, isUTF8: Bool, columns: Int, isInTmux: Bool) -> String {
        let parts = [
            name,
            colors >= 1 << 24 ? "couleurs 24 bits" : colors == 0 ? "sans couleurs" : "\(colors) couleurs",
            isUTF8 ? "UTF-8" : "sans UTF-8", "\(columns) colonnes",
        ]
        return (parts + (isInTmux ? ["dans tmux"] : [])).joined(separator: ", ")
    }

    var localeIsNotUTF8: String {
        """
        les paramètres régionaux (LC_ALL, LC_CTYPE ou LANG) ne sont pas en UTF-8\u{202F}: les lettres hors ASCII \
        peuvent ne pas s’afficher\u{202F}; essayez LANG=C.UTF-8
        """
    }
    var historyTitle: String { "historique" }
    func historyNotRead(bytes: Int, _ command: String) -> String {
        "\(count(bytes, .byte))\u{202F}; \(command) les lit"
    }
    func namesBadLines(_ command: String) -> String { "\(command) les nomme une à une." }
    var indexTitle: String { "index" }
    func indexed(_ part: Double) -> String {
        part >= 1 ? "à jour" : "\(Int(part * 100))\u{A0}% lus\u{202F}; la prochaine recherche lit le reste"
    }
    var noIndexYet: String { "pas encore\u{202F}; la première recherche le construit" }

    func looseMode(_ path: String, mode: UInt32) -> String {
        """
        d’autres ont accès à \(self.path(path)) (droits 0\(String(mode, radix: 8)))\u{202F}: chmod go= \
        \(shellWord(path))
        """
    }

    func winsOverFile(_ variable: String, _ profile: String, _ place: String) -> String {
        "\(variable) est définie, et l’emporte sur le profil par défaut \(visible(profile)) de \(place)"
    }

    func variablesDiffer(_ used: String, _ other: String) -> String {
        "\(used) et \(other) ont des valeurs différentes\u{202F}: c’est \(used) qui compte"
    }
}
