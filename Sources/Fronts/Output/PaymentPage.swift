import EInvoiceKit
import Files
import FoundationEssentials
import InvoiceCore
import ScreenKit
import Wording

/// A page of our own with one button, which sends the gateway's form. It has no script and loads nothing.
enum PaymentPage {
    /// Writes the page into a private folder beside the history (the file is 0600), in the place of an earlier one of this
    /// invoice. Gives its path. Pages that are older than a day are removed.
    static func write(_ form: PaymentForm, of invoice: Invoice, in history: HistoryStore) throws(Problem) -> String {
        let folder = "\(history.folder)/pages"
        let id = invoice.id.utf8.prefix(80).map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): Unicode.Scalar(byte)
            default: Unicode.Scalar("_")
            }
        }
        let path = "\(folder)/\(String(String.UnicodeScalarView(id))).html"
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: Array(html(form, of: invoice).utf8))
        } catch {
            throw .fileNotWritten(path: path, errno: error.code)
        }
        // One that stays is removed with the next.
        try? removeOld(in: folder)
        return path
    }

    /// The file as a browser takes it: all but RFC 3986's unreserved characters and slashes are escaped.
    static func address(of path: String) -> String {
        var address = "file://"
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default: address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return address
    }

    private static func removeOld(in folder: String) throws(FileFailure) {
        let dayAgo = Int(SystemTime.wall() / 1_000_000) - 86_400
        for name in try Folder.names(in: folder) where name.hasSuffix(".html") {
            guard let status = FileStatus(unfollowed: "\(folder)/\(name)"), status.isRegular else { continue }
            if status.modified.seconds < dayAgo { try PrivateFile.remove("\(folder)/\(name)") }
        }
    }

    /// The page. Everything from outside is escaped, and what is shown of it is made visible.
    static func html(_ form: PaymentForm, of invoice: Invoice) -> String {
        let title = shown(wording.amount(of: invoice))
        let method = shown(wording.methodName(of: invoice))
        let encoding = form.isMultipart ? PaymentForm.multipart : PaymentForm.urlEncoded
        let inputs = form.fields.map { field in
            let (name, value) = (HTMLText.escaped(field.name), HTMLText.escaped(field.value))
            return "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">\n"
        }
        return """
            <!DOCTYPE html>
            <html>
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy(for: form))">
            <meta name="referrer" content="no-referrer">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(title)</title>
            </head>
            <body>
            <h1>\(title)</h1>
            <p>\(method), \(shown(wording.namedPaymentID(invoice.intent.paymentID.text)))</p>
            <form action="\(HTMLText.escaped(form.action))" method="\(form.method.rawValue)" \
            enctype="\(encoding)" accept-charset="utf-8">
            \(inputs.joined())<button>\(shown(wording.goOn(to: form.origin)))</button>
            </form>
            <p>\(shown(wording.pageAdvice))</p>
            </body>
            </html>

            """
    }

    private static func shown(_ text: String) -> String { HTMLText.escaped(visible(text)) }

    /// Nothing is loaded and nothing runs; the form may go to its target, and on from there to https only: Chromium holds a
    /// redirect after a form to `form-action` as well, and payments lead on to banks. A host that the policy's grammar has
    /// no form for (CSP 3, 2.3.1: no underscore, which one brand of the gateway has, and no IPv6) is held to its scheme.
    static func policy(for form: PaymentForm) -> String {
        let isNameable = !form.origin.utf8.contains { "_[".utf8.contains($0) }
        let scheme = form.origin.utf8.starts(with: "https:".utf8) ? "https:" : "http:"
        let first = isNameable ? form.origin : scheme
        let targets = first == "https:" ? first : "\(first) https:"
        return "default-src 'none'; form-action \(targets); base-uri 'none'"
    }
}
