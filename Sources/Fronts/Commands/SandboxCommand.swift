import ArgumentParser
import EInvoiceKit
import InvoiceCore
import LoopbackServer
import Sandbox
import ScreenKit
import Wording

/// `einvoice sandbox`.
struct SandboxCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "sandbox", abstract: "Run the embedded gateway alone, until Ctrl-C.",
        discussion: """
            It listens on loopback only. The lines that it prints, given to a shell, make `einvoice` there, or any other \
            program, use it. `einvoice --sandbox` needs none of this: it has a gateway of its own in the same process, and \
            both know the same invoices.

            These amounts have a meaning of their own, in any currency:

            \(outcomes)

            Any other amount waits to be paid on the page that the payment link opens.
            """)

    @Option(help: ArgumentHelp("The port to listen on; 0 takes any free one.", valueName: "number"))
    var port: Int?

    @Flag(
        name: .customLong("currency-in-capitals"),
        help: "Name currencies in capitals in statuses and statements, for clients that compare them so.")
    var currencyInCapitals = false

    @OptionGroup
    var global: GlobalOptions

    /// The magic amounts, one a line.
    private static var outcomes: String {
        SandboxOutcome.allCases.map { "  \($0.amount)  \(wording.explanation(of: $0))" }.joined(separator: "\n")
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        var options = global.settings
        options.isSandbox = options.profile == nil || options.isSandbox
        let settings: Settings
        do throws(SettingsError) {
            settings = try Settings.load(environment: context.environment, options: options)
        } catch {
            throw CommandFailure(error)
        }
        for warning in settings.warnings { context.warn(visible(warning.description)) }
        var configuration = Session.sandboxConfiguration(dataFolder: settings.dataFolder.value)
        if let port {
            configuration.port = port
            configuration.takesAnyPort = false
        }
        configuration.tellsCurrencyInCapitals = currencyInCapitals
        let gateway: SandboxGateway
        do throws(LoopbackError) {
            gateway = try await SandboxGateway.start(configuration)
        } catch {
            throw CommandFailure(error)
        }
        tell(gateway, configuration, context)
        await untilCanceled()
        await gateway.stop()
        context.messages.line("Stopped.")
        return .done
    }

    private func tell(_ gateway: SandboxGateway, _ configuration: SandboxConfiguration, _ context: CommandContext) {
        context.messages.line("The sandbox gateway listens; nothing in it is real. Ctrl-C ends it.")
        context.messages.line("  base URL    \(gateway.baseURL)")
        context.messages.line("  client id   \(configuration.clientID)")
        context.messages.line("  secret      \(configuration.secret)")
        if let path = configuration.ledgerPath {
            context.messages.line("  remembers   \(visible(path))")
        } else {
            context.messages.line("  remembers   nothing: its folder can't be written")
        }
        context.messages.line("`einvoice sandbox --help` lists the amounts that go wrong on purpose. For a shell:")
        context.output.line("export EINVOICE_BASE_URL=\(gateway.baseURL)")
        context.output.line("export EINVOICE_CLIENT_ID=\(configuration.clientID)")
        context.output.line("export EINVOICE_SECRET=\(configuration.secret)")
        context.output.line("export EINVOICE_KIND=\(ProfileKind.sandbox.rawValue)")
        context.output.flush()
    }

    private func untilCanceled() async {
        // The stream never has an element; waiting for one ends when the task is canceled.
        let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
        for await _ in stream {}
        continuation.finish()
    }
}
