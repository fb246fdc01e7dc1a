import EInvoiceKit
import ScreenKit
import Synchronization

/// Tells on the standard error how far a long work is: on a terminal in one line that is written over, elsewhere in a line
/// for each tenth, so that a log shows that it moves and isn't flooded.
final class ProgressReporter: Sendable {
    private struct State {
        /// Columns of the line that stands on the terminal now.
        var shown = 0
        var lastTold: Duration?
        var tenth = 0
    }

    private let context: CommandContext
    private let state = Mutex(State())

    /// Columns behind the line that are cleared with it: the terminal shows there the ^C by which it was stopped, or two.
    private static let echo = 4

    /// The pause between two rewritings of the line: nobody can read faster.
    private static let pause = Duration.milliseconds(50)

    init(_ context: CommandContext) { self.context = context }

    /// Tells how far it is; the last of a quick succession may be left out.
    ///
    /// - Parameters:
    ///   - part: 0 to 1.
    ///   - hasBar: draws a bar before the text, on a terminal that is wide enough.
    func tell(_ text: String, part: Double, hasBar: Bool = false) {
        let isWide = context.messageColumns.map { $0 >= 60 } ?? false
        let text = hasBar && isWide ? "\(Self.bar(part)) \(text)" : text
        state.withLock { state in
            guard let columns = context.messageColumns else {
                let tenth = Int(part * 10)
                guard tenth > state.tenth else { return }
                state.tenth = tenth
                context.messages.line(visible(text))
                return
            }
            let now = context.dependencies.clock.monotonic()
            if let last = state.lastTold, now - last < Self.pause, part < 1 { return }
            state.lastTold = now
            // The last column stays free: some terminals go on to the next line with it.
            let line = TextWidth.truncate(visible(text), to: max(1, columns - 1))
            let width = TextWidth.of(line)
            context.messages.put("\r" + line + String(repeating: " ", count: max(0, state.shown - width)))
            state.shown = width
        }
    }

    private static func bar(_ part: Double) -> String {
        let filled = Int(Double(barColumns) * min(1, max(0, part)))
        return String(repeating: "█", count: filled) + String(repeating: "░", count: barColumns - filled)
    }

    private static let barColumns = 20

    /// Takes the line away, for what is told next.
    func clear() {
        state.withLock { state in
            guard let columns = context.messageColumns, state.shown > 0 else { return }
            let width = max(state.shown, min(columns - 1, state.shown + Self.echo))
            context.messages.put("\r" + String(repeating: " ", count: width) + "\r")
            state.shown = 0
            state.lastTold = nil
        }
    }
}
