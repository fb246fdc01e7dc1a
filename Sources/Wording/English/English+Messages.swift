extension English: MessageTexts {
    func asWarning(_ text: String) -> String { "warning: \(text)" }

    func outputUnwritable(_ reason: String) -> String {
        "the standard output can't be written (\(reason)); its data are incomplete"
    }

    var nothingSentOrRecorded: String { "Nothing was sent or recorded." }
    var stoppedBeforeSending: String { "stopped; nothing was sent or recorded" }
    var stoppedBeforeEnd: String { "stopped before the end" }
    var exportStopped: String { "stopped; no file was left behind" }
    var askingGatewayNow: String { "asking the gateway…" }

    func historyLacksPayment(_ failure: String) -> String {
        "the history can't be written, and lacks this payment: \(failure)"
    }

    func historyLacksStatus(_ failure: String) -> String {
        "the history can't be written, and lacks this status: \(failure)"
    }

    func badLinesLeftOut(_ count: Int, of path: String, naming command: String) -> String {
        let lines = count == 1 ? "1 line" : "\(count) lines"
        return "\(lines) of \(path) can't be read and were left out; \(command) names them"
    }

    func noInvoice(_ id: String, in profile: String) -> String {
        "no invoice “\(id)” in the history of profile \(profile)"
    }

    func listsInvoices(_ command: String) -> String { "\(command) lists those that there are." }
    func severalInvoices(_ id: String) -> String { "\(id) names several invoices" }
    func nameOneOf(_ ids: [String]) -> String { "Name one by its own id: \(ids.joined(separator: ", "))" }

    func olderInvoicesOfSameID(_ ids: [String]) -> String {
        "older invoices have the same payment id: \(ids.joined(separator: ", "))"
    }
}
