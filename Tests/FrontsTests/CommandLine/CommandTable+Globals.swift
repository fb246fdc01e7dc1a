import TestGateway

@testable import Fronts

/// The options that every command has.
extension CommandTable {
    static let globals = [
        "--profile", "--sandbox", "--data-dir", "--config", "--timeout", "--no-color", "--accessible", "--lang",
        "--help", "-h",
    ]

    /// A line of each command that works in a profile, and its exit status in a sandbox that has no invoice.
    private static let inProfile: [String: (line: String, inSandbox: CommandRow.Status)] = [
        "create": ("create --currency tron --amount 1 --dry-run", .done), "history": ("history", .done),
        "show": ("show made", .invalid), "note": ("note made text", .invalid), "status": ("status made", .invalid),
        "pay": ("pay made", .invalid), "resolve": ("resolve", .done), "reconcile": ("reconcile --since 1h", .done),
        "export": ("export", .done), "stats": ("stats", .done),
        "test-payment": ("test-payment --currency tron", .done), "currencies": ("currencies", .done),
        "fields": ("fields", .done), "doctor": ("doctor --offline", .done), "profiles show": ("profiles show", .done),
    ]

    /// Everything that is wrong with the settings is what `doctor` shows, in its own words and with its own status.
    private static func mistake(_ line: String, says words: String) -> Row {
        line.hasPrefix("doctor")
            ? Row(line, .configuration, .has(["config file"]), says: words) : Row(line, .usage, says: words)
    }

    static func globalRows(of words: [String]) -> [Row] {
        let line = words.joined(separator: " ")
        // What `--help` says of each command, `HelpTests` look at.
        let all = [
            Row("\(line) --lang de", .usage, line == "listen" ? .json("error.json") : .nothing, says: "--lang de")
        ]
        guard let (line, inSandbox) = inProfile[line] else { return all }
        return all + [
            Row("\(line) --profile nope", .configuration, .anything, says: "nope"),
            Row("\(line) --config {folder}/none.json", .configuration, .anything, says: "none.json"),
            mistake("\(line) --timeout 0", says: "--timeout"),
            Row("\(line) --timeout soon", .usage, says: "--timeout"),
            mistake("\(line) --sandbox --profile shop", says: "--profile"),
            Row("\(line) --sandbox --data-dir {folder}/d --lang en --timeout 9", inSandbox, .anything, says: ""),
            Row("\(line) --sandbox --no-color --accessible", inSandbox, .anything, says: "").onTerminal(),
        ]
    }
}
