/// What the command line asks for.
struct CommandLineOptions {
    enum Problem: Error {
        case unknown(String)
        case value(String)
    }

    var first: UInt64 = 1
    var count: UInt64 = 100
    /// Set where one seed is asked for.
    var isSingle = false
    var wantsStory = false
    var isTwice = false
    var showsSituations = false
    /// Set where every situation must be reached.
    var wantsAllSituations = false
    /// False where the self-check shall see a toolchain that has changed.
    var takesOver = true
    var wantsHelp = false
    var shrinks = true
    var jobs = 1
    /// Flags that go over the seeds' own options.
    var overrides: [(flag: String, value: String)] = []

    init(_ arguments: [String]) throws(Problem) {
        var rest = arguments[...]
        while let flag = rest.popFirst() {
            switch flag {
            case "--help", "-h": wantsHelp = true
            case "--trace": wantsStory = true
            case "--twice": isTwice = true
            case "--situations": showsSituations = true
            case "--all-situations": wantsAllSituations = true
            case "--no-takeover": takesOver = false
            case "--no-shrink": shrinks = false
            default:
                guard flag.hasPrefix("--"), let value = rest.popFirst() else { throw .unknown(flag) }
                try take(String(flag.dropFirst(2)), value)
            }
        }
    }

    private mutating func take(_ flag: String, _ value: String) throws(Problem) {
        func number() throws(Problem) -> UInt64 {
            guard let number = UInt64(value) else { throw .value("--\(flag) \(value)") }
            return number
        }
        switch flag {
        case "seeds": count = try number()
        case "from": first = try number()
        case "seed": (first, count, isSingle) = (try number(), 1, true)
        case "jobs": jobs = max(1, Int(try number()))
        default:
            var probe = Options()
            guard probe.set(flag, to: value) else { throw .unknown("--\(flag) \(value)") }
            overrides.append((flag, value))
        }
    }

    /// From so many seeds on every situation must be reached.
    private static let enough: UInt64 = 2000

    /// True where a situation that was never reached is an error.
    var isWholeRun: Bool { wantsAllSituations || count >= Self.enough }

    /// The options of a seed, with what was asked for over them.
    func options(of seed: UInt64) -> Options {
        var options = Options(seed: seed)
        for (flag, value) in overrides { _ = options.set(flag, to: value) }
        return options
    }

    static var help: String {
        var text = """
            Runs the service unchanged in a simulated world, and asks at each step whether the money rules hold.

            simulate [--seeds N] [--from S] [--jobs J] [--twice] [--situations] [OPTION VALUE]…
            simulate --seed S [--trace] [OPTION VALUE]…

              --seeds N      so many seeds (100), the first of them S (1); a breach is shrunk before it is shown
              --seed S       one of them; --trace tells its story
              --jobs J       so many at once (1)
              --twice        each twice: both runs must have one hash
              --situations   shows how often each situation was reached
              --all-situations  each must be reached, as from 2,000 seeds on
              --no-shrink    shows breaches as they were found
              --no-takeover  leaves Swift's executors as they are: the check at the start must say so

            Options, which the seed chooses unless they are given:
              --disk ordered|strict  --programs N  --actions N  --switching P (others run at a call)  --restart 0|1

            """
        for number in Options.numbers { text += "  \(padded("--\(number.flag)"))\(number.words)\n" }
        text += "\nWhat must hold:\n"
        for line in OracleLine.allCases { text += "  \(padded(line.rawValue))\(line.rule)\n" }
        return text
    }

    private static func padded(_ text: String) -> String {
        text + String(repeating: " ", count: max(1, 18 - text.utf8.count))
    }
}
