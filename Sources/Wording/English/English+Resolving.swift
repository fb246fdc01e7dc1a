extension English: ResolveTexts {
    var nothingToSettle: String { "Nothing to settle: no invoice's outcome is unknown." }

    func doubtfullyRejected(_ number: Int) -> String {
        let what = number == 1 ? "1 rejected invoice" : "\(number) rejected invoices"
        return "\(what) may be the gateway's all the same: nobody signed the no."
    }

    func asksAbout(_ command: String, newest: Int?) -> String {
        "\(command) asks\(newest.map { " about the newest \($0)" } ?? "")."
    }

    func promptForCard(_ kept: String, paymentID: String) -> String {
        "Card number \(kept) of payment id \(paymentID) again (not shown): "
    }

    var promptForSender: String { "Sender (not shown): " }
    var noSenderRead: String { "Sender: no line of text could be read from the standard input" }

    var cardOnCommandLine: String {
        "other users of this machine can see a card number on the command line; --sender - reads it from a line"
    }

    func settledAlready(_ outcome: String) -> String { "settled already: \(outcome)" }
    var rejectedWithoutReason: String { "rejected" }
    var neverSent: String { "it was never sent; --resend sends it" }
    var notAskedAboutIt: String { "it was not asked about" }
    func gatewayHasIt(tracking: String) -> String { "the gateway has it: \(tracking)" }
    var notThereStaysRejected: String { "the gateway has no such payment: it stays rejected" }

    var notThereUnsigned: String {
        "the gateway has no such payment, but the answer wasn't signed: ask once more to be sure"
    }

    var notThereMayBeResent: String {
        "the gateway has no such payment; --resend sends it again, --close closes it as never created"
    }

    var notThereMayBeClosed: String { "the gateway has no such payment; --close closes it as never created" }
    var closedNow: String { "the gateway has no such payment: closed as never created" }
    var notThereStaysClosed: String { "the gateway has no such payment: it stays closed" }

    func reopened(tracking: String) -> String {
        "it was closed as never created, and the gateway has it after all: open again as \(tracking)"
    }

    func sentAgain(_ outcome: String) -> String { "sent again: \(outcome)" }

    func sentAgainUnknown(_ reason: String, _ command: String) -> String { "sent again: \(reason); \(command) asks" }
    func notSentUnreachable(_ reason: String) -> String { "not sent: the gateway can't be reached: \(reason)" }

    func warned(_ warning: String, _ found: String) -> String {
        "\(warning) \(found.prefix(1).uppercased())\(found.dropFirst())"
    }

    var notThereBadge: String { "∅ not there" }
}
