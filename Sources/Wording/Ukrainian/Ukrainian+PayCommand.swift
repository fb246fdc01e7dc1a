extension Ukrainian: PayCommandTexts {
    func payment(of amount: String, by method: String, paymentID: String) -> String {
        "\(invoice(of: amount, by: method, paymentID: paymentID))."
    }

    func progress(_ confirmations: String, address: String?) -> String {
        "\(confirmations.prefix(1).uppercased())\(confirmations.dropFirst())\(address.map { ", адреса \($0)" } ?? "")."
    }

    func knownBefore(asking command: String) -> String {
        "Так шлюз повідомив раніше; заново запитає \(command)."
    }
    var sendLink: String { "Надішліть посилання покупцеві." }
    var customerPaysToAddress: String { "Покупець платить на цю адресу." }

    func followsPayment(_ command: String) -> String { "За оплатою стежить \(command)." }

    var stoppedBeforeLink: String {
        "Зупинено до відповіді шлюзу. На нове запитання він дасть те саме."
    }

    var linkIsNoWebAddress: String { "посилання не є вебадресою, яку можна відкрити чи натиснути" }
    var linkIsOfOtherPayment: String { "не надсилайте його покупцеві: у шлюзі інший платіж" }

    func deadLink(sandbox: String, again: String) -> String {
        """
        Посилання не працює: з цією текою даних жодна пісочниця не запущена. Запустіть \(sandbox); тоді \(again) дасть \
        посилання, що відповідає.
        """
    }

    var linkAnswersWhileSandboxRuns: String { "Посилання відповідає, доки працює та пісочниця." }
    var nothingToDraw: String { "немає ні посилання, ні адреси, щоб намалювати QR-код" }
    var tooLongForCode: String { "посилання задовге для QR-коду" }

    func codeTooWide(_ columns: Int, terminal: Int) -> String {
        "QR-код не намальовано: потрібно стовпців: \(columns), у терміналі їх \(terminal)"
    }

    func codeWithoutColors(lightOnDark: Bool) -> String {
        let ground = lightOnDark ? "світлого тексту на темному тлі" : "темного тексту на світлому тлі"
        return "QR-код намальовано без кольорів, для \(ground): лише так його читають телефони."
    }
}
