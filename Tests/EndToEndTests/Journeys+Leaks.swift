import FoundationEssentials
import Glibc
import TestGateway
import Testing

extension Journeys {
    /// Where the secret comes from, which is the one place where it may be found.
    enum SecretHome: String, CaseIterable, CustomTestStringConvertible {
        case config, file, command, variable

        var testDescription: String { rawValue }
    }

    /// All that a day brings by which a secret or a card's number could get out: commands, the console, the programs that both start,
    /// and a gateway that says card numbers back. Then every byte that is left on the disk or was printed is searched.
    @Test(arguments: SecretHome.allCases)
    func `a day's work leaves the secret and the numbers of cards nowhere`(home: SecretHome) async throws {
        try await TerminalSession.with(.unconnected) { session in
            let day = try GuardedDay(session: session, home: home)
            try day.furnish()
            try day.lookAround()
            try day.createByCommands()
            try day.settle()
            try day.bearEchoes()
            try day.sendBatches()
            try day.listen()
            try day.listEverything()
            try day.useAWrongSecret()
            try await day.workInTheConsole()
            try day.crash()
            try day.expectNothingLeft()
        }
    }
}

/// A day at the desk, and what must not be left of it.
private final class GuardedDay {
    private static let cards = (
        one: "4539578763621486", inBatch: "5425233430109903", inBadRow: "4916338506082832", typed: "6011000990139424"
    )
    private static let wrongSecret = "wr0ng-for-this-desk"

    private let session: TerminalSession
    private let home: Journeys.SecretHome
    /// All that was printed so far, with the command that did.
    private var printed: [(command: String, bytes: [UInt8])] = []
    /// The secret that commands get where it comes in a variable.
    private var secret: String

    init(session: TerminalSession, home: Journeys.SecretHome) throws {
        self.session = session
        self.home = home
        secret = try session.gateway.secret
    }

    /// The folder of what people keep for themselves: card numbers to be read, files for a batch, the secret.
    private var own: String { "\(session.folder)/own" }

    private func write(_ text: String, to path: String, mode: mode_t = 0o600) throws {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        try #require(chmod(path, mode) == 0)
    }

    // MARK: Setting up

