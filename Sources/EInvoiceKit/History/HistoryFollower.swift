import Glibc
import Synchronization

/// Tells when the history's file may have changed by another program's hand, without reading it.
///
/// ```
/// let follower = HistoryFollower(store: store)
/// poll(follower.fileDescriptor …)            // or wait half a second where there is none
/// if follower.drain() { changes = try store.changes(since: position) }
/// ```
/// The system's notices (inotify(7)) don't tell of writers on other machines, so ``drain()`` also looks at the file's size
/// and time; call it now and then without a notice too.
public final class HistoryFollower: Sendable {
    private struct State {
        var watch: Int32 = -1
        var seen: Signature?
    }

    /// What changes when the file does.
    private struct Signature: Equatable {
        var identity: FileIdentity
        var size: Int
        var modified: ModificationTime
    }

    private let path: String
    private let folder: String
    /// Of inotify, or -1.
    private let notifier: Int32
    private let state: Mutex<State>

    /// Follows the store's file from now on, whether it is there yet or not.
    public init(store: HistoryStore) {
        path = store.path
        folder = store.folder
        notifier = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        state = Mutex(State(seen: Self.signature(of: store.path)))
        state.withLock { watchFolder(&$0) }
    }

    deinit {
        if notifier >= 0 { close(notifier) }
    }

    /// Becomes readable when something in the profile's folder changed; nil while the folder is missing, and where the
    /// system gives no notices. It may turn from nil to a descriptor, never to another one.
    public var fileDescriptor: Int32? {
        state.withLock { $0.watch >= 0 ? notifier : nil }
    }

    /// Empties ``fileDescriptor`` and tells whether the file has changed since the last call. Costs a system call or two.
    @discardableResult
    public func drain() -> Bool {
        state.withLock { state in
            watchFolder(&state)
            empty()
            let now = Self.signature(of: path)
            defer { state.seen = now }
            return now != state.seen
        }
    }

    /// One element each time when the file has changed; at most `interval` late. Ends with the task that reads it.
    public func notices(interval: Duration = .milliseconds(400)) -> AsyncStream<Void> {
        AsyncStream {
            while !Task.isCancelled {
                if self.drain() { return () }
                // Only cancellation ends the sleep early, and then the loop ends too.
                try? await Task.sleep(for: interval)
            }
            return nil
        }
    }

    private func watchFolder(_ state: inout State) {
        guard state.watch < 0, notifier >= 0 else { return }
        let events = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
        state.watch = inotify_add_watch(notifier, folder, events)
    }

    private func empty() {
        guard notifier >= 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while read(notifier, &buffer, buffer.count) > 0 {}
    }

    private static func signature(of path: String) -> Signature? {
        guard let status = FileStatus(path: path) else { return nil }
        return Signature(identity: status.identity, size: status.size, modified: status.modified)
    }
}
