import Dispatch
import Glibc
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct DiskPaceTests {
    /// To which every record is brief, however busy the machine is.
    private let patient = BlockingExecutor(processors: 2, moment: .infinity)

    /// True where the executor does the work as a part of the caller's task, which threads that may wait know nothing of.
    private func isHere(_ executor: BlockingExecutor) async -> Bool {
        await executor.run { withUnsafeCurrentTask { $0 != nil } }
    }

    @Test func `a brief record lets the next be written where the caller is`() async {
        let executor = patient
        #expect(await !isHere(executor))
        #expect(await isHere(executor))
        #expect(await isHere(executor))
    }

    @Test func `a slow record sends the next to a thread that may wait`() async {
        // To this one none is.
        let executor = BlockingExecutor(processors: 2, moment: 0)
        _ = await isHere(executor)
        #expect(await !isHere(executor))
    }

    @Test func `only one thread of the pool is ever made to wait`() async {
        let executor = patient
        _ = await isHere(executor)
        let (begun, goOn) = (Signal(), DispatchSemaphore(value: 0))
        let first = Task.detached {
            await executor.run {
                begun.send()
                goOn.wait()
            }
        }
        await begun.wait()
        #expect(await !isHere(executor))
        goOn.signal()
        await first.value
    }

    @Test func `a pool of one thread is never made to wait`() async {
        let executor = BlockingExecutor(processors: 1)
        _ = await isHere(executor)
        #expect(await !isHere(executor))
    }

    @Test func `a failure is the callers`() async {
        struct Full: Error, Equatable {}
        let executor = patient
        for _ in 0..<2 {
            await #expect(throws: Full()) {
                try await executor.run { () throws(Full) in throw Full() }
            }
        }
        #expect(await isHere(executor))
    }
}
