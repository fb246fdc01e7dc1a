import ScreenKit
import Terminal

/// What the console needs of a terminal; see ``Terminal``.
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
    /// Whether there is an Escape of which that isn't certain yet.
    var holdsEscape: Bool { get }

    func draw(_ frame: Frame, theme: Theme)
    func readEvents() -> [InputEvent]
    func handleResize() -> Size
    func stop()
    func resume()
    func setClipboard(_ text: String) -> Bool
    func close()
}

extension Terminal: ConsoleTerminal {}

/// What the console needs of signals; see ``SignalPipe``.
protocol ConsoleSignals: AnyObject {
    /// Becomes readable when a signal came.
    var fd: Int32 { get }

    func read() -> [Int32]
    func close()
}

extension SignalPipe: ConsoleSignals {}
