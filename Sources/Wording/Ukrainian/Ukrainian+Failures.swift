extension Ukrainian: FailureTexts {
    func confirmSends(_ option: String) -> String { "З \(option) буде надіслано." }
    func outcomeNotKnown(_ command: String) -> String { "Його результат не з’ясовано: \(command) запитає шлюз." }
    func showsThatOne(_ command: String) -> String { "\(command) покаже той рахунок." }
    func showsTheOlder(_ command: String) -> String {
        "\(command) покаже той рахунок; без --payment-id буде новий номер."
    }
    var profileChoosesIt: String { "Його вибирає --profile НАЗВА." }
    func waitForItsEnd(_ command: String) -> String { "Дочекайтеся кінця; тоді \(command) покаже результат." }
    func firstAsk(_ command: String) -> String {
        "Спершу запитає \(command); ще раз надсилається лише те, чого у шлюзі немає."
    }
    var giveSenderAgain: String { "Дайте номер через --sender -: він читається зі стандартного вводу." }
    func triesAllTheSame(_ option: String) -> String { "\(option) усе одно спробує їх." }
    func giveFields(_ missing: String) -> String { "\(missing); дайте їх через --field НАЗВА=ЗНАЧЕННЯ" }
    var otherProfileNameTyped: String { "не підтверджено: у --confirm не назва профілю" }
    var giveFields: String { "Дайте їх через --field НАЗВА=ЗНАЧЕННЯ." }
    var chooseNameOrForce: String { "Виберіть іншу назву або додайте --force." }
    var choosePort: String { "Виберіть інший через --port або --port 0 для будь-якого вільного." }

    func noStatement(_ why: String) -> String { "шлюз не дає виписки: \(why)" }
    var stoppedComparing: String { "зупинено, звірено ще не все; нічого не записано" }
    var emptyPeriodOfOptions: String {
        "період порожній: --since не раніше за --until (без --until це поточний час)"
    }
    var stoppedAdopting: String { "зупинено; внесене до того лишається" }

    var noPaymentOfUnknown: String { "результат не з’ясовано, тож невідомо, чи є платіж" }
    func asksAndSettles(_ command: String) -> String { "\(command) запитає шлюз і з’ясує." }
    var noPaymentOfUnsent: String { "рахунок не надсилали, тож платежу немає" }
    func sendsIt(_ command: String) -> String { "\(command) надішле його." }
    var wasRejected: String { "шлюз його не прийняв" }
    func showsAnswerOrAsks(showing: String, asking: String) -> String {
        "\(showing) покаже відповідь шлюзу; \(asking) запитає, чи платіж усе-таки є."
    }

    func whose(paymentIDs: [String], more: Int) -> String {
        let ids = paymentIDs.joined(separator: ", ") + (more > 0 ? " і ще \(more)" : "")
        return paymentIDs.count == 1 && more == 0 ? "номер платежу \(ids)" : "номери платежів \(ids)"
    }
}
