import TestGateway

@testable import Fronts

/// What asks a gateway.
extension CommandTable {
    static let asking: [Row] = [
        Row("status made", .done, .has(["made"])),
        Row("status made --json", .done, .json("status-line.json")),
        Row("status --all --json", .done, .json("status.json")),
        Row("status made --watch --json", .done, .lines("status-line.json")).at {
            $0.setStatuses(["PAYIN", "FINISHED"], of: "made")
        },
        Row("status made --watch", .done, .has(["finished"]), says: "asking the gateway…").onTerminal(),
        Row("status 26777 --json", .done, .json("status-line.json"), says: "--adopt").at {
            $0.add(paymentID: "26777", currency: "visamaster.uah", amount: "5.00")
        },
        Row("status 26777 --adopt", .done, .has(["26777"]), says: "is in the history now"),
        Row("status nothing --json", .invalid, .json("error.json"), says: "nothing"),
        Row("status", .usage, says: "--all"),
        Row("status made --all", .usage, says: "--all"),
        Row("status lost", .unknown, says: "resolve"),
        Row("pay made", .done, .has(["http"]), says: "payment id made"),
        Row("pay made --json", .done, .json("pay.json"), says: "--new-link"),
        Row("pay made --new-link", .done, .has(["http"]), says: "payment id made"),
        Row("pay made --qr", .done, .has(["http", "█"]), says: "holds the link"),
        Row("pay made --qr --qr-of link", .done, .has(["\u{1b}["]), says: "holds the link").onTerminal(),
        Row("pay made --qr --qr-of uri", .done, .has(["http"]), says: "no QR code is made"),
        Row("pay made --qr --qr-of address", .done, .has(["http"]), says: "there is no address"),
        Row("pay made --qr-file {folder}/code.png", .done, .has(["http"]), says: "code.png"),
        Row("pay made --qr-file {folder}/code.png", .invalid, says: "--force"),
        Row("pay made --qr-file {folder}/code.png --force", .done, .has(["http"]), says: "code.png"),
        Row("pay made --qr-file {folder}/code.gif", .usage, says: ".png"),
        Row("pay made --force", .usage, says: "--qr-file"),
        Row("pay made --qr --json", .usage, .json("error.json"), says: "--qr"),
        Row("pay made --qr-of link", .usage, says: "--qr"),
        Row("pay made --open", .done, .has(["http"]), says: "Opened in the browser"),
        Row("pay nothing --json", .invalid, .json("error.json"), says: "nothing"),
        Row("pay lost", .unknown, says: "resolve"),
    ]

    static let settling: [Row] = [
        Row("resolve lost", .done, .has(["lost"])),
        Row("resolve gone --json", .rejected, .json("resolve.json"), says: "not there"),
        Row("resolve gone --confirm 8", .usage, says: "--resend"),
        Row("resolve gone lost --resend --confirm 8", .usage, says: "one"),
        Row("resolve gone --resend --close", .usage, says: "--close"),
        Row("resolve gone --close --json", .done, .json("resolve.json"), says: "closed"),
        Row("resolve late --resend --sender - --confirm 9", .done, .has(["late"])),
        Row("resolve --json", .done, .json("resolve.json"), says: "Nothing"),
        Row("resolve nothing", .invalid, says: "nothing"),
        Row("resolve made", .done, .has(["made"])).onTerminal(),
        Row("resolve gone --resend --confirm 8 --profile desk --json", .invalid, .json("error.json"), says: "gone"),
    ]

