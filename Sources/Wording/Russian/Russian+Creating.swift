extension Russian: CreateTexts {
    var wouldGoTo: String { "Ничего не отправлено и не записано. Вот что ушло бы с подписью, методом POST, на адрес:" }
    var embeddedSandbox: String { "встроенная песочница" }
    var withWholeCardNumber: String { "со всеми цифрами номера карты; показываются только первые 6 и последние 4" }
    var withOwnPaymentID: String { "со своим номером платежа; его задаёт --payment-id" }

    func similarInvoice(minutesAgo: Int, _ command: String) -> String {
        "похожий счёт уже создан \(ago(seconds: Int64(minutesAgo) * 60)): \(command)"
    }

    func refusedForCredentials(_ rejection: String) -> String { "шлюз не принимает номер кассы или ключ: \(rejection)" }
    func gatewayRejectedIt(_ rejection: String) -> String { "шлюз не принял счёт: \(rejection)" }
    func outcomeIsUnknown(_ reason: String) -> String { "исход не выяснен: \(reason)" }

    func recordedInvoice(as state: String, _ invoice: String) -> String {
        "Записано в историю как «\(state)»: \(invoice)."
    }
    func notRecordedInvoice(_ invoice: String) -> String { "Это счёт: \(invoice)." }

    func invoice(of amount: String, by method: String, paymentID: String) -> String {
        "\(amount) через \(method), номер платежа \(paymentID)"
    }

    func mayExist(_ recorded: String) -> String {
        "Шлюз мог создать этот счёт, а мог и не создать. \(recorded)"
    }
    func surelyNotSent(_ recorded: String) -> String { "Точно ничего не отправлено. \(recorded)" }
    func showsAnswer(_ command: String) -> String { "\(command) покажет ответ таким, каким он пришёл." }
    func dontCreateAnew(asking command: String) -> String { "Не создавайте его заново: \(command) спросит шлюз." }

    func sendsItAgain(_ command: String, needsAmount: Bool) -> String {
        "\(command) отправит его ещё раз\(needsAmount ? ", с его суммой после --confirm." : ".")"
    }

    var checkCredentials: String { "Проверьте номер кассы и секретный ключ профиля." }
    var firstCheckCredentials: String { "Но сначала проверьте номер кассы и секретный ключ профиля." }

    func createdButOutputLost(tracking: String, paymentID: String, id: String) -> String {
        """
        СЧЁТ СОЗДАН, но вывод, который об этом говорит, пропал: трекинговый номер \(tracking), номер платежа \
        \(paymentID), локальный номер \(id)
        """
    }

    func dontCreateAnew(showing command: String) -> String { "Не создавайте его заново: \(command) покажет его." }

    func otherPayment(_ warning: String) -> String {
        "\(warning) Возможно, этот номер платежа у другого платежа: спросите поддержку шлюза"
    }

    func outcomeToNoteByHand(_ failure: String, _ command: String) -> String {
        """
        ИСХОД НЕ ЗАПИСАН: \(failure). Запишите его сами; когда в историю снова можно будет писать, \(command) спросит \
        шлюз
        """
    }
}
