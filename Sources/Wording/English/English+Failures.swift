extension English: FailureTexts {
    func confirmSends(_ option: String) -> String { "\(option) sends it." }
    func outcomeNotKnown(_ command: String) -> String { "Its outcome isn't known: \(command) asks the gateway." }
    func showsThatOne(_ command: String) -> String { "\(command) shows that one." }
    func showsTheOlder(_ command: String) -> String {
        "\(command) shows that one; leave --payment-id out for a new id."
    }
    var profileChoosesIt: String { "--profile NAME chooses it." }
    func waitForItsEnd(_ command: String) -> String { "Wait for it to end; then \(command) shows the outcome." }
    func firstAsk(_ command: String) -> String {
        "First \(command) asks; only what the gateway doesn't have is sent again."
    }
    var giveSenderAgain: String { "Give it with --sender -, which reads it from the standard input." }
    func triesAllTheSame(_ option: String) -> String { "\(option) tries them all the same." }
    func giveFields(_ missing: String) -> String { "\(missing); give them with --field NAME=VALUE" }
    var otherProfileNameTyped: String { "not confirmed: --confirm is not the profile's name" }
    var giveFields: String { "Give them with --field NAME=VALUE." }
    var chooseNameOrForce: String { "Choose another name, or say --force." }
    var choosePort: String { "Choose another with --port, or --port 0 for any free one." }

    func noStatement(_ why: String) -> String { "the gateway gives no statement: \(why)" }
    var stoppedComparing: String { "stopped before all was compared; nothing was recorded" }
    var emptyPeriodOfOptions: String {
        "the period is empty: --since is not before --until, which is now unless told"
    }
    var stoppedAdopting: String { "stopped; what was adopted until then stays" }

    var noPaymentOfUnknown: String { "its outcome is unknown, so it isn't known whether there is a payment" }
    func asksAndSettles(_ command: String) -> String { "\(command) asks the gateway and settles it." }
    var noPaymentOfUnsent: String { "it was never sent, so there is no payment" }
    func sendsIt(_ command: String) -> String { "\(command) sends it." }
    var wasRejected: String { "the gateway rejected it" }
    func showsAnswerOrAsks(showing: String, asking: String) -> String {
        "\(showing) shows the gateway's answer; \(asking) asks whether it has the payment all the same."
    }

    func whose(paymentIDs: [String], more: Int) -> String {
        let ids = paymentIDs.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        return paymentIDs.count == 1 && more == 0 ? "payment id \(ids)" : "payment ids \(ids)"
    }
}
