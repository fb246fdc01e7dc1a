import TestGateway

@testable import Fronts

/// Every command and every option of the command line, and what comes of it: output, messages, exit status, with a terminal and
/// without.
///
/// A command's rows run in their order in a world of their own; see ``CommandWorld``. `CommandTableTests` finds a command, an
/// option or a word of one that has no row.
enum CommandTable {
    typealias Row = CommandRow

    static let rows = program + making + looking + asking + settling + counting + gatewayCommands + profiles + settings

    // MARK: The program

    static let program: [Row] = [
        Row("--version", .done, .has(["einvoice 1.", "SQLite"])),
        Row("--help", .done, .has(["USAGE:", "create", "  130  stopped"])),
        Row("-h", .done, .has(["USAGE:"])),
        Row("help profiles add", .done, .has(["--secret-command"])),
        Row("help histroy", .usage, says: "einvoice history"),
        Row("profiles help add", .done, .has(["--secret-command"])),
        Row("nonsense", .usage, says: "einvoice: ", "create, history"),
        Row("histroy --json", .usage, .json("error.json"), says: "einvoice history"),
        Row("--nonsense", .usage, says: "--nonsense"),
        Row("--help", .done, .has(["USAGE:"])).onTerminal(),
        Row("--profile", .usage, says: "--profile"),
        Row(
            "--sandbox --no-color --accessible --timeout 3 --lang en --data-dir {folder}/d --config {folder}/c history",
            .done, says: "can't be read", "No invoices yet"),
        Row("--version --profile x --lang de", .usage, says: "--lang de"),
        Row("completions bash", .done, .has(["_einvoice", "complete "])),
        Row("completions zsh", .done, .has(["#compdef einvoice"])),
        Row("completions fish", .done, .has(["complete -c 'einvoice'"])).onTerminal(),
        Row("completions", .usage, says: "shell"),
        Row("completions tcsh", .usage, says: "bash"),
        Row("man", .done, .has([".TH \"EINVOICE\" 1"])),
        Row("man profiles add", .done, .has([".TH \"EINVOICE\\-PROFILES\\-ADD\" 1"])),
        Row("man create", .done, .has(["OVERVIEW: Create one invoice", "--batch"])).onTerminal(),
        Row("man nothing", .usage, says: "nothing"),
    ]

    // MARK: Creating

