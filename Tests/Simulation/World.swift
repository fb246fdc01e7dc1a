import CSimulation

/// A simulated program: what it started dies with it.
final class Program: @unchecked Sendable {
    let id: Int
    let name: String
    var pid: Int { 1000 + id }
    var isAlive = true
    /// Of the simulation itself: it is never killed or stopped.
    let isHelper: Bool
    /// Stopped (SIGSTOP) up to this moment.
    var stoppedUntil: Int64 = 0

    init(_ id: Int, _ name: String, isHelper: Bool) {
        self.id = id
        self.name = name
        self.isHelper = isHelper
    }
}

/// Something that can be run.
enum Work {
    case job(UnownedJob, isMain: Bool)
    case fiber(OpaquePointer)
    case block(UnsafeMutableRawPointer)
    case call(() -> Void)
}

/// The world's only thread runs everything, in an order that follows from the seed, and time passes when it says so.
///
/// Unchecked: there is one thread.
final class World: @unchecked Sendable {
    let seed: UInt64
    let options: Options
    /// Nanoseconds of the clock that nobody sets.
    private(set) var nanoseconds: Int64 = 1_000_000_000
    /// What the clock on the wall is ahead of it.
    var wallOffset: Int64 = 1_763_800_000_000_000_000 { didSet { latestOffset = max(latestOffset, wallOffset) } }
    private var latestOffset: Int64 = 1_763_800_000_000_000_000
    private(set) var programs: [Program] = []
    private(set) var current: Program?
    private(set) var figures = Figures()
    /// Numbers of the seed that were taken so far.
    private(set) var drawn = 0
    /// True once everything was put in order and judged.
    var hasEnded = false
    /// True while the world itself reads: nobody else goes on, and nothing fails.
    private(set) var isUndisturbed = false
    /// The story in words, where somebody wants it.
    var story: [String]?

    private var numbers: Random
    private var runnable: [(program: Program?, work: Work)] = []
    private var timers = TimerQueue()
    private var starting: Work?
    private var parkedUntil: Int64?
    /// What belonged to programs that are dead: kept, since nothing of theirs may run, their cleaning up neither.
    private var graveyard: [Any] = []

    private(set) lazy var disk = Disk(self)
    private(set) lazy var network = Network(self)
    private(set) lazy var oracle = Oracle(self)
    let situations = Situations()

    init(seed: UInt64, options: Options) {
        self.seed = seed
        self.options = options
        numbers = Random(seed)
    }

    var wallNanoseconds: Int64 { nanoseconds + wallOffset }

    // MARK: Chance and the record of what happened

    var random: Random {
        _read { yield numbers }
        _modify {
            drawn += 1
            yield &numbers
        }
    }

    /// Makes a fact part of the run's hash.
    func mix(_ value: Int) { figures.mix(value) }

    /// A line of the story; costs nothing where nobody wants it.
    func tell(_ text: @autoclosure () -> String) {
        guard story != nil else { return }
        let moment = (nanoseconds - 1_000_000_000) / 1_000_000
        let seconds = "\(moment / 1000).\(String(1000 + moment % 1000).dropFirst())"
        story?.append(
            "\(String(repeating: " ", count: max(0, 9 - seconds.count)))\(seconds) s  \(current?.name ?? "the world"): \(text())"
        )
    }

    // MARK: Programs

    @discardableResult
    func spawn(
        _ name: String, isHelper: Bool = false, _ main: @escaping @Sendable (Program) async -> Void
    ) -> Program {
        let program = Program(programs.count, name, isHelper: isHelper)
        programs.append(program)
        let former = current
        current = program
        tell("starts")
        Task {
            await main(program)
            self.end(program)
        }
        current = former
        return program
    }

    private func end(_ program: Program) {
        tell("ends")
        program.isAlive = false
        disk.closeAll(of: program)
    }

    /// As kill -9 does it: nothing of it runs any more, its files close, and what it wrote stays in the page cache.
    func kill(_ program: Program) {
        guard program.isAlive else { return }
        tell("KILLS \(program.name)")
        mix(program.id)
        program.isAlive = false
        disk.closeAll(of: program)
    }

    /// Everything dies, and of what wasn't flushed only some is there afterwards.
    func powerCut() {
        tell("THE POWER FAILS")
        for program in programs where program.isAlive && !program.isHelper { kill(program) }
        disk.powerCut()
        oracle.powerFailed()
    }

