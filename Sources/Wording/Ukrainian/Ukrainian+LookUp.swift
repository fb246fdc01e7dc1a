import InvoiceCore

extension Ukrainian: LookUpTexts {
    func notInHistoryButThere(_ number: String) -> String {
        "Номера \(number) немає в цій історії, але він є у шлюзі."
    }
    func nowhere(_ number: String) -> String {
        "Номера \(number) немає в цій історії, і такого платежу немає у шлюзі."
    }
    var nowhereAdvice: String {
        """
        Звірте його з джерелом цифра за цифрою; він може належати й іншому профілю. Платіж, день якого відомий, можна \
        знайти, звіривши той день із випискою шлюзу.
        """
    }
    var tooLittleToAdoptIt: String {
        "Шлюз повідомляє замало, щоб внести його до історії: потрібні трекінговий номер, валюта й сума."
    }

    func asksGatewayAbout(_ command: String) -> String { "\(command) запитає про нього шлюз." }
    func adoptsIt(_ command: String) -> String { "\(command) внесе його до історії." }
    func adoptedNow(_ number: String) -> String { "\(number) тепер в історії, з позначкою «внесено»." }
    func wasHereAlready(_ number: String, as id: String) -> String { "\(number) вже є в історії: \(id)." }

    var lookUpTitle: String { "Запит до шлюзу" }
    func enterAsksGateway(_ number: String) -> String { "Enter запитає шлюз про \(number)" }
    func askingAbout(_ number: String) -> String { "Запитуємо шлюз про \(number)…" }
    var adoptItQuestion: String { "Внести його до історії, з позначкою «внесено»?" }
    func adoptKey(_ key: KeyName) -> String { "\(key(.adopt)) внесе його до історії." }
    func askAgainKey(_ key: KeyName) -> String { "\(key(.refresh)) запитає ще раз." }
    var lookingUpRecordsNothing: String { "Запит нічого не записує; записує лише внесення." }
}
