/// How names and bytes reach the simulated disk.
enum DiskKind: String, CaseIterable {
    /// A journal, as ext4 has it: flushing anything brings every name changed before with it.
    case ordered
    /// What POSIX promises and no more: each name on its own, until its folder is flushed.
    case strict
}

/// How hard a simulated world is; all of it follows from the seed unless told otherwise.
struct Options: Equatable {
    var disk = DiskKind.ordered
    var programs = 2
    var actions = 6
    var switching = 0.5
    var kill = 0.0
    var power = 0.0
    var restart = 1.0
    var eio = 0.0
    var enospc = 0.0
    var eintr = 0.0
    var locks = 0.0
    var flip = 0.0
    var spoil = 0.0
    var stop = 0.0
    var jump = 0.0
    var cancel = 0.0
    var loss = 0.0
    var refuse = 0.0
    var late = 0.0
    var duplicate = 0.0
    var lag = 0.0
    var reset = 0.0
    var meddle = 0.0
    var down = 0.0
    var backwards = 0.0
    var elsewhere = 0.0
    var stranger = 0.0
    var unsigned = 0.0
    var live = 0.0
    var secret = 0.0
    var folder = 0.0
    var change = 0.0

    /// One option that is a number: its flag, its place, how often a seed has it and how strong it is then.
    struct Number: Sendable {
        var flag: String
        var path: any WritableKeyPath<Options, Double> & Sendable
        var share: Double
        var strength: Double
        var words: String
    }

    /// Shrinking takes them away in this order.
    static let numbers: [Number] = [
        Number("kill", \.kill, 0.3, 0.004, "a program is killed, by chance at each step"),
        Number("power", \.power, 0.3, 0.003, "the power fails, by chance at each step"),
        Number("eio", \.eio, 0.15, 0.02, "a disk call fails with EIO; after a failed flush its bytes are lost"),
        Number("enospc", \.enospc, 0.15, 0.02, "a write finds the disk full, perhaps after a part of it"),
        Number("eintr", \.eintr, 0.2, 0.05, "a call is interrupted"),
        Number("locks", \.locks, 0.05, 0.02, "a lock can't be had (ENOLCK)"),
        Number("flip", \.flip, 0.06, 0.004, "a bit of the history changes on the disk, by chance at each step"),
        Number("spoil", \.spoil, 0.12, 0.004, "a line of garbage gets into the history, and somebody repairs it"),
        Number("stop", \.stop, 0.04, 0.002, "a program is stopped (Ctrl-Z) for up to a minute"),
        Number("jump", \.jump, 0.2, 0.2, "the clock jumps by up to two hours, by chance at each action"),
        Number("cancel", \.cancel, 0.2, 0.15, "a person stops waiting"),
        Number("loss", \.loss, 0.7, 0.15, "a reply is lost; half as often a request"),
        Number("refuse", \.refuse, 0.3, 0.08, "no connection comes about"),
        Number("late", \.late, 0.2, 0.1, "a request arrives up to ten minutes late"),
        Number("duplicate", \.duplicate, 0.25, 0.15, "a request arrives twice"),
        Number("lag", \.lag, 0.15, 4, "the gateway's status knows an invoice only after so many seconds"),
        Number("reset", \.reset, 0.3, 0.06, "a connection is reset at any byte"),
        Number("meddle", \.meddle, 0.3, 0.1, "something between here and the gateway answers or changes the answer"),
        Number("down", \.down, 0.2, 0.003, "the gateway restarts, by chance at each step"),
        Number("backwards", \.backwards, 0.2, 0.2, "the gateway tells an earlier status than before"),
        Number("elsewhere", \.elsewhere, 0.3, 0.3, "invoices are made by other ways than these programs"),
        Number("stranger", \.stranger, 0.1, 0.5, "a program works for another client in the same folder"),
        Number("unsigned", \.unsigned, 0.5, 1, "1: replies without a signature count"),
        Number("live", \.live, 0.25, 1, "1: the profile is live"),
        Number("secret", \.secret, 0.08, 0.3, "the secret's file is missing, open to others, or wrong"),
        Number("folder", \.folder, 0.02, 1, "1: a folder has the history's name for a while"),
        Number("change", \.change, 0.15, 0.2, "the gateway makes an invoice of another sum than was asked for"),
    ]

    init() {}

    /// Those of a seed.
    init(seed: UInt64) {
        var random = Random(seed ^ 0x0b7_10a5)
        disk = random.chance(0.5) ? .strict : .ordered
        programs = 1 + random.below(4)
        actions = 3 + random.below(7)
        switching = random.pick([0.2, 0.5, 0.8])
        restart = random.chance(0.6) ? 1 : 0
        for number in Self.numbers where random.chance(number.share) {
            let scale = number.strength < 1 || number.flag == "lag" ? random.pick([0.5, 1, 2]) : 1
            self[keyPath: number.path] = number.strength * scale
        }
    }

    /// The options as flags, those that are off left out.
    var text: String {
        var words = ["--disk \(disk)", "--programs \(programs)", "--actions \(actions)", "--switching \(switching)"]
        words.append("--restart \(restart == 0 ? 0 : 1)")
        for number in Self.numbers where self[keyPath: number.path] != 0 {
            words.append("--\(number.flag) \(self[keyPath: number.path])")
        }
        return words.joined(separator: " ")
    }

    /// The flags that lead from a seed's own options to these.
    func differences(from other: Options) -> String {
        var words: [String] = []
        if disk != other.disk { words.append("--disk \(disk)") }
        if programs != other.programs { words.append("--programs \(programs)") }
        if actions != other.actions { words.append("--actions \(actions)") }
        if switching != other.switching { words.append("--switching \(switching)") }
        if restart != other.restart { words.append("--restart \(restart == 0 ? 0 : 1)") }
        for number in Self.numbers where self[keyPath: number.path] != other[keyPath: number.path] {
            words.append("--\(number.flag) \(self[keyPath: number.path])")
        }
        return words.joined(separator: " ")
    }

    /// Sets one by its flag; false where there is none of that name, or the value is none.
    mutating func set(_ flag: String, to value: String) -> Bool {
        switch flag {
        case "disk":
            guard let kind = DiskKind(rawValue: value) else { return false }
            disk = kind
        case "programs", "actions":
            guard let count = Int(value), count > 0 else { return false }
            if flag == "programs" { programs = count } else { actions = count }
        default:
            let own: [String: WritableKeyPath<Options, Double>] = ["switching": \.switching, "restart": \.restart]
            let path = own[flag] ?? Self.numbers.first { $0.flag == flag }?.path
            guard let path, let number = Double(value) else { return false }
            self[keyPath: path] = number
        }
        return true
    }

    /// Worlds with a little less in them, the boldest first.
    var smaller: [Options] {
        var all: [Options] = []
        func add(_ edit: (inout Options) -> Void) {
            var copy = self
            edit(&copy)
            if copy != self { all.append(copy) }
        }
        add { $0.programs = 1 }
        add { $0.programs = max(1, $0.programs - 1) }
        add { $0.actions = max(1, $0.actions / 2) }
        add { $0.actions = max(1, $0.actions - 1) }
        for number in Self.numbers { add { $0[keyPath: number.path] = 0 } }
        return all
    }
}

extension Options.Number {
    fileprivate init(
        _ flag: String, _ path: any WritableKeyPath<Options, Double> & Sendable, _ share: Double, _ strength: Double,
        _ words: String
    ) {
        self.init(flag: flag, path: path, share: share, strength: strength, words: words)
    }
}
