/// How the customer pays, of the command line.
public protocol PayCommandTexts {
    /// Whose payment it is.
    func payment(of amount: String, by method: String, paymentID: String) -> String
    /// How far a crypto payment has come, and where it is paid to where that isn't said already.
    func progress(_ confirmations: String, address: String?) -> String
    // What to do with what the gateway gave.
    var sendLink: String { get }
    /// That the gateway wasn't asked, and the command that asks it.
    func knownBefore(asking command: String) -> String
    var customerPaysToAddress: String { get }
    func followsPayment(_ command: String) -> String
    var stoppedBeforeLink: String { get }
    // Warnings.
    var linkIsNoWebAddress: String { get }
    var linkIsOfOtherPayment: String { get }
    // A sandbox's link.
    func deadLink(sandbox: String, again: String) -> String
    var linkAnswersWhileSandboxRuns: String { get }
    // The QR code.
    var nothingToDraw: String { get }
    var tooLongForCode: String { get }
    func codeTooWide(_ columns: Int, terminal: Int) -> String
    /// Only there phones read it.
    func codeWithoutColors(lightOnDark: Bool) -> String
}
