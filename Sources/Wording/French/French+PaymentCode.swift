import InvoiceCore
import ScreenKit

extension French: PaymentCodeTexts {
    func codeHolds(_ code: PaymentCode, amount: String) -> String {
        switch code {
        case .link: "Le QR code contient le lien."
        case .uri(let uri): "Le QR code contient l’adresse et le montant, \(amount) (\(name(of: uri.standard)))."
        case .address: "Le QR code ne contient que l’adresse\u{202F}: le client saisit le montant, \(amount)."
        }
    }

    func checkReceiver(_ address: String) -> String {
        "Certains portefeuilles ne le lisent pas\u{202F}: ne payez que s’il indique \(visible(address)) comme bénéficiaire."
    }

    func name(of standard: PaymentURI.Standard) -> String {
        switch standard {
        case .bip21: "une URI de paiement BIP 21"
        case .erc681: "une URI de paiement ERC-681"
        case .monero: "une URI de paiement Monero"
        }
    }

    func otherCodes(_ options: [String]) -> String {
        "Il peut contenir autre chose\u{202F}: \(options.joined(separator: ", "))."
    }

    func noCode(of kind: PaymentCode.Kind) -> String {
        let lack =
            switch kind {
            case .link: "il n’y a pas de lien"
            case .uri: "il n’y a pas pour ce paiement d’URI que les portefeuilles lisent à coup sûr"
            case .address: "il n’y a pas d’adresse"
            }
        return "\(lack), donc pas de QR code"
    }

    func pictureWritten(to path: String) -> String { "Le QR code est dans \(path)." }
    func pictureNotWritten(_ reason: String) -> String { "l’image du QR code n’a pas été écrite\u{202F}: \(reason)" }

    func otherCodeAdvice(_ key: KeyName) -> String { "\(key(.qrCode)) change son contenu." }
    var codeIsWritten: String { "Le QR code en image, à envoyer au client." }
    var pictureNameHint: String { "un nom en .png ou .svg" }
    var pictureEndingUnknown: String {
        "Le nom doit finir par .png ou .svg\u{202F}: c’est ce qui fixe le format d’image."
    }
    var pictureEndingsAdvice: String { ".png pour les messageries, .svg pour l’impression." }
}
