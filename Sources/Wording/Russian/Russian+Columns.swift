extension Russian: ColumnTexts {
    var timeColumn: String { "Когда" }
    var paymentIDColumn: String { "№ платежа" }
    var methodColumn: String { "Способ" }
    var amountColumn: String { "Сумма" }
    var stateColumn: String { "Состояние" }
    var trackingColumn: String { "Трекинг" }
    var descriptionColumn: String { "Назначение" }
    var currencyColumn: String { "Валюта" }
    var expectedColumn: String { "Ожидали" }
    var gotColumn: String { "Получили" }
    var verdictColumn: String { "Результат" }
    var differenceColumn: String { "Отличие" }
    var hereColumn: String { "Здесь" }
    var gatewayColumn: String { "В шлюзе" }
}
