extension English: PayCommandTexts {
    func payment(of amount: String, by method: String, paymentID: String) -> String {
        "\(invoice(of: amount, by: method, paymentID: paymentID))."
    }

    func progress(_ confirmations: String, address: String?) -> String {
        "\(confirmations)\(address.map { " at the address \($0)" } ?? "")."
    }

    func knownBefore(asking command: String) -> String {
        "As the gateway told it before; \(command) asks it anew."
    }
    var sendLink: String { "Send the link to the customer." }
    var customerPaysToAddress: String { "The customer pays to this address." }

    func followsPayment(_ command: String) -> String { "\(command) follows the payment." }

    var stoppedBeforeLink: String {
        "Stopped before the gateway answered. Asked again, it gives the same again."
    }

    var linkIsNoWebAddress: String { "the link is no web address that may be opened or clicked" }
    var linkIsOfOtherPayment: String { "don't send it to the customer: the gateway has another payment" }

    func deadLink(sandbox: String, again: String) -> String {
        "The link is dead: no sandbox runs with this data folder. Start \(sandbox); \(again) then gives one that answers."
    }

    var linkAnswersWhileSandboxRuns: String { "The link answers as long as that sandbox runs." }
    var nothingToDraw: String { "there is neither a link nor an address to draw as a QR code" }
    var tooLongForCode: String { "the link is too long for a QR code" }

    func codeTooWide(_ columns: Int, terminal: Int) -> String {
        "the QR code isn't drawn: it needs \(columns) columns, and the terminal has \(terminal)"
    }

    func codeWithoutColors(lightOnDark: Bool) -> String {
        let ground = lightOnDark ? "light text on a dark ground" : "dark text on a light ground"
        return "The QR code is drawn without colours, for \(ground): only there phones read it."
    }
}
