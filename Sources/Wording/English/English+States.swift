import InvoiceCore

extension English: StateTexts {
    func word(for state: ShownState) -> String { state == .otherSum ? "other sum paid" : state.rawValue }

    func meaning(of state: ShownState) -> String {
        switch state {
        case .sending: "On its way to the gateway"
        case .rejected: "The gateway said no; nothing was created"
        case .unknown: "No usable answer: it may have been created; settling asks"
        case .unsent: "It surely never left; nothing was created"
        case .closed: "Closed by hand as never created"
        case .created: "The gateway has it; its payment is not started"
        case .started: "The customer may pay now; nothing is credited yet"
        case .paid: "Paid, and not finished yet"
        case .otherSum: "Paid, but another sum than asked"
        case .finished: "Paid and done"
        case .failed: "The payment failed; nothing was credited"
        case .debitFailed: "The debit failed"
        case .canceled: "The gateway no longer expects the payment"
        case .mismatch: "The gateway reports another amount or currency than was asked"
        }
    }

    func explanation(of meaning: GatewayStatus.Meaning) -> String {
        switch meaning {
        case .orderCreated: "The order exists; its payment is not started. Starting it gives the payment link."
        case .inProgress: "Waiting for the customer to pay; nothing is credited yet."
        case .paid: "Paid, and not finished yet. Hand the goods over once it is finished."
        case .paidOtherAmount: "Paid, but another sum than asked: compare the credited sum before handing over goods."
        case .finished: "Paid and done. The goods can be handed over."
        case .failed: "The payment failed; nothing was credited. The customer may try again with a new invoice."
        case .canceled: "The gateway no longer expects this payment. Make a new invoice if it is still wanted."
        case .debitFailed: "The debit failed. The gateway knows this status in test mode only."
        case .unheardOf: "The gateway's own word; the protocol does not explain it. Ask the gateway's support."
        }
    }

    func cause(_ code: UnknownReason.Code, detail: String?) -> String {
        func with(_ text: String) -> String { detail.map { "\(text) (\($0))" } ?? text }
        switch code {
        case .timeout: return detail.map { "no whole answer within \($0)" } ?? "no whole answer in time"
        case .canceled: return "you stopped waiting for the answer"
        case .connectionLost: return with("the connection broke before the answer was whole")
        case .badReply: return with("the answer was not what the protocol says")
        case .replyTooLarge: return with("the answer was too large to be read")
        case .wrongSignature:
            return with(
                "the answer's signature is wrong: it may not come from the gateway, or the profile's secret is wrong")
        case .missingSignature:
            let setting = "set accept_unsigned_replies in the profile, or EINVOICE_ACCEPT_UNSIGNED_REPLIES"
            return "the answer was not signed (where the gateway doesn't sign, \(setting))"
        case .unsignedRefusal: return with("a refusal that nobody signed, which proves nothing")
        case .alreadyExists:
            return with("the gateway has this payment id already, from this very request or from another invoice")
        case .redirect: return with("the gateway sent us elsewhere, which is never followed")
        case .interrupted: return "the program ended before the answer came"
        case .other: return with("no usable answer")
        }
    }

    var noReasonGiven: String { "no reason given" }

    func refusal(_ message: String, code: String) -> String { "\(message) (code \(code))" }

    func name(of kind: PaymentMethod.Kind) -> String {
        switch kind {
        case .card: "card"
        case .bank: "bank"
        case .mobileMoney: "mobile money"
        case .upi: "UPI"
        case .crypto: "crypto"
        }
    }

    func decimals(_ count: Int) -> String { count == 0 ? "no decimals" : "\(count) decimals" }
}
