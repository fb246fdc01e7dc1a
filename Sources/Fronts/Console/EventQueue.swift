import Glibc
import Screens
import Synchronization

/// Where running effects leave their answers: the loop wakes up on ``fd`` and takes them all.
final class EventQueue: Sendable {
    /// Becomes readable when something was left.
    let fd: Int32
    private let writeEnd: Int32
    private let events = Mutex<[AppEvent]>([])

    /// Nil when there are no file descriptors left.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        fd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        close(fd)
        close(writeEnd)
    }

    /// Leaves an event for the loop; from any thread.
    func post(_ event: AppEvent) {
        let wasEmpty = events.withLock { events in
            events.append(event)
            return events.count == 1
        }
        // One byte wakes the loop for all events that wait; a full pipe is awake already.
        if wasEmpty { _ = write(writeEnd, [1], 1) }
    }

    /// Everything that was left, in order.
    func takeAll() -> [AppEvent] {
        var buffer = [UInt8](repeating: 0, count: 64)
        while read(fd, &buffer, buffer.count) == buffer.count {}
        return events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
