import CSimulation
import Glibc

/// Runs many seeds and tells what came of them.
struct Report {
    private let command: CommandLineOptions
    private var seeds = 0
    private var steps = 0
    private var switches = 0
    private var calls = 0
    private var seconds = 0
    private var combined = Figures()
    private var situations: [String: Int] = [:]
    /// By the name of what is wrong: how many seeds, and the first of them.
    private var troubles: [String: (count: Int, first: SeedResult)] = [:]
    private var unequal: [UInt64] = []
    private var bad = 0

    init(_ command: CommandLineOptions) { self.command = command }

    /// True when nothing is wrong.
    mutating func run() -> Bool {
        let start = Self.now()
        var running: [SeedRun] = []
        for seed in command.first..<(command.first + command.count) {
            for _ in 0..<(command.isTwice ? 2 : 1) {
                if let run = SeedRun(seed: seed, options: command.options(of: seed)) { running.append(run) }
            }
            while running.count >= command.jobs * (command.isTwice ? 2 : 1) { takeFirst(&running) }
            if seeds % 500 == 0, seeds > 0, running.count < 2 { progress(start) }
        }
        while !running.isEmpty { takeFirst(&running) }
        summarize(Self.now() - start)
        let missing = command.isWholeRun ? situationsMissing() : []
        if !missing.isEmpty { say("NEVER REACHED: \(missing.joined(separator: ", "))") }
        return bad == 0 && unequal.isEmpty && missing.isEmpty
    }

    private mutating func takeFirst(_ running: inout [SeedRun]) {
        let result = running.removeFirst().result()
        if command.isTwice {
            let again = running.removeFirst().result()
            if again.hash != result.hash { unequal.append(result.seed) }
        }
        seeds += 1
        steps += result.steps
        switches += result.switches
        calls += result.calls
        seconds += result.seconds
        combined.mix(Int(truncatingIfNeeded: result.hash))
        for (name, count) in result.situations { situations[name, default: 0] += count }
        guard result.trouble != nil else { return }
        bad += 1
        let names = Set(result.breaches.map(\.line.rawValue) + (result.crash == nil ? [] : [result.trouble ?? ""]))
        for name in names {
            if let known = troubles[name] {
                troubles[name] = (known.count + 1, known.first)
            } else {
                troubles[name] = (1, result)
                say("seed \(result.seed) breaks \(name)")
            }
        }
    }

    private func progress(_ start: Double) {
        let time = Self.now() - start
        say("\(seeds) seeds, \(bad) with a breach, \(Int(Double(seeds) / time)) seeds/s")
    }

    private func summarize(_ time: Double) {
        let rates = "\(Int(Double(seeds) / time)) seeds/s, \(Int(Double(steps) / time)) steps/s"
        say("")
        say("\(seeds) seeds in \(Int(time)) s (\(rates)): \(steps) steps, \(switches) switches, \(calls) calls")
        say("simulated time \(seconds / 86_400) days \(seconds / 3600 % 24) hours")
        say("hash \(String(combined.hash, radix: 16))")
        if command.isTwice {
            say(unequal.isEmpty ? "two runs of each seed: one hash" : "TWO RUNS DIFFER: seeds \(unequal)")
        }
        tellSituations()
        for (name, trouble) in troubles.sorted(by: { $0.key < $1.key }) { tell(name, trouble.count, trouble.first) }
        say(bad == 0 ? "no breach" : "\(bad) seeds with a breach")
    }

    private func situationsMissing() -> [String] {
        Situations.all.map(\.name).filter { situations[$0] == nil && Situations.reason($0) == nil }
    }

    private func tellSituations() {
        let all = Situations.all.map(\.name)
        say("situations reached: \(all.count { situations[$0] != nil }) of \(all.count)")
        for name in all where command.showsSituations || situations[name] == nil {
            let reason = Situations.reason(name).map { " (\($0))" } ?? ""
            say("  \(name): \(situations[name] ?? 0)\(reason)")
        }
        for name in situations.keys.sorted() where !all.contains(name) {
            say("  \(name): \(situations[name] ?? 0) (not in the list)")
        }
    }

    private func tell(_ name: String, _ count: Int, _ result: SeedResult) {
        say("")
        say("\(name): \(count) seeds, first \(result.seed)")
        let own = command.options(of: result.seed)
        let isFirst = result.trouble == name
        let small = command.shrinks && isFirst ? Shrinking.smallest(seed: result.seed, own, name) : own
        let shown = small == own ? result : SeedRun.of(result.seed, small)
        for breach in shown.breaches where breach.line.rawValue == name { say("  \(breach.text)") }
        if let crash = shown.crash { say("  \(crash)") }
        if let line = OracleLine(rawValue: name) { say("  rule: \(line.rule)") }
        let flags = small.differences(from: Options(seed: result.seed))
        say("  options: \(small.text)")
        say("  replay:  simulate --seed \(result.seed) \(flags)\(flags.isEmpty ? "" : " ")--trace")
    }

    private func say(_ text: String) {
        print(text)
        fflush(nil)
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
