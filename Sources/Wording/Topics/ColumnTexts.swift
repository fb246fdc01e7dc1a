/// The titles of tables' columns. One that is longer than its column is cut.
public protocol ColumnTexts {
    /// Over clock times, 5 columns, or over days, 10.
    var timeColumn: String { get }
    var paymentIDColumn: String { get }
    var methodColumn: String { get }
    var amountColumn: String { get }
    var stateColumn: String { get }
    var trackingColumn: String { get }
    var descriptionColumn: String { get }
    var currencyColumn: String { get }
    /// At most 10 columns, like the two below it.
    var expectedColumn: String { get }
    var gotColumn: String { get }
    var verdictColumn: String { get }
    var differenceColumn: String { get }
    /// What the history says, and what the gateway does.
    var hereColumn: String { get }
    var gatewayColumn: String { get }
}
