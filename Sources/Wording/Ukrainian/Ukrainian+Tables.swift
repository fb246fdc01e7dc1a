extension Ukrainian: TableTexts {
    var nameColumn: String { "Назва" }
    var countryColumn: String { "Країна" }
    var unitColumn: String { "Од." }
    var decimalsColumn: String { "Після коми" }
    var kindColumn: String { "Вид" }
    var fieldColumn: String { "Поле" }
    var neededColumn: String { "Обов." }
    var meaningColumn: String { "Опис" }
    var limitsColumn: String { "Має бути" }
    var settingColumn: String { "Налаштування" }
    var valueColumn: String { "Значення" }
    var sourceColumn: String { "Звідки" }

    func yesOrNo(_ isSo: Bool) -> String { isSo ? "так" : "ні" }
    var ofAllCurrencies: String { "усі" }
    var wasAdopted: String { "внесено" }
    var statusWasTaken: String { "статус узято" }
}
