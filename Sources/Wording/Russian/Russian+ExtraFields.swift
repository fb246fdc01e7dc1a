extension Russian: ExtraFieldTexts {
    var noCurrencyHasWords: String { "Валюты со всеми этими словами нет." }

    func noExtraFields(for currency: String?) -> String {
        currency.map { "Для \($0) шлюз доп. полей не просит." } ?? "Шлюз не просит никаких доп. полей."
    }

    var fieldListNotUnderstood: String { "в списке шлюза понято не всё; вот что он прислал:" }
    var anyFieldByHand: String { "Любое поле можно задать и так: --field ИМЯ=ЗНАЧЕНИЕ." }
    func fieldListNotKept(_ failure: String) -> String { "список не удалось сохранить на следующий раз: \(failure)" }

    func fieldListStillKept(from moment: String) -> String {
        "Сохранён прежний список (\(moment)), `create` работает по нему."
    }
}
