extension English: CreateTexts {
    var wouldGoTo: String { "Nothing was sent or recorded. This would go, signed, by POST to:" }
    var embeddedSandbox: String { "the embedded sandbox" }
    var withWholeCardNumber: String { "with all digits of the card's number, of which only 6 and 4 are ever shown" }
    var withOwnPaymentID: String { "with a payment id of its own; --payment-id chooses it" }

    func similarInvoice(minutesAgo: Int, _ command: String) -> String {
        "a similar invoice was made \(ago(seconds: Int64(minutesAgo) * 60)): \(command)"
    }

    func refusedForCredentials(_ rejection: String) -> String { "the gateway refused the credentials: \(rejection)" }
    func gatewayRejectedIt(_ rejection: String) -> String { "the gateway rejected it: \(rejection)" }
    func outcomeIsUnknown(_ reason: String) -> String { "outcome unknown: \(reason)" }

    func recordedInvoice(as state: String, _ invoice: String) -> String { "Recorded as \(state): \(invoice)." }
    func notRecordedInvoice(_ invoice: String) -> String { "It is \(invoice)." }

    func invoice(of amount: String, by method: String, paymentID: String) -> String {
        "\(amount) by \(method), payment id \(paymentID)"
    }

    func mayExist(_ recorded: String) -> String { "The gateway may have created this invoice, or not. \(recorded)" }
    func surelyNotSent(_ recorded: String) -> String { "Surely nothing was sent. \(recorded)" }
    func showsAnswer(_ command: String) -> String { "\(command) shows the answer as it came." }
    func dontCreateAnew(asking command: String) -> String { "Don't create it anew: \(command) asks the gateway." }

    func sendsItAgain(_ command: String, needsAmount: Bool) -> String {
        "\(command) sends it again\(needsAmount ? ", with its amount after --confirm." : ".")"
    }

    var checkCredentials: String { "Check client id and secret of the profile." }
    var firstCheckCredentials: String { "But first check client id and secret of the profile." }

    func createdButOutputLost(tracking: String, paymentID: String, id: String) -> String {
        """
        THE INVOICE IS CREATED, and the output that says so is lost: tracking number \(tracking), payment id \(paymentID), \
        id \(id)
        """
    }

    func dontCreateAnew(showing command: String) -> String { "Don't create it anew: \(command) shows it." }

    func otherPayment(_ warning: String) -> String {
        "\(warning) Another payment may have this payment id: ask the gateway's support"
    }

    func outcomeToNoteByHand(_ failure: String, _ command: String) -> String {
        """
        THE OUTCOME COULD NOT BE RECORDED: \(failure). Note it by hand; once the history can be written, \(command) asks the \
        gateway
        """
    }
}
