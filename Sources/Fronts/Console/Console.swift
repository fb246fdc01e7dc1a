import EInvoiceKit
import Glibc
import InvoiceCore
import ScreenKit
import Screens
import Terminal

/// The interactive console: one loop on one thread that draws, waits for keys, signals and answers, and runs effects.
///
/// It never waits for anything else: files and the gateway are the effects' business, on other threads.
final class Console {
    private let setup: ConsoleSetup
    private let terminal: any ConsoleTerminal
    private let signals: any ConsoleSignals
    private let queue: EventQueue
    private let effects: EffectRunner
    private var state: AppState
    private var theme: Theme
    /// The frame on the screen, in which a click finds its target.
    private var drawn: Frame
    /// In milliseconds of ``Uptime``.
    private var nextTick: Int64
    /// When the console looks again for invoices that another program left behind.
    private var nextLook: Int64
    /// The exit code, once it is time to go.
    private var exitCode: Int32?

    /// The payments of which no outcome is known, or none is recorded: to be named once the console has ended.
    var openPayments: [OpenPayment] { state.openPayments }

    /// Takes the terminal.
    ///
    /// - Throws: ``ConsoleError`` where there is no terminal that could be drawn on.
    convenience init(_ setup: ConsoleSetup) throws(ConsoleError) {
        // Signals first: ncurses takes those that nobody handles.
        guard let signals = SignalPipe(), let queue = EventQueue() else { throw .noDescriptors }
        try self.init(setup, signals: signals, queue: queue, size: Terminal.measure()) {
            () throws(TerminalError) in
            try Terminal.open(options: setup.terminal)
        }
    }

    /// The same with a terminal of another kind; `size` is what is known of it before it is open.
    init(
        _ setup: ConsoleSetup, signals: any ConsoleSignals, queue: EventQueue, size: Size?,
        open: () throws(TerminalError) -> any ConsoleTerminal
    ) throws(ConsoleError) {
        self.setup = setup
        self.signals = signals
        self.queue = queue
        let now = Timestamp.current
        var context = AppContext(
            profile: setup.profile, kind: setup.kind, now: now, zone: .local(now: now), size: size ?? App.smallest,
            theme: setup.theme, themes: setup.themes, runID: setup.runID)
        context.defaults = setup.defaults
        context.catalog = setup.catalog
        context.uptime = Uptime.milliseconds
        context.isAccessible = setup.isAccessible
        state = AppState(context)
        drawn = Frame(size: context.size)
        effects = EffectRunner(setup: setup, queue: queue, zone: context.zone)
        // The newest invoices are read while the terminal is made ready and the first frame drawn.
        for effect in App.start(&state) { effects.run(effect) }
        do throws(TerminalError) {
            terminal = try open()
        } catch {
            throw .terminal(error)
        }
        theme = setup.loadTheme(setup.theme)
        nextTick = Uptime.milliseconds
        nextLook = nextTick + setup.findsAbandonedEvery
    }

    /// Runs until the person leaves or a signal ends it. Returns the process's exit code; the terminal is given back then.
    func run() -> Int32 {
        // Where the driver knew no size, the terminal's database did.
        if terminal.size != state.context.size { perform(App.update(&state, .resized(terminal.size))) }
        draw()
        effects.start()
        while exitCode == nil {
            draw()
            wait()
            for event in arrivals() {
                if exitCode == nil {
                    perform(App.update(&state, event))
                } else if !event.isInput {
                    takeLast(event)
                }
            }
        }
        terminal.close()
        for event in effects.finish() { takeLast(event) }
        // The signals stay handled until here: another Ctrl-C would end the program before it says what became of a
        // request.
        signals.close()
        return exitCode ?? 0
    }

    /// Takes in an answer and drops its effects.
    private func takeLast(_ event: AppEvent) { _ = App.update(&state, event) }

    private func draw() {
        if theme.name != state.context.theme { theme = setup.loadTheme(state.context.theme) }
        drawn = App.view(state)
        terminal.draw(drawn, theme: theme)
    }

