extension English: ExitTexts {
    var exitDone: String { "done" }
    var exitRejected: String { "the gateway rejected it; differences were found, or test payments not as expected" }
    var exitUsage: String { "wrong usage" }
    var exitInvalid: String { "invalid input: each problem named, nothing sent" }
    var exitUnreachable: String { "gateway unreachable, surely nothing sent" }
    var exitHistoryFailed: String {
        "the history can't be written or read, or the output can't be written; no invoice was sent"
    }
    var exitUnknown: String {
        "outcome unknown: it may have been created; or it was sent, and the output that tells of it can't be written"
    }
    var exitProtocolBroken: String { "the gateway's reply broke the protocol; no invoice is at stake" }
    var exitNotAllowed: String { "not confirmed, or credentials refused" }
    var exitConfiguration: String { "no or bad configuration" }
    var exitInterrupted: String { "stopped by a signal; what happened until then is recorded" }
}
