import InvoiceCore
import ScreenKit

extension French: FormTexts {
    func invoiceLike(_ paymentID: String) -> String { "Sur le modèle de \(paymentID)" }
    var customerHeading: String { "Qui paie, et quoi" }
    var extraFieldsHeading: String { "Champs supplémentaires" }
    var addressesHeading: String { "Adresses et numéro" }
    var addressesLabel: String { "Adresses" }
    func addressesGiven(_ names: [String]) -> String {
        // What all of them have in common is in the label already.
        names.isEmpty
            ? "aucune"
            : names.joined(separator: ", ").replacing("URL de ", with: "").replacing("URL d’", with: "")
    }
    func lastInvoices(of customer: Customer) -> String {
        "Dernières factures du \(customer.field == .account ? "compte client" : "payeur") \(visible(customer.text))"
    }
    var addFieldLine: String { "+ ajouter un champ" }
    var chooseCurrencyKey: String { "Entrée pour choisir" }
    var fieldNameHint: String { "nom" }
    var fieldValueHint: String { "valeur" }
    func useUnlisted(_ code: String) -> String { "\(code) n’est pas dans la liste\u{202F}: l’utiliser" }
    var notListed: String { "hors liste" }
    func notListed(_ method: PaymentMethod) -> String {
        """
        \(visible(method.code)) n’est pas dans la liste des moyens. Son unité (\(visible(method.unit))) et ses \
        décimales (\(decimals(method.decimals))) sont telles que saisies\u{202F}: assurez-vous que la passerelle a \
        les mêmes
        """
    }
    func unlistedIsPossible(_ code: String) -> String {
        "Si la passerelle a quand même \(visible(code)), indiquez les décimales de ses montants\u{202F}: --decimals N"
    }
    var noCurrencyFits: String { "Aucun moyen de ce profil ne correspond." }

    var testAmountSucceeds: String { "montant de test\u{202F}: réussit toujours" }
    var testAmountFails: String { "montant de test\u{202F}: échoue toujours" }
    var sandboxAmounts: String { "1000 réussit, 2000 échoue\u{202F}; autres\u{202F}: F1" }
    func rule(_ pattern: String, example: String?) -> String {
        text(for: ValidationIssue(.extra(0), .extra(name: "", .patternMismatch(pattern, example: example))))
    }
    func example(_ text: String) -> String { "comme \(visible(text))" }
    var enterShowsAddresses: String { "Entrée les affiche" }
    var rightTakesLastDescription: String { "→ reprend le dernier" }
    func paymentIDIsUsed(_ state: InvoiceState) -> String { "déjà utilisé\u{202F}: \(name(of: state))" }
    var proposing: String { "proposition…" }
    var paymentIDIsProposed: String { "proposé" }
    var validCardNumber: String { "numéro de carte valide" }
    var invalidCardNumber: String { "numéro de carte non valide" }
    var senderIsOptional: String { "facultatif\u{202F}: carte, compte" }
    var callsConsoleBack: String { "notifie cette console" }
    var fromProfile: String { "du profil" }
    var chooseKeys: String { "choix\u{202F}: flèches" }
    var optional: String { "facultatif" }

    var preparing: String { "Préparation…" }
    func problem(_ problem: String, in field: String, more: Int) -> String {
        more > 0 ? "\(field)\u{202F}: \(problem) (et \(others(more)))" : "\(field)\u{202F}: \(problem)"
    }
    func sentAs(_ name: String, isRequired: Bool) -> String {
        "envoyé sous le nom \(name)\(isRequired ? ", obligatoire" : "")"
    }
    var cardNumberIsSentWhole: String {
        "Envoyé en entier à la passerelle\u{202F}; seuls les 6 premiers et 4 derniers chiffres sont gardés et affichés."
    }
    var formKeys: String { "* obligatoire   Entrée\u{202F}: suite, F2\u{202F}: relire avant envoi." }

    func paymentIDIsInHistory(_ state: InvoiceState) -> String {
        "Une facture porte déjà ce numéro de paiement dans l’historique (\(name(of: state)))."
    }
    func typedIsNewDraft(_ reason: String) -> String { "\(reason) Ce qui est saisi ici est un nouveau brouillon." }
    func notEdited(_ problem: EditProblem) -> String {
        switch problem {
        case .notFound(let editor):
            "L’éditeur \(visible(editor)) n’existe pas ici\u{202F}: réglez EDITOR. Le libellé est resté tel quel."
        case .failed(let editor, let status):
            "\(visible(editor)) s’est terminé avec le code \(status)\u{202F}; le libellé est resté tel quel."
        case .failedWithText(let editor, let status, let path):
            """
            \(visible(editor)) s’est terminé avec le code \(status)\u{202F}; son texte reste dans \(visible(path)). \
            Le libellé est resté tel quel.
            """
        case .notWritten(let problem):
            "Pas de fichier pour l’éditeur\u{202F}: \(text(for: problem)). Le libellé est resté tel quel."
        case .unreadable(let path):
            """
            Ce que l’éditeur a laissé n’est pas un texte utilisable\u{202F}; il reste dans \(visible(path)). Le \
            libellé est resté tel quel.
            """
        }
    }
    func editorsTextStays(path: String) -> String {
        "einvoice s’est fermé alors que votre éditeur était ouvert\u{202F}: son texte est dans \(visible(path))."
    }
    func draftIsKept(_ key: KeyName) -> String { "Brouillon conservé\u{202F}; \(key(.drafts)) le reprend." }
    func draftIsNotOnDisk(_ key: KeyName) -> String {
        "Le brouillon n’est pas sur le disque\u{202F}; on réessaie. \(key(.drafts)) le reprend."
    }
    var typeCardNumberAgain: String {
        "Le numéro de carte n’a pas été gardé en entier\u{202F}: saisissez-le de nouveau."
    }
}
