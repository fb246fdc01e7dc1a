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

    /// bash breaks words at an equal sign; the parser's script knows `--option value` only.
    private static let equalSigns = """
        _einvoice_with_equal_signs() {
            local -a words=()
            local -i index cursor="${COMP_CWORD}"
            for index in "${!COMP_WORDS[@]}"; do
                if [[ "${index}" -gt 0 && "${COMP_WORDS[index]}" = '=' && "${COMP_WORDS[index - 1]}" = --* ]]; then
                    if [[ "${index}" -eq "${COMP_CWORD}" ]]; then
                        words+=('')
                    elif [[ "${index}" -lt "${COMP_CWORD}" ]]; then
                        ((cursor--))
                    fi
                else
                    words+=("${COMP_WORDS[index]}")
                fi
            done
            local -a COMP_WORDS=("${words[@]}")
            local -i COMP_CWORD="${cursor}"
            _einvoice "${1}" "${words[cursor]}" "${words[cursor - 1]}"
        }

        complete -o filenames -F _einvoice_with_equal_signs einvoice
        """

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let kind: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        context.output.line(EInvoiceCommand.completionScript(for: kind))
        if shell == .bash { context.output.line(Self.equalSigns) }
        return .done
    }
}
