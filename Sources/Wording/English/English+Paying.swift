import InvoiceCore

extension English: PayingTexts {
    func namedPaymentID(_ id: String) -> String { "payment id \(id)" }

    var startingIsLive: String {
        "This is the LIVE gateway. Starting the payment asks it for real money from the customer."
    }
    var startKeys: String { "Enter starts it; Esc leaves it as it is." }
    var askingForPayment: String { "Asking the gateway for the payment…" }
    var payToAddress: String { "Pay to this address" }
    var noWebAddress: String { "This is no web address, so it can't be opened from here." }
    func dontSendToCustomer(_ explanation: String) -> String { "Don't send it to the customer. \(explanation)" }
    var sendToCustomer: String { "Send it to the customer. The status follows here by itself." }
    var nothingToPay: String { "There is nothing to pay here any more." }
    func nothingToCopy(_ explanation: String) -> String {
        "Not copied: nothing is to be paid any more. \(explanation)"
    }
    var enlargeForQRCode: String { "This window is too small for the QR code: a larger one shows it." }

    func settling(_ open: Int) -> String { "Settling, \(open) to go" }
    func settled(_ number: Int, of all: Int) -> String {
        switch (number, all - number) {
        case (_, 0): "Settled"
        case (0, 1): "Still unknown"
        case (0, let open): "\(open) still unknown"
        case (_, let open): "\(number) settled, \(open) still unknown"
        }
    }
    var moreAreUnknown: String { "more are unknown" }
    var waitsForTurn: String { "waits for its turn" }
    var askingByPaymentID: String { "asking the gateway by payment id…" }
    func settledAsCreated(tracking: String) -> String { "created, tracking \(tracking)" }
    func settledAsRejected(_ reason: String) -> String { "rejected: \(reason)" }
    func settledAs(_ state: String, _ explanation: String) -> String { "\(state): \(explanation)" }
    func missingSendAgain(_ key: KeyName) -> String {
        "no such payment: \(key(.sendAgain)) sends it again, \(key(.closeUnknown)) closes it"
    }
    func missingClose(_ key: KeyName) -> String { "no such payment: \(key(.closeUnknown)) closes it as never created" }
    var closedAsNeverCreated: String { "closed as never created" }
    var missingStaysClosed: String { "no such payment: it stays closed" }
    func reopenedAs(tracking: String) -> String { "the gateway has it after all: open again, tracking \(tracking)" }
    func missingAskAgain(_ key: KeyName) -> String {
        "no such payment, says an unsigned answer: \(key(.refresh)) asks again"
    }
    func stillUnknown(_ reason: String) -> String { "still unknown: \(reason)" }
    var isSentElsewhere: String { "another program is sending it right now" }
    var settlingOnlyAsks: String { "Settling only asks. It sends nothing again by itself." }

    var closingTitle: String { "Close as never created" }
    var closingMeans: [String] {
        [
            "The gateway said that it has no such payment. Closed, the invoice is no longer counted as unknown.",
            """
            It is never sent again, and its payment id stays used. Should the gateway turn out to have it after all, it is open \
            again, and you are told.
            """,
        ]
    }
    var typeAmountToClose: String { "LIVE profile: type the amount again to close it:" }
    var liveNeedsAmountToClose: String { "This is a live profile: type the amount again to close the invoice." }
    var typeAmountToCloseByHand: String { "Type the amount by hand: this is about real money." }
    func notTheAmount(_ amount: String) -> String { "That is not the amount: it is \(amount)." }
    var closingNow: String { "Closing…" }
    func closed(paymentID: String) -> String { "Payment \(paymentID) is closed as never created." }
}
