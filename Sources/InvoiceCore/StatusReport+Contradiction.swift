extension StatusReport {
    /// True where an error stands beside a status that says that the payment was paid: neither can be believed.
    public var contradictsItself: Bool {
        switch status.meaning {
        case .paid, .paidOtherAmount, .finished: reason != nil
        case .orderCreated, .inProgress, .failed, .canceled, .debitFailed, .unheardOf: false
        }
    }
}
