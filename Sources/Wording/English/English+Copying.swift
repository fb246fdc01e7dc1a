import InvoiceCore

extension English: CopyTexts {
    var copyTitle: String { "Copy" }

    func name(ofCopied thing: CopiedThing) -> String {
        switch thing {
        case .tracking: "Tracking number"
        case .paymentID: "Payment id"
        case .link: "Payment link"
        case .amount: "Amount"
        case .summary: "For the merchant"
        }
    }

    var addressToPay: String { "Address to pay to" }
    func copies(_ name: String) -> String { "Copy: \(name)" }
    var onePerInvoice: String { "a line for each invoice" }
    var noTrackingToCopy: String { "the gateway has given none" }
    var linkUnknown: String { "not known here; \(showPaymentLink.label) asks for it" }
    var linkOfEarlierRun: String { "of a sandbox that has ended; \(showPaymentLink.label) asks for another" }
    var onlyCreatedHasLink: String { "only a created invoice has one" }
    func copiedBut(_ copied: Int, lacking: Int, _ name: String) -> String {
        "\(count(copied)) copied; \(count(lacking)) \(lacking == 1 ? "has" : "have") no \(name)."
    }
    func notCopied(because reason: String) -> String { "Not copied: \(reason)." }

    func merchantFacts(paymentID: String, tracking: String?, amount: String, method: String, state: String) -> String {
        let number = tracking.map { ", tracking \($0)" } ?? ""
        return "Payment \(paymentID)\(number): \(amount) by \(method), \(state)."
    }

    var nothingToHandOver: String { "It is a test payment: there is nothing to hand over." }

    func merchantSentence(for state: InvoiceState, refusal: String?) -> String {
        switch state {
        case .sending: "It is on its way to the gateway; whether it was created isn't known yet."
        case .unknown: "Whether the gateway has created it isn't known yet. Please don't have it made again."
        case .unsent: "It did not reach the gateway; nothing was created."
        case .rejected: "The gateway refused it: \(refusal ?? noReasonGiven)."
        case .closed: "It was closed as never created: the gateway had no such payment."
        case .created: "The invoice is created; of its payment nothing is known yet."
        }
    }
}
