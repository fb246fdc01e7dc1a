extension Ukrainian: ColumnTexts {
    var timeColumn: String { "Коли" }
    var paymentIDColumn: String { "№ платежу" }
    var methodColumn: String { "Спосіб" }
    var amountColumn: String { "Сума" }
    var stateColumn: String { "Стан" }
    var trackingColumn: String { "Трекінг" }
    var descriptionColumn: String { "Призначення" }
    var currencyColumn: String { "Валюта" }
    var expectedColumn: String { "Очікуємо" }
    var gotColumn: String { "Отримали" }
    var verdictColumn: String { "Висновок" }
    var differenceColumn: String { "Розбіжність" }
    var hereColumn: String { "Тут" }
    var gatewayColumn: String { "У шлюзі" }
}
