extension French: ResolveTexts {
    var nothingToSettle: String { "Rien à vérifier\u{202F}: aucune facture n’a d’issue inconnue." }

    func doubtfullyRejected(_ number: Int) -> String {
        number == 1
            ? "1 facture rejetée est peut-être quand même chez la passerelle\u{202F}: nul n’a signé le refus."
            : "\(number) factures rejetées sont peut-être quand même chez la passerelle\u{202F}: nul n’a signé le refus."
    }

    func asksAbout(_ command: String, newest: Int?) -> String {
        "\(command) interroge\(newest.map { " sur les \($0) plus récentes" } ?? "")."
    }

    func promptForCard(_ kept: String, paymentID: String) -> String {
        "De nouveau le numéro de carte \(kept), paiement \(paymentID) (masqué)\u{202F}: "
    }

    var promptForSender: String { "Payeur (masqué)\u{202F}: " }
    var noSenderRead: String { "Payeur\u{202F}: aucune ligne de texte n’a pu être lue sur l’entrée standard" }

    var cardOnCommandLine: String {
        """
        d’autres utilisateurs de cette machine peuvent voir un numéro de carte sur la ligne de commande\u{202F}; \
        --sender - le lit sur une ligne
        """
    }

    func settledAlready(_ outcome: String) -> String { "déjà vérifiée\u{202F}: \(outcome)" }
    var rejectedWithoutReason: String { "rejetée" }
    var neverSent: String { "elle n’a jamais été envoyée\u{202F}; --resend l’envoie" }
    var notAskedAboutIt: String { "la passerelle n’a pas été interrogée à son sujet" }
    func gatewayHasIt(tracking: String) -> String { "la passerelle l’a\u{202F}: \(tracking)" }
    var notThereStaysRejected: String { "la passerelle ne connaît pas ce paiement\u{202F}: elle reste rejetée" }

    var notThereUnsigned: String {
        "la passerelle ne connaît pas ce paiement, mais la réponse n’était pas signée\u{202F}: redemandez pour en être sûr"
    }

    var notThereMayBeResent: String {
        """
        la passerelle ne connaît pas ce paiement\u{202F}; --resend l’envoie de nouveau, --close la clôture comme \
        jamais créée
        """
    }

    var notThereMayBeClosed: String {
        "la passerelle ne connaît pas ce paiement\u{202F}; --close la clôture comme jamais créée"
    }
    var closedNow: String { "la passerelle ne connaît pas ce paiement\u{202F}: clôturée comme jamais créée" }
    var notThereStaysClosed: String { "la passerelle ne connaît pas ce paiement\u{202F}: elle reste clôturée" }

    func reopened(tracking: String) -> String {
        """
        elle avait été clôturée comme jamais créée, et la passerelle l’a malgré tout\u{202F}: rouverte, numéro de \
        suivi \(tracking)
        """
    }

    func sentAgain(_ outcome: String) -> String { "envoyée de nouveau\u{202F}: \(outcome)" }

    func sentAgainUnknown(_ reason: String, _ command: String) -> String {
        "envoyée de nouveau\u{202F}: \(reason)\u{202F}; \(command) interroge"
    }
    func notSentUnreachable(_ reason: String) -> String { "non envoyée, passerelle injoignable\u{202F}: \(reason)" }

    func warned(_ warning: String, _ found: String) -> String {
        "\(warning) \(found.prefix(1).uppercased())\(found.dropFirst())"
    }

    var notThereBadge: String { "∅ absente" }
}
