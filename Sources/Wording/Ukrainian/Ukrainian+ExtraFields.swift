extension Ukrainian: ExtraFieldTexts {
    var noCurrencyHasWords: String { "Жодна валюта не має всіх цих слів." }

    func noExtraFields(for currency: String?) -> String {
        currency.map { "Для \($0) шлюз не вимагає додаткових полів." } ?? "Шлюз не вимагає жодних додаткових полів."
    }

    var fieldListNotUnderstood: String { "список шлюзу зрозуміло не повністю; ось що він надіслав:" }
    var anyFieldByHand: String { "Будь-яке поле можна додати й так: --field НАЗВА=ЗНАЧЕННЯ." }
    func fieldListNotKept(_ failure: String) -> String { "список не вдалося зберегти на наступний раз: \(failure)" }

    func fieldListStillKept(from moment: String) -> String {
        "Список від \(moment) досі зберігається, і `create` керується ним."
    }
}
