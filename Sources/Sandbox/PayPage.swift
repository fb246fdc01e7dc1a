import InvoiceCore
import Wording

/// The pay page as HTML: no script, nothing from elsewhere, readable on a phone.
struct PayPage: Sendable {
    static let stylePath = "/pay/style.css"

    var language: LanguageCode
    /// Path of the page, without a query.
    var path: String

    /// The page of an invoice: with buttons while the payment waits, else with the way back.
    func html(_ invoice: SandboxInvoice) -> String {
        let texts = language.texts
        var rows = [
            (texts.payMethod, invoice.currency.title), (texts.payPaymentID, invoice.paymentKey),
            (texts.payTracking, invoice.tracking),
        ]
        if let description = invoice.texts[.description] {
            rows.insert((texts.payPurpose, description), at: 1)
        }
        if invoice.currency.kind == .crypto {
            rows.append((texts.payAddress, invoice.cryptoAddress))
        }
        let list = rows.map { "<dt>\(Self.escaped($0.0))</dt><dd dir=\"auto\">\(Self.escaped($0.1))</dd>\n" }.joined()
        // Without the zeros at the end of long fractions.
        let amount = invoice.paidAmount.text(minimumDecimals: min(2, invoice.currency.decimals))
        let money = Self.escaped("\(amount) \(invoice.currency.unit)")
        let status = "<p class=\"status \(invoice.status.isPaid ? "good" : invoice.status.isFinal ? "bad" : "open")\">"
        return document(
            """
            <p class="amount">\(money)</p>
            \(status)\(Self.escaped(texts.payText(for: GatewayStatus(invoice.status.rawValue).meaning)))</p>
            <dl>
            \(list)</dl>
            \(invoice.status.isFinal ? wayBack(invoice) : actions)
            """)
    }

    /// The page for a link that belongs to no payment.
    var unknownHTML: String {
        document("<p class=\"status bad\">\(Self.escaped(language.texts.payUnknown))</p>")
    }

    private var actions: String {
        let texts = language.texts
        let buttons = [
            (PayAction.pay, texts.payNow), (PayAction.decline, texts.payDecline), (PayAction.cancel, texts.payCancel),
        ]
        let inputs = buttons.map { action, label in
            let name = action.rawValue
            return "<button class=\"\(name)\" name=\"action\" value=\"\(name)\">\(Self.escaped(label))</button>\n"
        }
        return """
            <form method="post" action="\(Self.escaped(path))?lang=\(language.rawValue)">
            \(inputs.joined())</form>
            """
    }

    private func wayBack(_ invoice: SandboxInvoice) -> String {
        guard let url = invoice.returnURL else { return "" }
        return "<p><a class=\"back\" href=\"\(Self.escaped(url))\">\(Self.escaped(language.texts.payBack))</a></p>"
    }

    private func document(_ body: String) -> String {
        let texts = language.texts
        let languages = LanguageCode.allCases.map { other in
            let mark = other == language ? " aria-current=\"true\"" : ""
            let code = other.rawValue
            return "<a href=\"\(Self.escaped(path))?lang=\(code)\" lang=\"\(code)\"\(mark)>\(other.name)</a>"
        }
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped(texts.payTitle))</title>
            <link rel="stylesheet" href="\(Self.stylePath)">
            </head>
            <body>
            <main>
            <p class="notice">\(Self.escaped(texts.payNotice))</p>
            <h1>\(Self.escaped(texts.payTitle))</h1>
            \(body)
            <nav>\(languages.joined(separator: " "))</nav>
            </main>
            </body>
            </html>

            """
    }

    /// Text that stays text between tags and in quoted attributes; control characters are shown as a replacement mark.
    static func escaped(_ text: String) -> String {
        let shown = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "\u{0}"..."\u{1f}", "\u{7f}"..."\u{9f}": scalar == "\n" ? " " : "\u{fffd}"
            default: scalar
            }
        }
        return HTMLText.escaped(String(String.UnicodeScalarView(shown)))
    }

    /// The page's style: both light and dark, and buttons that a thumb meets.
    static let style = """
        :root { color-scheme: light dark; font: 17px/1.5 system-ui, sans-serif; }
        body { margin: 0; }
        main { max-width: 30rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.2rem; margin: 1rem 0 0; }
        .notice { border: 2px dashed; border-radius: .5rem; padding: .5rem .8rem; margin: 0; }
        .amount { font-size: 2rem; font-weight: bold; margin: .2rem 0; }
        .status { font-weight: bold; margin: .2rem 0; }
        .good::before { content: "\\2714\\00a0"; }
        .bad::before { content: "\\2716\\00a0"; }
        .open::before { content: "\\25d0\\00a0"; }
        dt { font-size: .85rem; opacity: .75; }
        dd { margin: 0 0 .6rem; unicode-bidi: isolate; }
        button { display: block; width: 100%; min-height: 3rem; margin: .6rem 0; font: inherit; border-radius: .5rem; }
        .pay { font-weight: bold; background: #0a6b3d; color: #fff; border: 0; }
        nav { margin-top: 2rem; font-size: .9rem; }
        nav a { display: inline-block; padding: .5rem .6rem .5rem 0; }

        """
}

/// A payer's choice on the page.
enum PayAction: String, Sendable {
    case pay, decline, cancel
}
