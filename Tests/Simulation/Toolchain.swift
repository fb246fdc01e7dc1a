// All that depends on experimental parts of the toolchain, and on how its runtime is made.
import CSimulation
import Dispatch
import Glibc
import Synchronization
@_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) import _Concurrency

/// Takes over everything that Swift's concurrency runs: tasks, groups, streams, the main actor and `Task.sleep`.
enum Toolchain {
    /// To be called once, before the first task.
    static func takeOver() {
        _createExecutors(factory: Factory.self)
        // The runtime's thread-local variables: the current task and executor, accesses under way, threads' numbers.
        let names = ["", "libswiftCore.", "libswift_Concurrency.", "libswiftSynchronization."]
        let texts = UnsafeMutablePointer<UnsafePointer<CChar>?>.allocate(capacity: names.count)
        for (index, name) in names.enumerated() { texts[index] = UnsafePointer(strdup(name)) }
        sim_keep_thread_locals(texts, Int32(names.count))
    }

    /// Runs a job of the runtime to its next suspension.
    static func run(_ job: UnownedJob, isMain: Bool) {
        if isMain {
            job.runSynchronously(on: Factory.main.asUnownedSerialExecutor())
        } else {
            job.runSynchronously(on: Factory.others.asUnownedTaskExecutor())
        }
    }

    private struct Factory: ExecutorFactory {
        static let main = MainJobs()
        static let others = Jobs()
        static var mainExecutor: any MainExecutor { main }
        static var defaultExecutor: any TaskExecutor { others }
    }

    /// The jobs of a program belong to it wherever they come from: who is running makes them.
    private final class Jobs: TaskExecutor, SchedulingExecutor {
        func enqueue(_ job: consuming ExecutorJob) { world.ready(world.current, .job(UnownedJob(job), isMain: false)) }

        func enqueue<C: Clock>(
            _ job: consuming ExecutorJob, at instant: C.Instant, tolerance: C.Duration?, clock: C
        ) {
            later(UnownedJob(job), clock.now.duration(to: instant))
        }

        func enqueue<C: Clock>(
            _ job: consuming ExecutorJob, after delay: C.Duration, tolerance: C.Duration?, clock: C
        ) {
            later(UnownedJob(job), delay)
        }

        private func later(_ job: UnownedJob, _ delay: some DurationProtocol) {
            let parts = (delay as? Duration ?? .zero).components
            let nanoseconds = parts.seconds * 1_000_000_000 + parts.attoseconds / 1_000_000_000
            world.after(nanoseconds, world.current, .job(job, isMain: false))
        }
    }

    private final class MainJobs: MainExecutor, SchedulingExecutor {
        func enqueue(_ job: consuming ExecutorJob) { world.ready(world.current, .job(UnownedJob(job), isMain: true)) }

        func enqueue<C: Clock>(
            _ job: consuming ExecutorJob, at instant: C.Instant, tolerance: C.Duration?, clock: C
        ) {
            Factory.others.enqueue(job, at: instant, tolerance: tolerance, clock: clock)
        }

        func enqueue<C: Clock>(
            _ job: consuming ExecutorJob, after delay: C.Duration, tolerance: C.Duration?, clock: C
        ) {
            Factory.others.enqueue(job, after: delay, tolerance: tolerance, clock: clock)
        }

        func run() throws {}
        func stop() {}
    }
}

// MARK: Does it still hold?

extension Toolchain {
    @TaskLocal private static var mark = 0

    private final class Notes: Sendable {
        let seen = Mutex<[String]>([])
        let lock = Mutex(0)
    }

    /// Tries each of the parts by itself. What a new toolchain has changed, in words; nothing where all is as it was.
    static func changes() -> [String] {
        let made = World(seed: 1, options: Options())
        world = made
        sim_enable(1)
        defer { sim_enable(0) }
        let notes = Notes()
        @Sendable func saw(_ what: String) { notes.seen.withLock { $0.append(what) } }
        let dispatched = sim_dispatch_calls()
        let start = made.nanoseconds
        _ = made.spawn("self-check") { _ in
            Task { saw("an unstructured task") }
            Task.detached { saw("a detached task") }
            Task { @MainActor in saw("the main actor") }
            await withTaskGroup(of: Void.self) { group in group.addTask { saw("a group's task") } }
            for await _ in AsyncStream(unfolding: { [count = Mutex(1)] in
                count.withLock { left -> Void? in
                    left -= 1
                    return left < 0 ? nil : ()
                }
            }) { saw("a stream") }
            try? await Task.sleep(for: .seconds(3600))
            if made.nanoseconds - start >= 3_600_000_000_000 { saw("Task.sleep in virtual time") }
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume() }
            }
            saw("a continuation")
            DispatchQueue.concurrentPerform(iterations: 2) { _ in saw("concurrentPerform") }
            var generator = SystemRandomNumberGenerator()
            let before = made.drawn
            _ = generator.next()
            if made.drawn > before { saw("random numbers") }
            // Two tasks in one lock, each switched away from within it: locks wait and task-local values stay apart.
            await withTaskGroup(of: Bool.self) { group in
                for value in 1...4 {
                    group.addTask {
                        $mark.withValue(value) {
                            notes.lock.withLock { inside in
                                inside = value
                                made.sleep(1_000_000)
                                return inside == value && mark == value
                            }
                        }
                    }
                }
                var isApart = true
                for await isRight in group { isApart = isApart && isRight }
                if isApart { saw("fibers that keep their own thread-local variables") }
            }
        }
        var steps = 0
        while steps < 100_000, made.step() { steps += 1 }
        if sim_dispatch_calls() >= dispatched + 2 { saw("libdispatch's calls") }
        let wanted = [
            "an unstructured task", "a detached task", "the main actor", "a group's task", "a stream",
            "Task.sleep in virtual time", "a continuation", "concurrentPerform", "random numbers",
            "fibers that keep their own thread-local variables", "libdispatch's calls",
        ]
        let found = notes.seen.withLock { $0 }
        return wanted.filter { !found.contains($0) }.map { "\($0) no longer comes to the simulation" }
    }
}
