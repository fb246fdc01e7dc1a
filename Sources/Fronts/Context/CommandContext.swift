import EInvoiceKit
import Glibc
import InvoiceCore
import Wording

/// The environment of a command: the process's, or a test's.
struct CommandContext: Sendable {
    /// The process's variables.
    var environment: [String: String]
    /// The standard output: data.
    var output: BufferedOutput
    /// The standard error: everything else.
    var messages: BufferedOutput
    /// Reads one line of the standard input without its end; with a terminal there the prompt is shown and nothing echoed.
    /// Nil at the end of the input, and when the task is canceled.
    var readLine: @Sendable (_ prompt: String) async -> String?
    /// The same, and what is typed shows.
    var ask: @Sendable (_ prompt: String) async -> String?
    /// All of the standard input, where `-` stands for a file or a text.
    var readAll: @Sendable () async throws(Problem) -> [UInt8] = { () throws(Problem) in
        try BatchContent.bytes(of: STDIN_FILENO)
    }
    /// Columns of the terminal that ``output`` is; nil when it is none.
    var columns: Int?
    /// Columns of the terminal that ``messages`` is; nil when it is none.
    var messageColumns: Int?
    /// True when a person sits at both ends, and may be asked.
    var canAsk: Bool
    /// How requests travel and time passes.
    var dependencies: Dependencies
    /// Opens a web address that was checked, or a page of our own, in the desktop's browser.
    var browse: @Sendable (_ address: String) throws(BrowserOpening.Failure) -> Void
    /// Seconds east of UTC of the reader's clock at a moment.
    var zoneOffset: @Sendable (Timestamp) -> Int
}

extension CommandContext {
    static func ofProcess(environment: [String: String]) -> CommandContext {
        let messageColumns = columnsOfTerminal(STDERR_FILENO, environment)
        return CommandContext(
            environment: environment, output: BufferedOutput(descriptor: STDOUT_FILENO),
            messages: BufferedOutput(descriptor: STDERR_FILENO, holdsBack: false, columns: messageColumns),
            readLine: { await StandardInput.line(prompt: $0) },
            ask: { await StandardInput.line(prompt: $0, echoes: true) },
            columns: columnsOfTerminal(STDOUT_FILENO, environment),
            messageColumns: messageColumns,
            canAsk: isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1, dependencies: Dependencies(),
            browse: CommandContext.openBrowser, zoneOffset: localOffset)
    }

    /// The present moment.
    func now() -> Timestamp { dependencies.clock.now }

    /// Calendar and clock as the reader's wall shows them.
    func civil(_ moment: Timestamp) -> LocalDateTime { LocalDateTime(moment, offset: zoneOffset(moment)) }

    /// The first moment of what a time names, and the one just after it; days are those of the context's clock.
    func stretch(_ text: String) throws(InvoiceQueryProblem) -> (start: Timestamp, end: Timestamp) {
        try InvoiceQuery.moment(text, now: now(), speaking: [SpokenLanguage.code], offset: zoneOffset)
    }

    /// Tells what went wrong: the problems, each on its line behind the program's name, then the advice.
    func tell(_ failure: CommandFailure) {
        output.flush()
        for problem in failure.problems { messages.line("einvoice: \(problem)") }
        for line in failure.advice { messages.line("  \(line)") }
    }

    /// Tells something that a person must know.
    func say(_ text: String) {
        output.flush()
        messages.line("einvoice: \(text)")
    }

    /// Tells something that keeps nothing from working.
    func warn(_ text: String) {
        output.flush()
        messages.line("einvoice: \(wording.asWarning(text))")
    }

    private static func columnsOfTerminal(_ descriptor: Int32, _ environment: [String: String]) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return environment["COLUMNS"].flatMap { Int($0) }.map { max(20, $0) } ?? 80
    }
}
