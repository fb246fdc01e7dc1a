extension English: TableTexts {
    var nameColumn: String { "Name" }
    var countryColumn: String { "Country" }
    var unitColumn: String { "Unit" }
    var decimalsColumn: String { "Decimals" }
    var kindColumn: String { "Kind" }
    var fieldColumn: String { "Field" }
    var neededColumn: String { "Needed" }
    var meaningColumn: String { "Meaning" }
    var limitsColumn: String { "Must be" }
    var settingColumn: String { "Setting" }
    var valueColumn: String { "Value" }
    var sourceColumn: String { "From" }

    func yesOrNo(_ isSo: Bool) -> String { isSo ? "yes" : "no" }
    var ofAllCurrencies: String { "all" }
    var wasAdopted: String { "adopted" }
    var statusWasTaken: String { "status taken" }
}