    static let gatewayCommands: [Row] = [
        Row("reconcile --since yesterday --until yesterday", .done, says: "0 in the statement"),
        Row("reconcile --since 1h", .rejected, .has(["made"]), says: "1 missing there"),
        Row("reconcile --since 1h --until today --format table", .rejected, .has(["made"]), says: "1 missing there")
            .onTerminal(),
        Row("reconcile --since 1h --format json", .rejected, .json("reconcile.json"), says: "1 missing there"),
        Row("reconcile --since 1h --json", .rejected, .json("reconcile.json"), says: "1 missing there"),
        Row("reconcile --since 1h --format jsonl", .rejected, .lines("reconcile-line.json"), says: "1 missing there"),
        Row("reconcile --since 1h --format csv --raw", .rejected, .has(["gateway_"]), says: "1 missing there"),
        Row("reconcile --since 1h --raw", .usage, says: "csv"),
        Row("reconcile --since 1h --adopt", .rejected, .has(["made"]), says: "Nothing was adopted"),
        Row("reconcile", .usage, says: "--since"),
        Row("reconcile --since soon --json", .usage, .json("error.json"), says: "soon"),
        Row("test-payment --currency visamaster.uah --json", .done, .json("test-payment.json"), says: "2 of 2"),
        Row(
            "test-payment --currency visamaster.uah --field phone=1", .done, .has(["as expected"]),
            says: "2 test payments: all as expected"
        ).onTerminal(),
        Row(
            "test-payment --currency visamaster.uah --format table", .done, .has(["visamaster.uah"]),
            says: "2 test payments: all as expected"),
        Row(
            "test-payment --currency visamaster.uah --format csv", .done, .has(["visamaster.uah,"]),
            says: "2 test payments: all as expected"),
        Row(
            "test-payment --currency visamaster.uah --format json", .done, .json("test-payment.json"),
            says: "2 test payments: all as expected"),
        Row("test-payment --all --currency tron", .usage, says: "--all"),
        Row("test-payment", .usage, says: "--currency"),
        Row("test-payment --currency nothing --json", .invalid, .json("error.json"), says: "nothing"),
        Row("test-payment --currency tron --profile desk", .notAllowed, says: "--confirm desk"),
        Row("test-payment --currency tron --profile desk --confirm shop", .notAllowed, says: "--confirm desk"),
        Row(
            "test-payment --currency tron --profile desk --confirm desk", .done, .has(["tron"]),
            says: "2 test payments: all as expected"),
        Row("currencies", .done, .has(["visamaster.uah", "bitcoin"])),
        Row("currencies orange ivoire", .done, .has(["orange_money-ci.xof"])).onTerminal(),
        Row("currencies bitcoin --json", .done, .json("currencies.json")),
        Row("currencies zzzz", .done, says: "No currency has all"),
        Row("fields", .done, .has(["phone"])),
        Row("fields visamaster.uah --refresh --json", .done, .json("fields.json")),
        Row("fields nothing --json", .invalid, .json("error.json"), says: "nothing"),
        Row("fields", .done, .has(["phone"])).onTerminal(),
        Row("sandbox --port 0", .done, .has(["export EINVOICE_BASE_URL=http://127.0.0.1:"]), says: "Stopped.").stopped(
            at: "EINVOICE_KIND"),
        Row("sandbox --port 70000", .usage, says: "70000"),
        Row(
            "sandbox --currency-in-capitals", .done, .has(["export EINVOICE_BASE_URL=http://127.0.0.1:"]),
            says: "Stopped."
        ).stopped(at: "EINVOICE_KIND"),
        Row("sandbox", .done, .has(["export EINVOICE_KIND=sandbox"]), says: "Stopped.").onTerminal().stopped(
            at: "EINVOICE_KIND"),
        Row("listen", .done, says: "Listening").stopped(at: "Listening"),
        Row("listen --sandbox", .done, says: "Listening").onTerminal().stopped(at: "Listening"),
        Row("listen --profile nope", .configuration, .json("error.json"), says: "nope"),
        Row("doctor", .done, .has(["shop", "TEST"])),
        Row("doctor --offline", .done, .has(["shop"])).onTerminal(),
        Row("doctor --history", .done, .has(["no invoices yet"])),
        Row("doctor --history --repair", .done, .has(["Nothing had to be repaired"])),
        Row("doctor --repair", .usage, says: "--history"),
        Row("doctor --offline --json", .done, .json("doctor.json")),
        Row("doctor --offline --format json", .done, .json("doctor.json")),
        Row("doctor --format table", .done, .has(["shop"])),
        Row("doctor --history --json", .usage, .json("error.json"), says: "--history"),
    ]
}
