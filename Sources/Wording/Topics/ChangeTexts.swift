/// What commands say that write a file or a note.
public protocol ChangeTexts {
    func exported(_ invoices: Int, to path: String) -> String

    var emptyNote: String { get }
    /// At most so many characters.
    func tooLongNote(_ longest: Int) -> String
    func notedOn(paymentID: String) -> String
}
