import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit

/// `einvoice note`.
struct NoteCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "Put a note on an invoice; it stays in the history, not at the gateway.")

    @Argument(help: "A local id, payment id or tracking number.")
    var id: String

    @Argument(help: "The note.")
    var text: String

    @OptionGroup
    var global: GlobalOptions

    /// The longest note, in characters.
    static let longest = 1000

    var onlyReads: Bool { false }

    func run(at desk: Desk) async throws(CommandFailure) -> ExitStatus {
        if !text.contains(where: { !$0.isWhitespace }) { throw CommandFailure(.invalid, "the note is empty") }
        if text.unicodeScalars.count > Self.longest {
            throw CommandFailure(.invalid, "the note is too long: at most \(Self.longest) characters")
        }
        let session = try session(at: desk)
        let invoice = try find(id, in: session, desk)
        do throws(ServiceRefusal) {
            let noted = try await session.localService.addNote(text, to: invoice)
            desk.messages.line("Noted on payment id \(visible(noted.intent.paymentID.text)).")
            return .done
        } catch {
            throw CommandFailure(error, hint)
        }
    }
}
