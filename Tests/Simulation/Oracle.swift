import EInvoiceKit
import InvoiceCore

let shopFolder = "\(simulatedRoot)/shop"
let simulatedRoot = "/sim"

/// Watches everything that leaves and everything that is promised, and says what breaks a rule.
final class Oracle {
    private struct Sending {
        let at: Int64
        let body: String
    }

    private unowned let world: World
    /// True once there are no faults any more and all is put in order.
    var isCalm = false
    private(set) var breaches: [Breach] = []

    private var sendings: [String: [Sending]] = [:]
    private(set) var sentKeys: [String] = []
    private var notFoundAt: [String: Int64] = [:]
    private var unsignedNotFoundAt: [String: [Int64]] = [:]
    /// Payment ids to whose bodies a program got the gateway's own no.
    private var heardNo: Set<String> = []
    /// Payments that were closed as never created, and are not open again.
    private var closed: Set<String> = []
    /// How often somebody typed the amount again, by the payment's key.
    private var confirmations: [String: Int] = [:]
    private(set) var acknowledged: [(id: String, state: InvoiceState)] = []
    /// What notes were taken, on which invoices.
    private(set) var notes: [(invoice: Invoice, text: String)] = []
    /// Invoices that were read and shown since the power last failed.
    private(set) var shown: Set<String> = []
    /// Those of them that were shown as created.
    private(set) var shownCreated: Set<String> = []
    /// The number that is in each draft that was saved and not given up.
    private(set) var drafts: [String: Int] = [:]
    /// The program that saved or took a draft last.
    private var draftOwners: [String: Program] = [:]
    /// True once somebody was told of a damaged line.
    var wasTold = false
    /// Card numbers in use; none may be written.
    private(set) var cards: [String] = []
    /// Files that somebody has started, and those whose sums were typed again.
    private(set) var batches: [Batch] = []
    private var confirmedBatches: Set<Batch> = []
    /// The payment id of each row that went out.
    private var rowIDs: [String: String] = [:]
    private var counted = 0

    init(_ world: World) { self.world = world }

    func breach(_ line: OracleLine, _ text: String) {
        world.tell("BREACH of \(line.rawValue): \(text)")
        world.mix(99)
        if breaches.count < 20 { breaches.append(Breach(line: line, text: text)) }
    }

    /// A number that no other call of the run gets.
    func count() -> Int {
        counted += 1
        return counted
    }

    // MARK: What leaves

    /// A request to create goes out now.
    func posted(client: String, _ body: String) {
        let id = SimulatedGateway.member("payment_id", in: body) ?? ""
        let key = SimulatedGateway.key(client, id)
        let earlier = sendings[key] ?? []
        if earlier.isEmpty { sentKeys.append(key) }
        sendings[key, default: []].append(Sending(at: world.nanoseconds, body: body))
        // A run of test payments is confirmed by the profile's name, once, and a file by its sums.
        let what = SimulatedGateway.member("description", in: body) ?? ""
        let isTest = what == "Test payment"
        let batch = Batch.all.first { what.hasPrefix("\($0.name) row ") }
        if let batch { checkRow(what, of: batch, client, id) }
        if world.options.live > 0, !isTest, batch == nil, confirmations[key, default: 0] <= earlier.count {
            breach(.confirmed, "\(id) goes out for the \(earlier.count + 1). time, and nobody typed its amount again")
        }
        // A damaged line may have been the record that the rules are kept by.
        if world.disk.flips > 0 { return }
        if closed.contains(key) { breach(.closed, "\(id) goes out, and it was closed as never created") }
        checkRecorded(id, client, times: earlier.count + 1)
        if let other = earlier.first(where: { $0.body != body }), !heardNo.contains(key) {
            breach(.oneBody, "\(id) went out as \(other.body.prefix(120)) and now as \(body.prefix(120))")
        }
        guard let last = earlier.last(where: { $0.body == body }) else { return }
        world.situations.reached("resent")
        if !isSaidMissing(key, since: last.at) {
            breach(.resend, "\(id) goes out again, and the gateway has not said \"not found\" since")
        }
    }

