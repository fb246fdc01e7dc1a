import InvoiceCore
import ScreenKit

extension French: PaymentFormTexts {
    func formLeads(_ form: PaymentForm) -> String {
        let values = form.fields.count
        let what =
            values == 0
            ? "sans valeur"
            : "avec \(values) \(FrenchForms("valeur masquée", "valeurs masquées").form(for: values))"
        return "Le formulaire mène à \(visible(form.action)) \(what) (\(form.method.rawValue.uppercased()))."
    }

    func text(for problem: PaymentFormProblem) -> String {
        switch problem {
        case .tooLong(let limit): "il dépasse \(limit) octets"
        case .noForm: "il n’y a pas de formulaire dedans"
        case .severalForms: "il y a plusieurs formulaires dedans"
        case .unreadable: "on ne sait pas avec certitude ce qu’un navigateur en ferait"
        case .asksFor(let name): "il demande quelque chose au client (\(visible(name)))"
        case .noTarget: "il ne dit pas où il mène"
        case .notWeb(let target): "il ne mène pas à une adresse web (\(visible(target)))"
        case .notSecure(let target): "il mène à une autre machine sans chiffrement (\(visible(target)))"
        }
    }

    var formIsPreferred: String {
        """
        La passerelle a donné un formulaire et un lien. Sa documentation préfère le formulaire\u{202F}; c’est donc \
        lui qui s’ouvre ici.
        """
    }
    func linkInsteadOfForm(_ reason: String) -> String {
        """
        La passerelle a aussi donné un formulaire, qui est inutilisable\u{202F}: \(reason). C’est donc le lien qui \
        s’ouvre ici.
        """
    }
    func formNotUsed(_ reason: String) -> String {
        """
        La passerelle a donné un formulaire au lieu d’un lien, et il est inutilisable\u{202F}: \(reason). Demandez un \
        lien à son assistance.
        """
    }
    var formInsteadOfLink: String { "La passerelle a donné un formulaire au lieu d’un lien." }
    func opensForm(_ command: String) -> String { "\(command) ouvre sur cette machine une page qui le contient." }
    func pageNotWritten(_ reason: String) -> String { "la page du formulaire n’a pas été écrite\u{202F}: \(reason)" }
    func pageIsIn(_ path: String) -> String {
        "La page du formulaire est \(path)\u{202F}; un navigateur de ce compte peut l’ouvrir."
    }
    func opensFormByKey(_ key: KeyName) -> String {
        """
        La passerelle a donné un formulaire au lieu d’un lien\u{202F}: \(key(.browser)) ouvre sur cette machine une \
        page qui le contient.
        """
    }

    var pageAdvice: String { "Le paiement se poursuit à l’adresse que nomme le bouton." }
    func goOn(to host: String) -> String { "Continuer vers \(host)" }
}
