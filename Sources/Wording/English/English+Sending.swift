import InvoiceCore

extension English: SendingTexts {
    var sendAgainTitle: String { "Send again" }
    var paymentIDLabel: String { "payment id" }
    func asClient(_ id: String) -> String { "as client \(id)" }
    var bodyIsBroken: String { "Sent exactly so, but in one line without these breaks and indents." }
    var cardNumberLabel: String { "Card number" }
    func typeCardAgain(fitting kept: String) -> String {
        "The card number was not kept. Type it again; it must fit \(kept)"
    }
    func typeAmountToSendUnlisted(_ code: String) -> String {
        "This is the LIVE gateway, and \(code) is not listed. Type the amount again to send:"
    }
    var typeAmountToSend: String { "This is the LIVE gateway. Type the amount again to send:" }
    func similarExists(_ amount: String, ago: String, state: String, paymentID: String) -> String {
        "\(ago) \(amount) was already invoiced like this (\(state), payment id \(paymentID))"
    }
    func isSentAgain(wasReached: Bool) -> String {
        let reason = wasReached ? "The gateway has no payment with this id." : "Nothing reached the gateway."
        return "\(reason) The same request is sent once more, byte for byte, so that it can't become two."
    }
    var enterSendsLive: String { "Enter sends this to the live gateway." }
    var recordedBeforeSending: String { "Recorded before it leaves. Nothing has been sent yet." }
    var recordedBeforeSendingAgain: String { "That it is sent again is recorded before it leaves." }

    var typeAmountByHand: String { "Type the amount by hand: this sends real money requests." }
    var typeWholeCardNumber: String { "Type the whole card number." }
    var otherCardNumber: String { "That is another card number than the one that was sent." }
    var liveNeedsAmount: String { "This is the live gateway: type the amount again to send." }
    func wrongAmount(_ amount: String) -> String { "That is not the amount: \(amount) is to be sent." }

    var sendingTitle: String { "Sending" }
    var createdTitle: String { "Created" }
    var rejectedTitle: String { "Rejected" }
    var unknownTitle: String { "Unknown" }
    var notSentTitle: String { "Not sent" }
    var sendingNow: String { "Sending…" }
    var stoppingNow: String { "Stopping…" }
    var credentialsRefused: String { "Credentials refused" }
    func butNotRecorded(_ verdict: String) -> String { "\(verdict), but not recorded" }
    func after(_ time: String) -> String { "after \(time)" }
    var trackingNumber: String { "tracking number" }
    func isTrackedAs(_ tracking: String) -> String { "Tracking number \(tracking)." }

    func outcomeNotRecorded(_ reason: String) -> String { "The outcome is not in the history: \(reason)." }
    func notRecordedAdvice(isCreated: Bool) -> String {
        (isCreated ? "Write the tracking number down. " : "")
            + """
            The history knows only that the request was being sent. The outcome is tried again until it is recorded; u \
            tries at once.
            """
    }
    func otherPaymentMayHaveID(_ warning: String) -> String {
        "\(warning) Another payment may have this payment id: ask the gateway's support."
    }

    var recordedThenSent: String { "It is recorded in the history first, then sent." }
    func stoppingAdvice(_ key: KeyName) -> String {
        """
        Esc or ^C stops waiting. What has left by then may be created all the same: it is recorded as unknown, and \(key(.settle)) asks \
        the gateway.
        """
    }
    var recorded: String { "Recorded in the history." }
    func nothingCreated(isRecorded: Bool) -> String {
        "The gateway created nothing.\(isRecorded ? " The answer is in the history." : "")"
    }
    var credentialsAdvice: String {
        "The gateway does not accept this client id or secret; nothing was created. Check the profile's settings."
    }
    func noCertainAnswer(_ reason: String) -> String { "No certain answer: \(reason)." }
    func mayBeCreated(isRecorded: Bool) -> String {
        """
        The gateway may have created this invoice, or not. \
        \(isRecorded ? "It is in the history as unknown; nothing" : "Nothing") was sent twice. Settling asks the gateway \
        by payment id.
        """
    }
    func staysUnknown(_ key: KeyName) -> String {
        """
        It was not sent again. Of the request before it no more is known than it was, so it stays unknown; \(key(.settle)) asks the \
        gateway.
        """
    }
    func nothingReachedGateway(isRecorded: Bool, _ key: KeyName) -> String {
        let known =
            isRecorded ? " It is in the history as not sent; \(key(.sendAgain)) sends the same request again." : ""
        return "Nothing reached the gateway, so nothing was created.\(known)"
    }
    func nothingSent(isTypedKept: Bool?) -> String {
        switch isTypedKept {
        case nil: "Nothing was sent now."
        case true?: "Nothing was sent. What you typed is kept."
        case false?: "Nothing was sent. What you typed is not on the disk either."
        }
    }
}
