import InvoiceCore

/// What a payment's QR code holds, and pictures of it, in both fronts.
public protocol PaymentCodeTexts {
    /// What a QR code holds, a sentence; `amount` is what a person would have to type.
    func codeHolds(_ code: PaymentCode, amount: String) -> String
    /// What to look for in the wallet before paying: some take the contract for the receiver.
    func checkReceiver(_ address: String) -> String
    /// How the URI is called, e.g. `bitcoin: by BIP 21`.
    func name(of standard: PaymentURI.Standard) -> String

    // Of the command line.
    /// What the code may hold besides, by an option.
    func otherCodes(_ options: [String]) -> String
    /// There is no such thing to draw, and the code is not drawn.
    func noCode(of kind: PaymentCode.Kind) -> String
    func pictureWritten(to path: String) -> String
    func pictureNotWritten(_ reason: String) -> String

    // Of the console.
    /// With the key that changes it.
    func otherCodeAdvice(_ key: KeyName) -> String
    var codeIsWritten: String { get }
    var pictureNameHint: String { get }
    var pictureEndingUnknown: String { get }
    var pictureEndingsAdvice: String { get }
}
