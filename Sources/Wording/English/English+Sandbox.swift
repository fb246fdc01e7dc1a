import InvoiceCore

extension English: SandboxTexts {
    func explanation(of outcome: SandboxOutcome) -> String {
        switch outcome {
        case .succeeds: "succeeds: once processed PAYIN, then FINISHED"
        case .fails: "fails: once processed PAYIN, then FAILED with a reason"
        case .declined: "create is declined with an error"
        case .serverError: "creates, then answers HTTP 500 with a page of HTML"
        case .neverAnswers: "creates, then never answers"
        case .slow: "creates, and answers after 5 seconds"
        case .dropsAfterCreating: "creates, then resets the connection"
        case .wrongSignature: "creates, and signs its answer wrongly"
        case .dropsBeforeCreating: "resets the connection without creating, the first time for a payment id"
        case .halfReply: "creates, then sends half of its answer"
        case .hostileText: "declined with control characters in the message"
        case .recalculated: "once processed PAYIN, then PAYED_RECALC: a tenth less was paid"
        case .canceled: "once processed PAYIN, then CANCELED"
        case .unheardOfStatus: "once processed PAYIN, then a status that no document knows"
        case .missingSignature: "creates, and does not sign its answer"
        case .redirect: "creates, then redirects"
        case .largeReply: "creates, and answers with 2 MiB"
        }
    }
}
