import Dispatch
import Files
import Glibc
import Synchronization

/// Decides on which thread a record goes to the disk.
///
/// Two changes of thread take longer than the flush of a fast disk. So as long as the last record took but a moment, the
/// next is written where the caller is, one at a time; and as ``runBlocking(_:)`` does it where the disk was slow, or where
/// another record is being written: one thread of the concurrency pool may come to wait for a disk that hangs all of a
/// sudden, never a second. Each service has one of its own; a program works with one service at a time.
final class BlockingExecutor: Sendable {
    private struct State {
        var isWriting = false
        var wasBrief: Bool
    }

    private let state: Mutex<State>

    /// The longest time of a record, in microseconds, for which the disk counts as fast.
    private let moment: Double

    /// With a single processor the pool has one thread, which is never made to wait.
    init(processors: Int = sysconf(Int32(_SC_NPROCESSORS_ONLN)), moment: Double = 2000) {
        self.moment = moment
        state = Mutex(State(isWriting: processors < 2, wasBrief: false))
    }

    /// Runs `work`, which writes and flushes a record or two. To be called from no actor, which would have to wait with it.
    func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let isHere = state.withLock { state in
            guard state.wasBrief, !state.isWriting else { return false }
            state.isWriting = true
            return true
        }
        guard isHere else {
            return try await runBlocking { [self] () throws(Failure) in try timed(endsWriting: false, work) }
        }
        return try timed(endsWriting: true, work)
    }

    private func timed<Value, Failure: Error>(
        endsWriting: Bool, _ work: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let start = SystemTime.monotonic()
        defer {
            let time = SystemTime.monotonic() - start
            state.withLock { state in
                state.wasBrief = Double(time) < moment
                if endsWriting { state.isWriting = false }
            }
        }
        return try work()
    }
}

/// Runs `work`, which may wait for a disk, on a thread that may block: the concurrency pool has as many threads as the
/// machine has cores, and a disk that hangs must not stop everything else. Cancellation doesn't interrupt it.
package func runBlocking<Value: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
) async throws(Failure) -> Value {
    let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
            do throws(Failure) {
                continuation.resume(returning: .success(try work()))
            } catch {
                continuation.resume(returning: .failure(error))
            }
        }
    }
    return try result.get()
}
