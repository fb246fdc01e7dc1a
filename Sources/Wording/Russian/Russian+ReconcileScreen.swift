import InvoiceCore

extension Russian: ReconcileScreenTexts {
    var hereLabel: String { "Здесь" }
    var gatewayLabel: String { "в шлюзе" }

    var fetchingStatement: String { "Получаем выписку шлюза…" }
    var comparingWithHistory: String { "Сверяем с историей…" }
    func fetched(percent: Int, rows: Int) -> String { "\(percent)\u{A0}%, \(count(rows, .row))" }
    var cantComparePeriod: String { "Сверить этот период не удалось." }
    var comparingRecordsNothing: String { "Сверка только снова открывает закрытое, если в шлюзе оно есть." }

    var nothingDiffers: String { "Расхождений нет." }
    var nothingComparedDiffers: String { "В сверенном расхождений нет." }
    func inStatement(_ number: Int, onBothSides both: Int) -> String {
        "в выписке шлюза \(count(number)), из них есть и здесь \(count(both))"
    }
    var explanationTitle: String { "Пояснение" }
    var whyTitle: String { "Откуда эти числа" }
    func whyKey(_ key: KeyName) -> String { "Здесь и в шлюзе не одно и то же: \(key(.explain)) объяснит." }
    func inHistory(_ number: Int) -> String { "В истории: \(count(number))" }
    func inStatement(_ number: Int) -> String { "В выписке шлюза: \(count(number))" }
    var onBothSides: String { "есть и здесь, и в шлюзе" }
    var missingAtGateway: String { "нет в выписке" }
    var missingInHistory: String { "нет здесь; их можно внести" }
    var refusedHere: String { "здесь не приняты или не отправлены, а в шлюзе есть" }
    func whole(_ reason: ReconcileTotals.Reason) -> String {
        switch reason {
        case .rejected: "не сверены: шлюз их не принял"
        case .unsent: "не сверены: они не ушли"
        case .sending: "не сверены: они отправляются"
        case .unknown: "не сверены: исход не выяснен, его можно выяснить"
        case .closed: "не сверены: закрыты как несозданные"
        case .late: "не сверены: отправлены так поздно, что в выписке их ещё может не быть"
        case .adoptedElsewhen: "не сверены: внесены и по часам шлюза, возможно, из другого времени"
        case .otherAccount: "не сверены: созданы другой кассой или в другом шлюзе"
        case .madeOutside: "не сверены: по здешним часам созданы вне периода, показаны со своим днём"
        case .outsidePeriod: "не сверены: по часам шлюза вне периода"
        }
    }
    var whyMoreIsAsked: String {
        """
        У шлюза спрашивают с запасом по обе стороны периода, потому что он не говорит, по каким часам считает дни: \
        то, что вне периода, не сверяется.
        """
    }
    func unsettledAndNotInStatement(_ number: Int) -> String {
        "Исход не выяснен, и в выписке нет: \(count(number, .invoice)). Выяснить: u."
    }

    func adoptQuestion(_ invoices: Int, statuses: Int) -> String {
        switch (invoices, statuses) {
        case (_, 0):
            "Внести в историю, с отметкой «внесён», то, чего здесь нет: \(count(invoices, .invoice))?"
        case (0, _): "Внести в историю статусы из выписки: \(count(statuses))?"
        default:
            "Внести недостающее здесь и статусы из выписки: \(count(invoices, .invoice)), \(count(statuses, .status))?"
        }
    }
    var adopting: String { "Вносим" }
    func adopted(_ number: Int) -> String { "Внесено: \(count(number, .invoice))." }
    func statusesTaken(_ number: Int) -> String { "Взято из выписки: \(count(number, .status))." }
    func tooLittleTold(_ number: Int) -> String { "Слишком мало сведений, не внесено: \(count(number))." }
    func newerHere(_ number: Int) -> String {
        "Здесь сведения новее, чем в выписке: \(count(number, .invoice))."
    }
    var adoptingStopped: String { "Остановлено; остальное не внесено." }
    var cantReadInvoice: String { "Счёт не удалось прочитать из истории." }
}
