import FoundationEssentials
import InvoiceCore
import ScreenKit
import Screens
import Testing

/// Whatever comes, in whatever order, at whatever size: nothing traps, and each frame is whole.
///
/// `EINVOICE_RANDOM_EVENTS` says how many events a run has, `EINVOICE_RANDOM_SEED` with which seed it begins: a failure names
/// the seed of its run, and the same seed makes the same events.
@Suite(.timeLimit(.minutes(60))) struct RandomEventsTests {
    /// Events between two beginnings.
    private static let eventsOfARun = 500

    private static func number(_ variable: String) -> Int? {
        ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
    }

    @Test(arguments: [false, true])
    func `random events break nothing`(isAccessible: Bool) throws {
        let count = Self.number("EINVOICE_RANDOM_EVENTS") ?? 3000
        let first = Self.number("EINVOICE_RANDOM_SEED") ?? 1
        var before: Int?
        for run in 0..<(count + Self.eventsOfARun - 1) / Self.eventsOfARun {
            let seed = UInt64(first + run)
            // A trap tells nothing but where it is. Without the variable there are few seeds, and always the same.
            if Self.number("EINVOICE_RANDOM_EVENTS") != nil { print("random events, seed \(seed)") }
            var console = try RandomConsole(seed: seed, isAccessible: isAccessible)
            for step in 0..<Self.eventsOfARun {
                let event = console.step()
                if let problem = console.problem {
                    Issue.record("seed \(seed), event \(step), \(event): \(problem)")
                    return
                }
            }
            // What a long run needs it has taken by then.
            if run == 20 { before = Self.residentPages }
        }
        // Beside other tests the process's memory tells nothing.
        if let before, Self.number("EINVOICE_RANDOM_EVENTS") != nil {
            #expect(Self.residentPages - before < 8192, "memory grows")
        }
    }

    @Test func `the same seed makes the same events`() throws {
        func frames(_ seed: UInt64) throws -> [Frame] {
            var console = try RandomConsole(seed: seed)
            return (0..<60).map { _ in
                _ = console.step()
                return console.frame
            }
        }
        #expect(try frames(7) == frames(7))
        #expect(try frames(7) != frames(8))
    }

    /// Pages of memory that the process has, as Linux counts them.
    private static var residentPages: Int {
        // Without it there is nothing to compare.
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        return text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }
}

/// The console with a person, a gateway and a disk that do anything.
struct RandomConsole {
    private var random: SeededRandom
    private var state: AppState
    private let invoices: [Invoice]
    private(set) var frame: Frame
    /// Effects whose answers are still to come.
    private var awaited: [Effect] = []
    private var uptime: Int64 = 0

    init(seed: UInt64, isAccessible: Bool = false) throws {
        random = SeededRandom(seed: seed)
        invoices = try severalInvoices()
        let kinds: [ProfileKind] = [.sandbox, .test, .live]
        var context = AppContext(
            profile: "shop-uah", kind: kinds[random.below(kinds.count)], now: AppDriver.now,
            zone: ZoneOffsets(from: AppDriver.now, to: AppDriver.now) { _ in 7200 },
            size: Size(width: 80, height: 24), themes: ["ansi", "night", "day"],
            runID: "run")
        context.isAccessible = isAccessible
        state = AppState(context)
        frame = Frame(size: context.size)
        take(App.start(&state))
        frame = App.view(state)
    }

    /// Does one thing, and gives it back.
    mutating func step() -> AppEvent {
        let event = nextEvent()
        take(App.update(&state, event))
        frame = App.view(state)
        _ = App.tickInterval(state)
        _ = App.escapeGivesUp(state)
        return event
    }

    /// What is wrong with the frame; nil where it is whole.
    var problem: String? {
        let size = state.context.size
        if frame.size != size { return "the frame is \(frame.size), the terminal \(size)" }
        if frame.cells.count != size.width * size.height { return "\(frame.cells.count) cells" }
        if let cursor = frame.cursor, !frame.bounds.contains(cursor) { return "the cursor is at \(cursor)" }
        for region in frame.hits where region.rect.intersection(frame.bounds) != region.rect {
            return "a region outside: \(region)"
        }
        for y in 0..<size.height {
            for x in 0..<size.width {
                let cell = frame[x, y]
                let next = x + 1 < size.width ? frame[x + 1, y].width : 1
                if cell.width == 2, x + 1 == size.width || next != 0 { return "half a character at \(x),\(y)" }
                if cell.width == 0, x == 0 || frame[x - 1, y].width != 2 { return "the other half at \(x),\(y)" }
                if let scalar = cell.grapheme.unicodeScalars.first, scalar.value < 0x20 || scalar.value == 0x7F {
                    return "a control character at \(x),\(y)"
                }
            }
        }
        return nil
    }

    private mutating func take(_ effects: [Effect]) {
        awaited += effects
        if awaited.count > 40 { awaited.removeFirst(awaited.count - 40) }
    }

