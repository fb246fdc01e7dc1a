import Glibc

/// Milliseconds of a clock that nobody sets.
func milliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}

/// This process' resident memory now, in megabytes.
func residentMegabytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, 256, file) != nil else { return 0 }
    let fields = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(
        separator: " ")
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * Int(getpagesize()) / 1_000_000 : 0
}

/// Runs a program to its end; milliseconds, or nil where there is no such program.
///
/// Its output goes to `output`: grep(1) stops at the first match where that is /dev/null.
func milliseconds(of program: String, _ arguments: [String], output: String = "/dev/null") -> Double? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    let start = milliseconds()
    var child: pid_t = 0
    guard posix_spawnp(&child, program, &actions, nil, &words, environ) == 0 else { return nil }
    var status: Int32 = 0
    waitpid(child, &status, 0)
    return milliseconds() - start
}

/// One thing measured beside its peer, in turns, so that both see the same machine.
struct Comparison {
    let name: String
    let peer: String
    private var own: [Double] = []
    private var others: [Double] = []

    init(_ name: String, peer: String) {
        self.name = name
        self.peer = peer
    }

    mutating func add(own: Double, peer: Double?) {
        self.own.append(own)
        if let peer { others.append(peer) }
    }

    /// The medians and their ratio, one line.
    var line: String {
        let (a, b) = (Self.median(own), Self.median(others))
        let ratio = b > 0 ? Self.rounded(a / b) : "no \(peer) here"
        return "\(name)\t\(Self.rounded(a)) ms\t\(peer) \(Self.rounded(b)) ms\t\(ratio)"
    }

    private static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }

    static func rounded(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}
