import Glibc
import InvoiceCore
import ScreenKit
import SnapshotSupport
import Synchronization
import Testing

@testable import Fronts
@testable import Terminal

/// A terminal in memory: input is put in, and what the console draws can be waited for.
final class ScriptedTerminal: ConsoleTerminal, Sendable {
    /// What the console did with it.
    struct State {
        /// The characters of the last frame.
        var text = ""
        var size: Size
        /// The name of the theme that the last frame was drawn in.
        var theme = ""
        var copied: [String] = []
        var rings = 0
        /// What it was told of the mouse last.
        var usesMouse = true
        var notifications: [String] = []
        /// Whether it can copy.
        var copies = true
        /// How often it was given to the shell, and taken again after that.
        var stops = 0
        var suspends = 0
        var resumes = 0
        var isClosed = false
        /// Whether a frame waits for the terminal to take output again.
        fileprivate(set) var owesFrame = false
        /// How many parts of the input were put in, taken, and taken before the last frame was drawn.
        fileprivate var given = 0
        fileprivate var taken = 0
        fileprivate var shown = 0
        fileprivate var isGone = false
        fileprivate var nextSize: Size
        fileprivate var input: [InputEvent] = []
        /// What is input only if nothing follows for a moment, and how many looks found it not to be yet.
        fileprivate var pending: [InputEvent] = []
        fileprivate var early = 0
        /// What makes events of bytes, the bytes that came and the times that passed, and the time.
        fileprivate var decoder = InputDecoder()
        fileprivate var line: [Line] = []
        fileprivate var clock = 0
        fileprivate var waiters: [Int: Waiter] = [:]
        fileprivate var lastWaiter = 0
    }

    /// What happens on the line to the keyboard: bytes come, or so many milliseconds pass.
    fileprivate enum Line {
        case bytes([UInt8])
        case pause(Int)
    }

    /// Who waits for the state to be as wanted.
    fileprivate struct Waiter {
        let isWanted: @Sendable (State) -> Bool
        let continuation: CheckedContinuation<Void, Never>
    }

    /// The state that was waited for did not come; the frame is what was seen last.
    struct NotSeen: Error, CustomStringConvertible {
        let wanted: String
        let isClosed: Bool
        let text: String

        var description: String {
            "\(wanted) did not show\(isClosed ? " before the end" : ""); the last frame:\n\(text)"
        }
    }

    private let wakeup = Wakeup()
    private let line = OutputLine()
    private let state: Mutex<State>

    init(size: Size = Size(width: 100, height: 30)) { state = Mutex(State(size: size, nextSize: size)) }

    // MARK: What the test does

    /// What the console did so far.
    var seen: State { state.withLock { $0 } }

    /// Presses the keys, all at once, and comes back when a frame was drawn after they were taken, or none will be any more.
    @discardableResult
    func press(_ strokes: Strokes...) async throws -> String {
        try await put(strokes.flatMap(\.keys).map { .key($0) })
    }

    /// The same with any input.
    @discardableResult
    func put(_ input: [InputEvent]) async throws -> String {
        let count = state.withLock { state in
            state.input += input
            state.given += input.count
            return state.given
        }
        wakeup.wake()
        return try await until("what the input leads to", mayBeClosed: true) { $0.shown >= count }
    }

    /// Sends bytes as a line does, whatever they are, and comes back when a frame was drawn after they were taken. Their clock
    /// stands still but for ``pass(milliseconds:)``.
    @discardableResult
    func send(_ bytes: some Sequence<UInt8>) async throws -> String { try await happen(.bytes(Array(bytes))) }

    /// Lets time pass on that line.
    @discardableResult
    func pass(milliseconds: Int) async throws -> String { try await happen(.pause(milliseconds)) }

    private func happen(_ line: Line) async throws -> String {
        let count = state.withLock { state in
            state.line.append(line)
            state.given += 1
            return state.given
        }
        wakeup.wake()
        return try await until("what the line brings", mayBeClosed: true) { $0.shown >= count }
    }

    /// So many looks come in vain before it is a key that nothing followed: more than the console takes for other reasons.
    /// Who sleeps until something comes, and not only for ``pendingTimeout``, never takes the last one.
    private static let looksInVain = 100

    /// Presses a key that might have been the beginning of another one.
    func pressAlone(_ key: Key) async throws {
        let count = state.withLock { state in
            state.pending = [.key(key)]
            state.early = 0
            state.given += 1
            return state.given
        }
        wakeup.wake()
        try await until("a key that stands alone", mayBeClosed: true) { $0.shown >= count }
    }

    /// Waits until one frame shows all the texts, and gives it.
    @discardableResult
    func shows(_ texts: String...) async throws -> String {
        try await until(texts.joined(separator: " and ")) { state in texts.allSatisfy { state.text.contains($0) } }
    }

    /// Waits until the state is as wanted, looking after each change. Gives the last frame's text.
    @discardableResult
    func until(
        _ what: String, mayBeClosed: Bool = false, _ isWanted: @escaping @Sendable (State) -> Bool
    ) async throws -> String {
        let id = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if isWanted(state) || state.isClosed || Task.isCancelled { return true }
                    state.waiters[id] = Waiter(isWanted: isWanted, continuation: continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.continuation.resume()
        }
        let now = seen
        if isWanted(now) || mayBeClosed && now.isClosed { return now.text }
        let error = NotSeen(wanted: what, isClosed: now.isClosed, text: now.text)
        // Of what a test throws once its time is over nothing is told.
        if Task.isCancelled { Issue.record(error) }
        throw error
    }

