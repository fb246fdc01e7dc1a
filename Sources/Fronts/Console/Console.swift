import EInvoiceKit
import Glibc
import InvoiceCore
import ScreenKit
import Screens
import Terminal
import Wording

/// The interactive console: one loop on one thread that draws, waits for keys, signals and answers, and runs effects.
///
/// It never waits for anything else: files and the gateway are the effects' business, on other threads.
final class Console {
    private var setup: ConsoleSetup
    private let terminal: any ConsoleTerminal
    private let signals: any ConsoleSignals
    private var queue: EventQueue
    private var effects: EffectRunner
    private var state: AppState
    private var theme: Theme
    /// As the terminal has the mouse, and as the window's room was measured.
    private var usesMouse: Bool
    private var isAccessible: Bool
    /// The frame on the screen, in which a click finds its target.
    private var drawn: Frame
    /// In milliseconds of ``Uptime``.
    private var nextTick: Int64
    /// When the console looks again for invoices that another program left behind.
    private var nextLook: Int64
    /// The exit code, once it is time to go.
    private var exitCode: Int32?

    /// What is to be told once the screen is gone.
    private var lastWords: [String] = []
    /// The profile that is gone over to as soon as what is typed on the former one is written.
    private var departure: Departure?

    private struct Departure {
        let name: String
        let setup: ConsoleSetup
        let queue: EventQueue
        /// What brought one there, as that the profile is saved.
        let said: Notice?
        /// How many payments are followed no more.
        let givenUp: Int
        /// In milliseconds of ``Uptime``: then what isn't written is given up.
        let deadline: Int64
        /// The settings, once the changes that were under way are written.
        let settings = LockedList<ConsoleSettings>()
        /// The keys that are pressed meanwhile: they are for the next one.
        var keys: [AppEvent] = []
    }

    /// The payments of which no outcome is known, or none is recorded, each with its profile's name: to be named once the console
    /// has ended.
    var openPayments: [(profile: String, payment: OpenPayment)] {
        state.openPayments.map { ($0.profile ?? setup.profile, $0) }
    }

