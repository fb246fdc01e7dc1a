import Synchronization
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct AsyncSemaphoreTests {
    @Test func `a few are done at once, in their order`() async {
        let state = Mutex((begun: [Int](), now: 0, most: 0))
        var done: [Int: Int] = [:]
        let values = await AsyncSemaphore(places: 3).each(of: Array(0..<200)) { item in
            state.withLock { state in
                state.begun.append(item)
                state.now += 1
                state.most = max(state.most, state.now)
            }
            for _ in 0..<item % 7 { await Task.yield() }
            state.withLock { $0.now -= 1 }
            return item * 2
        } done: { index, value in
            done[index] = value
        }
        #expect(values == (0..<200).map { $0 * 2 })
        #expect(done.count == 200 && done.allSatisfy { $0.value == $0.key * 2 })
        #expect(state.withLock(\.most) == 3)
        // Three at a time may overtake one another on their way to the list.
        #expect(state.withLock(\.begun).enumerated().allSatisfy { abs($0.offset - $0.element) <= 3 })
    }

    @Test func `one at a time they keep their order`() async {
        let begun = Mutex<[Int]>([])
        _ = await AsyncSemaphore(places: 1).each(of: Array(0..<500)) { item in begun.withLock { $0.append(item) } }
        #expect(begun.withLock { $0 } == Array(0..<500))
    }

    @Test func `stopped it begins nothing more, and what was begun comes to its end`() async {
        let (begun, go) = (Signal(), Signal())
        let task = Task {
            await AsyncSemaphore(places: 1).each(of: [1, 2, 3]) { item in
                begun.send()
                await go.wait()
                return item
            }
        }
        await begun.wait()
        task.cancel()
        go.send()
        #expect(await task.value == [1, nil, nil])
    }

    @Test func `who asks besides waits for the same places`() async {
        let semaphore = AsyncSemaphore(places: 0)
        let now = Mutex((inside: 0, most: 0))
        let work: @Sendable (Int) async -> Void = { _ in
            now.withLock { now in
                now.inside += 1
                now.most = max(now.most, now.inside)
            }
            await Task.yield()
            now.withLock { $0.inside -= 1 }
        }
        async let others = semaphore.each(of: Array(0..<50), work: work)
        for item in 0..<50 { await semaphore.through { await work(item) } }
        _ = await others
        #expect(now.withLock(\.most) == 1)
    }
}
