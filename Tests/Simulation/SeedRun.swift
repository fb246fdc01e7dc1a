import CSimulation
import Glibc

/// What came of one seed.
struct SeedResult {
    var seed: UInt64
    var steps = 0
    var switches = 0
    var calls = 0
    /// Simulated time, in seconds.
    var seconds = 0
    var hash: UInt64 = 0
    var situations: [String: Int] = [:]
    var breaches: [Breach] = []
    var story: [String] = []
    /// A call that isn't simulated, or a trap in the code.
    var crash: String?

    /// The name of the first thing that is wrong.
    var trouble: String? { crash.map { String($0.prefix { $0 != ":" }) } ?? breaches.first?.line.rawValue }
}

/// A seed that runs in a process of its own, so that a trap ends only it, and nothing is left for the next one.
struct SeedRun {
    private let seed: UInt64
    private let reader: Int32
    private let process: Int32

    /// Begins; nil where the system has no process or pipe left.
    init?(seed: UInt64, options: Options, wantsStory: Bool = false) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        let process = sim_fork()
        if process < 0 { return nil }
        if process == 0 {
            close(ends[0])
            let isGuarded = sim_guard(ends[1]) != 0
            Self.tell(Simulation(seed: seed, options: options, wantsStory: wantsStory).run(), isGuarded, to: ends[1])
            _exit(0)
        }
        close(ends[1])
        (self.seed, reader, self.process) = (seed, ends[0], process)
    }

    private static func tell(_ world: World, _ isGuarded: Bool, to writer: Int32) {
        let figures = world.figures
        let seconds = (world.nanoseconds - 1_000_000_000) / 1_000_000_000
        var text = "figures \(figures.steps) \(figures.switches) \(figures.calls) \(seconds) \(figures.hash)\n"
        if !isGuarded { text += "crash the system gives no filter for system calls, so that one may be forgotten\n" }
        for (name, count) in world.situations.counts { text += "situation \(name) \(count)\n" }
        for breach in world.oracle.breaches {
            text += "breach \(breach.line.rawValue) \(breach.text.split(separator: "\n").joined(separator: " "))\n"
        }
        for line in world.story ?? [] { text += "story \(line.split(separator: "\n").joined(separator: " "))\n" }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { write(writer, $0.baseAddress, $0.count) }
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Waits for the end of it.
    func result() -> SeedResult {
        var text: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(reader, &block, block.count)
            if count <= 0 { break }
            text += block[..<count]
        }
        close(reader)
        var status: Int32 = 0
        waitpid(process, &status, 0)
        var result = SeedResult(seed: seed)
        for line in text.split(separator: UInt8(ascii: "\n")) {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 2).map(String.init)
            let rest = words.dropFirst().joined(separator: " ")
            switch words.first {
            case "figures":
                let numbers = rest.split(separator: " ").compactMap { UInt64($0) }
                guard numbers.count == 5 else { break }
                (result.steps, result.switches, result.calls) = (Int(numbers[0]), Int(numbers[1]), Int(numbers[2]))
                (result.seconds, result.hash) = (Int(numbers[3]), numbers[4])
            case "situation" where words.count == 3: result.situations[words[1]] = Int(words[2])
            case "breach" where words.count == 3:
                guard let line = OracleLine(rawValue: words[1]) else { break }
                result.breaches.append(Breach(line: line, text: words[2]))
            case "story": result.story.append(rest)
            case "guard": result.crash = "a call that isn't simulated: \(rest)"
            case "crash": result.crash = rest
            default: break
            }
        }
        if result.crash == nil, status != 0 { result.crash = "the program trapped: status \(status)" }
        return result
    }

    /// Runs one and waits for it.
    static func of(_ seed: UInt64, _ options: Options, wantsStory: Bool = false) -> SeedResult {
        guard let run = SeedRun(seed: seed, options: options, wantsStory: wantsStory) else {
            var result = SeedResult(seed: seed)
            result.crash = "no process could be started"
            return result
        }
        return run.result()
    }
}

/// Takes away from a world that fails whatever it fails without.
struct Shrinking {
    private static let mostRuns = 300

    /// The smallest options found with which the seed still has the same trouble.
    static func smallest(seed: UInt64, _ options: Options, _ trouble: String) -> Options {
        var best = options
        var runs = 0
        var isSmaller = true
        while isSmaller, runs < mostRuns {
            isSmaller = false
            for candidate in best.smaller where runs < mostRuns {
                runs += 1
                guard SeedRun.of(seed, candidate).trouble == trouble else { continue }
                best = candidate
                isSmaller = true
                break
            }
        }
        return best
    }
}
