import Dispatch
import EInvoiceKit
import FoundationEssentials
import Glibc
import Wording

/// The process from its start to its exit status.
public enum Program {
    /// Runs the program and ends the process.
    public static func main() -> Never {
        replaceClosedStreams()
        protectMemory()
        silenceCrashReporter()
        let environment = takeEnvironment()
        let arguments = Array(CommandLine.arguments.dropFirst())
        SpokenLanguage.choose(
            Settings.language(environment: environment, options: ConsoleStart.languageOptions(in: arguments)))
        let words = UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
        if let failure = CommandRunner.failure(in: words) { end(with: refuse(failure)) }
        end(with: start(arguments, environment))
    }

    /// Opens the console, or runs a command.
    static func start(_ arguments: [String], _ environment: [String: String]) -> Int32 {
        // A reader that goes away shows as an error of the write, and ends nothing in the middle of a request.
        signal(SIGPIPE, SIG_IGN)
        // So does a file that may not grow (`ulimit -f`).
        signal(SIGXFSZ, SIG_IGN)
        // Who starts this may ignore the ends of children; then a secret's command that fails would seem to have ended well.
        signal(SIGCHLD, SIG_DFL)
        if let options = ConsoleStart.options(in: arguments) { return console(options, environment) }
        switch CommandRunner.wish(of: arguments) {
        case .console(let options): return console(options, environment)
        case .command(let command): return run(command, environment)
        case .text(let text):
            let context = CommandContext.ofProcess(environment: [:])
            context.output.line(text)
            return CommandRunner.finish(.done, context).rawValue
        case .failure(let failure):
            return CommandRunner.refuse(failure, of: arguments, at: CommandContext.ofProcess(environment: [:])).rawValue
        }
    }

    /// Tells why nothing is done.
    static func refuse(_ failure: CommandFailure) -> Int32 {
        CommandContext.ofProcess(environment: [:]).tell(failure)
        return failure.status.rawValue
    }

    /// Ends the process without the exit handlers of the libraries in it: they would free what a request that is still on
    /// its way on another thread is using. All that must last is on the disk by now.
    static func end(with status: Int32) -> Never {
        fflush(nil)
        _exit(status)
    }

    private static func console(_ options: SettingsOptions, _ environment: [String: String]) -> Int32 {
        if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
            return openConsole(options: options, environment: environment)
        }
        return refuse(CommandFailure(.consoleWithoutTerminal))
    }

    /// Runs a command; SIGINT, SIGTERM, SIGHUP and SIGQUIT cancel it, so that it records what it knows before it ends. The same
    /// signal a second time ends the program at once.
    private static func run(_ command: any Subcommand, _ environment: [String: String]) -> Int32 {
        let context = CommandContext.ofProcess(environment: environment)
        var awaited = sigset_t()
        sigemptyset(&awaited)
        for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT] { sigaddset(&awaited, number) }
        // The runtime's reporter of crashes takes it too, asks what to do, and lets the command go on.
        signal(SIGQUIT, SIG_DFL)
        // Blocked before any thread starts, and so in all of them; only this one takes them.
        pthread_sigmask(SIG_BLOCK, &awaited, nil)
        let task = Task.detached {
            let status = await CommandRunner.run(command, at: context)
            end(with: status.rawValue)
        }
        var number: Int32 = 0
        while sigwait(&awaited, &number) != 0 {}
        TerminalSilence.end(dropsUnread: true)
        task.cancel()
        pthread_sigmask(SIG_UNBLOCK, &awaited, nil)
        while true { pause() }
    }
}

// What is done before anything else.

extension Program {
    /// Keeps other programs from the process's memory: the secret is in it, and for a while a card's number. Swift copies values
    /// where it likes, so they can't be wiped.
    ///
    /// No core file, no core to the system's crash collector, and no look into the memory for other programs of the same
    /// user. Unlike a limit on core files this holds for collectors, too, and isn't handed on to the programs that are
    /// started from here.
    private static func protectMemory() {
        let setDumpable: CInt = 4  // PR_SET_DUMPABLE of <sys/prctl.h>.
        // Variadic, which Swift can't call, but with a number of arguments that never changes.
        typealias Call = @convention(c) (CInt, CUnsignedLong, CUnsignedLong, CUnsignedLong, CUnsignedLong) -> CInt
        // Every glibc has it; where it failed, the console would still be better than none.
        guard let address = dlsym(nil, "prctl") else { return }
        _ = unsafeBitCast(address, to: Call.self)(setDumpable, 0, 0, 0, 0)
    }

    /// Takes the runtime's reporter of crashes off the signals that it reports, unless the variable that steers it says what is
    /// wanted: it prints the memory around each register, in which a card's number may lie, and lets a command go on that
    /// somebody ended by SIGABRT.
    private static func silenceCrashReporter() {
        if getenv("SWIFT_BACKTRACE") != nil { return }
        for number in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] { signal(number, SIG_DFL) }
    }

    /// All variables, once, before any thread starts. The secret among them is overwritten where it stood, so that neither a
    /// child nor a look at the process's environment from outside finds it; what is returned still has it.
    static func takeEnvironment() -> [String: String] {
        let variables = ProcessInfo.processInfo.environment
        if let secret = getenv(ChildEnvironment.secretVariable) {
            memset(secret, 0, strlen(secret))
            unsetenv(ChildEnvironment.secretVariable)
        }
        return variables
    }

    /// Puts `/dev/null` in the place of the descriptors 0, 1 and 2 that the process was started without: the next file that is opened would get their number, and a
    /// history would be written into as the standard output.
    private static func replaceClosedStreams() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The output for reading only, so that writing fails and is told of.
            var file = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
            // Where there is no such device: a folder, which takes and gives nothing either.
            if file < 0 { file = open("/", O_RDONLY) }
            if file < 0 || file == descriptor { continue }
            dup2(file, descriptor)
            close(file)
        }
    }
}
