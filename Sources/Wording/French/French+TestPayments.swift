import InvoiceCore

extension French: TestPaymentTexts {
    var testWaits: String { "à venir" }
    var testIsCreating: String { "création" }
    var testIsStarting: String { "lancement" }
    var testIsFollowing: String { "suivi" }
    var testAsExpected: String { "conforme" }
    var testOtherEnd: String { "différent" }
    var testNoEnd: String { "inachevé" }

    func testsAsExpected(_ count: Int) -> String {
        "\(count) \(FrenchForms("conforme", "conformes").form(for: count))"
    }
    func testsOtherEnd(_ count: Int) -> String {
        "\(count) \(FrenchForms("différent", "différents").form(for: count))"
    }
    func testsMismatched(_ count: Int) -> String { "\(count) \(FrenchForms("écart", "écarts").form(for: count))" }
    func testsNoEnd(_ count: Int) -> String { "\(count) \(FrenchForms("inachevé", "inachevés").form(for: count))" }

    var whichCurrencies: String { "Quelles devises\u{202F}?" }
    func marked(_ count: Int, shown: Int, of all: Int) -> String {
        let marked =
            count == 0
            ? "aucune marquée, Entrée\u{202F}: celle-ci"
            : "\(count) \(FrenchForms("marquée", "marquées").form(for: count))"
        return "\(marked)\u{202F}; \(shown) sur \(all) affichées"
    }
    var testsMakeTwoInvoices: String { "Deux pour chacune\u{202F}: 1000 doit finir FINISHED, 2000 FAILED." }

    func testsWillMake(invoices: Int, currencies: Int) -> String {
        let noun = FrenchForms("devise", "devises").form(for: currencies)
        return "\(invoices) factures vont être créées dans \(currencies) \(noun)."
    }
    var testsConfirmKeys: String { "Entrée\u{202F}: les créer\u{202F}; Échap\u{202F}: revenir aux devises." }
    var testsAreLive: String { "PRODUCTION\u{202F}: de vraies factures de 1000 et 2000." }
    func typeProfileName(_ name: String) -> String { "Pour lancer, saisissez le nom du profil, \(name)\u{202F}:" }
    var typeNameToStart: String {
        "C’est la passerelle de production\u{202F}: pour lancer, saisissez le nom du profil."
    }
    func wrongProfileName(_ name: String) -> String { "Ce n’est pas le nom du profil\u{202F}: \(name)." }
    var typeNameByHand: String { "Saisissez le nom à la main\u{202F}: ces demandes de paiement sont réelles." }
    var nothingSentYet: String { "Rien n’a encore été envoyé." }

    var testsRun: String { "Essai en cours… ces factures sont enregistrées comme toute autre." }
    var testsStop: String { "Arrêt\u{202F}: ce qui est parti s’achève…" }
    var testsGaveUp: String { "Abandon après les premiers. Entrée continue là où c’était." }
    var testsStopped: String { "Arrêté. Entrée continue là où c’était." }
    var allTestsAsExpected: String { "Tout est conforme." }
    func testsNotAsExpected(_ names: [String], more: Int) -> String {
        "Non conforme\u{202F}: \(names.joined(separator: ", "))" + (more > 0 ? " et \(others(more))." : ".")
    }
}
