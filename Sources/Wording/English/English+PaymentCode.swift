import InvoiceCore
import ScreenKit

extension English: PaymentCodeTexts {
    func codeHolds(_ code: PaymentCode, amount: String) -> String {
        switch code {
        case .link: "The QR code holds the link."
        case .uri(let uri): "The QR code holds address and amount, \(amount) (\(name(of: uri.standard)))."
        case .address: "The QR code holds the address only: the customer types the amount, \(amount)."
        }
    }

    func checkReceiver(_ address: String) -> String {
        "Not every wallet reads it: pay only where it names \(visible(address)) as the receiver."
    }

    func name(of standard: PaymentURI.Standard) -> String {
        switch standard {
        case .bip21: "a payment URI by BIP 21"
        case .erc681: "a payment URI by ERC-681"
        case .monero: "a Monero payment URI"
        }
    }

    func otherCodes(_ options: [String]) -> String { "It may hold something else: \(options.joined(separator: ", "))." }

    func noCode(of kind: PaymentCode.Kind) -> String {
        let lack =
            switch kind {
            case .link: "there is no link"
            case .uri: "there is no payment URI that wallets are sure to read for this payment"
            case .address: "there is no address"
            }
        return "\(lack), so no QR code is made"
    }

    func pictureWritten(to path: String) -> String { "The QR code is in \(path)." }
    func pictureNotWritten(_ reason: String) -> String { "the QR code's picture was not written: \(reason)" }

    func otherCodeAdvice(_ key: KeyName) -> String { "\(key(.qrCode)) changes what it holds." }
    var codeIsWritten: String { "The QR code as a picture, to be sent to the customer." }
    var pictureNameHint: String { "a name that ends in .png or .svg" }
    var pictureEndingUnknown: String { "The name must end in .png or .svg: that says which picture it becomes." }
    var pictureEndingsAdvice: String { ".png is for messengers, .svg for print." }
}
