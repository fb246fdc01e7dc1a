import InvoiceCore

extension Ukrainian: ReconcileScreenTexts {
    var hereLabel: String { "Тут" }
    var gatewayLabel: String { "у шлюзі" }

    var fetchingStatement: String { "Запитуємо виписку у шлюзу…" }
    var comparingWithHistory: String { "Звіряємо з історією…" }
    func fetched(percent: Int, rows: Int) -> String { "\(percent)\u{A0}%, \(count(rows, .row))" }
    var cantComparePeriod: String { "Період не вдалося звірити." }
    var comparingRecordsNothing: String { "Звірка лише знову відкриває закрите, яке там є." }

    var nothingDiffers: String { "Розбіжностей немає." }
    var nothingComparedDiffers: String { "У тому, що звірено, розбіжностей немає." }
    func inStatement(_ number: Int, onBothSides both: Int) -> String {
        "у виписці шлюзу \(count(number)), з обох боків \(count(both))"
    }
    var explanationTitle: String { "Пояснення" }
    var whyTitle: String { "Чому такі числа" }
    func whyKey(_ key: KeyName) -> String { "З обох боків не те саме: чому, пояснить \(key(.explain))." }
    func inHistory(_ number: Int) -> String { "В історії: \(count(number))" }
    func inStatement(_ number: Int) -> String { "У виписці шлюзу: \(count(number))" }
    var onBothSides: String { "з обох боків" }
    var missingAtGateway: String { "немає у виписці" }
    var missingInHistory: String { "немає тут; можна внести" }
    var refusedHere: String { "тут не прийнято або не надіслано, а у шлюзі є" }
    func whole(_ reason: ReconcileTotals.Reason) -> String {
        switch reason {
        case .rejected: "не звірено: шлюз їх не прийняв"
        case .unsent: "не звірено: їх не надіслано"
        case .sending: "не звірено: вони надсилаються"
        case .unknown: "не звірено: результат не з’ясовано, можна з’ясувати"
        case .closed: "не звірено: закрито як нестворені"
        case .late: "не звірено: надіслано так пізно, що у виписці їх ще може не бути"
        case .adoptedElsewhen: "не звірено: внесено, за годинником шлюзу, можливо, з іншого часу"
        case .otherAccount: "не звірено: створено з іншим номером каси або в іншому шлюзі"
        case .madeOutside: "не звірено: за тутешнім годинником створено поза періодом, показано з їхнім днем"
        case .outsidePeriod: "не звірено: поза періодом за годинником шлюзу"
        }
    }
    var whyMoreIsAsked: String {
        """
        У шлюзу запитується з обох кінців більше, ніж період, бо він не каже, за яким годинником рахує дні: те, що поза \
        періодом, не звіряється.
        """
    }
    func unsettledAndNotInStatement(_ number: Int) -> String {
        "Тут не з’ясовано й немає у виписці: \(count(number)). З’ясувати: u."
    }

    func adoptQuestion(_ invoices: Int, statuses: Int) -> String {
        switch (invoices, statuses) {
        case (_, 0):
            "Внести до історії те, чого тут немає (\(count(invoices, .invoice))), з позначкою «внесено»?"
        case (0, _): "Внести до історії з виписки \(count(statuses, .status))?"
        default:
            """
            Внести те, чого тут немає (\(count(invoices, .invoice))), і взяти з виписки \(count(statuses, .status))?
            """
        }
    }
    var adopting: String { "Вносимо" }
    func adopted(_ number: Int) -> String { "Внесено \(count(number, .invoice))." }
    func statusesTaken(_ number: Int) -> String { "З виписки взято \(count(number, .status))." }
    func tooLittleTold(_ number: Int) -> String { "Замало відомостей, щоб внести: \(count(number))." }
    func newerHere(_ number: Int) -> String {
        "Тут відомо новіше, ніж у виписці: \(count(number, .invoice))."
    }
    var adoptingStopped: String { "Зупинено; решту не внесено." }
    var cantReadInvoice: String { "Рахунок не вдалося прочитати з історії." }
}
