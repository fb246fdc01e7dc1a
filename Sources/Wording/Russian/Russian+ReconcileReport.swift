extension Russian: ReconcileReportTexts {
    var statementIsFetched: String { "получаем выписку…" }

    func statementIsFetched(percent: Int, rows: Int) -> String {
        "получаем выписку: \(percent)\u{A0}%, \(count(rows, .row))"
    }

    func comparing(invoices: Int) -> String { "сверяем: \(count(invoices, .invoice))" }
    func adoptedSoFar(_ done: Int, of all: Int) -> String { "вносим: \(done) из \(all)" }

    func compared(from first: String, to last: String, statementRows: Int, onBothSides: Int) -> String {
        "\(first) – \(last): в выписке \(count(statementRows)), из них есть и здесь \(count(onBothSides))."
    }

    func gatewayClock(_ offset: String) -> String { "Часы шлюза идут по UTC\(offset)." }

    var gatewayClockUnknown: String {
        """
        Общих счетов слишком мало, чтобы узнать часы шлюза: недостающее здесь могло быть создано и за пределами \
        периода, не дальше 15 часов от него.
        """
    }

    func differences(_ number: Int, kinds: [(count: Int, words: String)]) -> String {
        let parts = kinds.map { "\($0.words) \(count($0.count))" }
        return "\(count(number, .difference)): \(parts.joined(separator: ", "))."
    }

    var noDifferences: String { "Расхождений нет." }
    var noComparedDifferences: String { "В сверенном расхождений нет." }

    func settlesUnknownOnes(_ command: String) -> String {
        "Здесь есть невыясненные исходы: \(command) выяснит их."
    }

    func rejectedButThere(_ command: String, isCut: Bool) -> String {
        "Здесь не приняты, а в шлюзе есть: \(command) спросит ещё раз\(isCut ? ", и так далее." : ".")"
    }

    func closedButThere(reopened number: Int, _ command: String?) -> String {
        let open = number == 0 ? [] : ["снова открыто: \(count(number, .invoice))."]
        let rest = command.map { ["\($0) спросит ещё раз."] } ?? []
        return "Здесь закрыты как несозданные, а в шлюзе есть: \((open + rest).joined(separator: " "))"
    }

    func unknownAndNotThere(_ number: Int, _ command: String) -> String {
        "Исход не выяснен, и в выписке нет: \(count(number, .invoice)); \(command) спросит шлюз."
    }

    var adoptTakesMissing: String { "--adopt внесёт в историю то, чего здесь нет." }

    func adoptTakesStatuses(_ number: Int) -> String {
        "--adopt внесёт в историю статусы из выписки: \(count(number))."
    }

    func adoptedIntoHistory(_ number: Int) -> String {
        number == 0 ? "Ничего не внесено." : "Внесено в историю, с отметкой «внесён»: \(count(number, .invoice))."
    }

    func cameMeanwhile(_ number: Int) -> String { "Тем временем появились в истории: \(count(number))." }

    func tooLittleToAdopt(_ names: [String?], isCut: Bool) -> String {
        let list = names.map { $0 ?? "счёт без номера платежа и трекингового номера" }.joined(separator: ", ")
        return "Выписка сообщает слишком мало, чтобы внести: \(list)\(isCut ? " …" : "")."
    }
}