    /// A row of a file goes out.
    private func checkRow(_ row: String, of batch: Batch, _ client: String, _ id: String) {
        if world.options.live > 0, !confirmedBatches.contains(batch) {
            breach(.confirmed, "\(row) goes out, and nobody typed the sums of its file again")
        }
        let known = rowIDs.updateValue(id, forKey: row) ?? id
        if known != id { breach(.batch, "\(row) went out as \(known), and now as \(id)") }
    }

    /// Somebody starts a file, having typed its sums.
    func confirmed(_ batch: Batch) { confirmedBatches.insert(batch) }

    /// Somebody starts a file.
    func began(_ batch: Batch) { if !batches.contains(batch) { batches.append(batch) } }

    private func isSaidMissing(_ key: String, since moment: Int64) -> Bool {
        notFoundAt[key] ?? -1 >= moment || unsignedNotFoundAt[key, default: []].count { $0 >= moment } >= 2
    }

    /// Somebody closed an invoice as never created.
    func took(_ outcome: ClosingOutcome) {
        world.situations.reached(outcome)
        guard case .closed(let invoice) = outcome else { return }
        let id = invoice.intent.paymentID.text
        let key = SimulatedGateway.key(invoice.intent.clientID, id)
        closed.insert(key)
        if world.disk.flips > 0 { return }
        if invoice.state != .closed { breach(.closed, "\(id) is said to be closed and is \(invoice.state)") }
        if !isSaidMissing(key, since: sendings[key]?.last?.at ?? 0) {
            breach(.closed, "\(id) is closed, and the gateway has not said \"not found\" since it went out")
        }
    }

    /// Each sending has a record of its own: the intent's, and one for each time that it is sent again.
    private func checkRecorded(_ id: String, _ client: String, times: Int) {
        guard let contents = world.disk.surelyKept("\(shopFolder)/history.jsonl") else {
            return breach(.recordThenSend, "\(id) goes out, and a power cut now may take the history's name away")
        }
        for content in contents where records(of: id, client, in: content) < times {
            breach(
                .recordThenSend,
                "\(id) goes out for the \(times). time, and a power cut now may take its record away")
            return
        }
    }

    private func records(of id: String, _ client: String, in content: ArraySlice<UInt8>) -> Int {
        func has(_ text: String, _ line: ArraySlice<UInt8>) -> Bool { Story.find(Array(text.utf8), in: line) != nil }
        var own: [String] = []
        var count = 0
        for line in content.split(separator: UInt8(ascii: "\n")) {
            let isWhole = has("\"payment_id\":\"\(id)\"", line) && has("\"client_id\":\"\(client)\"", line)
            if has(#""type":"invoice""#, line) {
                guard isWhole else { continue }
                own.append(SimulatedGateway.member("id", in: String(decoding: line, as: UTF8.self)) ?? "")
                count += 1
            } else if has(#""event":"resent""#, line), isWhole || own.contains(where: { has($0, line) }) {
                // It tells the whole invoice, should its own line be gone.
                count += 1
            }
        }
        return count
    }

    /// Somebody types the amount of a payment again, which is about to be sent.
    func confirmed(_ client: String, _ id: String) { confirmations[SimulatedGateway.key(client, id), default: 0] += 1 }

    // MARK: What the gateway says

    func toldNotFound(_ key: String) { notFoundAt[key] = world.nanoseconds }

    /// A reply has come to the program that asked.
    func delivered(_ key: String, _ reply: HTTPReply, to endpoint: String) {
        let isSigned = reply.headers.contains { $0.name == "DPAY_SECURE" }
        let text = String(decoding: reply.body, as: UTF8.self)
        if endpoint == "create", isSigned, text.contains("too small") { heardNo.insert(key) }
        if endpoint == "status", !isSigned, text.contains("not found") {
            unsignedNotFoundAt[key, default: []].append(world.nanoseconds)
        }
    }

    // MARK: What is promised

    func took(_ outcome: CreateOutcome) {
        world.situations.reached(outcome)
        guard let sent = outcome.sent, sent.recordFailure == nil else { return }
        acknowledged.append((sent.invoice.id, sent.invoice.state))
    }

    func took(_ adoption: Adoption) {
        for invoice in adoption.adopted { acknowledged.append((invoice.id, .created)) }
    }

    func tookNote(_ text: String, on invoice: Invoice) { notes.append((invoice, text)) }

