extension Ukrainian: CreateTexts {
    var wouldGoTo: String { "Нічого не надіслано й не записано. Підписаний запит POST пішов би сюди:" }
    var embeddedSandbox: String { "вбудована пісочниця" }
    var withWholeCardNumber: String { "з усіма цифрами номера картки, з яких показуються лише перші 6 та останні 4" }
    var withOwnPaymentID: String { "зі своїм номером платежу; його задає --payment-id" }

    func similarInvoice(minutesAgo: Int, _ command: String) -> String {
        "схожий рахунок уже виставлено \(ago(seconds: Int64(minutesAgo) * 60)): \(command)"
    }

    func refusedForCredentials(_ rejection: String) -> String { "шлюз не приймає номер каси або ключ: \(rejection)" }
    func gatewayRejectedIt(_ rejection: String) -> String { "шлюз не прийняв рахунок: \(rejection)" }
    func outcomeIsUnknown(_ reason: String) -> String { "результат не з’ясовано: \(reason)" }

    func recordedInvoice(as state: String, _ invoice: String) -> String { "Записано як «\(state)»: \(invoice)." }
    func notRecordedInvoice(_ invoice: String) -> String { "Це \(invoice)." }

    func invoice(of amount: String, by method: String, paymentID: String) -> String {
        "\(amount), \(method), номер платежу \(paymentID)"
    }

    func mayExist(_ recorded: String) -> String { "Шлюз міг створити цей рахунок, а міг і не створити. \(recorded)" }
    func surelyNotSent(_ recorded: String) -> String { "Точно нічого не надіслано. \(recorded)" }
    func showsAnswer(_ command: String) -> String { "Відповідь у тому вигляді, як надійшла, показує \(command)." }
    func dontCreateAnew(asking command: String) -> String { "Не створюйте його заново: \(command) запитає шлюз." }

    func sendsItAgain(_ command: String, needsAmount: Bool) -> String {
        "\(command) надішле його ще раз\(needsAmount ? ", із сумою після --confirm." : ".")"
    }

    var checkCredentials: String { "Перевірте номер каси й ключ у профілі." }
    var firstCheckCredentials: String { "Але спершу перевірте номер каси й ключ у профілі." }

    func createdButOutputLost(tracking: String, paymentID: String, id: String) -> String {
        """
        РАХУНОК СТВОРЕНО, але вивід, що про це повідомляв, утрачено: трекінговий номер \(tracking), номер платежу \
        \(paymentID), локальний номер \(id)
        """
    }

    func dontCreateAnew(showing command: String) -> String { "Не створюйте його заново: \(command) покаже його." }

    func otherPayment(_ warning: String) -> String {
        "\(warning) Цей номер платежу може належати іншому платежу: запитайте підтримку шлюзу"
    }

    func outcomeToNoteByHand(_ failure: String, _ command: String) -> String {
        """
        РЕЗУЛЬТАТ НЕ ЗАПИСАНО: \(failure). Занотуйте його вручну; коли до історії знову можна буде записувати, \(command) \
        запитає шлюз
        """
    }
}
