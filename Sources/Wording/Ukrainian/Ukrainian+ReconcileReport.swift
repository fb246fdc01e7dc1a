extension Ukrainian: ReconcileReportTexts {
    var statementIsFetched: String { "отримуємо виписку…" }

    func statementIsFetched(percent: Int, rows: Int) -> String {
        "отримуємо виписку: \(percent)\u{A0}%, \(count(rows, .row))"
    }

    func comparing(invoices: Int) -> String { "звіряємо: \(count(invoices, .invoice))" }
    func adoptedSoFar(_ done: Int, of all: Int) -> String { "вносимо: \(done) із \(all)" }

    func compared(from first: String, to last: String, statementRows: Int, onBothSides: Int) -> String {
        "\(first) – \(last): у виписці \(count(statementRows)), з обох боків \(count(onBothSides))."
    }

    func gatewayClock(_ offset: String) -> String { "Годинник шлюзу: UTC\(offset)." }

    var gatewayClockUnknown: String {
        """
        Рахунків з обох боків замало, щоб визначити годинник шлюзу: те, чого тут немає, могло бути створено на відстані до \
        15 годин від періоду.
        """
    }

    func differences(_ number: Int, kinds: [(count: Int, words: String)]) -> String {
        let parts = kinds.map { "\($0.words) \(count($0.count))" }
        return "\(count(number, .difference)): \(parts.joined(separator: ", "))."
    }

    var noDifferences: String { "Розбіжностей немає." }
    var noComparedDifferences: String { "У тому, що звірено, розбіжностей немає." }

    func settlesUnknownOnes(_ command: String) -> String {
        "Результати, які тут не з’ясовано, з’ясує \(command)."
    }

    func rejectedButThere(_ command: String, isCut: Bool) -> String {
        "Тут не прийнято, а у шлюзі є: \(command) запитає ще раз\(isCut ? ", і так далі." : ".")"
    }

    func closedButThere(reopened number: Int, _ command: String?) -> String {
        let open = number == 0 ? [] : ["знову відкрито \(count(number, .invoice))."]
        let rest = command.map { ["\($0) запитає ще раз."] } ?? []
        return "Тут закрито як нестворені, а у шлюзі є: \((open + rest).joined(separator: " "))"
    }

    func unknownAndNotThere(_ number: Int, _ command: String) -> String {
        "Не з’ясовано й немає у виписці: \(count(number)); \(command) запитає шлюз."
    }

    var adoptTakesMissing: String { "--adopt внесе до історії те, чого тут немає." }

    func adoptTakesStatuses(_ number: Int) -> String {
        "--adopt внесе до історії з виписки \(count(number, .status))."
    }

    func adoptedIntoHistory(_ number: Int) -> String {
        number == 0 ? "Нічого не внесено." : "Внесено до історії, з позначкою «внесено»: \(count(number, .invoice))."
    }

    func cameMeanwhile(_ number: Int) -> String { "Тим часом в історії з’явилося: \(count(number))." }

    func tooLittleToAdopt(_ names: [String?], isCut: Bool) -> String {
        let list = names.map { $0 ?? "рахунок без номера платежу і трекінгового номера" }.joined(separator: ", ")
        return "Виписка повідомляє замало, щоб внести: \(list)\(isCut ? " …" : "")."
    }
}
