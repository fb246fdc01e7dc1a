import Glibc
import Synchronization

@testable import Fronts

/// Signals that only this console gets.
final class ScriptedSignals: ConsoleSignals, Sendable {
    private let wakeup = Wakeup()
    private let waiting = Mutex<[(number: Int32, atTaking: @Sendable () -> Void)]>([])

    /// Sends the signal; `atTaking` is done on the console's thread when it takes the signal, before it looks for answers.
    func raise(_ number: Int32, atTaking: @escaping @Sendable () -> Void = {}) {
        waiting.withLock { $0.append((number, atTaking)) }
        wakeup.wake()
    }

    var fd: Int32 { wakeup.fd }

    func read() -> [Int32] {
        wakeup.drain()
        let taken = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        for signal in taken { signal.atTaking() }
        return taken.map(\.number)
    }

    func close() {}
}

/// A pipe that stands for what takes the output: full, it isn't writable.
final class OutputLine: Sendable {
    private let pipe = UnwaitingPipe()

    var fd: Int32 { pipe.writeEnd }

    var takesMore: Bool {
        var waiting = pollfd(fd: fd, events: Int16(POLLOUT), revents: 0)
        return poll(&waiting, 1, 0) > 0
    }

    func fill() {
        let block = [UInt8](repeating: 0, count: 4096)
        while write(fd, block, block.count) > 0 {}
    }

    func drain() { pipe.drain() }
}

/// A pipe that is readable when something came.
final class Wakeup: Sendable {
    private let pipe = UnwaitingPipe()

    var fd: Int32 { pipe.readEnd }

    func wake() { _ = write(pipe.writeEnd, [1], 1) }

    /// True where something had come.
    @discardableResult
    func drain() -> Bool { pipe.drain() }
}

/// A pipe at whose ends nobody waits.
private final class UnwaitingPipe: Sendable {
    let readEnd: Int32
    let writeEnd: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0)
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        (readEnd, writeEnd) = (ends[0], ends[1])
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// True where something was in it.
    @discardableResult
    func drain() -> Bool {
        var block = [UInt8](repeating: 0, count: 4096)
        var came = false
        while read(readEnd, &block, block.count) > 0 { came = true }
        return came
    }
}
