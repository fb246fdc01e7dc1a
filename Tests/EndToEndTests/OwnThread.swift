import Dispatch
import Testing

/// Runs each test on a thread of its own.
///
/// The concurrency pool has as many threads as the machine has cores, and the other suites' work keeps them busy for most of a
/// minute: a test that waits would get its turn after all of that, each time it looks.
struct OwnThread: SuiteTrait, TestTrait, TestScoping {
    let isRecursive = true

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(ThreadExecutor()) { try await function() }
    }
}

/// A queue has a thread of its own as long as it has something to do.
private final class ThreadExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "test")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
