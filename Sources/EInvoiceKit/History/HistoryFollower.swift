import Dispatch
import Glibc
import Synchronization

/// Tells when the history's file may have changed by another program's hand, without reading it.
///
/// ```
/// let follower = HistoryFollower(store: store)
/// poll(follower.fileDescriptor …)            // or wait half a second where there is none
/// if follower.drain() { changes = try store.changes(since: position) }
/// ```
/// The system's notices (inotify(7)) don't tell of writers on other machines: there is no descriptor where these may write.
public final class HistoryFollower: Sendable {
    private struct State {
        var watch: Int32 = -1
        var seen: Signature?
        /// Whether other machines can't write to the folder; nil as long as it isn't there.
        var isLocal: Bool?
        /// Reads what comes at ``notifier``, and tells ``arrivals``.
        var source: (any DispatchSourceRead)?
        var arrivals: [AsyncStream<Void>.Continuation] = []
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
        let notifier = notifier
        if let source = state.withLock(\.source) {
            // The source may be reading at this moment.
            source.setCancelHandler { close(notifier) }
            source.cancel()
        } else if notifier >= 0 {
            close(notifier)
        }
    }

    /// Becomes readable when something in the profile's folder changed; nil while the folder is missing, and where the
    /// system doesn't give notices of all changes. Never another descriptor than the one that it was.
    public var fileDescriptor: Int32? {
        state.withLock { $0.watch >= 0 ? notifier : nil }
    }

    /// Empties ``fileDescriptor`` and tells whether the file has changed since the last call. Costs a system call or two.
    @discardableResult
    public func drain() -> Bool {
        state.withLock { state in
            empty(&state)
            watchFolder(&state)
            let now = Self.signature(of: path)
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

    /// Whether the system tells of every change, which from now on is passed on.
    private func isToldOfAll() -> Bool {
        state.withLock { state in
            guard state.watch >= 0 else { return false }
            if state.source == nil {
                let source = DispatchSource.makeReadSource(fileDescriptor: notifier, queue: .global())
                source.setEventHandler { [weak self] in self?.takeNotices() }
                source.activate()
                state.source = source
            }
            return true
        }
    }

    private func takeNotices() {
        state.withLock { state in
            empty(&state)
            state.arrivals.removeAll { if case .terminated = $0.yield() { true } else { false } }
        }
    }

    private func watchFolder(_ state: inout State) {
        guard state.watch < 0, notifier >= 0 else { return }
        state.isLocal = state.isLocal ?? LocalFileSystem.holds(folder)
        guard state.isLocal == true, !Self.isLink(path) else { return }
        let events =
            IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
        state.watch = inotify_add_watch(notifier, folder, UInt32(events))
    }

    /// Reads the notices away. A folder that was taken away is looked for again.
    private func empty(_ state: inout State) {
        guard notifier >= 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = read(notifier, &buffer, buffer.count), count > 0 {
            buffer.withUnsafeBytes { bytes in
                var place = 0
                while place + MemoryLayout<inotify_event>.size <= count {
                    let event = bytes.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
                    if event.mask & UInt32(IN_MOVE_SELF) != 0 { inotify_rm_watch(notifier, event.wd) }
                    if event.mask & UInt32(IN_IGNORED) != 0, event.wd == state.watch { state.watch = -1 }
                    place += MemoryLayout<inotify_event>.size + Int(event.len)
                }
            }
        }
    }

    /// What a link leads to lies in a folder that nobody watches.
    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    private static func signature(of path: String) -> Signature? {
        guard let status = FileStatus(path: path) else { return nil }
        return Signature(identity: status.identity, size: status.size, modified: status.modified)
    }
}
