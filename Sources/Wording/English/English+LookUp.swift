import InvoiceCore

extension English: LookUpTexts {
    func notInHistoryButThere(_ number: String) -> String {
        "\(number) is not in this history, and the gateway has it."
    }
    func nowhere(_ number: String) -> String {
        "\(number) is not in this history, and the gateway has no such payment."
    }
    var nowhereAdvice: String {
        """
        Compare it with where it came from, digit by digit; it may also belong to another profile. A payment of a known day is \
        found by comparing that day with the gateway's statement.
        """
    }
    var tooLittleToAdoptIt: String {
        "The gateway tells too little to take it into the history: a tracking number, a currency and an amount are needed."
    }

    func asksGatewayAbout(_ command: String) -> String { "\(command) asks the gateway about it." }
    func adoptsIt(_ command: String) -> String { "\(command) takes it into the history." }
    func adoptedNow(_ number: String) -> String { "\(number) is in the history now, marked as adopted." }
    func wasHereAlready(_ number: String, as id: String) -> String { "\(number) is in the history already: \(id)." }

    var lookUpTitle: String { "Ask the gateway" }
    func enterAsksGateway(_ number: String) -> String { "Enter asks the gateway about \(number)" }
    func askingAbout(_ number: String) -> String { "Asking the gateway about \(number)…" }
    var adoptItQuestion: String { "Take it into the history, marked as adopted?" }
    func adoptKey(_ key: KeyName) -> String { "\(key(.adopt)) takes it into the history." }
    func askAgainKey(_ key: KeyName) -> String { "\(key(.refresh)) asks again." }
    var lookingUpRecordsNothing: String { "Asking records nothing; only adopting does." }
}
