import ArgumentParser
import Wording

struct CompletionsCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(.completions, "completions", discussion: wording.discussionOfCompletions)
    }

    enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

    @Argument(help: .of(.shell, value: .shell))
    var shell: Shell

    @OptionGroup
    var global: GlobalOptions

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let kind: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        context.output.line(EInvoiceCommand.completionScript(for: kind))
        return .done
    }
}
