import CNcurses
public import ScreenKit

/// The terminal: frames go out, events come in, and at the end it is as it was.
///
/// ncurses draws, and belongs to the one thread that opened it; there can be one terminal in a process. Input is read and
/// decoded here, because ncurses' reading waits.
public final class Terminal {
    static let input = STDIN_FILENO
    static let output = STDOUT_FILENO

    /// Columns and rows, as of the opening or the last `handleResize`.
    public internal(set) var size: Size
    public let colorDepth: ColorDepth
    /// Whether the terminal has gone away: nothing more will come, and `fd` stays readable.
    public internal(set) var inputEnded = false
    /// Becomes readable when input waits.
    public var fd: Int32 { Terminal.input }

    /// ncurses' own handle; nil once closed.
    var screen: OpaquePointer?
    /// The file that ncurses writes into; nil where it writes to the terminal itself.
    let memory: UnsafeMutablePointer<FILE>?
    /// Bytes that the terminal hasn't taken yet.
    var waitingOutput: [UInt8] = []
    var options: TerminalOptions
    /// The modes to give back.
    let originalModes: termios
    var decoder: InputDecoder
    var styles: CellStyles
    /// Nil when the screen's content isn't known.
    var shown: (frame: Frame, theme: Theme)?
    /// Whether another program, or the shell, has the terminal now.
    var suspended = false
    let abilities: TerminalAbilities
    /// Whether the guard ends a synchronized frame.
    var frameIsGuarded = false

    /// Takes the terminal: the alternate screen, raw keys, bracketed paste, the mouse. Make the `SignalPipe` before.
    public static func open(options: TerminalOptions = TerminalOptions()) throws(TerminalError) -> Terminal {
        guard isatty(input) == 1, isatty(output) == 1 else { throw .notATerminal }
        let name = environment("TERM") ?? ""
        if ["", "dumb", "unknown"].contains(name) { throw .notCapable(term: name) }
        guard RestoreGuard.state.pointee.in_use == 0 else { throw .alreadyOpen }
        var modes = termios()
        guard tcgetattr(input, &modes) == 0 else { throw .notATerminal }
        RestoreGuard.install()
        _ = einvoice_use_utf8()
        let memory = einvoice_memory_file()
        guard let screen = einvoice_newterm(memory, measure() == nil ? 0 : 1) else {
            if let memory { fclose(memory) }
            throw .unknownTerminal(term: name)
        }
        RestoreGuard.state.pointee.in_use = 1
        // Armed before the first byte changes the terminal.
        let abilities = TerminalAbilities(term: name)
        RestoreGuard.arm(terminal: output, modes: modes, bytes: abilities.restoringBytes)
        guard capability("cup") != nil else {
            endwin()
            delscreen(screen)
            if let memory { fclose(memory) }
            RestoreGuard.disarm()
            RestoreGuard.state.pointee.in_use = 0
            throw .notCapable(term: name)
        }
        return Terminal(screen: screen, memory: memory, options: options, modes: modes, abilities: abilities)
    }

    private init(
        screen: OpaquePointer, memory: UnsafeMutablePointer<FILE>?, options: TerminalOptions, modes: termios,
        abilities: TerminalAbilities
    ) {
        self.screen = screen
        self.memory = memory
        self.options = options
        self.abilities = abilities
        originalModes = modes
        let known = Terminal.measure()
        if let known {
            // ncurses' first output is made for the database's size, its scroll region above all: it is thrown away.
            resizeterm(Int32(known.height), Int32(known.width))
            endwin()
            if let memory { lseek(fileno(memory), 0, SEEK_SET) }
        }
        // For ncurses' own record of the modes: it can't set them where its output is a file.
        raw()
        noecho()
        nonl()
        var screenModes = modes
        einvoice_screen_modes(&screenModes)
        _ = einvoice_set_modes(Terminal.input, &screenModes)
        let window = einvoice_stdscr()
        keypad(window, true)
        // A whole frame is drawn even if keys wait: they are read after it.
        typeahead(-1)
        size = known ?? Size(width: Int(getmaxx(window)), height: Int(getmaxy(window)))
        colorDepth = Terminal.startColors(wanted: options.colorDepth)
        styles = CellStyles(depth: colorDepth)
        let sequences = KeyTable.capabilities.compactMap { name, key in Terminal.capability(name).map { ($0, key) } }
        decoder = InputDecoder(table: KeyTable(sequences), escapeDelay: Terminal.escapeDelay())
        write(abilities.startingBytes(mouse: options.mouse))
    }

    deinit { close() }

