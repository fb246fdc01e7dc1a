import InvoiceCore
import ScreenKit

extension Ukrainian: PaymentCodeTexts {
    func codeHolds(_ code: PaymentCode, amount: String) -> String {
        switch code {
        case .link: "QR-код містить посилання."
        case .uri(let uri): "QR-код містить адресу й суму, \(amount) (\(name(of: uri.standard)))."
        case .address: "QR-код містить лише адресу: суму, \(amount), покупець вводить сам."
        }
    }

    func checkReceiver(_ address: String) -> String {
        "Не кожен гаманець його читає: платіть, лише якщо отримувачем названо \(visible(address))."
    }

    func name(of standard: PaymentURI.Standard) -> String {
        switch standard {
        case .bip21: "платіжний URI за BIP 21"
        case .erc681: "платіжний URI за ERC-681"
        case .monero: "платіжний URI Monero"
        }
    }

    func otherCodes(_ options: [String]) -> String { "Він може містити інше: \(options.joined(separator: ", "))." }

    func noCode(of kind: PaymentCode.Kind) -> String {
        let lack =
            switch kind {
            case .link: "посилання немає"
            case .uri: "для цього платежу немає платіжного URI, який гаманці напевно прочитають"
            case .address: "адреси немає"
            }
        return "\(lack), тому QR-код не створено"
    }

    func pictureWritten(to path: String) -> String { "QR-код записано: \(path)." }
    func pictureNotWritten(_ reason: String) -> String { "картинку QR-коду не записано: \(reason)" }

    func otherCodeAdvice(_ key: KeyName) -> String { "\(key(.qrCode)) змінює його вміст." }
    var codeIsWritten: String { "QR-код картинкою, щоб надіслати покупцеві." }
    var pictureNameHint: String { "назва, що закінчується на .png або .svg" }
    var pictureEndingUnknown: String { "Назва має закінчуватися на .png або .svg: від цього залежить картинка." }
    var pictureEndingsAdvice: String { ".png для месенджерів, .svg для друку." }
}
