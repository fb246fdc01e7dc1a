import ArgumentParser
import EInvoiceKit
import InvoiceCore
import Wording

struct ShowCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .show, "show")
    }

    @Argument(help: .of(.id, value: .id), completion: .asking(.invoice))
    var id: String

    @Flag(help: .of(.invoiceAsJSON))
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
            context.output.put(InvoicePrinter(context: context, style: style).page(of: invoice, .whole))
        }
        return .done
    }
}
