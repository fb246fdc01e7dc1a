import EInvoiceKit
import InvoiceCore

/// What a program does, as people at a console and scripts at a command line would.
struct Script: Sendable {
    let service: InvoiceService
    let drafts: DraftStore
    let client: String

    static let client = "1042"
    static let stranger = "2077"

    init(client: String) {
        self.client = client
        let options = world.options
        let source = options.secret > 0 ? SecretSource.file(path: secretPath) : .inline(Secret(Network.secret))
        var profile = Profile(
            name: "shop", kind: options.live > 0 ? .live : .test, baseURL: "https://gateway.example",
            clientID: client, secretSource: source)
        profile.acceptsUnsignedReplies = options.unsigned > 0
        profile.callbackURL = "https://shop.example"
        let history = HistoryStore(folder: shopFolder)
        service = InvoiceService(
            profile: profile, history: history, dependencies: Dependencies(transport: SimulatedTransport()))
        drafts = DraftStore(history: history)
    }

    var history: HistoryStore { service.history }
    var isLive: Bool { world.options.live > 0 }

    func run(_ program: Program) async {
        await recover()
        await takeDrafts()
        // Whoever finds a file half sent starts it again.
        if let begun = world.oracle.batches.first, world.random.chance(0.4) { await batch(begun) }
        for _ in 0..<world.options.actions {
            disturb()
            if world.random.chance(world.options.cancel) {
                await giveUp { await act() }
            } else {
                await act()
            }
            if world.random.chance(0.5) { await wait(upTo: 2000) }
        }
    }

    /// What the person at the keyboard does next.
    private func act() async {
        switch world.random.below(100) {
        case 0..<26: await create()
        case 26..<31: await create(typed: typedID())
        case 31..<34: await batch(world.random.pick(Batch.all))
        case 34..<40:
            async let first: Void = create()
            async let second: Void = create(typed: typedID())
            _ = await (first, second)
        case 40..<46: await create(card: newCard())
        case 46..<62: await settleAll()
        case 62..<68: await draft()
        case 68..<72: await note()
        case 72..<76: await refresh()
        case 76..<79: await startPayment()
        case 79..<81: await replace()
        case 81..<83: await callback()
        case 83..<87: await reconcile()
        case 87..<89: await testPayments()
        case 89..<91: await read()
        case 91..<94: await ask()
        case 94..<96: await odd()
        case 96: await follow()
        case 97: await lookUp()
        default: if world.options.spoil > 0 || world.options.flip > 0 { await repair() } else { await settleAll() }
        }
    }

    /// Does something, and gives up waiting for it after a while.
    private func giveUp(_ work: @escaping @Sendable () async -> Void) async {
        let task = Task { await work() }
        await wait(upTo: 1500)
        world.tell("gives up waiting")
        task.cancel()
        await task.value
    }

    func wait(upTo milliseconds: Int64) async {
        // A canceled task waits for nothing.
        try? await Task.sleep(for: .milliseconds(world.random.within(0...milliseconds)))
    }

    /// What happens around the program.
    private func disturb() {
        let options = world.options
        if world.random.chance(options.jump) {
            let seconds = world.random.within(-7200...7200)
            world.tell("THE CLOCK JUMPS by \(seconds) s")
            world.wallOffset += seconds * 1_000_000_000
        }
        if world.random.chance(options.elsewhere) {
            world.network.gateway.make(Script.client, "E\(world.oracle.count())", "77.5", "visamaster.uah", "")
        }
        if world.random.chance(options.secret) {
            let file = world.random.pick([nil, ("wrong", 0o600), (Network.secret, 0o644), (Network.secret, 0o600)])
            Script.presetSecret(file?.0, mode: UInt32(file?.1 ?? 0))
        }
    }

    static func presetSecret(_ text: String?, mode: UInt32) {
        world.disk.removePreset(secretPath)
        if let text { world.disk.preset(secretPath, Array(text.utf8), mode: mode) }
    }