    func furnish() throws {
        for folder in [own, "\(session.folder)/config/einvoice"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        try write("\(Self.cards.one)\n", to: "\(own)/card")
        // What a program is started with, and by whom: each that is started from here notes it.
        let notes = "'\(session.folder)/seen-by-programs'"
        let noting =
            "for p in $$ $PPID; do tr '\\0' '\\n' </proc/$p/cmdline; done >>\(notes); tr '\\0' '\\n' </proc/$$/environ >>\(notes)"
        try Subprocess.write("#!/bin/sh\n\(noting)\ncat '\(own)/secret'\n", asProgram: "\(session.folder)/tell-secret")
        try Subprocess.write(
            "#!/bin/sh\n\(noting)\ncat \"$1\" >>\(notes)\nprintf 'Top-up by the editor' >\"$1\"\n",
            asProgram: "\(session.folder)/editor")
        try Subprocess.write(
            "#!/bin/sh\n\(noting)\necho opened >>'\(session.folder)/opened'\n", asProgram: "\(session.folder)/browser")
        try move(in: secret)
    }

    /// Puts a secret to where it comes from.
    private func move(in secret: String) throws {
        self.secret = secret
        let gateway = try session.gateway
        let member =
            switch home {
            case .config: #""secret": "\#(secret)""#
            case .file: #""secret_file": "\#(own)/secret""#
            case .command: #""secret_command": ["\#(session.folder)/tell-secret"]"#
            case .variable: #""secret_file": "/nowhere""#
            }
        try write(secret, to: "\(own)/secret")
        try write(
            """
            {"default_profile": "shop", "profiles": {"shop": {"kind": "test", "base_url": "\(gateway.baseURL)", \
            "client_id": "\(gateway.clientID)", \(member), "success_url": "https://shop.example/ok"}}}
            """, to: "\(session.folder)/config/einvoice/config.json")
        var lines = programs.map { "export \($0)='\($1)'\n" }.joined()
        for (name, value) in account { lines += "export \(name)='\(value)'\n" }
        try write(lines, to: "\(own)/variables")
    }

    private var programs: [(String, String)] {
        [("EDITOR", "\(session.folder)/editor"), ("BROWSER", "\(session.folder)/browser")]
    }

    /// The variables that make a profile, where the secret is one of them.
    private var account: [(String, String)] {
        guard home == .variable, let gateway = try? session.gateway else { return [] }
        return [
            ("EINVOICE_BASE_URL", gateway.baseURL), ("EINVOICE_CLIENT_ID", gateway.clientID),
            ("EINVOICE_KIND", "test"), ("EINVOICE_SECRET", secret),
        ]
    }

    // MARK: Commands

    private var environment: [String: String] {
        session.environment.merging((programs + account).map { ($0, $1) }) { _, own in own }
    }

    /// Runs a command, its input from a file where one is named; its exit status.
    @discardableResult
    private func run(_ arguments: String..., input: String = "/dev/null") throws -> Int {
        let ended = try Subprocess.run(
            "/bin/sh", ["-c", "exec \"$0\" \"$@\" <'\(input)'", "\(session.folder)/run"] + arguments,
            environment: environment)
        printed.append((arguments.joined(separator: " "), Array(ended.output.utf8)))
        return ended.status & 0x7f == 0 ? Int(ended.status >> 8) : 128 + Int(ended.status & 0x7f)
    }

    private func create(_ id: String, _ more: String...) throws -> Int {
        let ended = try Subprocess.run(
            "/bin/sh",
            [
                "-c", "exec \"$0\" \"$@\" <'\(own)/card'", "\(session.folder)/run", "create", "--currency",
                "visamaster.uah", "--amount", "100.50", "--payment-id", id, "--sender", "-", "--allow-duplicate",
            ] + more, environment: environment)
        printed.append(("create \(id)", Array(ended.output.utf8)))
        return ended.status & 0x7f == 0 ? Int(ended.status >> 8) : 128 + Int(ended.status & 0x7f)
    }

    func lookAround() throws {
        #expect(try run("doctor") == 0)
        #expect(try run("doctor", "--json") == 0)
        for command in [["list"], ["list", "--json"], ["show"], ["show", "--json"], ["check"], ["check", "--json"]] {
            let ended = try Subprocess.run(
                "\(session.folder)/run", ["profiles"] + command, environment: environment)
            #expect(ended.status == 0, "\(ended.output)")
            printed.append(("profiles \(command)", Array(ended.output.utf8)))
        }
        #expect(try run("config", "get", "--json") == 0)
        #expect(try run("config", "get") == 0)
        #expect(try run("config", "set", "theme", "night") == 0)
        // A secret is no setting that is told.
        try run("config", "get", "profiles.shop.secret")
        try run("config", "get", "profiles.shop", "--json")
    }

    func createByCommands() throws {
        #expect(try create("one", "--json") == 0)
        #expect(try create("two", "--dry-run") == 0)
        #expect(try run("pay", "one", "--open", "--json") == 0)
        #expect(session.text(of: "opened") == "opened\n")
        #expect(try run("pay", "one", "--qr") == 0)
        // A note is kept as it is typed, but for the number of the card that pays this very invoice.
        #expect(try run("note", "one", "paid with \(spaced(Self.cards.one))") == 0)
    }

    private func spaced(_ card: String) -> String {
        stride(from: 0, to: card.count, by: 4).map { String(card.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }

    func settle() throws {
        try session.gateway.fail(.emptyReply)
        #expect(try create("lost", "--json") == 75)
        try run("resolve", "lost", "--json")
        #expect(try run("resolve", "lost", "--resend", "--sender", "-", "--json", input: "\(own)/card") == 0)
        #expect(try run("status", "one", "--json") == 0)
    }

    /// The gateway says the number back: as it is, in groups, and escaped for a web page and an address.
    func bearEchoes() throws {
        let gateway = try session.gateway
        let card = Self.cards.one
        gateway.fail(.reply(#"{"error": {"code": 9, "message": "Card \#(spaced(card)) is blocked"}}"#))
        #expect(try create("blocked", "--json") == 1)
        let escaped = card.utf8.map { "%" + String($0, radix: 16) }.joined()
        gateway.fail(.foreignReply("<html><a href='/pay?pan=\(escaped)'>again</a></html>", status: 502))
        #expect(try create("page") == 75)
        gateway.fail(.redirect(to: "https://elsewhere.example/?sender=\(card)&again=\(escaped)"))
        #expect(try create("redirected") == 75)
        gateway.fail(.reply(#"{"error": {"code": 9, "message": "Card \#(card) expired"}}"#), at: "einvoice/status")
        try run("status", "one")
        gateway.fail(
            .reply(
                """
                {"payment_id": "one", "tracking": "\(gateway.tracking(of: "one") ?? "")", "status": "PAYIN", \
                "pay_link": "https://pay.test/?pan=\(card)"}
                """), at: "einvoice/process")
        try run("pay", "one", "--new-link", "--json")
        // Of what others made, nobody here knows the card.
        let row = """
            {"payment_id": "others-1", "tracking": "79DF-60B0-AAAA", "currency": "visamaster.uah", "amount": 7, \
            "status": "FAILED", "created": "2026-11-01 10:00:00", \
            "error": {"code": 5, "message": "Card \(card) was declined"}}
            """
        gateway.setReply(#"{"list": [\#(row)]}"#, to: "einvoice/statement")
        for arguments in [["--json"], ["--format", "csv"], [], ["--adopt"]] {
            let ended = try Subprocess.run(
                "\(session.folder)/run", ["reconcile", "--since", "1h"] + arguments, environment: environment)
            printed.append(("reconcile \(arguments)", Array(ended.output.utf8)))
            #expect(ended.output.contains("others-1") || !arguments.isEmpty, "\(ended.output)")
        }
        gateway.setReply(nil, to: "einvoice/statement")
        gateway.fail(.reply(row.replacing("others-1", with: "others-2")), at: "einvoice/status", times: 2)
        try run("status", "others-2", "--json")
        try run("status", "others-2", "--adopt")
    }

    func sendBatches() throws {
        let good = "visamaster.uah,5.01,\(Self.cards.inBatch)\n"
        let header = "currency,amount,sender\n"
        try write(header + good + "visamaster.uah,6.02,\(Self.cards.inBatch)\n", to: "\(own)/good.csv")
        #expect(try run("create", "--batch", "\(own)/good.csv", "--dry-run") == 0)
        #expect(try run("create", "--batch", "\(own)/good.csv") == 0)
        // One with a mistake beside the number, ones with the number where it doesn't belong.
        let bad = Self.cards.inBadRow
        let rows = [
            "visamaster.uax,1,\(bad)", "visamaster.uah,\(bad),", "\(bad),1,", "visamaster.uah,1,\(spaced(bad))",
            "visamaster.uah,1,2,\(bad)", "visamaster.uah,1,\"\(bad)",
        ]
        try write(header + good.replacing("5.01", with: "7.03") + rows.joined(separator: "\n"), to: "\(own)/bad.csv")
        #expect(try run("create", "--batch", "\(own)/bad.csv") == 65)
        #expect(try run("create", "--batch", "\(own)/bad.csv", "--skip-invalid") == 65)
        try write(
            """
            {"currency":"visamaster.uah","amount":8.04,"sender":"\(Self.cards.inBatch)"}
            {"currency":"visamaster.uah","amount":"x","sender":"\(bad)"}
            """, to: "\(own)/rows.jsonl")
        #expect(try run("create", "--batch", "-", "--skip-invalid", input: "\(own)/rows.jsonl") == 65)
        // Lost on the way, the card is in the batch alone, and what is known of it in the history.
        try session.gateway.fail(.emptyReply, creating: true)
        try write(header + good.replacing("5.01", with: "9.05"), to: "\(own)/lost.csv")
        try run("create", "--batch", "\(own)/lost.csv")
    }

    /// What comes is printed while it comes.
    func listen() throws {
        let out = "\(session.folder)/listened"
        let script = """
            "$0" listen >"$1" 2>&1 & l=$!
            n=0; until "$0" create --currency visamaster.uah --amount 11.11 --sender - --allow-duplicate <'\(own)/card' \
            && grep -q '11.11' "$1" || [ $n = 20 ]; do n=$((n+1)); done
            kill -INT $l; wait $l; grep -q '11.11' "$1"
            """
        let ended = try Subprocess.run(
            "/bin/sh", ["-c", script, "\(session.folder)/run", out], environment: environment)
        printed.append(("listen", Array(ended.output.utf8)))
        #expect(ended.status == 0, "\(ended.output)")
    }

    func listEverything() throws {
        for format in ["table", "json", "jsonl", "csv"] {
            #expect(try run("history", "--format", format) == 0)
        }
        #expect(try run("history", "--search", String(Self.cards.one.prefix(6))) == 0)
        try run("history", "--search", "sender:\(Self.cards.inBatch)")
        for format in ["csv", "jsonl"] { #expect(try run("export", "--format", format) == 0) }
        #expect(try run("export", "--output", "\(session.folder)/all.csv") == 0)
        #expect(try run("stats", "--json") == 0)
        for id in ["one", "lost", "blocked", "page", "redirected"] {
            #expect(try run("show", id) == 0)
            #expect(try run("show", id, "--json") == 0)
        }
        #expect(try run("doctor", "--history") == 0)
    }

    func useAWrongSecret() throws {
        #expect(try session.gateway.violations == [])
        let right = secret
        try move(in: Self.wrongSecret)
        // A no that the right secret doesn't prove is no answer.
        #expect(try create("refused", "--json") == 75)
        #expect(try run("doctor") == 77)
        #expect(try run("profiles", "check", "--json") == 77)
        #expect(try run("profiles", "add", "other", "--secret", "-", input: "\(own)/secret") == 64)
        try move(in: right)
    }

    // MARK: The console

    func workInTheConsole() async throws {
        let pane = session.pane
        try session.shell(". '\(own)/variables'; clear")
        try await session.openConsole()
        try await session.openForm()
        try pane.send("Tab", "Tab")
        try await pane.waitForRow(with: "Description", holding: "▌")
        try pane.send("C-o")
        try await pane.waitFor("Top-up by the editor")
        try pane.send("Tab")
        try await pane.waitForRow(with: "Sender  ", holding: "▌")
        try pane.type(Self.cards.typed)
        try await pane.waitForRow(with: "Sender  ", holding: Self.cards.typed)
        // The draft is on the disk by the time that its rest is.
        let isKept = try await becomesTrue { try !session.files(holding: "601100••••••9424").isEmpty }
        #expect(isKept)
        try pane.send("F2")
        try await pane.waitFor("POST http")
        keep(try pane.screen, of: "review")
        try session.gateway.fail(
            .reply(#"{"error": {"code": 9, "message": "Card \#(Self.cards.typed) is blocked"}}"#))
        try pane.send("Enter")
        try await pane.waitFor("✕ Rejected")
        keep(try pane.screen, of: "rejection")
        keep(try pane.format("#{pane_title} #{window_name}"), of: "title")
        try pane.send("Enter")
        try await pane.waitFor("Timeline")
        keep(try pane.screen, of: "invoice")
        try pane.type("yy")
        try await pane.waitFor("Copied")
        keep(try pane.pasteBuffer, of: "clipboard")
        try pane.send("Escape")
        try await pane.waitFor("n New")
        // It is in the memory while it is typed; a crash then takes it along.
        try await session.openForm()
        try pane.send("Tab", "Tab", "Tab")
        try await pane.waitForRow(with: "Sender  ", holding: "▌")
        try pane.type(Self.cards.typed)
        try await pane.waitForRow(with: "Sender  ", holding: Self.cards.typed)
        try session.signal(SIGABRT)
        _ = try await session.end()
        keep(try pane.everything, of: "terminal")
    }

    private func keep(_ text: String, of what: String) { printed.append((what, Array(text.utf8))) }

    /// Dies with core files allowed, amid a request: none is written.
    func crash() throws {
        let gateway = try session.gateway
        let folder = "\(session.folder)/crashed"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        gateway.fail(.hang)
        let script = """
            cd "$1"; ulimit -c unlimited
            "$0" create --currency visamaster.uah --amount 12.12 --payment-id dead --sender - --allow-duplicate --timeout 20 \
            <'\(own)/card' & p=$!
            until grep -qs '"dead"' "$2"/*/history.jsonl; do :; done
            kill -ABRT $p; wait $p; [ $? = 134 ]
            """
        let ended = try Subprocess.run(
            "/bin/sh", ["-c", script, try TerminalSession.binary(), folder, "\(session.folder)/data/einvoice"],
            environment: environment)
        printed.append(("crash", Array(ended.output.utf8)))
        #expect(ended.status == 0, "\(ended.output)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        gateway.behave()
    }

    // MARK: Searching

    func expectNothingLeft() throws {
        let guarded =
            [GuardedText(secret: secret), GuardedText(secret: Self.wrongSecret, name: "the wrong secret")]
            + [Self.cards.one, Self.cards.inBatch, Self.cards.inBadRow, Self.cards.typed].map { GuardedText(card: $0) }
        var places = printed.map { (name: "printed by \($0.command)", bytes: $0.bytes) }
        for name in try FileManager.default.subpathsOfDirectory(atPath: session.folder) {
            let path = "\(session.folder)/\(name)"
            var facts = stat()
            guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { continue }
            if name.hasPrefix("own/") || home == .config && name == "config/einvoice/config.json" { continue }
            places.append((name, Array(try Data(contentsOf: URL(filePath: path)))))
        }
        // The search itself is right only where it would find something.
        for text in ["history.jsonl", ".sqlite", "batches/", "seen-by-programs", "drafts/"] {
            #expect(
                places.contains { $0.name.contains(text) }, "nothing was searched in \(text): \(places.map(\.name))")
        }
        for place in places {
            for text in guarded {
                let form = text.form(in: place.bytes)
                #expect(form == nil, "\(text.name), \(form ?? ""), in \(place.name)")
            }
        }
        let told = places.first { $0.name == "seen-by-programs" }?.bytes ?? []
        #expect(String(decoding: told, as: UTF8.self).contains("EDITOR="))
    }
}
