import Glibc

/// Milliseconds of a clock that nobody sets.
func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}

/// One thing measured beside its peer, in turns, so that both see the same machine.
struct Comparison {
    private let name: String
    private let peer: String
    private let unit: String
    private let wanted: Double?
    private var own: [Double] = []
    private var others: [Double] = []

    /// `wanted` is the ratio that is promised, for the reader.
    init(_ name: String, peer: String, unit: String = "ms", wanted: Double? = nil) {
        self.name = name
        self.peer = peer
        self.unit = unit
        self.wanted = wanted
    }

    /// One turn; without the peer's figure, as where its program is missing, nothing is compared.
    mutating func add(own: Double?, peer: Double?) {
        guard let own, let peer else { return }
        self.own.append(own)
        others.append(peer)
    }

    /// Prints both, and the ratio of each turn: its median, and in brackets the least and the greatest.
    func report() {
        guard !own.isEmpty else {
            print("\(name): not compared, there is no \(peer) here")
            return
        }
        let ratios = Spread(zip(own, others).map { $1 > 0 ? $0 / $1 : 0 })
        let promise = wanted.map { ", wanted at most \(rounded($0))" } ?? ""
        print("\(name): \(Spread(own)) \(unit); \(peer): \(Spread(others)) \(unit)")
        print("    ratio \(ratios)\(promise)")
        fflush(nil)
    }
}

/// The median of some figures, and the least and the greatest.
struct Spread: CustomStringConvertible {
    private let sorted: [Double]

    init(_ values: [Double]) { sorted = values.sorted() }

    var description: String {
        guard let least = sorted.first, let greatest = sorted.last else { return "none" }
        return "\(rounded(sorted[sorted.count / 2])) [\(rounded(least))…\(rounded(greatest))]"
    }
}

/// With two decimals.
private func rounded(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
