import ArgumentParser
import Wording

extension ArgumentHelp {
    /// What `--help` says of an option or argument; `value` stands for its value, which flags don't have.
    static func of(_ option: CommandOption, value: ValueName? = nil) -> ArgumentHelp {
        ArgumentHelp(wording.help(for: option), valueName: value.map { wording.placeholder(for: $0) })
    }
}

extension ValidationError {
    /// A mistake in how options go together.
    init(_ problem: UsageProblem) { self.init(wording.text(for: problem)) }
}

extension CommandFailure {
    /// A command line that is no command. `more` are lines of advice beside the problem's own.
    init(_ problem: UsageProblem, status: ExitStatus = .usage, more: [String] = []) {
        self.init(status, wording.text(for: problem), advice: wording.advice(on: problem) + more)
    }
}
