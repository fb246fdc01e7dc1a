import InvoiceCore
import ScreenKit

extension French: KeyTexts {
    var keysTitle: String { "Touches" }
    var keysRow: String { "Touches" }
    func changedKeys(_ count: Int) -> String {
        count == 0 ? "standard" : "\(count) \(FrenchForms("modifiée", "modifiées").form(for: count))"
    }

    func words(of command: ConsoleCommand) -> String {
        switch command {
        case .palette: "Toutes les commandes"
        case .help: "Aide"
        case .settings: "Réglages"
        case .switchProfile: "Changer de profil"
        case .quit: "Quitter, ou revenir en arrière"
        case .suspend: "Retour au shell pour un moment"
        case .new: "Nouvelle facture"
        case .clone: "Nouvelle facture sur ce modèle"
        case .replace: "Nouvelle facture à la place d’une erronée"
        case .refresh: "Redemander, relire ou recalculer"
        case .follow: "Suivre les paiements en attente, ou arrêter"
        case .pay: "Lien de paiement et QR code"
        case .copy: "Copier"
        case .settle: "Vérifier les issues\u{202F}; ou récupérer"
        case .sendAgain: "Envoyer de nouveau"
        case .closeUnknown: "Clôturer comme jamais créée"
        case .note: "Écrire une note"
        case .partner: "Sa remplaçante, ou celle qu’elle remplace"
        case .nextInvoice: "Facture suivante"
        case .previousInvoice: "Facture précédente"
        case .adopt: "Intégrer à l’historique"
        case .browser: "Ouvrir dans le navigateur"
        case .qrCode: "QR code suivant"
        case .search: "Chercher"
        case .filters: "Filtres et recherches enregistrées"
        case .columns: "Tri et colonnes de la liste"
        case .mark: "Marquer"
        case .markStretch: "Marquer une plage"
        case .markAll: "Tout marquer"
        case .drafts: "Brouillons"
        case .export: "Exporter, ou enregistrer en fichier"
        case .statistics: "Statistiques"
        case .reconcile: "Rapprocher du relevé"
        case .test: "Paiements de test"
        case .batch: "Plusieurs factures d’un fichier"
        case .sums: "Tous les totaux\u{202F}; garder une recherche"
        case .explain: "D’où vient un nombre"
        case .delete: "Supprimer ou retirer"
        case .bringBack: "Récupérer ce qui a été supprimé"
        case .review: "Relire, ou se connecter"
        case .favourite: "Devise favorite"
        case .editor: "Texte dans l’éditeur\u{202F}; ouvrir la semblable"
        case .removeField: "Retirer un champ supplémentaire"
        case .newPaymentID: "Un autre numéro de paiement"
        case .addProfile: "Ajouter un profil"
        case .editProfile: "Modifier un profil"
        case .defaultProfile: "Le profil ouvert en premier"
        case .saveUntried: "Enregistrer un profil non essayé"
        }
    }

    var changeKey: ActionText { ActionText("Modifier", "Donner une autre touche à la commande") }
    var standardKey: ActionText {
        ActionText(
            "Standard", "Rendre à la commande sa touche standard", whenNot: "elle a sa touche standard",
            keepsPlace: true)
    }
    var keepKey: ActionText { ActionText("Garder", "Garder la touche actuelle de la commande") }
    var or: String { "ou" }
    func pressKey(for words: String) -> String {
        "\(words)\u{202F}: appuyez sur sa nouvelle touche\u{202F}; Échap garde l’ancienne."
    }
    func keyNotTaken(_ problem: SettingsProblem.Kind) -> String {
        "Refusée\u{202F}: \(text(for: problem, at: .option("")))."
    }
    func keyTaken(_ key: String, _ words: String) -> String { "\(words)\u{202F}: \(key)." }
    func standardKeyIs(_ keys: String) -> String { "Touche standard\u{202F}: \(keys)." }
    func keysRemark(on command: ConsoleCommand) -> String {
        "Dans le fichier de configuration\u{202F}: \"keys\": {\"\(command.rawValue)\": …}"
    }

    func name(of code: Key.Code) -> String? {
        switch code {
        case .character(" "): "Espace"
        case .escape: "Échap"
        case .delete: "Suppr"
        case .insert: "Inser"
        case .home: "Orig"
        case .end: "Fin"
        case .pageUp: "PgPréc"
        case .pageDown: "PgSuiv"
        default: nil
        }
    }
    var spokenWords: SpokenWords {
        SpokenWords(
            enter: "Entrée", backspace: "Retour arrière", shift: "Maj", control: "Ctrl", up: "Haut", down: "Bas",
            left: "Gauche", right: "Droite", or: or, empty: "(vide)")
    }
}
