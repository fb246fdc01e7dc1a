import Dispatch
import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import ScreenKit
import TestGateway
import Testing

@testable import Fronts
@testable import Screens

/// From a bare home folder to a profile, and from one profile to another.
@Suite(.timeLimit(.minutes(10))) struct GettingInTests {
    private let home: String
    private let gateway: WireGateway

    init() throws {
        var template = Array("/tmp/einvoice-home.XXXXXX".utf8CString)
        home = mkdtemp(&template).map { String(cString: $0) }!
        // A word that stands nowhere else.
        gateway = try WireGateway(secret: "s3cr3t-of-the-desk")
    }

    private func removeHome() { try? FileManager.default.removeItem(atPath: home) }

    private func sessions(_ more: [String: String] = [:], config: String? = nil) -> ConsoleSessions {
        var options = SettingsOptions()
        options.configPath = config
        return ConsoleSessions(environment: ["HOME": home].merging(more) { $1 }, options: options)
    }

    private var config: String? { try? String(contentsOfFile: "\(home)/.config/einvoice/config.json", encoding: .utf8) }

    private func write(_ profiles: (name: String, kind: String, secret: String)..., more: String = "") throws {
        let texts = profiles.map {
            """
            "\($0.name)": { "kind": "\($0.kind)", "base_url": "\(gateway.baseURL)",
              "client_id": "\(gateway.clientID)", "secret": "\($0.secret)" }
            """
        }
        let folder = "\(home)/.config/einvoice"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = "\(folder)/config.json"
        try "{ // ours\n\"profiles\": {\n\(texts.joined(separator: ",\n"))\n}\(more) }"
            .write(toFile: path, atomically: true, encoding: .utf8)
        chmod(path, 0o600)
    }

    /// Types a profile at the gateway into the form, and has it tried.
    private func connect(_ console: RunningConsole, secret: String) async throws {
        try await console.terminal.shows("Try the sandbox")
        try await console.terminal.press("2")
        try await console.terminal.shows("Base URL")
        try await console.terminal.press(
            .text(gateway.baseURL), .enter, .text(gateway.clientID), .enter, .enter, .text(secret), .enter)
        // From live to test.
        try await console.terminal.press(.left, .enter, .ctrl("u"), .text("shop"), .review)
    }

    @Test func `a bare home folder becomes a profile that creates`() async throws {
        defer { removeHome() }
        let setup = try sessions().first()
        #expect(setup.isWelcome)
        try await RunningConsole.open(with: setup) { console in
            try await connect(console, secret: gateway.secret)
            try await console.terminal.shows("Now on shop", "TEST", "No invoices yet")
            try await console.terminal.submit("inv-1", to: gateway)
            try await console.terminal.shows("● Created")
        }
        #expect(gateway.createdPaymentIDs == ["inv-1"])
        #expect(gateway.violations.isEmpty)
        // Nothing of the profile that was only the welcome's ground.
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(home)/.local/share/einvoice") == ["shop"])
        #expect(config?.contains(gateway.secret) == false)
    }

    @Test func `a wrong secret is explained, and nothing is saved`() async throws {
        defer { removeHome() }
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await connect(console, secret: "wrong")
            let frame = try await console.terminal.shows("✕ ")
            #expect(frame.contains("secret"), "\(frame)")
            #expect(config == nil)
            try await console.terminal.press(.shiftTab, .shiftTab, .ctrl("u"), .text(gateway.secret), .review)
            try await console.terminal.shows("Now on shop")
        }
    }

    @Test func `a config file that is named and isn't there yet is made`() async throws {
        defer { removeHome() }
        let path = "\(home)/own/config.json"
        try await RunningConsole.open(with: try sessions(config: path).first()) { console in
            try await connect(console, secret: gateway.secret)
            try await console.terminal.shows("Connected. Profile shop is saved. Now on shop.")
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8).contains("shop"))
        #expect(config == nil)
    }

    @Test func `what was typed to connect is there after a visit to the sandbox`() async throws {
        defer { removeHome() }
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.shows("Try the sandbox")
            try await console.terminal.press("2")
            try await console.terminal.shows("Base URL")
            try await console.terminal.press(.text("https://half.example"), .escape)
            try await console.terminal.shows("What you typed stays here")
            try await console.terminal.press("1")
            try await console.terminal.shows("Now on sandbox")
            try await console.terminal.press(",", "A")
            try await console.terminal.shows("https://half.example")
        }
    }

    @Test func `what is typed of a profile is on the disk while the console runs`() async throws {
        defer { removeHome() }
        let path = "\(home)/.local/share/einvoice/unsaved-profiles.json"
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.shows("Try the sandbox")
            try await console.terminal.press("2")
            try await console.terminal.shows("Base URL")
            try await console.terminal.press(.text("https://half.example"))
            while (try? String(contentsOfFile: path, encoding: .utf8))?.contains("https://half.example") != true {
                try await Task.sleep(for: .milliseconds(5))
            }
        }
    }

    @Test func `a hang-up keeps what is typed of a profile, but for its secret`() async throws {
        defer { removeHome() }
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.shows("Try the sandbox")
            try await console.terminal.press("2")
            try await console.terminal.shows("Base URL")
            try await console.terminal.press(
                .text("https://half.example"), .enter, .text("4711"), .enter, .enter, .text("s3cr3t-of-the-desk"))
            console.signals.raise(SIGHUP)
            #expect(await console.exitCode == 128 + SIGHUP)
        }
        let kept = try String(contentsOfFile: "\(home)/.local/share/einvoice/unsaved-profiles.json", encoding: .utf8)
        #expect(kept.contains("4711") && !kept.contains("s3cr3t-of-the-desk"))
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.shows("What you typed of a profile is in its form again, but for its secret.")
            try await console.terminal.press("2")
            try await console.terminal.shows("https://half.example", "4711")
            // What became a profile is kept no more.
            try await console.terminal.press(
                .ctrl("u"), .text(gateway.baseURL), .enter, .ctrl("u"), .text(gateway.clientID), .enter, .enter,
                .text(gateway.secret), .enter)
            try await console.terminal.press(.left, .enter, .ctrl("u"), .text("shop"), .review)
            try await console.terminal.shows("Now on shop")
        }
        #expect(access("\(home)/.local/share/einvoice/unsaved-profiles.json", F_OK) != 0)
    }

    @Test func `an edited profile's former secret goes with the console`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret), more: ", \"default_profile\": \"a\"")
        let sessions = sessions()
        let draft = ProfileDraft(
            name: "b", kind: .test, baseURL: gateway.baseURL, clientID: gateway.clientID, secret: "old")
        try sessions.store.save(draft, replacing: nil)
        let file = "\(home)/.config/einvoice/b.secret"
        try await RunningConsole.open(with: try sessions.first()) { console in
            try await console.terminal.shows("No invoices yet")
            try await console.terminal.press(",", .down, "E", .enter, .enter, .left, .left, .left, .enter)
            try await console.terminal.press(.text(gateway.secret), .review)
            try await console.terminal.shows("Profile b is saved")
            #expect(access(file, F_OK) == 0)
        }
        #expect(access(file, F_OK) != 0)
    }

    @Test func `a note that isn't saved is there again when one comes back to its profile`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret), ("b", "test", gateway.secret), more: ", \"default_profile\": \"a\"")
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.submit("inv-1", to: gateway)
            try await console.terminal.shows("● Created")
            try await console.terminal.press(.escape)
            try await console.terminal.shows("1 today")
            try await console.terminal.press(.enter, "N", "called", .escape)
            try await console.terminal.shows("A note isn't saved yet")
            try await console.terminal.press("P", "2")
            try await console.terminal.shows("Now on b")
            try await console.terminal.press("P", "1")
            try await console.terminal.shows("TEST  a ", "inv-1")
            try await console.terminal.press(.enter, "N")
            try await console.terminal.shows("called")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("Noted on payment id inv-1.")
            try await console.terminal.press(.ctrl("c"))
            #expect(await console.exitCode == 0)
            #expect(console.unsavedNotes.isEmpty)
        }
    }

    @Test func `a session that was closed opens nothing any more`() async throws {
        defer { removeHome() }
        var options = SettingsOptions()
        options.isSandbox = true
        let session = try Session(environment: ["HOME": home], options: options, listensForCallbacks: true)
        await session.close()
        await #expect(throws: Problem.canceled) { try await session.service() }
    }

    @Test func `a profile that was added is there after a visit to the sandbox`() async throws {
        defer { removeHome() }
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.shows("Try the sandbox")
            try await console.terminal.press("1")
            try await console.terminal.shows("Now on sandbox")
            try await console.terminal.press(",", "A")
            try await console.terminal.press(
                .text(gateway.baseURL), .enter, .text(gateway.clientID), .enter, .enter, .text(gateway.secret), .enter)
            try await console.terminal.press(.left, .enter, .ctrl("u"), .text("shop"), .review)
            try await console.terminal.shows("Now on shop")
            try await console.terminal.press(",", "2")
            try await console.terminal.shows("Now on sandbox")
            try await console.terminal.press(",")
            try await console.terminal.shows("sandbox", "shop", gateway.baseURL)
        }
    }

    @Test func `the sandbox opens from the welcome, and the profile from there`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret), ("b", "live", gateway.secret))
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.shows("Which profile", "a  TEST", "b  LIVE")
            try await console.terminal.press("3")
            try await console.terminal.shows("SANDBOX", "No invoices yet")
            try await console.terminal.press(",", "2")
            try await console.terminal.shows("LIVE", "Now on b")
            try await console.terminal.press("P", "1")
            try await console.terminal.shows("TEST", "Now on a")
        }
    }

    @Test func `no invoice of one profile shows on the other, and each keeps its drafts`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret), ("b", "test", gateway.secret), more: ", \"default_profile\": \"a\"")
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.submit("inv-1", to: gateway)
            try await console.terminal.shows("● Created")
            try await console.terminal.press(.escape)
            try await console.terminal.shows("1 today")
            // A draft that is being typed when the profile is left.
            try await console.terminal.press("n", "visamaster.uah", .enter, .text("77.07"))
            try await console.terminal.press(.ctrl("p"), .text("switch profile"), .enter, "2")
            let other = try await console.terminal.shows("Now on b", "No invoices yet")
            #expect(!other.contains("inv-1"))
            try await console.terminal.press(",", "1")
            try await console.terminal.shows("Now on a", "inv-1", "1 today")
            try await console.terminal.press("d")
            try await console.terminal.shows("77.07")
        }
    }

    @Test func `while the disk is slow the console goes over in its own time, and doesn't stand still`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret), ("b", "test", gateway.secret), more: ", \"default_profile\": \"a\"")
        let isWritten = DispatchSemaphore(value: 0)
        var setup = try sessions().first()
        setup.longestEnd = .seconds(600)
        setup.keepTheme = { _ in
            isWritten.wait()
            return nil
        }
        try await RunningConsole.open(with: setup) { console in
            try await console.terminal.shows("No invoices yet")
            try await console.terminal.press(",", .end, .up, .up, .up, .up, .up, .enter, .down, .enter)
            try await console.terminal.until("another theme") { $0.theme != "ansi" }
            try await console.terminal.press(.escape, "P", "2")
            try await console.terminal.shows("Going over to b…", " a ")
            console.terminal.resize(to: Size(width: 70, height: 20))
            console.signals.raise(SIGWINCH)
            try await console.terminal.until("the other size") { state in
                func rule(_ width: Int) -> Bool { state.text.contains(String(repeating: "─", count: width)) }
                return rule(70) && !rule(71)
            }
            // What is typed meanwhile is for the profile that one goes to.
            try await console.terminal.press("n", "visamaster.uah", .enter, .text("42"))
            #expect(console.terminal.seen.text.contains("Going over to b…"))
            isWritten.signal()
            try await console.terminal.shows("VisaMaster, UAH", "42", " b ")
        }
    }

    @Test func `while an invoice is on its way the console stays`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret), ("b", "test", gateway.secret), more: ", \"default_profile\": \"a\"")
        gateway.fail(.hang)
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.submit("inv-1", to: gateway)
            try await console.terminal.press(.ctrl("p"), .text("switch profile"), .enter, "2")
            let frame = try await console.terminal.shows("A request is on its way")
            #expect(!frame.contains("Now on b"))
        }
        #expect(gateway.requests(to: "einvoice/create").count == 1)
    }

    /// Two profiles at a gateway that answers no request to create.
    private func twoProfiles() throws -> ConsoleSetup {
        try write(("a", "test", gateway.secret), ("b", "test", gateway.secret), more: ", \"default_profile\": \"a\"")
        gateway.fail(.resetAfterReading)
        return try sessions().first()
    }

    /// Leaves profile a, on which the outcome of inv-1 is unknown, for b.
    private func leaveUnknown(_ console: RunningConsole) async throws {
        try await console.terminal.submit("inv-1", to: gateway)
        try await console.terminal.shows("Settling asks the gateway")
        try await console.terminal.press(.escape)
        try await console.terminal.press("P", "2")
        try await console.terminal.shows("Now on b")
    }

    @Test func `what is unknown of a profile that was left is told at the end`() async throws {
        defer { removeHome() }
        try await RunningConsole.open(with: try twoProfiles()) { console in
            try await leaveUnknown(console)
            try await console.terminal.press("q")
            try await console.terminal.shows("payment id inv-1 of a is unknown")
            try await console.terminal.press(.enter)
            #expect(await console.exitCode == 0)
            #expect(console.openPayments.map(\.paymentID) == ["inv-1"])
        }
    }

    @Test func `what is settled after one came back to a profile is open no more`() async throws {
        defer { removeHome() }
        try await RunningConsole.open(with: try twoProfiles()) { console in
            try await leaveUnknown(console)
            try await console.terminal.press("P", "1")
            try await console.terminal.shows("Now on a")
            try await console.terminal.shows("1 unknown")
            gateway.add(paymentID: "inv-1", currency: "visamaster.uah", amount: "100.50")
            try await console.terminal.press("u")
            try await console.terminal.shows("● created, tracking")
            try await console.terminal.press(.escape)
            try await console.terminal.shows("n New")
            try await console.terminal.press("q")
            #expect(await console.exitCode == 0)
            #expect(console.openPayments.isEmpty)
        }
    }

    @Test func `the header tells when the gateway has gone and when it is back`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret))
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.submit("inv-1", to: gateway)
            try await console.terminal.shows("● Created")
            #expect(!console.terminal.seen.text.contains("no answer"))
            gateway.fail(.resetAfterReading, at: "einvoice/status")
            try await console.terminal.press(.escape)
            try await console.terminal.shows("1 today")
            try await console.terminal.press("r")
            try await console.terminal.shows("✕ no answer")
            gateway.behave()
            try await console.terminal.press("r")
            try await console.terminal.until("an answer") { !$0.text.contains("no answer") }
        }
    }

    @Test func `a key is changed while the console runs, and told of at the start where it can't hold`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret), more: ", \"keys\": { \"clone\": \"s\" }")
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.shows("keys.clone: s is the key of", "Statistics")
            try await console.terminal.press(",", .end, .enter)
            try await console.terminal.shows("New invoice like this one")
            try await console.terminal.press(.text("jjjjjj"), .enter)
            try await console.terminal.shows("New invoice: press its new key")
            try await console.terminal.press("s")
            try await console.terminal.shows("Not taken")
            try await console.terminal.press("I")
            try await console.terminal.until("the new key") { state in
                state.text.split(separator: "\n").contains { $0.contains("* I ") && $0.contains("New invoice") }
            }
            try await console.terminal.press(.escape, .escape)
            try await console.terminal.shows("I New")
            try await console.terminal.press("I", "visamaster.uah", .enter)
            try await console.terminal.shows("Amount", "VisaMaster, UAH")
        }
        #expect(config?.contains("\"new\": \"I\"") == true)
        #expect(config?.contains("// ours") == true)
    }

    @Test func `mouse and accessible mode change at once, and the window's room with them`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret))
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.shows("No invoices yet")
            try await console.terminal.press(",", .end, .up, .enter)
            try await console.terminal.until("the accessible mode") { !$0.text.contains("─") }
            try await console.terminal.press(.enter)
            try await console.terminal.until("the whole width") {
                $0.text.contains(String(repeating: "─", count: 100))
            }
            try await console.terminal.press(.up, .up, .up, .enter)
            try await console.terminal.until("no mouse") { !$0.usesMouse }
            try await console.terminal.press(.enter)
            try await console.terminal.until("the mouse") { $0.usesMouse }
        }
    }

    @Test func `a removed profile's secret goes with the console`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret), more: ", \"default_profile\": \"a\"")
        let sessions = sessions()
        let draft = ProfileDraft(
            name: "b", kind: .test, baseURL: gateway.baseURL, clientID: "1", secret: "typed")
        try sessions.store.save(draft, replacing: nil)
        let file = "\(home)/.config/einvoice/b.secret"
        #expect(access(file, F_OK) == 0)
        try await RunningConsole.open(with: try sessions.first()) { console in
            try await console.terminal.shows("No invoices yet")
            try await console.terminal.press(",", .down, "D")
            try await console.terminal.shows("Remove profile b")
            try await console.terminal.press(.enter)
            try await console.terminal.shows("Profile b is removed")
            #expect(access(file, F_OK) == 0)
        }
        #expect(access(file, F_OK) != 0)
    }

    @Test func `settings are kept in the config file, with its comments`() async throws {
        defer { removeHome() }
        try write(("a", "test", gateway.secret))
        try await RunningConsole.open(with: try sessions().first()) { console in
            try await console.terminal.shows("No invoices yet")
            try await console.terminal.press(",", .end, .up, .up, .up, .enter)
            try await console.terminal.until("bell off") { state in
                state.text.split(separator: "\n").contains { $0.contains("Bell") && $0.contains("off") }
            }
            try await console.terminal.press(.up, .up, .enter, .down, .enter)
            try await console.terminal.until("another theme") { $0.theme != "ansi" && $0.text.contains("Bell") }
        }
        #expect(config?.contains("// ours") == true)
        #expect(config?.contains("\"bell\": false") == true)
        #expect(try sessions().first().theme != "ansi")
        #expect(try sessions(["EINVOICE_THEME": "ansi"]).first().theme == "ansi")
    }
}

extension ScriptedTerminal {
    /// Fills a new form, sends it, and comes back once the gateway has the request.
    func submit(_ paymentID: String, to gateway: WireGateway) async throws {
        try await shows("n New")
        try await submit(paymentID)
        while gateway.requests(to: "einvoice/create").isEmpty {
            await gateway.untilRequests(gateway.requests.count + 1)
        }
    }
}

extension Strokes {
    fileprivate static let up = Strokes([.up])
    fileprivate static let end = Strokes([.end])
    fileprivate static let left = Strokes([.left])
    fileprivate static let shiftTab = Strokes([.shiftTab])
}
