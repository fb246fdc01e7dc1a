import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

struct CurrenciesCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .currencies, "currencies")
    }

    @Argument(help: .of(.currencyWords, value: .words))
    var words: [String] = []

    @Flag(help: .of(.listAsJSON))
    var json = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { json }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let methods = wording.methods(of: try catalog(at: context), foundBy: words.joined(separator: " "))
        if json {
            context.output.line("[" + methods.map { "\n" + Self.object(for: $0) }.joined(separator: ",") + "\n]")
            return .done
        }
        if methods.isEmpty {
            context.messages.line(wording.noCurrencyHasWords)
            return .done
        }
        let columns = [
            Column(wording.currencyColumn, width: .content(min: 8, max: 40)),
            Column(wording.nameColumn, width: .content(min: 8, max: 60)),
            Column(wording.countryColumn, width: .content(min: 7, max: 30)),
            Column(wording.unitColumn, width: .content(min: 4, max: 10)),
            Column(wording.decimalsColumn, width: .fixed(8), alignment: .right),
            Column(wording.kindColumn, width: .content(min: 4, max: 20)),
        ]
        let rows = methods.map { method -> [TextTable.Cell] in
            [
                (method.code, .text), (wording.providerName(method.provider), .text),
                (method.country.map { wording.name(of: $0) } ?? "", .text),
                (method.unit, .text), (String(method.decimals), .text), (wording.name(of: method.kind), .muted),
            ]
        }
        TextTable(columns, rows: rows, width: context.columns).write(
            to: context.output, style: context.style(isWanted: !global.noColor))
        return .done
    }

    /// The profile's methods; there need not be a profile.
    private func catalog(at context: CommandContext) throws(CommandFailure) -> PaymentMethodCatalog {
        let settings = Settings.inspect(environment: context.environment, options: global.settings)
        // A mistake of the command line is none of the file's, without which the standard list would do.
        let wrong = settings.generalProblems.filter { problem in
            if case .option = problem.place { true } else { global.config != nil }
        }
        if !wrong.isEmpty { throw CommandFailure(.invalid(wrong)) }
        for problem in settings.problems + settings.warnings { context.warn(wording.text(for: problem)) }
        do throws(SettingsError) {
            if case .profile(let profile) = try settings.chosenProfile().value { return profile.catalog }
            return .standard
        } catch {
            if case .noProfile = error { return settings.catalog }
            throw CommandFailure(error)
        }
    }

    static func object(for method: PaymentMethod) -> String {
        var object = JSONObjectText()
        object.add("currency", method.code)
        object.add("title", method.title)
        object.add("provider", method.provider)
        object.add("country", method.country?.code)
        object.add("unit", method.unit)
        object.add("decimals", method.decimals)
        object.add("kind", method.kind.word)
        return object.text
    }
}
