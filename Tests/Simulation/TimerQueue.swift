/// What happens later, soonest first; of the same moment, in the order in which it was put in.
struct TimerQueue {
    struct Entry {
        var at: Int64
        var sequence: Int
        var program: Program?
        var work: Work
    }

    private var heap: [Entry] = []
    private var sequence = 0

    var isEmpty: Bool { heap.isEmpty }

    mutating func push(at moment: Int64, _ program: Program?, _ work: Work) {
        sequence += 1
        heap.append(Entry(at: moment, sequence: sequence, program: program, work: work))
        var index = heap.count - 1
        while index > 0, isSooner(index, (index - 1) / 2) {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func pop() -> Entry? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if heap.isEmpty { return first }
        heap[0] = last
        var index = 0
        while true {
            var soonest = index
            for child in [2 * index + 1, 2 * index + 2] where child < heap.count && isSooner(child, soonest) {
                soonest = child
            }
            if soonest == index { return first }
            heap.swapAt(index, soonest)
            index = soonest
        }
    }

    private func isSooner(_ a: Int, _ b: Int) -> Bool {
        (heap[a].at, heap[a].sequence) < (heap[b].at, heap[b].sequence)
    }
}
