import FoundationEssentials
import Testing

extension Journeys {
    /// `EINVOICE_RANDOM_EVENTS` says how many, `EINVOICE_RANDOM_SEED` which; the same seed presses the same keys.
    @Test func `whatever is pressed at whatever size, the program stays`() async throws {
        func number(_ variable: String) -> Int? { ProcessInfo.processInfo.environment[variable].flatMap { Int($0) } }
        let count = number("EINVOICE_RANDOM_EVENTS") ?? 400
        let seed = UInt64(number("EINVOICE_RANDOM_SEED") ?? 1)
        var random = RandomKeys(seed: seed)
        try await TerminalSession.with(.none) { session in
            let pane = session.pane
            try await session.openForRandomKeys()
            var memory = MemoryOfRun()
            var done = 0
            var isWell = false
            defer { if !isWell { Issue.record("seed \(seed), after \(done) events") } }
            while done < count {
                if done % 400 == 0 {
                    let (columns, rows) = (1 + random.below(500), 1 + random.below(200))
                    try pane.resize(columns: columns, rows: rows)
                } else {
                    try pane.resize(columns: 60 + random.below(100), rows: 16 + random.below(30))
                }
                try pane.send(all: (0..<40).map { _ in random.key() })
                done += 40
                try await pane.waitForKeysRead { try session.residentKilobytes == 0 }
                if try session.residentKilobytes == 0 {
                    // The palette has a command that leaves; nothing else may end the program.
                    _ = try await becomesTrue { session.text(of: "status") != nil }
                    try #require(session.text(of: "status") == "0\n", "ended after \(done) events")
                    try pane.resize(columns: 100, rows: 30)
                    try pane.respawn()
                    try await session.openForRandomKeys()
                    memory = MemoryOfRun()
                }
                if done % 1000 == 0 {
                    // The same window each time: a large one has more cells.
                    try pane.resize(columns: 100, rows: 30)
                    try await pane.waitForKeysRead()
                    memory.take(try session.residentKilobytes)
                }
            }
            print("memory of the last program of seed \(seed), in kB: \(memory.all)")
            #expect(memory.growth < 20_000, "memory grows: \(memory.all) kB")
            try pane.resize(columns: 100, rows: 30)
            // The program still draws what it is told.
            try pane.send(all: Array(repeating: "Escape", count: 3))
            try await pane.waitForKeysRead()
            try await pane.wait(for: "the program's header") { $0.contains("einvoice") && $0.contains("SANDBOX") }
            isWell = true
        }
    }
}

extension TerminalSession {
    /// Opens the console; once it has ended, keys do nothing: a shell would take them for commands.
    fileprivate func openForRandomKeys() async throws {
        try shell("rm -f status; ./run --sandbox; echo $? >status; exec sleep 100000")
        try await pane.wait(for: "list of invoices") { $0.contains("n New") && $0.contains("SANDBOX") }
    }

    /// The program's memory; 0 where it doesn't run.
    fileprivate var residentKilobytes: Int {
        get throws {
            guard let pid = text(of: "pid")?.split(separator: "\n").first,
                let status = try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8),
                status.hasPrefix("Name:\teinvoice"),
                let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") })
            else { return 0 }
            return line.split(separator: " ").compactMap { Int($0.filter(\.isNumber)) }.last ?? 0
        }
    }
}

/// What one process had, from thousand to thousand events.
private struct MemoryOfRun {
    private(set) var all: [Int] = []

    mutating func take(_ kilobytes: Int) { all.append(kilobytes) }

    /// From what it had once it had done a bit of everything to what it has now.
    var growth: Int { all.count > 4 ? (all.last ?? 0) - all[3] : 0 }
}

/// Keys by tmux's names, the same for the same seed; none that leaves the program.
private struct RandomKeys {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private static let keys =
        [
            "Enter", "Enter", "Tab", "BTab", "Up", "Down", "Left", "Right", "Home", "End", "PPage", "NPage", "BSpace",
            "DC", "IC", "F1", "F2", "C-p", "C-a", "C-s", "C-u", "C-w", "C-l", "M-b", "Space", "é", "界", "т", "с", "щ",
        ] + "abcdefghijklmnoprstuvwxyzGRSUXVDN?:/.,*[]0123456789".map { String($0) }

    /// SplitMix64.
    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(limit))
    }

    /// Escape rarely: it may give something up, and is waited for.
    mutating func key() -> String { below(30) == 0 ? "Escape" : Self.keys[below(Self.keys.count)] }
}