    /// Gives the terminal back exactly as it was. May be called again, and does nothing then.
    public func close() {
        guard let screen else { return }
        if !suspended { leave() }
        delscreen(screen)
        if let memory { fclose(memory) }
        self.screen = nil
        shown = nil
        RestoreGuard.state.pointee.in_use = 0
    }

    /// Leaves the alternate screen and puts the modes back.
    func leave() {
        flush()
        // CAN breaks off a frame that the terminal took in part; the rest of it is dropped.
        if !waitingOutput.isEmpty { waitingOutput = [0x18] }
        if frameIsGuarded { waitingOutput += TerminalAbilities.frameEnds }
        append(abilities.endingBytes)
        curs_set(1)
        endwin()
        collect()
        giveBack()
        var modes = originalModes
        _ = einvoice_set_modes(Terminal.input, &modes)
        RestoreGuard.disarm()
    }

    /// Makes ready what a signal handler writes.
    func armGuard() {
        RestoreGuard.arm(
            terminal: Terminal.output, modes: originalModes,
            bytes: (frameIsGuarded ? TerminalAbilities.frameEnds : []) + abilities.restoringBytes)
    }

    /// The size by the terminal driver, also before it is opened; nil if it doesn't know.
    public static func measure() -> Size? {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard einvoice_size(output, &columns, &rows) == 0 else { return nil }
        return Size(width: Int(columns), height: Int(rows))
    }

    /// Takes the terminal's size after SIGWINCH; the next frame is drawn whole.
    @discardableResult
    public func handleResize() -> Size {
        guard screen != nil, !suspended, let measured = Terminal.measure() else { return size }
        if measured != size {
            resizeterm(Int32(measured.height), Int32(measured.width))
            size = measured
            shown = nil
            clearok(einvoice_curscr(), true)
        }
        return size
    }

    /// Nil where the terminal database has no such capability.
    static func capability(_ name: String) -> String? {
        einvoice_capability(name).map { String(cString: $0) }
    }

    /// Milliseconds that an Escape waits for a sequence's rest: `ESCDELAY` as ncurses has it, up to 5000; else longer
    /// over a network.
    static func escapeDelay(by variable: (String) -> String? = Terminal.environment) -> Int {
        if let given = variable("ESCDELAY").flatMap({ Int($0) }), given > 0 { return min(given, 5000) }
        return variable("SSH_CONNECTION") == nil
            ? InputDecoder.localEscapeDelay : InputDecoder.remoteEscapeDelay
    }

    static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// Starts colours, and returns how many can be used.
    private static func startColors(wanted: ColorDepth?) -> ColorDepth {
        // https://no-color.org: set and not empty.
        if wanted == nil, environment("NO_COLOR")?.isEmpty == false { return .none }
        if wanted == ColorDepth.none || !has_colors() || start_color() == ERR { return .none }
        use_default_colors()
        let most: ColorDepth =
            switch einvoice_colors() {
            case 0x10000...: .truecolor
            case 256...: .indexed256
            case 16...: .ansi16
            default: .ansi8
            }
        let all: [ColorDepth] = [.ansi8, .ansi16, .indexed256, .truecolor]
        guard let wanted, let wish = all.firstIndex(of: wanted), let limit = all.firstIndex(of: most) else {
            return most
        }
        return all[min(wish, limit)]
    }
}

public struct TerminalOptions: Sendable, Hashable {
    /// Whether clicks and the wheel come to the program. Without, the terminal selects text with the mouse as ever.
    public var mouse: Bool
    /// How many colours to use at most; nil as many as the terminal has. `NO_COLOR` in the environment counts only for nil.
    public var colorDepth: ColorDepth?

    public init(mouse: Bool = true, colorDepth: ColorDepth? = nil) {
        self.mouse = mouse
        self.colorDepth = colorDepth
    }
}

/// Why there is no terminal to draw on.
public enum TerminalError: Error, Sendable, Hashable {
    /// Standard input or output is a file or a pipe.
    case notATerminal
    /// `TERM` is missing, or says that the terminal can't place its cursor (`dumb`, `unknown`).
    case notCapable(term: String)
    /// The terminal database knows nothing of this `TERM`; often it lacks `ncurses-term`, or `TERM=xterm-256color` would do.
    case unknownTerminal(term: String)
    /// The terminal is already in use by this process; ncurses can hold one only.
    case alreadyOpen
}

extension Terminal {
    /// How many colours the database says that a terminal has; nil where it doesn't know the terminal. Not to be asked while one is
    /// open.
    public static func colors(of term: String) -> Int? {
        let count = einvoice_colors_of(term)
        return count == -2 ? nil : Int(count)
    }

    /// The version of ncurses, as it names itself.
    public static var libraryVersion: String { curses_version().map { String(cString: $0) } ?? "" }
}
