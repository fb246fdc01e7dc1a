extension French: ColumnTexts {
    var timeColumn: String { "Quand" }
    var paymentIDColumn: String { "N° paiement" }
    var methodColumn: String { "Moyen" }
    var amountColumn: String { "Montant" }
    var stateColumn: String { "État" }
    var trackingColumn: String { "N° de suivi" }
    var descriptionColumn: String { "Libellé" }
    var currencyColumn: String { "Devise" }
    var expectedColumn: String { "Attendu" }
    var gotColumn: String { "Obtenu" }
    var verdictColumn: String { "Verdict" }
    var differenceColumn: String { "Écart" }
    var hereColumn: String { "Ici" }
    var gatewayColumn: String { "Passerelle" }
}
