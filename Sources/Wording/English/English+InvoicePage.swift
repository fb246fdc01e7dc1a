import InvoiceCore

extension English: InvoicePageTexts {
    var profileLabel: String { "Profile" }
    var idLabel: String { "Id" }
    var methodLabel: String { "Method" }
    var askedLabel: String { "Asked for" }

    var historyHeading: String { "What happened" }
    func wasSettled(tracking: String) -> String { "settled: the gateway has it as \(tracking)" }
    func becameUnknown(_ reason: String) -> String { "unknown: \(reason)" }

    func status(_ word: String, reason: String?, differing differences: String?) -> String {
        (["status \(word)"] + [reason, differences].compactMap(\.self)).joined(separator: ": ")
    }

    func request(to address: String, clientID: String) -> String { "\(address)   as client \(clientID)" }

    func answer(httpStatus: Int?, after time: String, signature: Exchange.Signature?) -> String {
        let status = httpStatus.map { "HTTP \($0)" }
        return [status, time, signature.map { words(for: $0) }].compactMap(\.self).joined(separator: ", ")
    }

    private func words(for signature: Exchange.Signature) -> String {
        switch signature {
        case .verified: "signature verified"
        case .missing: "signature missing"
        case .wrong: "signature wrong"
        }
    }

    func cut(_ reply: String) -> String { "\(reply) … (cut)" }
}