    static let making: [Row] = [
        Row(
            "create --currency visamaster.uah --amount 12.50 --payment-id c1 --account a-1 --description 'Top-up' --success-url https://a.example/s --fail-url https://a.example/f --status-url https://a.example/c",
            .done, .has(["c1", "created"])),
        Row(
            "create --currency visamaster.uah --amount 12.50 --account a-1 --json", .done, .json("create.json"),
            says: "a similar invoice was made just now"),
        Row(
            "create --currency visamaster.uah --amount 12.50 --payment-id c1 --json", .invalid, .json("error.json"),
            says: "the history has it already"),
        Row("create --currency visamaster.uah --amount 12.505", .invalid, says: "Amount"),
        Row("create --currency visamaster.uah", .usage, says: "--amount"),
        Row("create --amount 1", .usage, says: "--currency"),
        Row("create --curency tron --amount 1", .usage, says: "'--curency'", "'--currency'"),
        Row(
            "create --currency kaspi --unit KZT --decimals 2 --amount 5.25 --dry-run", .done, .has(["5.25", "kaspi"]),
            says: "POST", "not in the list"),
        Row(
            "create --currency visamaster.uah --amount 1 --decimals 3 --unit KZT --dry-run", .invalid,
            says: "Unit: this currency is listed", "Decimals:"),
        Row(
            "create --currency visamaster.uah --amount 5 --field phone=1 --sender - --dry-run", .done,
            .has(["411111", "\"phone\":\"1\""]), says: "card"
        ).given("4111111111111111"),
        Row("create --currency visamaster.uah --amount 5 --sender -", .invalid, says: "Sender: no line of text"),
        Row("create --currency visamaster.uah --amount 5 --field phone", .usage, says: "NAME=VALUE"),
        Row(
            "create --currency visamaster.uah --amount 6 --replaces c1 --json", .done, .json("create.json"),
            says: "It replaces"),
        Row("create --currency visamaster.uah --amount 6 --replaces nothing", .invalid, says: "nothing"),
        Row(
            "create --profile desk --currency visamaster.uah --amount 9 --json", .notAllowed, .json("error.json"),
            says: "--confirm"),
        Row("create --profile desk --currency visamaster.uah --amount 9 --confirm 8", .notAllowed, says: "8"),
        Row(
            "create --profile desk --currency visamaster.uah --amount 9 --account a-9 --confirm 9", .done,
            .has(["LIVE"])),
        Row(
            "create --profile desk --currency visamaster.uah --amount 9 --account a-9 --confirm 9.00", .notAllowed,
            says: "--allow-duplicate"),
        Row(
            "create --profile desk --currency visamaster.uah --amount 9 --account a-9 --confirm 9.00 --allow-duplicate",
            .done, .has(["LIVE"]), says: "warning"),
        Row("create --currency visamaster.uah --amount 3 --json", .unknown, .json("create.json"), says: "resolve").at {
            $0.fail(.emptyReply)
        },
        Row("create --currency visamaster.uah --amount 4 --json", .rejected, .json("create.json"), says: "too low").at {
            $0.fail(.reply(#"{"error": {"code": 7, "message": "too low"}}"#))
        },
        Row("create --currency visamaster.uah --amount 12.50 --account a-2", .done, .has(["created"])).onTerminal(),
        Row("create --sandbox --currency visamaster.uah --amount 1 --json", .done, .json("create.json")),
        Row("create --batch - --jobs 2", .done, .lines("create-batch.json"), says: "2 created").piped(
            "currency,amount\ntron,1\ntron,2\n"),
        Row("create --batch - --dry-run", .done, .has(["1 invoice, 1.00 TRX"]), says: "sent").piped(
            "currency,amount\ntron,1\n"),
        Row("create --batch - --dry-run --json", .done, .json("create-batch-dry-run.json"), says: "sent").piped(
            "currency,amount\ntron,1\n"),
        Row("create --batch -", .invalid, .json("error.json"), says: "-:2:6").piped("currency,amount\ntron,x\n"),
        Row("create --batch - --skip-invalid", .invalid, .lines("create-batch.json"), says: "1 left out").piped(
            "currency,amount\ntron,x\ntron,5\n"),
        Row("create --batch - --new-content", .done, .lines("create-batch.json"), says: "1 created").piped(
            "{\"currency\":\"tron\",\"amount\":1.5}\n"),
        Row("create --batch {folder}/none.csv", .invalid, .json("error.json"), says: "none.csv"),
        Row("create --batch - --jobs 0", .usage, .json("error.json"), says: "1"),
        Row("create --batch - --amount 5", .usage, .json("error.json"), says: "--amount"),
        Row("create --currency tron --amount 5 --new-content", .usage, says: "--new-content"),
        Row(
            "create --profile desk --batch -", .notAllowed, .json("error.json"), says: "--confirm '1 invoice, 5.00 TRX'"
        ).piped("currency,amount\ntron,5\n"),
        Row(
            "create --profile desk --batch - --confirm '1 invoice, 5 TRX'", .done, .lines("create-batch.json"),
            says: "1 created"
        ).piped("currency,amount\ntron,5\n"),
        Row("create --batch -", .done, .lines("create-batch.json"), says: "█").onTerminal().piped(
            "currency,amount\ntron,6\n"),
    ]

    // MARK: Looking at the history

    static let looking: [Row] = [
        Row("history", .done, .has(["made", "100.50 UAH", "unknown"])),
        Row("history", .done, .has(["made", "\u{1b}["])).onTerminal(),
        Row("history --json", .done, .json("history.json")),
        Row("history --format table --limit 1", .done, .has(["late"]), says: "more"),
        Row("history --format json", .done, .json("history.json")),
        Row("history --format jsonl --limit 1", .done, .lines("history-line.json")),
        Row("history --format csv --raw", .done, .has(["id,payment_id", ",made,"])),
        Row("history --raw", .usage, says: "csv"),
        Row("history --limit 0", .usage, says: "0"),
        Row("history --format xml", .usage, says: "jsonl"),
        Row(
            "history --search made --state created --currency uah --since today --until today --with-tests", .done,
            .has(["made"])),
        Row("history --status PAYIN", .done, says: "No invoice meets this"),
        Row("history --status unknown --format csv", .done, .has(["lost", "gone"])),
        Row("history --search foo:bar --json", .usage, .json("error.json"), says: "foo"),
        Row("history --since soon", .usage, says: "soon"),
        Row("show made", .done, .has(["made", "100.50"])),
        Row("show made", .done, .has(["\u{1b}["])).onTerminal(),
        Row("show made --json", .done, .json("show.json")),
        Row("show nothing", .invalid, says: "nothing"),
        Row("show nothing --json", .invalid, .json("error.json"), says: "nothing"),
        Row("show", .usage, says: "<id>"),
        Row("note made 'called back'", .done, says: "made"),
        Row("note made -- --json", .done, says: "made"),
        Row("note made ''", .invalid, says: "empty"),
        Row("note made -", .done, says: "made").piped("two\nlines\n"),
        Row("note made -", .invalid, says: "empty").piped("\n"),
        Row("note nothing text", .invalid, says: "nothing"),
        Row("note made", .usage, says: "<text>"),
        Row("note made text", .done, says: "made").onTerminal(),
        Row("export", .done, .has(["id,", "made"])),
        Row(
            "export --format csv --raw --search made --state created --status created --currency uah --since today --until today --with-tests",
            .done, .has(["made"])),
        Row("export --format jsonl", .done, .lines("show.json")),
        Row("export --format jsonl --search foo:bar", .usage, .json("error.json"), says: "foo"),
        Row("export --output {folder}/out.jsonl", .done, says: "out.jsonl"),
        Row("export --output {folder}/out.jsonl", .invalid, says: "--force"),
        Row("export --output {folder}/out.jsonl --force", .done, says: "out.jsonl"),
        Row("export --output - --format csv", .done, .has(["made"])),
        Row("export --force", .usage, says: "--output"),
        Row("export --format jsonl --raw", .usage, .json("error.json"), says: "csv"),
        Row("export --output {folder}/none/out.csv", .historyFailed, says: "none"),
        Row("export", .done, .has(["made"])).onTerminal(),
    ]

    static let counting: [Row] = [
        Row("stats", .done, .has(["UAH"])),
        Row("stats", .done, .has(["UAH"])).onTerminal(),
        Row(
            "stats --format table --search made --state created --status created --currency uah --since today --until today --with-tests",
            .done, .has(["UAH"])),
        Row("stats --format json", .done, .json("stats.json")),
        Row("stats --json", .done, .json("stats.json")),
        Row("stats --state nothing --json", .usage, .json("error.json"), says: "nothing"),
    ]
}
