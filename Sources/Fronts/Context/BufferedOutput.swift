import Glibc
import Synchronization

/// Where a command writes: the standard output or error, or a test's memory.
///
/// Text is gathered and written in blocks; whoever ends the program flushes first.
final class BufferedOutput: Sendable {
    /// Why nothing more can be written.
    enum Failure: Sendable, Hashable {
        /// The reader went away, as `head` does: no reason to complain.
        case readerGone
        /// Anything else, with its `errno`.
        case system(Int32)
    }

    private struct State {
        var waiting: [UInt8] = []
        var failure: Failure?
        var isUntouched = true
    }

    private let state = Mutex(State())
    private let write: @Sendable (UnsafeRawBufferPointer) -> Int
    private let holdsBack: Bool
    /// Columns of the terminal that it is, where lines are to be broken between words; nil when it is none.
    private let columns: Int?

    /// Bytes that are gathered before they are written.
    private static let block = 64 * 1024

    /// Writes to an open file descriptor, which stays open. `holdsBack` gathers text, which the standard error doesn't.
    convenience init(descriptor: Int32, holdsBack: Bool = true, columns: Int? = nil) {
        self.init(holdsBack: holdsBack, columns: columns) { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }

    /// Writes by a function like write(2).
    init(
        holdsBack: Bool = true, columns: Int? = nil, write: @escaping @Sendable (UnsafeRawBufferPointer) -> Int
    ) {
        self.holdsBack = holdsBack
        self.columns = columns
        self.write = write
    }

    /// Set once something couldn't be written; all that follows is dropped.
    var failure: Failure? { state.withLock(\.failure) }

    /// True when nobody reads any more, so that a long answer may end early.
    var isClosed: Bool { failure != nil }

    /// True as long as nothing was put here.
    var isUntouched: Bool { state.withLock(\.isUntouched) }

    /// Adds the text as it is.
    func put(_ text: String) { put(text.utf8) }

    /// Adds a text's bytes as they are.
    func put(_ bytes: some Collection<UInt8>) {
        state.withLock { state in
            state.waiting += bytes
            state.isUntouched = false
            if !holdsBack || state.waiting.count >= Self.block { empty(&state) }
        }
    }

    /// Adds the text and a newline; on a terminal that is too narrow for it, more of them.
    func line(_ text: String = "") {
        let lines = columns.map { MessageLines.broken(text, columns: $0) } ?? [text]
        put(lines.joined(separator: "\n") + "\n")
    }

    /// Writes what was held back.
    func flush() { state.withLock { empty(&$0) } }

    private func empty(_ state: inout State) {
        defer { state.waiting = [] }
        guard state.failure == nil else { return }
        var rest = state.waiting[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write($0) }
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EAGAIN {
                    // A terminal that another program set to non-blocking; it takes more in a moment.
                    usleep(2000)
                    continue
                }
                state.failure = errno == EPIPE ? .readerGone : .system(errno)
                return
            }
            rest = rest.dropFirst(count)
        }
    }
}
