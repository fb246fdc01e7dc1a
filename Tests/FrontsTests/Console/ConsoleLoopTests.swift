import FoundationEssentials
import Glibc
import InvoiceCore
import ScreenKit
import Synchronization
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// The loop itself: signals, the terminal's end and size, what belongs to the terminal, and how a console ends.
@Suite(.timeLimit(.minutes(10))) struct ConsoleLoopTests {
    @Test func `q leaves, and the terminal is given back`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("No invoices yet.")
            try await console.terminal.press("q")
            #expect(await console.exitCode == 0)
            #expect(console.terminal.seen.isClosed)
        }
    }

    @Test func `SIGTERM while a request is on its way ends with its outcome recorded`() async throws {
        let shop = try Shop()
        shop.gateway.fail(.hang)
        // Giving up takes its time; who doesn't wait for it ends before the outcome is known.
        let order = Order()
        let transport = HookedTransport(endpoint: "create") { await order.workAside() }
        let recorded = Mutex<InvoiceState?>(nil)
        let atEnd: @Sendable () -> Void = {
            // Nobody waits for an invoice that can't be read here: it stays nil, which fails.
            let state = try? shop.invoice("inv-1").state
            recorded.withLock { $0 = state }
            order.isOver()
        }
        try await RunningConsole.open(at: shop, through: transport, atEnd: atEnd) { console in
            try await console.terminal.submit("inv-1", awaitedBy: shop)
            console.signals.raise(SIGTERM)
            #expect(await console.exitCode == 143)
            #expect(console.terminal.seen.isClosed)
        }
        #expect(!order.isBroken)
        #expect(recorded.withLock { $0 } == .unknown)
        #expect(try shop.drafts().isEmpty)
    }

    @Test func `the end waits for drafts that are being written`() async throws {
        let fixture = try ConsoleFixture()
        let order = Order()
        // The store has other work before it can write the draft.
        let store = fixture.effects.drafts
        await withCheckedContinuation { begun in
            Task {
                await store.doing {
                    begun.resume()
                    order.work()
                }
            }
        }
        var draft = InvoiceDraft()
        draft[.description] = "half typed"
        fixture.effects.run(.saveDraft(id: "one", draft))
        // The thread is joined before the effects are used again.
        nonisolated(unsafe) let effects = fixture.effects
        let ended = Mutex<[String]>([])
        let shop = fixture.shop
        let thread = startThread {
            effects.finish()
            let drafts = try? shop.drafts()
            ended.withLock { $0 = drafts ?? [] }
            order.isOver()
        }
        await runBlocking { _ = pthread_join(thread, nil) }
        #expect(!order.isBroken)
        #expect(ended.withLock { $0 }.first?.contains("half typed") == true)
    }

    @Test(arguments: Sending.allCases)
    func `the end waits for all that sends or records, until it has answered`(_ way: Sending) async throws {
        let fixture = try ConsoleFixture()
        let id = fixture.newRequest()
        // None of them finds what it is about, so that each answers without a request.
        let effect: Effect =
            switch way {
            case .submitting: .submit(id, try prepared(), try word(), draftID: "none")
            case .sendingAgain: .resend(id, invoiceID: "none", card: nil, try word())
            case .testing: .runTestPayments(id, [], confirmation: nil)
            case .adopting: .adopt(id, Reconciliation())
            }
        fixture.effects.run(effect)
        #expect(fixture.effects.sending == [id])
        _ = try await fixture.next { $0.endOfSending }
        #expect(fixture.effects.sending.isEmpty)
    }

    /// An invoice of another account, which the service refuses.
    private func prepared() throws -> PreparedInvoice {
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "7", "none")
        let other = Account(profile: "none", kind: .test, baseURL: "https://none.example", clientID: "1")
        return PreparedInvoice(request: try draft.checked().get(), account: other, shownBody: "{}")
    }

    private func word() throws -> Confirmation { try Confirmation(nil, of: try Amount("7"), on: .test) }

    /// What must not be left behind.
    enum Sending: CaseIterable {
        case submitting, sendingAgain, testing, adopting
    }

    @Test func `a hang-up keeps what is being typed`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("n", "visamaster.uah", .enter, "77.25")
            console.signals.raise(SIGHUP)
            #expect(await console.exitCode == 129)
        }
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("A draft was kept: 77.25 UAH")
            try await console.terminal.press("d", .enter)
            try await console.terminal.shows("New invoice", "77.25")
        }
    }

    @Test func `a terminal that is gone ends the console, and what was typed is kept`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("n", "visamaster.uah", .enter, "77.25")
            console.terminal.hangUp()
            #expect(await console.exitCode == 129)
        }
        #expect(try shop.drafts().first?.contains("77.25") == true)
    }

    @Test func `a terminal that takes output again gets the frame that it is owed, without a key`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            let terminal = console.terminal
            try await terminal.shows("No invoices yet.")
            // What is fetched at the start may bring it, too, and the clock at the end of each minute; but not each time.
            var (inTime, late) = (0, 0)
            while inTime < 6, late < 4 {
                let minute = Timestamp.current.milliseconds / 60_000
                let isFirst = (inTime + late).isMultiple(of: 2)
                terminal.holdOutput()
                try await terminal.pressHeld(isFirst ? .function(1) : .escape)
                terminal.takeOutput()
                try await terminal.shows(isFirst ? "On this screen" : "No invoices yet.")
                if Timestamp.current.milliseconds / 60_000 == minute { inTime += 1 } else { late += 1 }
            }
            #expect(inTime == 6, "only the clock brought the frame")
        }
    }

    @Test func `a paste goes into the field, and submits nothing`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("n", "visamaster.uah", .enter)
            #expect(try await console.terminal.put([.paste("77.25\n")]).contains("77.25"))
            #expect(try await console.terminal.press(.escape).contains("Draft kept."))
        }
    }

    @Test func `a click on a key of the footer is the key`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("No invoices yet.")
            let click = MouseEvent(kind: .press, position: Position(x: 1, y: 29))
            #expect(try await console.terminal.put([.mouse(click)]).contains("New invoice"))
        }
    }

    @Test func `an Escape that could begin another key is one when nothing follows`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.press("n", "visamaster.uah", .enter, "7")
            try await console.terminal.pressAlone(.escape)
            try await console.terminal.shows("Draft kept.")
        }
    }

    @Test func `a line of the history that can't be read is told of, and hides no other`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        let before = try String(contentsOfFile: shop.history.path, encoding: .utf8)
        try (before + "no record\n").write(toFile: shop.history.path, atomically: false, encoding: .utf8)
        try await shop.create("inv-2")
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1", "inv-2", "A line of the history can't be read")
        }
    }

    @Test func `another size is drawn at once, and where it is too small only quitting acts`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("No invoices yet.")
            console.terminal.resize(to: Size(width: 50, height: 12))
            console.signals.raise(SIGWINCH)
            try await console.terminal.shows("50×12; einvoice needs 60×16.")
            let frame = try await console.terminal.press("n", .review, .enter)
            #expect(frame.contains("50×12"))
            console.terminal.resize(to: Size(width: 60, height: 16))
            console.signals.raise(SIGWINCH)
            try await console.terminal.shows("No invoices yet.")
        }
    }

    @Test func `a stop gives the terminal to the shell, and going on takes it again`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            console.signals.raise(SIGTSTP)
            try await console.terminal.until("a stop") { $0.stops == 1 }
            try await console.terminal.press(.ctrl("z"))
            #expect(console.terminal.seen.stops == 2)
            // Stopped from outside, it comes back by the signal, and the window may be another one.
            console.terminal.resize(to: Size(width: 50, height: 12))
            console.signals.raise(SIGCONT)
            try await console.terminal.shows("50×12")
            #expect(console.terminal.seen.resumes == 1)
        }
    }

    @Test func `what is copied goes to the terminal, and where it can't copy the text is shown`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        let tracking = try #require(shop.gateway.tracking(of: "inv-1"))
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("y", "y")
            try await console.terminal.shows("Sent to the terminal's clipboard (it may refuse): \(tracking)")
            #expect(console.terminal.seen.copied == [tracking])
            console.terminal.refuseToCopy()
            try await console.terminal.press("y", "y")
            try await console.terminal.shows("This terminal can't copy; here it is: \(tracking)")
            try await console.terminal.press("y", "i")
            try await console.terminal.shows("This terminal can't copy; here it is: inv-1")
        }
    }

    @Test func `where a program can copy, it is told where the text is, and the terminal isn't asked`() async throws {
        let shop = try Shop()
        try await shop.create("inv-1")
        let tracking = try #require(shop.gateway.tracking(of: "inv-1"))
        let fakes = try FakePrograms()
        try fakes.add("tmux", "/bin/cat >\(fakes.folder)/got")
        let environment = ["PATH": fakes.folder, "TMUX": "/tmp/tmux-0/default,1,0"]
        try await RunningConsole.open(at: shop, change: { $0.environment = environment }) { console in
            try await console.terminal.shows("inv-1")
            try await console.terminal.press("y", "y")
            try await console.terminal.shows("Copied into tmux's buffer: \(tracking)")
            #expect(try fakes.text("got") == tracking)
            try fakes.add("tmux", "exit 1")
            try await console.terminal.press("y", "y")
            try await console.terminal.shows("Not copied (tmux failed with status 1); here it is: \(tracking)")
            #expect(console.terminal.seen.copied == [])
        }
    }

    @Test func `a chosen theme shows at once and is remembered; one only looked at is not`() async throws {
        let shop = try Shop()
        let (kept, keeping) = AsyncStream.makeStream(of: String.self)
        let keep: @Sendable (String) -> String? = { name in
            keeping.yield(name)
            return nil
        }
        try await RunningConsole.open(at: shop, change: { $0.keepTheme = keep }) { console in
            try await console.terminal.press(",", .down, .down, .down, .enter, .down)
            #expect(console.terminal.seen.theme == "night")
            try await console.terminal.press(.escape)
            #expect(console.terminal.seen.theme == "ansi")
            try await console.terminal.press(.enter, .down, .enter)
            #expect(console.terminal.seen.theme == "night")
        }
        // All that was to be remembered is, when the console has ended.
        keeping.finish()
        var names: [String] = []
        for await name in kept { names.append(name) }
        #expect(names == ["night"])
    }

    @Test func `the end waits for a theme that is being remembered`() async throws {
        let shop = try Shop()
        let terminal = ScriptedTerminal()
        let order = Order()
        let keep: @Sendable (String) -> String? = { _ in
            while !terminal.seen.isClosed { usleep(1000) }
            // A disk that takes longer than a second isn't waited for.
            order.work(milliseconds: 50)
            return nil
        }
        try await RunningConsole.open(
            at: shop, terminal: terminal, change: { $0.keepTheme = keep }, atEnd: { order.isOver() }
        ) { console in
            try await terminal.press(",", .down, .down, .down, .enter, .down, .enter)
            #expect(terminal.seen.theme == "night")
        }
        #expect(!order.isBroken)
    }

    @Test func `a theme that can't be remembered is told of`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop, change: { $0.keepTheme = { _ in "Read-only file system: /x" } }) {
            console in
            try await console.terminal.press(",", .down, .down, .down, .enter, .down, .enter)
            try await console.terminal.shows("it can't be remembered: Read-only file system: /x")
        }
    }

    @Test func `what another program records shows by itself`() async throws {
        let shop = try Shop()
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows("No invoices yet.")
            try await shop.create("from-elsewhere")
            try await console.terminal.shows("from-elsewhere")
        }
    }

    @Test func `what a program that died was sending is told of, and is unknown`() async throws {
        let shop = try Shop()
        let now = Timestamp.current
        var intent = InvoiceIntent(
            id: HistoryStore.newInvoiceID(at: now), createdAt: now, paymentID: PaymentID(recorded: "inv-1"),
            currency: "visamaster.uah", amount: try Amount("100.50"))
        (intent.profile, intent.lease) = ("shop", "GONE")
        (intent.endpoint, intent.clientID) = ("\(shop.gateway.baseURL)/api/einvoice/create", shop.gateway.clientID)
        try shop.history.record(intent)
        try FileManager.default.createDirectory(atPath: "\(shop.folder)/leases", withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: "\(shop.folder)/leases/GONE"))
        try await RunningConsole.open(at: shop) { console in
            try await console.terminal.shows(
                "An invoice was on the way when the program ended: settling asks the gateway")
            #expect(try shop.invoice("inv-1").state == .unknown)
            try await console.terminal.press("u")
            try await console.terminal.shows("no such payment")
        }
    }
}
