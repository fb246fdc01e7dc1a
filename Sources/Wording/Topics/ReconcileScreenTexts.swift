import InvoiceCore

/// Comparing the history with the gateway's statement.
public protocol ReconcileScreenTexts {
    /// Before what the history says of the selected one, and before what the gateway says.
    var hereLabel: String { get }
    var gatewayLabel: String { get }

    // How it goes.
    var fetchingStatement: String { get }
    var comparingWithHistory: String { get }
    /// How much of the statement is there.
    func fetched(percent: Int, rows: Int) -> String
    var cantComparePeriod: String { get }
    var comparingRecordsNothing: String { get }

    // What was found.
    var nothingDiffers: String { get }
    /// Where not all was compared.
    var nothingComparedDiffers: String { get }
    func inStatement(_ count: Int, onBothSides: Int) -> String
    /// The title of a text that explains something.
    var explanationTitle: String { get }
    var whyTitle: String { get }
    /// In the place of the reasons, where they have no room.
    func whyKey(_ key: KeyName) -> String
    /// Headings over the parts of each side, and what each part is.
    func inHistory(_ count: Int) -> String
    func inStatement(_ count: Int) -> String
    var onBothSides: String { get }
    var missingAtGateway: String { get }
    var missingInHistory: String { get }
    var refusedHere: String { get }
    func whole(_ reason: ReconcileTotals.Reason) -> String
    var whyMoreIsAsked: String { get }
    func unsettledAndNotInStatement(_ count: Int) -> String

    // Taking over what is missing here.
    /// Shall these invoices and these statuses be taken over? One of both is more than none.
    func adoptQuestion(_ invoices: Int, statuses: Int) -> String
    /// Before a bar.
    var adopting: String { get }
    func adopted(_ count: Int) -> String
    func statusesTaken(_ count: Int) -> String
    /// The statement tells too little of these to adopt them.
    func tooLittleTold(_ count: Int) -> String
    /// Their status was not taken.
    func newerHere(_ count: Int) -> String
    /// Behind how many were adopted.
    var adoptingStopped: String { get }
    var cantReadInvoice: String { get }
}
