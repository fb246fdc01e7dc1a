import ArgumentParser
import InvoiceCore
import ScreenKit
import Screens
import Wording

/// `einvoice currencies`.
struct CurrenciesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "currencies", abstract: "List the currencies that the gateway takes.")

    @Argument(help: "Only those that have these words in code, name, country, unit or kind.")
    var words: [String] = []

    @Flag(help: "Print them as a JSON array.")
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let methods = PaymentMethodCatalog.standard.search(words.joined(separator: " "))
        if json {
            context.output.line("[" + methods.map { "\n" + Self.object(for: $0) }.joined(separator: ",") + "\n]")
            return .done
        }
        if methods.isEmpty {
            context.messages.line("No currency has all of these words.")
            return .done
        }
        let columns = [
            Column("Currency", width: .content(min: 8, max: 40)),
            Column("Name", width: .content(min: 8, max: 60)),
            Column("Country", width: .content(min: 7, max: 30)),
            Column("Unit", width: .content(min: 4, max: 10)),
            Column("Decimals", width: .fixed(8), alignment: .right),
            Column("Kind", width: .content(min: 4, max: 20)),
        ]
        let rows = methods.map { method -> [TextTable.Cell] in
            [
                (method.code, .text), (method.provider, .text), (method.country?.name ?? "", .text),
                (method.unit, .text), (String(method.decimals), .text), (wording.name(of: method.kind), .muted),
            ]
        }
        TextTable(columns, rows: rows, width: context.columns).write(
            to: context.output, style: context.style(isWanted: !global.noColor))
        return .done
    }

    private static func object(for method: PaymentMethod) -> String {
        var object = JSONObjectText()
        object.add("currency", method.code)
        object.add("title", method.title)
        object.add("provider", method.provider)
        object.add("country", method.country?.code)
        object.add("unit", method.unit)
        object.add("decimals", method.decimals)
        object.add("kind", wording.name(of: method.kind))
        return object.text
    }
}
