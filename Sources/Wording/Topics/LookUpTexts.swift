import InvoiceCore

/// A number that isn't in the history, and what the gateway knows of it. Numbers stand as they came.
public protocol LookUpTexts {
    // Of both fronts, each a sentence.
    func notInHistoryButThere(_ number: String) -> String
    /// Neither here nor there.
    func nowhere(_ number: String) -> String
    /// Why it may be nowhere, and what else to do.
    var nowhereAdvice: String { get }
    var tooLittleToAdoptIt: String { get }

    // Of the command line.
    func asksGatewayAbout(_ command: String) -> String
    func adoptsIt(_ command: String) -> String
    func adoptedNow(_ number: String) -> String
    func wasHereAlready(_ number: String, as id: String) -> String

    // Of the console.
    var lookUpTitle: String { get }
    /// Below the line that nothing is found.
    func enterAsksGateway(_ number: String) -> String
    /// Before a time that runs.
    func askingAbout(_ number: String) -> String
    var adoptItQuestion: String { get }
    func adoptKey(_ key: KeyName) -> String
    func askAgainKey(_ key: KeyName) -> String
    var lookingUpRecordsNothing: String { get }
}

extension Language {
    /// What the gateway tells of a payment of which it tells too little for an invoice: names and values. Not made safe to show.
    public func lines(for report: StatusReport) -> [String] {
        let facts = [
            (label(of: .tracking), report.tracking), (label(of: .paymentID), report.paymentID),
            (label(of: .currency), report.currency), (label(of: .amount), report.amount?.description),
        ]
        return [labelled(statusLabel, report.status.text)]
            + facts.compactMap { label, value in value.map { labelled(label, $0) } }
    }
}