    private func typedID() -> String {
        let trackings = world.network.gateway.orders.values.map(\.tracking).sorted()
        if let first = trackings.first, world.random.chance(0.15) { return first }
        return "X\(world.random.below(3))"
    }

    // MARK: Creating

    func create(typed: String? = nil, card: String? = nil) async {
        let number = world.oracle.count()
        var draft = service.profile.emptyDraft
        draft.currency = world.random.chance(0.8) ? "visamaster.uah" : "bitcoin"
        let cents = number % 100
        draft.amount = "\(10 + number / 100).\(cents < 10 ? "0" : "")\(cents)"
        if world.random.chance(0.3) {
            draft[.description] = String(repeating: "x", count: world.random.below(900))
        }
        if let card { draft[.sender] = card }
        do {
            draft.paymentID = if let typed { typed } else { try await service.proposePaymentID().text }
            world.tell("wants to create \(draft.paymentID) for \(draft.amount) \(draft.currency)")
            let prepared = await service.prepare(try draft.checked().get())
            let isConfirmed = isLive && !world.random.chance(0.05)
            if isConfirmed { world.oracle.confirmed(client, draft.paymentID) }
            let word = try Confirmation(
                isConfirmed ? draft.amount : nil, of: prepared.request.amount, on: service.profile.kind)
            world.oracle.took(await service.create(prepared, word))
        } catch let failure as StorageProblem {
            world.situations.reached(failure)
        } catch let problem as Problem {
            world.situations.reached(problem)
        } catch {
            world.oracle.breach(.alive, "a draft that is right is refused: \(error)")
        }
    }

    private func newCard() -> String {
        let digits = "4" + (0..<14).map { _ in String(world.random.below(10)) }.joined()
        let card = (0...9).map { digits + String($0) }.first { CardNumber($0) != nil } ?? "4111111111111111"
        world.oracle.usesCard(card)
        return card
    }

    // MARK: Settling

    private func recover() async {
        do throws(StorageProblem) {
            if !(try await service.recoverAbandoned()).isEmpty { world.situations.reached("recovered") }
        } catch {
            world.situations.reached(error)
        }
    }

    private func settleAll() async {
        do throws(StorageProblem) {
            for outcome in await service.settleAll(try await service.unsettled().map(\.id)) {
                world.situations.reached(outcome)
                guard case .notFound(let sent) = outcome, world.random.chance(0.8) else { continue }
                if world.random.chance(0.5) { await wait(upTo: 5000) }
                if world.random.chance(0.25) { await close(sent.invoice) } else { await resend(sent.invoice) }
            }
        } catch {
            world.situations.reached(error)
        }
    }

    func close(_ invoice: Invoice) async {
        let typed = isLive && !world.random.chance(0.1) ? invoice.intent.amount.description : nil
        world.tell("wants to close \(invoice.intent.paymentID)")
        do throws(Problem) {
            let word = try Confirmation(typed, of: invoice.intent.amount, on: service.profile.kind)
            let outcome = await service.close(invoice.id, word)
            world.oracle.took(outcome)
            guard case .closed = outcome, world.random.chance(0.6) else { return }
            // Somebody asks once more, when even a late request has arrived.
            await wait(upTo: 900_000)
            if world.random.chance(0.3) { return await reconcile() }
            world.situations.reached(await service.settle(invoice.id))
        } catch {
            world.situations.reached(error)
        }
    }

