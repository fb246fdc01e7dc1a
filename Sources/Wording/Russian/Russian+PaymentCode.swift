import InvoiceCore
import ScreenKit

extension Russian: PaymentCodeTexts {
    func codeHolds(_ code: PaymentCode, amount: String) -> String {
        switch code {
        case .link: "В QR-коде ссылка."
        case .uri(let uri): "В QR-коде адрес и сумма, \(amount) (\(name(of: uri.standard)))."
        case .address: "В QR-коде только адрес: сумму покупатель введёт сам, \(amount)."
        }
    }

    func checkReceiver(_ address: String) -> String {
        "Его читает не каждый кошелёк: платить можно только там, где получателем назван \(visible(address))."
    }

    func name(of standard: PaymentURI.Standard) -> String {
        switch standard {
        case .bip21: "платёжный URI по BIP 21"
        case .erc681: "платёжный URI по ERC-681"
        case .monero: "платёжный URI Monero"
        }
    }

    func otherCodes(_ options: [String]) -> String { "Содержимое можно сменить: \(options.joined(separator: ", "))." }

    func noCode(of kind: PaymentCode.Kind) -> String {
        let lack =
            switch kind {
            case .link: "ссылки нет"
            case .uri: "для этого платежа нет платёжного URI, который кошельки точно прочтут"
            case .address: "адреса нет"
            }
        return "\(lack), поэтому QR-кода не будет"
    }

    func pictureWritten(to path: String) -> String { "QR-код в файле \(path)." }
    func pictureNotWritten(_ reason: String) -> String { "картинка QR-кода не записана: \(reason)" }

    func otherCodeAdvice(_ key: KeyName) -> String { "\(key(.qrCode)) сменит его содержимое." }
    var codeIsWritten: String { "QR-код картинкой, чтобы отправить покупателю." }
    var pictureNameHint: String { "имя, которое кончается на .png или .svg" }
    var pictureEndingUnknown: String { "Имя должно кончаться на .png или .svg: от этого зависит вид картинки." }
    var pictureEndingsAdvice: String { ".png для мессенджеров, .svg для печати." }
}
