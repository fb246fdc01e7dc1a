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
    var enlargeForQRCode: String { "A larger window also shows it as a QR code." }

    func settling(_ open: Int) -> String { "Settling, \(open) to go" }
    var settled: String { "Settled" }
    var moreAreUnknown: String { "more are unknown" }
    var waitsForTurn: String { "waits for its turn" }
    var askingByPaymentID: String { "asking the gateway by payment id…" }
    func settledAsCreated(tracking: String) -> String { "created, tracking \(tracking)" }
    func settledAsRejected(_ reason: String) -> String { "rejected: \(reason)" }
    func settledAs(_ state: String, _ explanation: String) -> String { "\(state): \(explanation)" }
    var missingSendAgain: String { "the gateway has no such payment: s sends the same request again" }
    var missingAskAgain: String { "no such payment, says an unsigned answer: u asks once more, to be sure" }
    func stillUnknown(_ reason: String) -> String { "still unknown: \(reason)" }
    var isSentElsewhere: String { "another program is sending it right now" }
    var settlingOnlyAsks: String { "Settling only asks; nothing is sent again unless you say so." }
}