    /// Waits for a frame with one of the texts, and gives the first of them that it shows.
    func showsOne(of texts: String...) async throws -> String {
        let frame = try await until(texts.joined(separator: " or ")) { state in
            texts.contains { state.text.contains($0) }
        }
        return texts.first { frame.contains($0) } ?? ""
    }

    /// Fills a new form and asks for its review, from the list of invoices.
    func review(_ paymentID: String, amount: String = "100.50") async throws {
        try await press("n", "visamaster.uah", .enter, .text(amount), .lastField, .ctrl("u"), .text(paymentID), .review)
    }

    /// The same, and sends it once its review is there.
    func submit(_ paymentID: String) async throws {
        try await review(paymentID)
        try await shows("⏎ Send")
        try await press(.enter)
    }

    /// The same; comes back when the shop's gateway has the request, whether or not it answers.
    func submit(_ paymentID: String, awaitedBy shop: Shop) async throws {
        try await submit(paymentID)
        try await shop.untilAsked("einvoice/create")
    }

    /// Takes no more output until ``takeOutput()``.
    func holdOutput() { line.fill() }

    func takeOutput() { line.drain() }

    /// Presses a key while no output is taken, and comes back when the frame that it leads to is owed.
    func pressHeld(_ key: Key) async throws {
        let count = state.withLock { state in
            state.input.append(.key(key))
            state.given += 1
            return state.given
        }
        wakeup.wake()
        try await until("a frame that waits") { $0.owesFrame && $0.taken >= count }
    }

    /// Goes away, as when a connection breaks.
    func hangUp() {
        state.withLock { $0.isGone = true }
        wakeup.wake()
    }

    /// Has another size from the next question on.
    func resize(to size: Size) { state.withLock { $0.nextSize = size } }

    /// Refuses to copy from now on.
    func refuseToCopy() { state.withLock { $0.copies = false } }

    // MARK: What the console does

    var fd: Int32 { wakeup.fd }
    var size: Size { state.withLock(\.size) }
    var inputEnded: Bool { state.withLock(\.isGone) }
    var pendingTimeout: Int? { state.withLock { $0.pending.isEmpty ? nil : 20 } }
    var outputFD: Int32 { seen.owesFrame ? line.fd : -1 }
    var escapeNeedsCertainty: Bool {
        get { state.withLock { $0.decoder.escapeNeedsCertainty } }
        set { state.withLock { $0.decoder.escapeNeedsCertainty = newValue } }
    }
    var holdsEscape: Bool { state.withLock { $0.decoder.holdsEscape(now: $0.clock) } }

    func draw(_ frame: Frame, theme: Theme) {
        let text = characters(of: frame)
        guard line.takesMore else {
            change { $0.owesFrame = true }
            return
        }
        change { state in
            state.owesFrame = false
            state.text = text
            state.theme = theme.name
            state.shown = state.taken
        }
    }

    func readEvents() -> [InputEvent] {
        let isFirstLook = wakeup.drain()
        return state.withLock { state in
            defer { state.input = [] }
            if !isFirstLook, !state.pending.isEmpty {
                state.early += 1
                if state.early > Self.looksInVain {
                    state.input += state.pending
                    state.pending = []
                }
            }
            state.taken += state.input.count + state.line.count
            return state.input + state.takeLine()
        }
    }

    func handleResize() -> Size {
        state.withLock { state in
            state.size = state.nextSize
            return state.size
        }
    }

    func suspend() { change { $0.suspends += 1 } }
    func stop() { change { $0.stops += 1 } }
    func resume() { change { $0.resumes += 1 } }
    func close() { change { $0.isClosed = true } }

    func useMouse(_ isUsed: Bool) { change { $0.usesMouse = isUsed } }
    func ring() { change { $0.rings += 1 } }
    func notify(_ text: String) { change { $0.notifications.append(text) } }

    func setClipboard(_ text: String) -> Bool {
        state.withLock { state in
            if state.copies { state.copied.append(text) }
            return state.copies
        }
    }

    /// Changes the state and wakes all whose wish is fulfilled by that.
    private func change(_ change: (inout State) -> Void) {
        let ready = state.withLock { state in
            change(&state)
            let ready = state.waiters.filter { state.isClosed || $0.value.isWanted(state) }
            for id in ready.keys { state.waiters[id] = nil }
            return ready.values.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }
}

extension ScriptedTerminal.State {
    /// What came on the line since the last look, as the terminal's own decoder understands it.
    fileprivate mutating func takeLine() -> [InputEvent] {
        defer { line = [] }
        return line.flatMap { happened in
            switch happened {
            case .bytes(let bytes): return decoder.decode(bytes, now: clock)
            case .pause(let milliseconds):
                clock += milliseconds
                return decoder.decode([], now: clock)
            }
        }
    }
}

/// Keys to be pressed one after the other: a text, or a key by its name.
struct Strokes: ExpressibleByStringLiteral, Sendable {
    let keys: [Key]

    init(_ keys: [Key]) { self.keys = keys }
    init(stringLiteral text: String) { keys = text.map { Key.char($0) } }

    static let enter = Strokes([.enter])
    static let escape = Strokes([.escape])
    static let tab = Strokes([.tab])
    static let down = Strokes([.down])
    /// Far enough down the form.
    static let lastField = Strokes([.pageDown, .pageDown])
    static let review = Strokes([.function(2)])
    static func ctrl(_ letter: Character) -> Strokes { Strokes([.ctrl(letter)]) }
    static func text(_ text: String) -> Strokes { Strokes(stringLiteral: text) }
}
