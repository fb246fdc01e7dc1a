import InvoiceCore

extension Russian: LookUpTexts {
    func notInHistoryButThere(_ number: String) -> String {
        "\(number): в этой истории такого номера нет, а в шлюзе есть."
    }
    func nowhere(_ number: String) -> String {
        "\(number): такого номера нет ни в этой истории, ни в шлюзе."
    }
    var nowhereAdvice: String {
        """
        Сравните его с исходным, цифра за цифрой; он может быть и из другого профиля. Если известен день платежа, \
        его найдёт сверка этого дня с выпиской шлюза.
        """
    }
    var tooLittleToAdoptIt: String {
        "Шлюз сообщает слишком мало, чтобы внести его в историю: нужны трекинговый номер, валюта и сумма."
    }

    func asksGatewayAbout(_ command: String) -> String { "\(command) спросит о нём шлюз." }
    func adoptsIt(_ command: String) -> String { "\(command) внесёт его в историю." }
    func adoptedNow(_ number: String) -> String { "\(number) теперь в истории, с отметкой «внесён»." }
    func wasHereAlready(_ number: String, as id: String) -> String { "\(number) уже есть в истории: \(id)." }

    var lookUpTitle: String { "Спросить шлюз" }
    func enterAsksGateway(_ number: String) -> String { "Enter спросит шлюз о номере \(number)" }
    func askingAbout(_ number: String) -> String { "Спрашиваем шлюз о номере \(number)…" }
    var adoptItQuestion: String { "Внести его в историю, с отметкой «внесён»?" }
    func adoptKey(_ key: KeyName) -> String { "\(key(.adopt)) внесёт его в историю." }
    func askAgainKey(_ key: KeyName) -> String { "\(key(.refresh)) спросит ещё раз." }
    var lookingUpRecordsNothing: String { "Сам вопрос ничего не записывает; в историю попадает только внесённое." }
}
