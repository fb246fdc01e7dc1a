import ArgumentParser
import EInvoiceKit
import InvoiceCore

/// `einvoice show`.
struct ShowCommand: DeskCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one invoice whole: fields, request, answer, and what happened to it.")

    @Argument(help: "A local id, payment id or tracking number.")
    var id: String

    @Flag(help: "Print it as one JSON object.")
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func run(at desk: Desk) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: desk)
        let recovered = try await recover(session)
        let found = try find(id, in: session, desk)
        let invoice = recovered[found.id] ?? found
        if json {
            desk.output.line(InvoiceJSON.detailed(invoice))
        } else {
            let paint = desk.paint(isWanted: session.settings.usesColor.value)
            desk.output.put(InvoicePage.whole(invoice, desk: desk, paint: paint))
        }
        return .done
    }
}
