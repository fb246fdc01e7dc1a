/// What is done for whoever wants to know how an invoice is paid.
public enum PaymentStep: Sendable, Hashable {
    /// The gateway is asked: that starts the payment, or brings what it says of it now.
    case ask
    /// The gateway has told it before; it isn't asked again.
    case show(PaymentStart)
    /// Why there is nothing to pay by.
    case refuse(Problem)
}

extension Invoice {
    /// What is done where somebody wants to know how it is paid. Only this decides it, for keys, commands and the service: a
    /// payment that has ended, or was paid, isn't started again, and nobody is sent to pay an invoice that another has replaced.
    ///
    /// - Parameter asksAnew: whether the gateway is to be asked where it has told before, too.
    public func paymentStep(asksAnew: Bool = false) -> PaymentStep {
        guard state == .created else { return .refuse(.wrongState(state)) }
        if let status = report?.status, status.isFinal || status.meaning.isPaid {
            return .refuse(.paymentEnded(status))
        }
        if let replacement { return .refuse(.replaced(by: replacement, .created)) }
        if !asksAnew, let payment, payment.isUsable { return .show(payment) }
        return .ask
    }

    /// True where it can be told how it is paid, by asking the gateway or without.
    public var canBePaid: Bool { if case .refuse = paymentStep() { false } else { true } }
}

extension PaymentStart {
    /// True where it tells how to pay. A link to this machine is the embedded sandbox's, which has another port at each start.
    fileprivate var isUsable: Bool {
        if let link, !link.isEmpty { return !WebAddress.isLoopback(link) }
        return address?.isEmpty == false
    }
}

// An invoice that was made wrongly can't be canceled at the gateway. Another one takes its place, and names it.
extension Invoice {
    /// Why no other invoice may take its place; nil where one may. Only this decides it, for keys, commands and the service.
    public var replaceProblem: Problem? {
        guard state == .created else { return .wrongState(state) }
        if let replacement { return .replaced(by: replacement, .created) }
        if let status = report?.status, status.meaning.isPaid { return .paymentEnded(status) }
        return nil
    }
}
