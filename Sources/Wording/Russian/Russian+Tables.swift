extension Russian: TableTexts {
    var nameColumn: String { "Название" }
    var countryColumn: String { "Страна" }
    var unitColumn: String { "Ед." }
    var decimalsColumn: String { "Знаки" }
    var kindColumn: String { "Вид" }
    var fieldColumn: String { "Поле" }
    var neededColumn: String { "Нужно" }
    var meaningColumn: String { "Описание" }
    var limitsColumn: String { "Условия" }
    var settingColumn: String { "Настройка" }
    var valueColumn: String { "Значение" }
    var sourceColumn: String { "Откуда" }

    func yesOrNo(_ isSo: Bool) -> String { isSo ? "да" : "нет" }
    var ofAllCurrencies: String { "все" }
    var wasAdopted: String { "внесён" }
    var statusWasTaken: String { "статус внесён" }
}
