import InvoiceCore

extension English: DetailTexts {
    var otherTrackingLabel: String { "Also told" }
    var noteLabel: String { "Note" }

    var gatewayHeading: String { "What the gateway says" }
    var requestHeading: String { "Request" }

    func created(tracking: String, after time: String?) -> String { "created as \(tracking)\(after(time))" }
    func rejected(_ reason: String, after time: String?) -> String { "rejected\(after(time)): \(reason)" }
    func wasNotSent(_ reason: String) -> String { "not sent: \(reason)" }
    var wasSentAgain: String { "sent again, the same bytes" }
    var gatewayHadNone: String { "asked: the gateway has no such payment" }
    func noted(_ text: String) -> String { "note: \(text)" }

    private func after(_ time: String?) -> String { time.map { " after \($0)" } ?? "" }
}
