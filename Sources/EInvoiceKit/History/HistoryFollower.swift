import Dispatch
import Files
import Glibc
import Synchronization

/// Tells when the history's file may have changed by another program's hand, without reading it.
///
/// ```
/// for await _ in HistoryFollower(store: store).notices() { changes = try store.changes(since: position) }
/// ```
/// The system's notices (inotify(7)) don't tell of writers on other machines: where these may write, the file is looked at in
/// intervals.
public final class HistoryFollower: Sendable {
    private struct State: ~Copyable {
        var watch: FolderWatch
        var seen: Signature?
        /// Reads the notices, and tells ``arrivals``.
        var source: (any DispatchSourceRead)?
        var arrivals: [AsyncStream<Void>.Continuation] = []

        init(watch: consuming FolderWatch, seen: Signature?) {
            self.watch = watch
            self.seen = seen
        }
    }

    /// Differs after each change of the file.
    private struct Signature: Equatable {
        var identity: FileIdentity
        var size: Int
        var modified: ModificationTime
    }

    private let path: String
    private let state: Mutex<State>

    /// Follows the store's file from now on, whether it is there yet or not.
    public init(store: HistoryStore) {
        path = store.path
        let seen = Self.signature(of: store.path)
        state = Mutex(State(watch: FolderWatch(store.folder, for: store.path), seen: seen))
    }

    deinit {
        state.withLock { $0.source?.cancel() }
    }

    /// Takes the system's notices and tells whether the file has changed since the last call. Costs a system call or two.
    @discardableResult
    public func drain() -> Bool {
        state.withLock { $0.watch.look() }
        let now = Self.signature(of: path)
        return state.withLock { state in
            defer { state.seen = now }
            return now != state.seen
        }
    }

    /// One element each time when the file has changed. Ends with the task that reads it.
    ///
    /// - Parameter interval: how long a change may go unnoticed where the system gives no notices.
    public func notices(interval: Duration = .milliseconds(400)) -> AsyncStream<Void> {
        let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        state.withLock { $0.arrivals.append(arrival) }
        return AsyncStream {
            while !Task.isCancelled {
                if self.drain() { return () }
                if self.isToldOfAll() {
                    var arrivals = arrivals.makeAsyncIterator()
                    // Nil when the task is canceled, and then the loop ends too.
                    await arrivals.next()
                } else {
                    // Only cancellation ends the sleep early, and then the loop ends too.
                    try? await Task.sleep(for: interval)
                }
            }
            return nil
        }
    }

    /// Whether the system tells of every change, which from now on is passed on: not while the folder is missing, nor where other
    /// machines may write.
    func isToldOfAll() -> Bool {
        state.withLock { state in
            guard let descriptor = state.watch.descriptor else { return false }
            if state.source == nil {
                // One of its own, which is closed when nobody waits for it any more.
                let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
                if own < 0 { return false }
                let source = DispatchSource.makeReadSource(fileDescriptor: own, queue: .global())
                source.setEventHandler { [weak self] in self?.takeNotices() }
                source.setCancelHandler { close(own) }
                source.activate()
                state.source = source
            }
            return true
        }
    }

    private func takeNotices() {
        state.withLock { state in
            state.watch.look()
            state.arrivals.removeAll { if case .terminated = $0.yield() { true } else { false } }
        }
    }

    private static func signature(of path: String) -> Signature? {
        guard let status = FileStatus(path: path) else { return nil }
        return Signature(identity: status.identity, size: status.size, modified: status.modified)
    }
}
