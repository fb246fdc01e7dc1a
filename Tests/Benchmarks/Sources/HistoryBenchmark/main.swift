import CPty
import Glibc

// benchmark-history generate FOLDER COUNT            writes a history of COUNT invoices, the same each time
// benchmark-history run FOLDER PROGRAM [PART]…       measures PROGRAM, a built `einvoice`, on the history in FOLDER
//
// Every part measures two things in turns, so that both see the same machine in the same state, and prints the median
// of the ratios; nothing is asserted. FOLDER is a data folder: its history is the sandbox's.
let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "generate" where arguments.count == 4:
    guard let count = Int(arguments[3]), HistoryGenerator.write(count, in: arguments[2]) else {
        fail("\(arguments[2])/sandbox/history.jsonl can't be written, or is there already.")
    }
case "run" where arguments.count > 3:
    let bench = Bench(folder: arguments[2], program: arguments[3])
    let asked = arguments.dropFirst(4)
    do {
        for part in BenchmarkPart.allCases where asked.isEmpty || asked.contains(part.rawValue) {
            try await part.run(on: bench)
        }
    } catch let failure as Console.Failure {
        fail("\(bench.program) didn't show \(failure.what), or can't be started.")
    }
default:
    let parts = BenchmarkPart.allCases.map(\.rawValue).joined(separator: " | ")
    fail("benchmark-history generate FOLDER COUNT | run FOLDER PROGRAM [\(parts)]…")
}

func fail(_ text: String) -> Never {
    let line = Array("\(text)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
    exit(64)
}

/// What can be measured by itself.
enum BenchmarkPart: String, CaseIterable {
    case opening, memory, jumping, typing, drawing, searching, listing, showing, exporting, asking, recording, indexing

    func run(on bench: Bench) async throws {
        switch self {
        case .opening: try bench.opening()
        case .memory: try bench.memory()
        case .jumping: try bench.jumping()
        case .typing: try bench.typing()
        case .drawing: try bench.drawing()
        case .searching: try bench.searching()
        case .listing: try bench.listing()
        case .showing: try bench.showing()
        case .exporting: try bench.exporting()
        case .asking: try await bench.asking()
        case .recording: try await bench.recording()
        case .indexing: try await bench.indexing()
        }
    }
}