    /// Sleeps until there is something to do.
    private func wait() {
        terminal.escapeNeedsCertainty = App.escapeGivesUp(state)
        var timeout = max(0, min(nextTick, nextLook) - Uptime.milliseconds)
        if let pending = terminal.pendingTimeout { timeout = min(timeout, Int64(pending)) }
        var waiting = [terminal.fd, signals.fd, queue.fd].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        waiting.append(pollfd(fd: terminal.outputFD, events: Int16(POLLOUT), revents: 0))
        _ = poll(&waiting, nfds_t(waiting.count), Int32(clamping: timeout))
    }

    /// Everything that happened since the last time, in the order in which it matters.
    private func arrivals() -> [AppEvent] {
        var events: [AppEvent] = []
        for number in signals.read() { take(signal: number, into: &events) }
        // The clock first: whatever follows happens now.
        let uptime = Uptime.milliseconds
        events.append(.ticked(.current, uptime: uptime))
        if uptime >= nextLook {
            effects.run(.findAbandoned)
            nextLook = uptime + setup.findsAbandonedEvery
        }
        let answers = queue.takeAll()
        for answer in answers { if let id = answer.endOfSending { effects.forget(id) } }
        events += answers
        for input in terminal.readEvents() {
            switch input {
            case .key(let key): events.append(.key(key))
            case .paste(let text): events.append(.paste(text))
            case .mouse(let mouse): events.append(.mouse(mouse.kind, on: drawn.hit(at: mouse.position)))
            case .resize(let size): events.append(.resized(size))
            case .focus: break
            }
        }
        if terminal.holdsEscape != (state.context.heldEscape != nil) {
            events.append(.escapeHeld(terminal.holdsEscape))
        }
        if terminal.inputEnded { exitCode = exitCode ?? 128 + SIGHUP }
        return events
    }

    private func take(signal number: Int32, into events: inout [AppEvent]) {
        switch number {
        case SIGWINCH: events.append(.resized(terminal.handleResize()))
        case SIGTSTP: terminal.stop()
        case SIGCONT:
            terminal.resume()
            events.append(.resized(terminal.handleResize()))
        default: exitCode = 128 + number
        }
    }

    private func perform(_ wanted: [Effect]) {
        for effect in wanted {
            switch effect {
            case .quit: exitCode = exitCode ?? 0
            case .suspend: terminal.stop()
            case .attract(let text):
                let wanted = setup.attention()
                if wanted.rings { terminal.ring() }
                if wanted.notifies { terminal.notify(text) }
            case .copyByTerminal(let text):
                let result = terminal.setClipboard(text) ? CopyResult.copied(.terminal) : .impossible
                perform(App.update(&state, .copied(text, result)))
            default: effects.run(effect)
            }
        }
        nextTick = Uptime.milliseconds + Int64(App.tickInterval(state))
    }
}

/// Why the console can't open.
enum ConsoleError: Error, Sendable, Hashable {
    case terminal(TerminalError)
    /// The process may open no more files.
    case noDescriptors
}

/// The part of ``Terminal`` that the console uses.
protocol ConsoleTerminal: AnyObject {
    /// Becomes readable when input waits.
    var fd: Int32 { get }
    var size: Size { get }
    var inputEnded: Bool { get }
    /// Milliseconds after which ``readEvents()`` is to be called even if nothing comes.
    var pendingTimeout: Int? { get }
    /// Becomes writable when the next ``draw(_:theme:)`` can send what the terminal didn't take; -1 where nothing is left.
    var outputFD: Int32 { get }
    /// Whether Escape must be certain, because it gives something up.
    var escapeNeedsCertainty: Bool { get set }
    /// Whether an Escape waits to become certain.
    var holdsEscape: Bool { get }

    func draw(_ frame: Frame, theme: Theme)
    func readEvents() -> [InputEvent]
    func handleResize() -> Size
    func stop()
    func resume()
    func setClipboard(_ text: String) -> Bool
    func ring()
    func notify(_ text: String)
    func close()
}

extension Terminal: ConsoleTerminal {}

/// The part of ``SignalPipe`` that the console uses.
protocol ConsoleSignals: AnyObject {
    /// Becomes readable when a signal came.
    var fd: Int32 { get }

    func read() -> [Int32]
    func close()
}

extension SignalPipe: ConsoleSignals {}