    /// Somebody sees these; `created` are those that had been shown as created before they were read.
    func show(_ invoices: [Invoice], knowing created: Set<String> = []) {
        for invoice in invoices {
            shown.insert(invoice.id)
            checkAdvice(on: invoice)
            if invoice.state == .created {
                shownCreated.insert(invoice.id)
            } else if created.contains(invoice.id), world.disk.flips == 0 {
                breach(.shown, "\(invoice.id) was shown as created and is shown as \(invoice.state)")
            }
        }
    }

    /// Somebody sees what may be done about an invoice.
    func checkAdvice(on invoice: Invoice) {
        let id = invoice.intent.paymentID.text
        guard invoice.advice?.mayHandOver == true, !invoice.isAdopted,
            let order = world.network.gateway.orders[SimulatedGateway.key(invoice.intent.clientID, id)],
            invoice.tracking == order.tracking, (try? Amount(order.amount)) != invoice.intent.amount
        else { return }
        breach(.advice, "\(id) is said to be paid as asked, \(invoice.intent.amount), and \(order.amount) is paid")
    }

    func saved(draft id: String, _ number: Int) {
        drafts[id] = number
        draftOwners[id] = world.current
    }

    /// A program goes on with a draft from now on.
    func took(draft id: String) {
        if let owner = draftOwners[id], owner !== world.current, owner.isAlive {
            breach(.draft, "draft \(id) is taken from \(owner.name), which goes on with it")
        }
        draftOwners[id] = world.current
    }

    func gaveUp(draft id: String) { drafts[id] = nil }

    func usesCard(_ digits: String) { if !cards.contains(digits) { cards.append(digits) } }

    /// What was only in the page cache may be gone, and may have been shown: a program that was killed in the middle left it
    /// there.
    func powerFailed() { (shown, shownCreated) = ([], []) }

    // MARK: What is written

    func wrote(_ bytes: [UInt8]) {
        if Story.find(Array(Network.secret.utf8), in: bytes[...]) != nil { breach(.secret, "the secret is written") }
        for card in cards where Story.find(Array(card.utf8), in: bytes[...]) != nil {
            breach(.card, "the card \(card.prefix(6))… is written: \(Story.line(bytes))")
        }
    }

    // MARK: What is said

    /// A test payment has come to its end.
    func judged(_ payment: TestPayment, client: String) {
        guard let verdict = payment.verdict else { return breach(.testPayments, "\(payment.id) has no verdict") }
        world.situations.reached(verdict)
        if case .inconclusive = verdict { return }
        let id = payment.invoice?.intent.paymentID.text ?? ""
        guard let order = world.network.gateway.orders[SimulatedGateway.key(client, id)] else {
            return breach(.testPayments, "\(id) has a verdict, and the gateway has no such payment")
        }
        let agrees = (try? Amount(order.amount)) == payment.expected.amount
        switch verdict {
        case .asExpected(let status), .other(let status):
            if !order.told.contains(status.text) {
                breach(.testPayments, "\(id) is judged by \(status), which the gateway never told")
            }
            if case .asExpected = verdict, !agrees { breach(.testPayments, "\(id) is \(order.amount) at the gateway") }
        case .mismatch(let differences):
            if agrees { breach(.testPayments, "\(id) is said to differ, and doesn't: \(differences)") }
        case .inconclusive: break
        }
    }

    /// Reconciling that began at `start` says what is missing where.
    func compared(_ result: Reconciliation, client: String, start: Int64) {
        let gateway = world.network.gateway
        for difference in result.differences {
            for kind in difference.kinds { world.situations.reached("difference.\(kind.rawValue)") }
            let id = difference.here?.paymentID ?? difference.there?.paymentID ?? ""
            let order = gateway.orders[SimulatedGateway.key(client, id)]
            if difference.kinds.contains(.missingHere), order == nil {
                breach(.reconcile, "\(id) is said to be missing here, and the gateway doesn't have it")
            }
            // By a clock that is set back meanwhile, before and after can't be told.
            let isDated = isCalm || world.options.jump == 0
            if difference.kinds.contains(.missingThere), isDated, let order, order.made < start {
                breach(.reconcile, "\(id) is said to be missing there, and the gateway has it")
            }
        }
    }
}
