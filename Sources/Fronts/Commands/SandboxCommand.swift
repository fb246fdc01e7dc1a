import ArgumentParser
import EInvoiceKit
import InvoiceCore
import LoopbackServer
import Sandbox
import ScreenKit
import Wording

struct SandboxCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .sandbox, "sandbox",
            discussion: wording.discussionOfSandbox(outcomes: outcomes))
    }

    @Option(help: .of(.port, value: .number))
    var port: Int?

    @Flag(name: .customLong("currency-in-capitals"), help: .of(.currencyInCapitals))
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
        for warning in settings.warnings { context.warn(wording.text(for: warning)) }
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
            throw CommandFailure(listening: PortProblem(error), suggestion)
        }
        tell(gateway, configuration, context)
        await untilCanceled()
        await gateway.stop()
        context.messages.line(wording.sandboxStopped)
        return .done
    }

    private func tell(_ gateway: SandboxGateway, _ configuration: SandboxConfiguration, _ context: CommandContext) {
        context.messages.line(wording.sandboxListens)
        let facts = wording.sandboxFacts(
            baseURL: gateway.baseURL, clientID: configuration.clientID, secret: configuration.secret,
            ledger: configuration.ledgerPath.map { visible($0) })
        for fact in facts { context.messages.line("  \(fact)") }
        context.messages.line(wording.helpOfSandboxAndShell)
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
