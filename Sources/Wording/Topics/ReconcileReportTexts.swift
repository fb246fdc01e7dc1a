/// What came of comparing with the gateway's statement, of the command line.
public protocol ReconcileReportTexts {
    // How far it is.
    var statementIsFetched: String { get }
    /// A part of 100, and the rows that are there.
    func statementIsFetched(percent: Int, rows: Int) -> String
    func comparing(invoices: Int) -> String
    func adoptedSoFar(_ done: Int, of all: Int) -> String

    /// The period, from one moment to another, and how many invoices stand in the statement and on both sides.
    func compared(from first: String, to last: String, statementRows: Int, onBothSides: Int) -> String
    /// Hours and minutes east of UTC.
    func gatewayClock(_ offset: String) -> String
    var gatewayClockUnknown: String { get }
    /// How often each kind differs, among all differences.
    func differences(_ count: Int, kinds: [(count: Int, words: String)]) -> String
    var noDifferences: String { get }
    var noComparedDifferences: String { get }
    func settlesUnknownOnes(_ command: String) -> String
    /// Invoices that were rejected here and are in the statement; `isCut` where the command doesn't name all.
    func rejectedButThere(_ command: String, isCut: Bool) -> String
    /// Invoices that were closed here and are in the statement: so many are open again, and what asks about the others; nil for none.
    func closedButThere(reopened: Int, _ command: String?) -> String
    func unknownAndNotThere(_ count: Int, _ command: String) -> String

    // Taking over what is missing here.
    var adoptTakesMissing: String { get }
    func adoptTakesStatuses(_ count: Int) -> String
    func adoptedIntoHistory(_ count: Int) -> String
    func cameMeanwhile(_ count: Int) -> String
    /// Names of invoices; nil for one that has none. `isCut` where there are more.
    func tooLittleToAdopt(_ names: [String?], isCut: Bool) -> String
}

extension Language {
    /// Where the gateway's clock stands, so many seconds east of UTC.
    public func gatewayClock(east seconds: Int) -> String {
        let minutes = abs(seconds) / 60
        let (hours, rest) = (String(minutes / 60), String(minutes % 60))
        let time = "\(hours.count < 2 ? "0" : "")\(hours):\(rest.count < 2 ? "0" : "")\(rest)"
        return gatewayClock("\(seconds < 0 ? "-" : "+")\(time)")
    }
}
