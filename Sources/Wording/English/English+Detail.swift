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
    func noteAdvice(_ key: KeyName) -> String {
        "Enter keeps it; Esc puts it aside, and \(key(.note)) goes on with it."
    }
    func noteIsAside(_ key: KeyName) -> String { "A note isn't saved yet: \(key(.note)) goes on with it." }
    func noteFound(paymentID: String, others: Int, _ key: KeyName) -> String {
        let more = others == 0 ? "" : " (and \(others) more)"
        return "A note on payment id \(paymentID)\(more) isn't saved yet: \(key(.note)) on its page goes on with it."
    }
    func noteNotKept(_ reason: String) -> String {
        "The note is not on the disk: \(reason). Enter saves it in the history."
    }
    var noNextInvoice: String { "This is the last one of the list." }
    var noPreviousInvoice: String { "This is the first one of the list." }

    func createdAdvice(_ key: KeyName) -> String { "Created; \(key(.refresh)) asks whether it is paid." }
    func waitingAdvice(_ key: KeyName) -> String { "\(key(.refresh)) asks the gateway anew." }
    func unknownAdvice(_ key: KeyName) -> String {
        "It may have been created: \(key(.settle)) asks, and sends nothing twice."
    }
    func missingAdvice(_ key: KeyName) -> String {
        "The gateway has no such payment. \(key(.closeUnknown)) closes it as never created; \(key(.settle)) asks again."
    }
    func closedAdvice(_ key: KeyName) -> String {
        "Closed as never created. \(key(.settle)) asks the gateway again; \(key(.clone)) makes a new one like it."
    }
    func unsentAdvice(_ key: KeyName) -> String {
        "Nothing was created. \(key(.sendAgain)) sends the same request again."
    }
    func rejectedAdvice(_ key: KeyName) -> String { "The gateway said no. \(key(.clone)) makes a new one like it." }
}
