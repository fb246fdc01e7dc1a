extension English: ReplacingTexts {
    var replacesLabel: String { "Replaces" }
    var replacedByLabel: String { "Replaced by" }
    func wasReplaced(by id: String) -> String { "replaced by \(id)" }
    func replaced(by id: String) -> String {
        """
        Replaced by \(id): don't send its link any more. The gateway still takes its payment, for it has no cancel: tell the \
        customer not to pay it.
        """
    }
    func replacedLine(by id: String) -> String { "Replaced by \(id); the gateway still takes its payment." }
    func replaces(_ id: String) -> String {
        """
        It replaces \(id), whose link isn't offered any more. The gateway still takes the payment of that one, for it has no \
        cancel: tell the customer which one to pay.
        """
    }
    func willReplace(_ id: String) -> String {
        """
        It replaces \(id), whose link isn't offered any more then. The gateway still takes the payment of that one, for it has \
        no cancel.
        """
    }
    var replacementTitle: String { "Replacement" }

    func unusualAmount(_ amount: String, isMore: Bool, than other: String, paymentID: String, isModel: Bool) -> String {
        let distance = isMore ? "ten times or more above" : "a tenth or less of"
        let which =
            isModel
            ? "the \(other) of the invoice that it was made from (payment id \(paymentID))"
            : "what this customer was invoiced lately: \(other) with payment id \(paymentID)"
        return "\(amount) is \(distance) \(which)"
    }
    var typingReplacesSelected: String { "Typing replaces it; Left or Right keeps it." }
}
