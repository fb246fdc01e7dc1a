import ArgumentParser
import EInvoiceKit
import InvoiceCore

/// `einvoice show`.
struct ShowCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show one invoice whole: fields, request, answer, and what happened to it.")

    @Argument(help: "A local id, payment id or tracking number.")
    var id: String

    @Flag(help: "Print it as one JSON object.")
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        let recovered = try await recover(session)
        let found = try find(id, in: session, context)
        let invoice = recovered[found.id] ?? found
        if json {
            context.output.line(InvoiceJSON.detailed(invoice))
        } else {
            let style = context.style(isWanted: session.settings.usesColor.value)
            context.output.put(InvoicePrinter.whole(invoice, context: context, style: style))
        }
        return .done
    }
}
