import EInvoiceKit
import InvoiceCore

extension Script {
    /// Looks at the list, page by page, and for an invoice by a number.
    func read() async {
        if world.random.chance(0.4) { return await look() }
        let history = history
        let text = world.random.pick(["X0", "X1", "79DF-60B0-0001", "nothing"])
        do throws(StorageProblem) {
            let first = try await runBlocking { () throws(StorageProblem) in try history.newest(limit: 2) }
            world.oracle.show(first.invoices)
            var next = first.next
            for _ in 0..<4 {
                guard let cursor = next else { break }
                let page = try await runBlocking { () throws(StorageProblem) in
                    try history.newest(limit: 2, before: cursor)
                }
                world.oracle.show(page.invoices)
                next = page.next
                await wait(upTo: 500)
            }
            let match = try await runBlocking { () throws(StorageProblem) in try history.lookUp(text) }
            world.oracle.show([match.invoice])
        } catch {
            world.situations.reached(error)
        }
    }

    /// Looks in the ways that only some screens and commands do.
    private func look() async {
        let history = history
        let place = world.random.below(4)
        do {
            switch place {
            case 0, 1:
                let page = try await runBlocking { () throws(StorageProblem) in
                    try place == 0 ? history.page(at: 1, limit: 3) : history.oldest(limit: 3)
                }
                world.oracle.show(page.invoices)
            case 2: world.oracle.show(try await service.doubtfullyRejected())
            default:
                try await history.search(InvoiceQuery("xxx", now: now, offset: 0), limit: 2) { batch in
                    world.oracle.show(batch.invoices)
                    return true
                }
            }
        } catch let error as StorageProblem {
            world.situations.reached(error)
        } catch {}
    }

    /// Shows what others add, as the console does.
    func follow() async {
        let history = history
        do throws(StorageProblem) {
            var position = try await runBlocking { () throws(StorageProblem) in try history.position() }
            for _ in 0..<3 {
                await wait(upTo: 1000)
                let known = position
                let changes = try await runBlocking { () throws(StorageProblem) in try history.changes(since: known) }
                world.oracle.show(changes.invoices)
                if !changes.badLines.isEmpty { world.oracle.wasTold = true }
                position = changes.position
            }
        } catch {
            world.situations.reached(error)
        }
    }

    func repair() async {
        let history = history
        let moment = Timestamp(milliseconds: world.wallNanoseconds / 1_000_000)
        do throws(StorageProblem) {
            let repair = try await runBlocking { () throws(StorageProblem) in try history.repair(at: moment) }
            if !repair.report.isSound {
                world.oracle.wasTold = true
                world.situations.reached("repaired")
            }
        } catch {
            world.situations.reached(error)
        }
    }

    // MARK: Drafts

    /// Goes on with what earlier programs left.
    func takeDrafts() async {
        do {
            for saved in try await drafts.abandonedDrafts().drafts where world.random.chance(0.5) {
                if try await drafts.take(saved.id) != nil { world.oracle.took(draft: saved.id) }
                if world.random.chance(0.3) { await discard(saved.id) }
            }
        } catch let problem as Problem {
            world.situations.reached(problem)
        } catch let failure as StorageProblem {
            world.situations.reached(failure)
        } catch {}
    }

    func draft() async {
        do throws(Problem) {
            let others = world.oracle.drafts.keys.sorted()
            let isOther = !others.isEmpty && world.random.chance(0.2)
            let id = isOther ? world.random.pick(others) : try await drafts.newID()
            if isOther, try await drafts.take(id) != nil { world.oracle.took(draft: id) }
            for _ in 0..<(1 + world.random.below(3)) {
                let number = world.oracle.count()
                var draft = InvoiceDraft()
                draft.currency = "visamaster.uah"
                draft[.description] = "typed \(number)"
                if world.random.chance(0.3), let card = world.oracle.cards.last { draft[.sender] = card }
                if world.random.chance(0.005) { draft[.account] = Script.text(of: "a", count: 17 << 20) }
                try await drafts.save(draft, id: id)
                world.oracle.saved(draft: id, number)
                await wait(upTo: 500)
            }
            if world.random.chance(0.3) { await discard(id) }
        } catch {
            world.situations.reached(error)
        }
    }

    private func discard(_ id: String) async {
        // Half done it may be gone or not.
        world.oracle.gaveUp(draft: id)
        do throws(Problem) {
            try await drafts.discard(id)
        } catch {
            world.situations.reached(error)
        }
    }

    // MARK: Both sides

    var now: Timestamp { Timestamp(milliseconds: world.wallNanoseconds / 1_000_000) }

    func reconcile() async {
        let start = world.wallNanoseconds
        do throws(Problem) {
            let since = world.random.chance(0.03) ? now : now.advanced(byMilliseconds: -12 * 3_600_000)
            let result = try await service.reconcile(since: since, until: now)
            world.situations.reached("reconcile.done")
            world.oracle.compared(result, client: client, start: start)
            if world.random.chance(0.7) { await adopt(result) }
            if !result.reopened.isEmpty { world.situations.reached("closing.reopened-reconciling") }
        } catch {
            world.situations.reached(reconciling: error)
        }
    }

