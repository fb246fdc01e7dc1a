extension Russian: FailureTexts {
    func confirmSends(_ option: String) -> String { "С \(option) он будет отправлен." }
    func outcomeNotKnown(_ command: String) -> String { "Его исход не выяснен: \(command) спросит шлюз." }
    func showsThatOne(_ command: String) -> String { "\(command) покажет тот счёт." }
    func showsTheOlder(_ command: String) -> String {
        "\(command) покажет тот счёт; без --payment-id номер будет новый."
    }
    var profileChoosesIt: String { "Его выбирает --profile ИМЯ." }
    func waitForItsEnd(_ command: String) -> String { "Дождитесь конца, затем \(command) покажет исход." }
    func firstAsk(_ command: String) -> String {
        "Сначала \(command) спросит; ещё раз отправляется только то, чего в шлюзе нет."
    }
    var giveSenderAgain: String { "Укажите его через --sender -, он читается со стандартного ввода." }
    func triesAllTheSame(_ option: String) -> String { "С \(option) они всё же будут сделаны." }
    func giveFields(_ missing: String) -> String { "\(missing); задайте их: --field ИМЯ=ЗНАЧЕНИЕ" }
    var otherProfileNameTyped: String { "не подтверждено: в --confirm не имя этого профиля" }
    var giveFields: String { "Задайте их: --field ИМЯ=ЗНАЧЕНИЕ." }
    var chooseNameOrForce: String { "Выберите другое имя или укажите --force." }
    var choosePort: String { "Выберите другой порт в --port; --port 0 возьмёт любой свободный." }

    func noStatement(_ why: String) -> String { "шлюз не даёт выписки: \(why)" }
    var stoppedComparing: String { "остановлено до конца сверки; ничего не записано" }
    var emptyPeriodOfOptions: String {
        "период пуст: --since не раньше --until, а без --until это текущий момент"
    }
    var stoppedAdopting: String { "остановлено; внесённое до этого останется" }

    var noPaymentOfUnknown: String { "исход не выяснен, поэтому неизвестно, есть ли платёж" }
    func asksAndSettles(_ command: String) -> String { "\(command) спросит шлюз и выяснит исход." }
    var noPaymentOfUnsent: String { "счёт не отправлялся, поэтому платежа нет" }
    func sendsIt(_ command: String) -> String { "\(command) отправит его." }
    var wasRejected: String { "шлюз не принял счёт" }
    func showsAnswerOrAsks(showing: String, asking: String) -> String {
        "\(showing) покажет ответ шлюза; \(asking) спросит, не создан ли платёж всё же."
    }

    func whose(paymentIDs: [String], more: Int) -> String {
        let ids = paymentIDs.joined(separator: ", ") + (more > 0 ? " и ещё \(more)" : "")
        return paymentIDs.count == 1 && more == 0 ? "номер платежа \(ids)" : "номера платежей \(ids)"
    }
}