    private mutating func nextEvent() -> AppEvent {
        switch random.below(20) {
        case 0: return .resized(nextSize())
        case 1:
            uptime += Int64(random.below(100_000))
            return .ticked(AppDriver.now.advanced(byMilliseconds: uptime), uptime: uptime)
        case 2: return .paste(Self.pastes[random.below(Self.pastes.count)])
        case 3, 4:
            let kinds: [MouseEvent.Kind] = [.press, .doubleClick, .wheelUp, .wheelDown]
            let place = Position(
                x: random.below(max(1, frame.size.width)), y: random.below(max(1, frame.size.height)))
            return .mouse(kinds[random.below(kinds.count)], on: frame.hit(at: place))
        case 5: return .escapeHeld(random.below(2) == 0)
        case 6: return .invoicesChanged([invoices[random.below(invoices.count)]])
        case 7...11: if let answer = nextAnswer() { return answer }
        default: break
        }
        return .key(nextKey())
    }

    /// From one cell to more than any terminal has; mostly what people have.
    private mutating func nextSize() -> Size {
        switch random.below(4) {
        case 0: return Size(width: 1 + random.below(500), height: 1 + random.below(200))
        case 1: return Size(width: 1 + random.below(80), height: 1 + random.below(24))
        default: return Size(width: 60 + random.below(80), height: 16 + random.below(30))
        }
    }

    private static let pastes = [
        "1763821900123456", "671,50", "1 234.50", "visamaster.uah", "4444 1111 4444 1111", "79DF-60B0-17F6",
        "status:paying", "\u{1B}[31mred", "界\u{301}\u{202E}x", "", String(repeating: "long ", count: 400), "a\nb\nc",
    ]

    private static let keys: [Key] =
        [
            .enter, .enter, .escape, .escape, .tab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
            .backspace, Key(.delete), Key(.insert), Key(.tab, .shift), .ctrl("p"), .ctrl("a"), .ctrl("s"), .ctrl("u"),
            .ctrl("n"), .ctrl("f"), .ctrl("b"), .ctrl("w"), .ctrl("l"), .alt("b"), .function(1), .function(2), .space,
        ] + "abcdefghijklmnopqrstuvwxyzGRSUXVDN?:/.,*[]0123456789тнсщф€界".map { .char($0) }

    private mutating func nextKey() -> Key { Self.keys[random.below(Self.keys.count)] }

    /// An answer to something that was asked for, good or bad; nil where nothing is awaited, or the answer needs no making.
    private mutating func nextAnswer() -> AppEvent? {
        guard !awaited.isEmpty else { return nil }
        let isGood = random.below(4) > 0
        let invoice = invoices[random.below(invoices.count)]
        switch awaited.remove(at: random.below(awaited.count)) {
        case .loadInvoices(let id, _, _):
            if !isGood { return .invoicesFailed(id, .cannotRead(path: "/data/history.jsonl", errno: 5)) }
            let page = Array(invoices.prefix(random.below(invoices.count + 1)))
            return .invoicesLoaded(id, InvoicePage(invoices: page, hasMore: false, total: page.count))
        case .search(let id, _):
            if !isGood { return .searchFailed(id, .cannotRead(path: "/data/history.jsonl", errno: 5)) }
            let found = Array(invoices.prefix(random.below(invoices.count + 1)))
            return .searchFound(id, found, count: found.count, isDone: random.below(2) == 0)
        case .proposePaymentID(let id):
            return .paymentIDProposed(id, "17953507200000\(random.below(99))", statusURL: nil)
        case .prepare(let id, let request, _):
            let account = Account(
                profile: "shop-uah", kind: state.context.kind, baseURL: "https://gateway.example", clientID: "1042")
            return .prepared(id, PreparedInvoice(request: request, account: account, shownBody: #"{"amount":1}"#))
        case .submit(let id, _, _, _), .resend(let id, _, _, _):
            // Some answers fit the invoice's state, some don't: they come from outside.
            switch random.below(3) {
            case 0: return .submitted(id, .created(sent(invoice)))
            case 1: return .submitted(id, .unreachable(sent(invoice), "connection refused"))
            default: return .submitted(id, .unknown(sent(invoice), UnknownReason(.timeout, detail: "30 s")))
            }
        case .settle(let id, let invoiceID):
            return .settled(
                id, invoiceID: invoiceID, isGood ? .created(sent(invoice)) : .notFound(sent(missing(invoice))))
        case .startPayment(let id, _, _):
            return .paymentAnswered(
                id, .started(sent(invoice), PaymentStart(link: isGood ? "https://gateway.example/pay/7f3c" : nil)))
        case .export(let id, _, _, _): return .exportProgressed(id, invoices: random.below(9), fraction: 0.5)
        case .readInvoice(let id, _): return .invoiceRead(id, isGood ? invoice : nil)
        case .copy(let text): return .copied(text, isGood ? .copied(.tmux) : .impossible)
        default: return nil
        }
    }
}

/// SplitMix64: the same numbers for the same seed.
struct SeededRandom {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// From 0 to one less than the limit.
    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ mixed >> 31) % UInt64(limit))
    }
}
