extension English: NoticeTexts {
    var historyReadableAgain: String { "The history can be read again." }
    var historyReplaced: String { "The history file was replaced and is read anew." }
    func cantFollowHistory(_ reason: String) -> String { "The history can't be followed: \(reason)." }

    func linesUnreadable(_ number: Int) -> String {
        let lines = number == 1 ? "A line" : "\(number) lines"
        return "\(lines) of the history can't be read; all others are shown."
    }

    func endsInHalfLine(bytes: Int) -> String {
        "The history ends in half a line (\(bytes) bytes); the next record sets it aside."
    }

    func tooManyUnknown(most: Int) -> String {
        "More than \(most) invoices are unknown; settling takes the newest \(most), `einvoice resolve` all of them."
    }

    func wereOnTheWay(_ number: Int) -> String {
        let what = number == 1 ? "An invoice was" : "\(number) invoices were"
        return "\(what) on the way when the program ended: settling asks the gateway what became of it."
    }

    func favouriteNotKept(_ reason: String) -> String { "The favourite could not be kept: \(reason)." }

    func listSettingsNotKept(_ reason: String) -> String { "Searches and columns could not be kept: \(reason)." }

    func themeNotRemembered(_ reason: String) -> String {
        "The theme lasts until you leave; it can't be remembered: \(reason)"
    }

    func draftUnreadable(_ path: String) -> String { "A kept draft can't be read: \(path)." }
    func draftsUnreadable(_ reason: String) -> String { "Kept drafts can't be read: \(reason)." }
    func draftNotDiscarded(_ reason: String) -> String { "The draft could not be thrown away: \(reason)." }

    func draftNotKept(_ reason: String, mayPass: Bool) -> String {
        "The draft could not be kept: \(reason). \(nextStep(mayPass))"
    }

    func draftNotDiscarded(_ reason: String, mayPass: Bool) -> String {
        "\(draftNotDiscarded(reason)) \(nextStep(mayPass))"
    }

    private func nextStep(_ mayPass: Bool) -> String { mayPass ? "It is tried again." : "Shorten it to have it kept." }

    var draftKeptAgain: String { "The draft is kept now." }

    var askingForFields: String { "asking the gateway which fields it wants…" }
    var noFieldList: String { "the gateway's list of extra fields can't be had; add any by hand" }
    var fieldListPartlyUnderstood: String { "part of the gateway's list is not understood; add any field by hand" }

    func noPaymentIDReserved(_ reason: String) -> String { "No payment id could be reserved: \(reason)." }
    var noneWaiting: String { "No payment is waiting." }

    func following(_ number: Int, isCut: Bool, _ cost: String) -> String {
        let what = isCut ? "the newest \(number) payments" : number == 1 ? "one payment" : "\(number) payments"
        return "Following \(what); what changes appears here. \(cost)"
    }

    func asksEach(from: Int, to: Int, atOnce: Int) -> String {
        "One question for each every \(from) to \(to) s, at most \(atOnce) at once; R stops."
    }

    var stoppedFollowing: String { "No payment is followed any more." }

    func statusNotRecorded(_ reason: String) -> String { "A payment's status could not be recorded: \(reason)." }
    var gatewayAnswersAgain: String { "The gateway answers again." }

    func refused(_ paymentID: String, _ rejection: String) -> String {
        "Payment \(paymentID): the gateway said no: \(rejection)."
    }

    func askedAgainLater(_ problem: String) -> String { "\(problem) It is asked again by and by." }
}
