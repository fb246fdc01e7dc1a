extension Russian: PayCommandTexts {
    func payment(of amount: String, by method: String, paymentID: String) -> String {
        "\(invoice(of: amount, by: method, paymentID: paymentID))."
    }

    func progress(_ confirmations: String, address: String?) -> String {
        "\(confirmations)\(address.map { ", адрес \($0)" } ?? "")."
    }

    func knownBefore(asking command: String) -> String {
        "Так шлюз сообщил раньше; \(command) спросит его заново."
    }
    var sendLink: String { "Отправьте эту ссылку покупателю." }
    var customerPaysToAddress: String { "Покупатель платит на этот адрес." }

    func followsPayment(_ command: String) -> String { "\(command) следит за оплатой." }

    var stoppedBeforeLink: String {
        "Остановлено до ответа шлюза. Если спросить ещё раз, он даст то же самое."
    }

    var linkIsNoWebAddress: String { "ссылка не веб-адрес, открывать её и нажимать на неё нельзя" }
    var linkIsOfOtherPayment: String { "не отправляйте её покупателю: в шлюзе другой платёж" }

    func deadLink(sandbox: String, again: String) -> String {
        """
        Ссылка не работает: с этой папкой данных песочница не запущена. Запустите \(sandbox); тогда \(again) даст \
        действующую.
        """
    }

    var linkAnswersWhileSandboxRuns: String { "Ссылка работает, пока запущена эта песочница." }
    var nothingToDraw: String { "нет ни ссылки, ни адреса, чтобы нарисовать QR-код" }
    var tooLongForCode: String { "ссылка слишком длинная для QR-кода" }

    func codeTooWide(_ columns: Int, terminal: Int) -> String {
        "QR-код не нарисован: нужна ширина \(columns), а у терминала \(terminal)"
    }

    func codeWithoutColors(lightOnDark: Bool) -> String {
        let ground = lightOnDark ? "светлого текста на тёмном фоне" : "тёмного текста на светлом фоне"
        return "QR-код нарисован без цвета, для \(ground): только так его прочтёт телефон."
    }
}
