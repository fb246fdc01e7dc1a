extension English: ColumnTexts {
    var timeColumn: String { "When" }
    var paymentIDColumn: String { "Payment id" }
    var methodColumn: String { "Method" }
    var amountColumn: String { "Amount" }
    var stateColumn: String { "State" }
    var trackingColumn: String { "Tracking" }
    var descriptionColumn: String { "Description" }
    var currencyColumn: String { "Currency" }
    var expectedColumn: String { "Expected" }
    var gotColumn: String { "Got" }
    var verdictColumn: String { "Verdict" }
    var differenceColumn: String { "Differs" }
    var hereColumn: String { "Here" }
    var gatewayColumn: String { "Gateway" }
}