    var victims: [Program] { programs.filter { $0.isAlive && !$0.isHelper } }

    /// Ctrl-Z: it keeps its locks and files, and does nothing.
    func stop(_ program: Program, for time: Int64) {
        tell("STOPS \(program.name) for \(time / 1_000_000_000) s")
        program.stoppedUntil = nanoseconds + time
    }

    /// Keeps what a dead program would have gone on with.
    func bury(_ thing: Any) { graveyard.append(thing) }

    /// Does something in the name of a program.
    func acting(as program: Program?, _ work: () -> Void) {
        let former = current
        current = program
        work()
        current = former
    }

    /// Reads with the programs' own code, at once and without a fault.
    func undisturbed<Value>(_ work: () -> Value) -> Value {
        isUndisturbed = true
        defer { isUndisturbed = false }
        return work()
    }

    // MARK: Time

    func after(_ delay: Int64, _ program: Program?, _ work: Work) {
        timers.push(at: nanoseconds + max(0, delay), program, work)
    }

    func ready(_ program: Program?, _ work: Work) { runnable.append((program, work)) }

    func pass(_ time: Int64) { nanoseconds += time }

    /// Sets the clock on the wall to where nothing that happened is yet to come.
    func setClockRight() { wallOffset = latestOffset }

    /// From inside a simulated call: lets others run, by chance.
    func maybeYield() {
        if isUndisturbed { return }
        figures.calls += 1
        guard sim_on_fiber() == 1, random.chance(options.switching) else { return }
        yield()
    }

    func yield() {
        parkedUntil = nil
        sim_fiber_yield()
    }

    func sleep(_ time: Int64) {
        guard sim_on_fiber() == 1 else { return }
        parkedUntil = nanoseconds + time
        sim_fiber_yield()
    }

    /// One step; false when nothing is left to do.
    func step() -> Bool {
        figures.steps += 1
        while true {
            let next: (program: Program?, work: Work)
            if runnable.isEmpty || (!timers.isEmpty && random.chance(0.02)) {
                guard let timer = timers.pop() else { return false }
                nanoseconds = max(nanoseconds, timer.at)
                next = (timer.program, timer.work)
            } else {
                let index = random.below(runnable.count)
                next = runnable[index]
                runnable.swapAt(index, runnable.count - 1)
                runnable.removeLast()
                nanoseconds += random.within(0...20_000)
            }
            if let program = next.program {
                guard program.isAlive else {
                    bury(next.work)
                    continue
                }
                if program.stoppedUntil > nanoseconds {
                    timers.push(at: program.stoppedUntil, program, next.work)
                    continue
                }
            }
            mix(next.program?.id ?? -1)
            run(next.program, next.work)
            return true
        }
    }

    private func run(_ program: Program?, _ work: Work) {
        current = program
        defer { current = nil }
        if case .call(let body) = work, program == nil { return body() }
        let fiber: OpaquePointer
        if case .fiber(let parked) = work {
            fiber = parked
        } else {
            starting = work
            fiber = sim_fiber_new {
                guard let work = world.starting else { return }
                world.starting = nil
                World.begin(work)
            }
        }
        figures.switches += 1
        parkedUntil = nil
        if sim_fiber_run(fiber) == 1 { return }
        if let moment = parkedUntil {
            after(moment - nanoseconds, program, .fiber(fiber))
        } else {
            ready(program, .fiber(fiber))
        }
    }

    private static func begin(_ work: Work) {
        switch work {
        case .job(let job, let isMain): Toolchain.run(job, isMain: isMain)
        case .block(let block): sim_call_block(block)
        case .call(let body): body()
        case .fiber: break
        }
    }
}

/// What a run has come to, in numbers.
struct Figures {
    var steps = 0
    var switches = 0
    var calls = 0
    private(set) var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    /// FNV-1a, a word at a time.
    mutating func mix(_ value: Int) {
        hash = (hash ^ UInt64(truncatingIfNeeded: value)) &* 0x100_0000_01b3
        hash ^= hash >> 29
    }
}

/// The world that the interposed calls and the executors belong to: they have no other way to it.
///
/// Unsafe: there is one thread.
nonisolated(unsafe) var world = World(seed: 0, options: Options())