    /// The notes that were typed and never saved: to be shown once the console has ended.
    var unsavedNotes: [UnsavedNote] {
        leftovers.sorted { $0.key < $1.key }.flatMap(\.value.notes.inOrder) + state.unsavedNotes
    }
    /// What of profiles that aren't saved is on the disk, as far as it is this console's.
    private var keptProfiles: [UnsavedProfile]
    /// What of profiles that were left is given back on coming back.
    private var leftovers: [String: AppContext.Leftovers] = [:]

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
        // Of those that an earlier run left for one profile, only one is gone on with; the others stay where they are.
        keptProfiles = AppContext.taken(of: setup.unsavedProfiles, setup.settings)
        self.signals = signals
        self.queue = queue
        state = AppState(Self.context(of: setup, size: size ?? App.smallest))
        drawn = Frame(size: state.context.size)
        effects = EffectRunner(setup: setup, queue: queue, zone: state.context.zone)
        // The newest invoices are read while the terminal is made ready and the first frame drawn.
        if setup.isWelcome {
            App.welcome(&state)
        } else {
            for effect in App.start(&state) { effects.run(effect) }
        }
        do throws(TerminalError) {
            terminal = try open()
        } catch {
            throw .terminal(error)
        }
        theme = setup.loadTheme(setup.theme)
        usesMouse = setup.settings.usesMouse.value
        isAccessible = state.context.isAccessible
        nextTick = Uptime.milliseconds
        nextLook = nextTick + setup.findsAbandonedEvery
    }

    private static func context(of setup: ConsoleSetup, size: Size) -> AppContext {
        let now = Timestamp.current
        var context = AppContext(
            profile: setup.profile, kind: setup.kind, now: now, zone: .local(now: now), size: size,
            theme: setup.theme, themes: setup.themes, runID: setup.runID)
        context.defaults = setup.defaults
        context.catalog = setup.catalog
        context.settings = setup.settings
        context.isAccessible = setup.isAccessible
        context.uptime = Uptime.milliseconds
        context.take(setup.unsavedProfiles)
        return context
    }

    /// Runs until the person leaves or a signal ends it. Returns the process's exit code; the terminal is given back then.
    func run() -> Int32 {
        // Where the driver knew no size, the terminal's database did.
        if terminal.size != state.context.size { perform(App.update(&state, .resized(terminal.size))) }
        // What was read while the terminal was made ready stands in the first frame already.
        for answer in answers() { perform(App.update(&state, answer)) }
        draw()
        begin()
        while exitCode == nil {
            draw()
            wait()
            for event in arrivals() { take(event) }
            keepProfiles()
            arriveIfReady()
        }
        terminal.close()
        for event in effects.finish() { takeLast(event) }
        keepProfiles()
        effects.endProfiles()
        // The signals stay handled until here: another Ctrl-C would end the program before it says what became of a
        // request.
        signals.close()
        for words in lastWords { LastWords.tell(words) }
        return exitCode ?? 0
    }

    /// What is typed of profiles is on the disk as it is typed, whatever ends the program.
    private func keepProfiles() {
        let unsaved = state.unsavedProfiles
        if unsaved == keptProfiles { return }
        effects.keepProfiles(unsaved, replacing: keptProfiles)
        keptProfiles = unsaved
    }

    private func take(_ event: AppEvent) {
        if exitCode != nil {
            if !event.isInput { takeLast(event) }
        } else if departure == nil {
            perform(App.update(&state, event))
        } else if !event.isInput {
            // It answers what the profile asked that is left: nothing follows from it any more.
            takeLast(event)
        } else if !event.isMouse {
            departure?.keys.append(event)
        }
    }

    /// Starts what runs in the background; on the welcome there is nothing of a profile.
    private func begin() {
        if !setup.isWelcome { effects.start() }
    }

    /// Begins to go over to another profile, on the same terminal. What is typed is kept first, and the loop goes on meanwhile; while
    /// a request is on its way the console stays.
    private func open(_ name: String) {
        guard departure == nil else { return }
        guard effects.sending.isEmpty, let profiles = setup.profiles else {
            perform(App.update(&state, .warned(wording.sendingFirst)))
            return
        }
        // Recording an outcome is tried again as long as its profile's service lives.
        if let payment = state.openPayments.first(where: { !$0.isRecorded }) {
            perform(App.update(&state, .warned(wording.recordingFirst(visible(payment.paymentID)))))
            return
        }
        let next: ConsoleSetup
        switch profiles.open(name) {
        case .success(let setup): next = setup
        case .failure(let failure):
            let why = (failure.problems + failure.advice).joined(separator: " ")
            perform(App.update(&state, .warned(wording.cantOpen(name, why))))
            return
        }
        guard let nextQueue = EventQueue() else {
            perform(App.update(&state, .warned(wording.cantOpen(name, wording.noFilesLeft))))
            return
        }
        let limit = setup.longestEnd.components
        let departure = Departure(
            name: name, setup: next, queue: nextQueue, said: state.context.notice, givenUp: state.context.followed,
            deadline: Uptime.milliseconds + limit.seconds * 1000 + limit.attoseconds / 1_000_000_000_000_000)
        perform(App.update(&state, .profileLeft))
        perform(App.update(&state, .told(wording.goingOver(to: name))))
        effects.tellAfterwards = { [weak self] words in self?.lastWords.append(words) }
        effects.beginEnd()
        effects.readSettings { departure.settings.add($0) }
        self.departure = departure
    }

    /// Goes over to the other profile once all of the former one is written, or is given up.
    private func arriveIfReady() {
        guard exitCode == nil, let departure else { return }
        let settings = departure.settings.takeLast()
        let isReady = effects.hasEnded && settings != nil
        guard isReady || Uptime.milliseconds >= departure.deadline else {
            if let settings { departure.settings.add(settings) }
            return
        }
        effects.tellUnkept()
        // An answer to the former profile's requests never comes to the next one's screens.
        for event in queue.takeAll() { takeLast(event) }
        let (former, removals) = (state, effects.removals)
        leftovers[setup.profile] = former.context.leftovers
        (setup, queue, self.departure) = (departure.setup, departure.queue, nil)
        if let settings { setup.settings = settings }
        state = AppState(Self.context(of: setup, size: terminal.size))
        state.context.goOn(from: former, leftovers.removeValue(forKey: setup.profile))
        effects = EffectRunner(setup: setup, queue: queue, zone: state.context.zone, removals: removals)
        for effect in App.start(&state) { effects.run(effect) }
        let (said, givenUp) = (departure.said, departure.givenUp)
        let words = [
            said?.text, wording.nowOn(departure.name), givenUp > 0 ? wording.followingGivenUp(givenUp) : nil,
        ]
        let text = words.compactMap(\.self).joined(separator: " ")
        let isWarning = givenUp > 0 || said?.role == .warning
        perform(App.update(&state, isWarning ? .warned(text) : .told(text)))
        begin()
        for key in departure.keys { take(key) }
    }

    /// Takes in an answer and drops its effects.
    private func takeLast(_ event: AppEvent) { _ = App.update(&state, event) }

    /// The editor has the terminal until it ends. What is answered meanwhile waits.
    private func edit(_ text: String, for id: RequestID) {
        terminal.suspend()
        let result = TextEditor.edit(text, in: setup.history.folder, environment: setup.environment)
        terminal.resume()
        perform(App.update(&state, .resized(terminal.handleResize())))
        perform(App.update(&state, .edited(id, result)))
    }

    private func draw() {
        let settings = state.context.settings
        if settings.usesMouse.value != usesMouse {
            usesMouse = settings.usesMouse.value
            terminal.useMouse(usesMouse)
        }
        // What is made for a screen reader takes less of the window.
        if state.context.isAccessible != isAccessible {
            isAccessible = state.context.isAccessible
            perform(App.update(&state, .resized(terminal.size)))
        }
        if theme.name != state.context.theme { theme = setup.loadTheme(state.context.theme) }
        drawn = App.view(state)
        terminal.draw(drawn, theme: theme)
    }

    /// Sleeps until there is something to do.
    private func wait() {
        terminal.escapeNeedsCertainty = App.escapeGivesUp(state)
        var timeout = max(0, min(nextTick, nextLook) - Uptime.milliseconds)
        // Nobody tells that a draft is written.
        if departure != nil { timeout = min(timeout, 10) }
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
        events += answers()
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

    /// What the effects have answered since the last time.
    private func answers() -> [AppEvent] {
        let answers = queue.takeAll()
        for answer in answers { if let id = answer.endOfSending { effects.forget(id) } }
        return answers
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
                if state.context.settings.bell.value { terminal.ring() }
                if state.context.settings.notify.value { terminal.notify(text) }
            case .openProfile(let name): open(name)
            case .edit(let id, let text): edit(text, for: id)
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
    /// Gives the terminal to another program until ``resume()``.
    func suspend()
    func resume()
    func setClipboard(_ text: String) -> Bool
    func ring()
    func notify(_ text: String)
    /// Whether clicks and the wheel come to the program from now on.
    func useMouse(_ isUsed: Bool)
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
