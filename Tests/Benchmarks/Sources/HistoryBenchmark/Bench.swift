import EInvoiceKit
import Glibc
import InvoiceCore

/// The program that is measured and the histories that it works on.
struct Bench {
    /// A built `einvoice`.
    let program: String
    /// The data folder with the long history, and beside it one without a history and one with a thousand invoices.
    let long: String
    let empty: String
    let short: String

    /// Makes the two small folders where they are missing, and has the page cache hold the long file for all.
    init(folder: String, program: String) {
        self.program = program
        long = folder
        empty = "\(folder)/empty"
        short = "\(folder)/thousand"
        mkdir(empty, 0o700)
        // The program's index and the one that is asked here are one.
        setenv("XDG_CACHE_HOME", "\(folder)/cache", 1)
        _ = HistoryGenerator.write(1000, in: short)
        _ = Command("cat", [file]).milliseconds()
    }

    /// The long history's file.
    var file: String { "\(long)/sandbox/history.jsonl" }
    /// The folder of its index, as the program has it.
    var cache: String { "\(long)/cache/einvoice/sandbox" }
    var store: HistoryStore { HistoryStore(folder: "\(long)/sandbox", cache: cache) }
    /// Where peers write: grep(1) stops at the first match where its output is /dev/null.
    var output: String { "\(long)/output" }

    /// The program's command on the long history, or on another folder's.
    func command(_ arguments: [String], in folder: String? = nil) -> Command {
        Command(program, arguments + ["--sandbox", "--data-dir", folder ?? long], output: output)
    }

    /// The console on a pseudo-terminal.
    func console(on folder: String, columns: Int32 = 120, rows: Int32 = 40) throws -> Console {
        try Console(
            program, ["--sandbox", "--data-dir", folder], configFolder: empty, cacheFolder: "\(long)/cache",
            columns: columns, rows: rows)
    }

    /// How the list shows the newest and the oldest invoice of the long history.
    func ends() throws -> (newest: String, oldest: String) {
        guard let newest = try store.newest(limit: 1).invoices.first, let line = Self.firstLine(of: file),
            let start = line.firstRange(of: #""payment_id":""#)
        else { fail("\(file) has no invoices; generate some.") }
        return (newest.intent.paymentID.text, String(line[start.upperBound...].prefix { $0 != "\"" }))
    }

    private static func firstLine(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 4096)
        guard fgets(&line, Int32(line.count), file) != nil else { return nil }
        return String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// A program that runs to its end.
struct Command {
    let program: String
    let arguments: [String]
    var output = "/dev/null"

    /// `program` is looked for in PATH where it has no slash.
    init(_ program: String, _ arguments: [String], output: String = "/dev/null") {
        self.program = program
        self.arguments = arguments
        self.output = output
    }

    /// How long it took; nil where there is no such program. One that fails is no quick one: it ends the benchmark.
    func milliseconds() -> Double? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        let start = now()
        var child: pid_t = 0
        guard posix_spawnp(&child, program, &actions, nil, &words, environ) == 0 else { return nil }
        var status: Int32 = 0
        waitpid(child, &status, 0)
        let time = now() - start
        // grep(1) ends with 1 where it finds nothing.
        guard status == 0 || status == 1 << 8 else {
            fail("It failed: \(([program] + arguments).joined(separator: " "))")
        }
        return time
    }
}