    private func adopt(_ found: Reconciliation) async {
        if found.adoptable == 0 { return }
        if world.random.chance(0.5) { await wait(upTo: 1000) }
        let adoption = await service.adopt(found)
        if !adoption.adopted.isEmpty { world.situations.reached("adoption.adopted") }
        if !adoption.statuses.isEmpty { world.situations.reached("adoption.status") }
        if !adoption.newerHere.isEmpty { world.situations.reached("adoption.newer-here") }
        if !adoption.alreadyHere.isEmpty { world.situations.reached("adoption.already-here") }
        if let failure = adoption.failure {
            world.situations.reached("adoption.failed")
            world.situations.reached(failure)
        }
        world.oracle.took(adoption)
        if world.random.chance(0.1) { await adopt(found) }
    }

    /// Asks the gateway for a number that somebody has from elsewhere, and adopts what it has.
    func lookUp() async {
        let orders = world.network.gateway.orders.values.filter { $0.client == client }
        let numbers = orders.flatMap { [$0.paymentID, $0.tracking] }.sorted() + ["4711"]
        guard let number = GatewayNumber(world.random.pick(numbers)) else { return }
        switch await service.lookUp(number) {
        case .found(let payment):
            world.situations.reached("look-up.found")
            let adoption = await service.adopt([payment.report])
            if !adoption.adopted.isEmpty { world.situations.reached("look-up.adopted") }
            world.oracle.took(adoption)
        case .notFound: world.situations.reached("look-up.not-found")
        case .failed(let problem):
            world.situations.reached("look-up.failed")
            world.situations.reached(problem)
        }
    }

    func testPayments() async {
        let isRuled = world.random.chance(0.3)
        let fields = isRuled && world.random.chance(0.5) ? [ExtraField(name: "upi", value: "NO GOOD")] : []
        let run = TestPaymentRun(
            service: service, payments: TestPayment.all(for: [isRuled ? "imps.inr" : "visamaster.uah"]), fields: fields,
            schedule: PollSchedule(first: .seconds(1), longest: .seconds(10), growth: 1.5, patience: .seconds(60)))
        do throws(Problem) {
            for await _ in try await run.run(confirmedBy: service.profile.name) {}
        } catch {
            return world.oracle.breach(.alive, "a test run is refused: \(error)")
        }
        for payment in await run.payments where payment.verdict != nil { world.oracle.judged(payment, client: client) }
    }

    // MARK: The end

    /// Settles everything as a person would who has all the time in the world.
    func putInOrder(_ ending: inout Ending) async {
        do {
            _ = try await service.recoverAbandoned()
            let client = client
            try history.find(InvoiceQuery()) { invoice in
                if invoice.state == .sending, invoice.intent.clientID == client { ending.stuck.append(invoice) }
                return true
            }
            for _ in 0..<2 { _ = await service.settleAll(try await service.unsettled().map(\.id)) }
            // Of two accounts in one folder, neither goes on with what the other has sent.
            if world.options.stranger == 0 { for batch in world.oracle.batches { await finish(batch) } }
            for invoice in try await service.waitingInvoices().invoices { _ = await service.refreshStatus(invoice.id) }
            for saved in try await drafts.abandonedDrafts().drafts {
                ending.drafts[saved.id] = Int(saved.draft[.description].split(separator: " ").last ?? "")
            }
            if world.disk.flips == 0 { try await closeTheBooks() }
            ending.invoices = []
            ending.badLines = []
            try await history.search(InvoiceQuery()) { batch in
                ending.invoices += batch.invoices
                ending.badLines += batch.badLines
                return true
            }
        } catch {
            ending.failure = "\(error)"
        }
    }

    private func closeTheBooks() async throws {
        for turn in 1...2 {
            let result = try await service.reconcile(
                since: now.advanced(byMilliseconds: -5 * 86_400_000),
                until: now.advanced(byMilliseconds: 2 * 86_400_000))
            world.oracle.compared(result, client: client, start: world.wallNanoseconds)
            let reopened = Set(result.reopened.map(\.invoice.id))
            for difference in result.differences where turn == 2 || !difference.kinds.contains(.missingHere) {
                let id = difference.here?.paymentID ?? difference.there?.paymentID ?? ""
                let order = world.network.gateway.orders[SimulatedGateway.key(client, id)]
                let isChanged = order.map { $0.amount != $0.asked } ?? false
                // Another sum than was asked for stays a difference for good.
                let isReopened = difference.here.map { reopened.contains($0.id) } ?? false
                let kinds = difference.kinds.filter { !($0 == .amount && isChanged || $0 == .outcome && isReopened) }
                if kinds.isEmpty { continue }
                world.oracle.breach(.reconcile, "in the end \(id) differs: \(kinds.map(\.rawValue))")
            }
            let adoption = await service.adopt(result)
            if let failure = adoption.failure { throw failure }
            world.oracle.took(adoption)
        }
    }
}
