extension French: TableTexts {
    var nameColumn: String { "Nom" }
    var countryColumn: String { "Pays" }
    var unitColumn: String { "Unité" }
    var decimalsColumn: String { "Décimales" }
    var kindColumn: String { "Type" }
    var fieldColumn: String { "Champ" }
    var neededColumn: String { "Exigé" }
    var meaningColumn: String { "Sens" }
    var limitsColumn: String { "Doit être" }
    var settingColumn: String { "Réglage" }
    var valueColumn: String { "Valeur" }
    var sourceColumn: String { "Origine" }

    func yesOrNo(_ isSo: Bool) -> String { isSo ? "oui" : "non" }
    var ofAllCurrencies: String { "toutes" }
    var wasAdopted: String { "intégrée" }
    var statusWasTaken: String { "statut repris" }
}
