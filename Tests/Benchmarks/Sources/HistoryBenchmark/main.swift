import Glibc
import History
import InvoiceCore

// benchmark-history generate FOLDER COUNT    writes a history of COUNT invoices, the same each time
// benchmark-history run FOLDER               measures against well-known tools on the same file
let arguments = CommandLine.arguments
switch (arguments.dropFirst().first, arguments.count) {
case ("generate", 4):
    guard let count = Int(arguments[3]), let out = newFile(in: arguments[2]) else { usage() }
    var generator = HistoryGenerator(seed: 1)
    for _ in 0..<count {
        let lines = generator.next()
        fwrite(lines, 1, lines.count, out)
    }
    fclose(out)
case ("run", 3):
    try await HistoryBenchmark(folder: arguments[2]).run(turns: 7)
default: usage()
}

func newFile(in folder: String) -> UnsafeMutablePointer<FILE>? {
    mkdir(folder, 0o700)
    return fopen("\(folder)/history.jsonl", "wx")
}

func usage() -> Never {
    print("benchmark-history generate FOLDER COUNT | run FOLDER")
    exit(64)
}
