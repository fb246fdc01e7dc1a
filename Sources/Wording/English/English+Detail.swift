import InvoiceCore

extension English: DetailTexts {
    func invoiceTitle(paymentID: String) -> String { "Invoice \(paymentID)" }

    var otherTrackingLabel: String { "Also told" }
    var createdLabel: String { "Created" }
    var adoptedLabel: String { "Adopted" }
    func created(_ time: String, told: String) -> String { "\(time) (\(told) by the gateway's clock)" }
    var testLabel: String { "Test" }
    var isTestPayment: String { "a test payment; no count or sum has it" }
    var noteLabel: String { "Note" }
    var profileLabel: String { "Profile" }
    var localIDLabel: String { "Local id" }
    var statusLabel: String { "Status" }

    var gatewayHeading: String { "What the gateway says" }
    var timelineHeading: String { "Timeline" }

    func foundCreated(tracking: String) -> String { "found at the gateway: created as \(tracking)" }
    func created(tracking: String) -> String { "created as \(tracking)" }
    func rejected(_ reason: String) -> String { "rejected: \(reason)" }
    func outcomeWasUnknown(_ reason: String) -> String { "outcome unknown: \(reason)" }
    func wasNotSent(_ reason: String) -> String { "not sent: \(plain(reason))" }
    var isSentAgain: String { "to be sent again, the same bytes" }
    var gatewayHadNone: String { "asked: the gateway has no such payment" }
    var wasClosed: String { "closed as never created" }
    func status(_ word: String, because reasons: [String]) -> String {
        (["status \(word)"] + reasons).joined(separator: ": ")
    }
    func fromStatement(_ words: String) -> String { "\(words) (from the statement)" }
    func noted(_ text: String) -> String { "note: \(text)" }

    func request(to address: String, clientID: String) -> String { "\(address)  \(asClient(clientID))" }
    func httpStatus(_ code: Int?) -> String { code.map { "HTTP \($0)" } ?? "no HTTP status" }
    func signature(_ signature: Exchange.Signature) -> String {
        switch signature {
        case .verified: "signature verified"
        case .missing: "not signed"
        case .wrong: "signature wrong"
        }
    }
    var emptyReply: String { "(empty)" }
    var restNotKept: String { "… the rest was not kept" }

    var noteHint: String { "a line for your colleagues, kept in the history" }
    var noteAdvice: String { "Enter keeps it; Esc puts it aside, and N goes on with it." }
    var noteIsAside: String { "A note isn't saved yet: N goes on with it." }
    func noteFound(paymentID: String, others: Int) -> String {
        let more = others == 0 ? "" : " (and \(others) more)"
        return "A note on payment id \(paymentID)\(more) isn't saved yet: N on its page goes on with it."
    }
    func noteNotKept(_ reason: String) -> String {
        "The note is not on the disk: \(reason). Enter saves it in the history."
    }
    var noNextInvoice: String { "This is the last one of the list." }
    var noPreviousInvoice: String { "This is the first one of the list." }

    var createdAdvice: String { "Created; r asks whether it is paid." }
    var waitingAdvice: String { "r asks the gateway anew." }
    var unknownAdvice: String { "It may have been created: u asks, and sends nothing twice." }
    var missingAdvice: String { "The gateway has no such payment. x closes it as never created; u asks again." }
    var closedAdvice: String { "Closed as never created. u asks the gateway again; c makes a new one like it." }
    var unsentAdvice: String { "Nothing was created. S sends the same request again." }
    var rejectedAdvice: String { "The gateway said no. c makes a new one like it." }
}
