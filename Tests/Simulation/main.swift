import CSimulation
import Glibc

let command: CommandLineOptions
do {
    command = try CommandLineOptions(Array(CommandLine.arguments.dropFirst()))
} catch {
    print("simulate: \(error); see --help")
    exit(64)
}
if command.wantsHelp {
    print(CommandLineOptions.help)
    exit(0)
}
guard sim_fibers_work() != 0 else {
    print("skipped: the switch between fibers is written for x86-64 Linux")
    exit(0)
}
// Hashes and addresses must be the same in each run: begin again without what makes them differ.
if getenv("SWIFT_DETERMINISTIC_HASHING") == nil {
    setenv("SWIFT_DETERMINISTIC_HASHING", "1", 1)
    _ = sim_personality_no_randomization()
    var arguments = CommandLine.arguments.map { strdup($0) } + [nil]
    execv("/proc/self/exe", &arguments)
    print("can't begin again: \(String(cString: strerror(errno)))")
    exit(71)
}

if command.takesOver { Toolchain.takeOver() }
installSystemCalls()
let changes = Toolchain.changes()
guard changes.isEmpty else {
    print("This toolchain is not the one that the simulation was written for; see Toolchain.swift:")
    for change in changes { print("  \(change)") }
    exit(70)
}
// What the runtime finds out once it need not find out in each process.
_ = Simulation(seed: 0, options: Options()).run()

if command.isSingle {
    let options = command.options(of: command.first)
    print("seed \(command.first): \(options.text)")
    let result = SeedRun.of(command.first, options, wantsStory: command.wantsStory)
    for line in result.story { print(line) }
    for breach in result.breaches { print("BREACH of \(breach.line.rawValue): \(breach.text)") }
    if let crash = result.crash { print(crash) }
    let time = "\(result.seconds / 3600) h \(result.seconds / 60 % 60) min"
    print("\(result.steps) steps, simulated time \(time), hash \(String(result.hash, radix: 16))")
    exit(result.trouble == nil ? 0 : 1)
}
var report = Report(command)
exit(report.run() ? 0 : 1)
