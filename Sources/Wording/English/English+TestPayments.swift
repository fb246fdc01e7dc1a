import InvoiceCore

extension English: TestPaymentTexts {
    var endedAsExpected: String { "as expected" }
    var endedOtherwise: String { "other end" }
    var cameToNoEnd: String { "no end" }

    func word(for stage: TestPayment.Stage) -> String {
        switch stage {
        case .waiting, .done: "waits"
        case .creating: "creating"
        case .starting: "starting"
        case .following: "following"
        }
    }
}
