import EInvoiceKit
import InvoiceCore

extension Timestamp {
    static var now: Timestamp { TimeSource.system.now }

    /// A time as the protocol writes it (`Y-m-d H:i:s`, here in UTC); nil for any other writing.
    init?(protocolText text: String) {
        guard let moment = Timestamp(text), moment.protocolText.utf8.elementsEqual(text.utf8) else { return nil }
        self = moment
    }

    /// The time as the protocol writes it, in UTC and whole seconds.
    var protocolText: String {
        let time = LocalDateTime(self, offset: 0)
        return "\(time.date) \(time.clock)"
    }

    func advanced(by duration: Duration) -> Timestamp {
        let (seconds, attoseconds) = duration.components
        return advanced(byMilliseconds: seconds * 1000 + attoseconds / 1_000_000_000_000_000)
    }
}
