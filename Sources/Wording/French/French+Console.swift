import InvoiceCore
import ScreenKit

extension French: ConsoleTexts {
    var invoicesTitle: String { "Factures" }
    var invoiceTitle: String { "Facture" }
    var statisticsTitle: String { "Statistiques" }
    var draftsTitle: String { "Brouillons" }
    var helpTitle: String { "Aide" }
    var commandsTitle: String { "Commandes" }
    var settingsTitle: String { "Réglages" }
    var exportTitle: String { "Export" }
    var newInvoiceTitle: String { "Nouvelle facture" }
    var reviewTitle: String { "Relecture avant envoi" }
    var outcomeTitle: String { "Ce qu’elle est devenue" }
    var paymentTitle: String { "Paiement" }
    var settlingTitle: String { "Vérification" }
    var testPaymentsTitle: String { "Paiements de test" }
    var reconcileTitle: String { "Rapprochement" }

    var sandboxBadge: String { "BAC À SABLE" }
    var testBadge: String { "TEST" }
    var liveBadge: String { "PRODUCTION" }

    var tooSmall: String { "Fenêtre trop petite" }
    func tooSmall(_ size: Size, least: Size) -> String {
        "\(size.width)×\(size.height)\u{202F}; einvoice demande \(least.width)×\(least.height)."
    }
    var enlargeOrQuit: String { "Agrandissez la fenêtre, ou quittez avec q." }
    var typedIsKept: String { "Votre saisie est conservée." }
    var typedIsNotOnDisk: String { "Votre saisie n’est pas sur le disque." }

    func escapeIsHeld(_ label: String) -> String { "Échap reçu\u{202F}: \(label)…" }
    func allInHelp(_ key: KeyName) -> String { "… \(key(.help))\u{202F}: tout" }
    func payment(_ id: String, warning: String) -> String { "Paiement \(id)\u{202F}: \(warning)" }

    func copiedIntoTmux(_ text: String) -> String { "Copié dans le tampon de tmux\u{202F}: \(text)" }
    func copiedIntoClipboard(_ text: String) -> String { "Copié dans le presse-papiers\u{202F}: \(text)" }
    func sentToTerminalClipboard(_ text: String) -> String {
        "Transmis au presse-papiers du terminal (qui peut refuser)\u{202F}: \(text)"
    }
    func notCopied(_ text: String, reason: String) -> String {
        "Non copié (\(reason))\u{202F}; le voici\u{202F}: \(text)"
    }
    func cantCopy(_ text: String) -> String {
        "Ce terminal ne sait pas copier\u{202F}; voici le texte\u{202F}: \(text)"
    }

    var askingGateway: String { "Interrogation de la passerelle…" }
    func tryAgainKey(_ key: KeyName) -> String { "Réessayez avec \(key(.refresh))." }
    func part(_ number: Int, of all: Int) -> String { "\(count(number)) sur \(count(all))" }
    var currencyFilterHint: String { "code, nom, pays ou type" }
}
