extension English: ExtraFieldTexts {
    var noCurrencyHasWords: String { "No currency has all of these words." }

    func noExtraFields(for currency: String?) -> String {
        "The gateway asks for no extra fields \(currency.map { "for \($0)" } ?? "at all")."
    }

    var fieldListNotUnderstood: String { "not all of the gateway's list was understood; this is what it sent:" }
    var anyFieldByHand: String { "Any field can be given all the same: --field NAME=VALUE." }
    func fieldListNotKept(_ failure: String) -> String { "the list couldn't be kept for the next time: \(failure)" }

    func fieldListStillKept(from moment: String) -> String {
        "The list of \(moment) is still kept, and `create` goes by it."
    }
}