    func resend(_ invoice: Invoice) async {
        var card: CardNumber?
        if let sender = invoice.intent[.sender], CardNumber.isMasked(sender), !world.random.chance(0.1) {
            let known = world.oracle.cards.compactMap { CardNumber($0) }
            let other = known.first { $0.masked != sender } ?? CardNumber(newCard())
            card = world.random.chance(0.25) ? other : known.first { $0.masked == sender }
        }
        let typed = isLive && !world.random.chance(0.1) ? invoice.intent.amount.description : nil
        if typed != nil { world.oracle.confirmed(client, invoice.intent.paymentID.text) }
        world.tell("wants to send \(invoice.intent.paymentID) again")
        do throws(Problem) {
            let word = try Confirmation(typed, of: invoice.intent.amount, on: service.profile.kind)
            world.oracle.took(await service.resend(invoice.id, card: card, word))
        } catch {
            world.situations.reached(error)
        }
    }

    // MARK: One invoice

    /// Any of the newest; nil where there is none.
    func any(_ wanted: (Invoice) -> Bool = { _ in true }) async -> Invoice? {
        let history = history
        let created = world.oracle.shownCreated
        do throws(StorageProblem) {
            let page = try await runBlocking { () throws(StorageProblem) in try history.newest(limit: 20) }
            world.oracle.show(page.invoices, knowing: created)
            world.situations.reached(page.invoices)
            if !page.badLines.isEmpty { world.oracle.wasTold = true }
            let fitting = page.invoices.filter(wanted)
            return fitting.isEmpty ? nil : world.random.pick(fitting)
        } catch {
            world.situations.reached(error)
            return nil
        }
    }

    /// As `String(repeating:count:)`, which takes longer than a whole seed for some megabytes.
    static func text(of letter: Unicode.Scalar, count: Int) -> String {
        String(decoding: [UInt8](repeating: UInt8(ascii: letter), count: count), as: UTF8.self)
    }

    private func note() async {
        guard let invoice = await any() else { return }
        let length = world.random.chance(0.01) ? 9 << 20 : world.random.below(60)
        let card = world.random.chance(0.3) ? " paid with \(world.oracle.cards.first ?? "cash")" : ""
        // Only the card that pays the invoice is masked in its notes, and only that one belongs there.
        let isOwn = CardNumber(world.oracle.cards.first ?? "")?.masked == invoice.intent[.sender]
        let text = "note \(world.oracle.count())\(isOwn ? card : "") \(Script.text(of: "n", count: length))"
        do throws(Problem) {
            let noted = try await service.addNote(text, to: invoice.id)
            if let kept = noted.notes.last { world.oracle.tookNote(kept, on: noted) }
        } catch {
            world.situations.reached(error)
        }
    }

    private func refresh() async {
        guard let invoice = await any({ $0.state == .created || world.random.chance(0.2) }) else { return }
        world.situations.reached(await service.refreshStatus(invoice.id))
    }

    private func startPayment() async {
        guard let invoice = await any({ $0.state == .created || world.random.chance(0.2) }) else { return }
        guard let program = world.current else { return }
        // What the history tells from here on is what is known.
        world.disk.watchHistory(for: program)
        world.situations.reached(await service.startPayment(invoice.id, asksAnew: world.random.chance(0.5)))
        world.disk.unwatchHistory(for: program)
    }

    /// The gateway calls the status URL of an invoice, or somebody else does.
    private func callback() async {
        let invoice = await any()
        do throws(StorageProblem) {
            guard let noted = try await service.noteCallback(to: invoice?.id ?? "nobody") else {
                return world.situations.reached("callback.nothing-new")
            }
            world.situations.reached("callback.asked")
            world.situations.reached(await service.statusAfterCallback(of: noted))
        } catch {
            world.situations.reached("callback.unreadable")
            world.situations.reached(error)
        }
    }

    /// Things that one doesn't do.
    private func odd() async {
        guard let invoice = await any() else { return }
        switch world.random.below(4) {
        case 3: await close(invoice)
        case 0: world.situations.reached(await service.settle(invoice.id))
        case 1: await resend(invoice)
        default:
            world.situations.reached(await service.settle(invoice.id))
            await resend(invoice)
        }
    }
}

let secretPath = "\(simulatedRoot)/secret"
