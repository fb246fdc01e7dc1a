import EInvoiceKit
import InvoiceCore

/// What was found once there were no faults any more and somebody had put everything in order.
struct Ending {
    /// Invoices that were still `sending` after the restart.
    var stuck: [Invoice] = []
    /// Drafts that were offered, by id, with the number in each.
    var drafts: [String: Int] = [:]
    var invoices: [Invoice] = []
    var badLines: [BadLine] = []
    /// Whatever kept somebody from reading.
    var failure: String?
}

extension Oracle {
    /// Compares what is there in the end with what was promised and with what the gateway has.
    func judge(_ ending: Ending, in world: World) {
        if let failure = ending.failure { return breach(.alive, "in the end the history can't be read: \(failure)") }
        for (id, number) in drafts.sorted(by: { $0.key < $1.key }) {
            guard let found = ending.drafts[id] else {
                breach(.draft, "draft \(id) was saved as number \(number) and is gone")
                continue
            }
            if found < number { breach(.draft, "draft \(id) was saved as number \(number), and \(found) is offered") }
        }
        // A damaged line may have been the one that ended it; settling finds it all the same.
        for invoice in ending.stuck where world.disk.flips == 0 {
            breach(.stuck, "\(invoice.intent.paymentID) is still sending, and nobody is told that it is unknown")
        }
        let isTouched = world.disk.failures > 0 || world.disk.cuts > 0 || world.disk.flips > 0
        if !isTouched, world.options.spoil == 0, !ending.badLines.isEmpty {
            breach(.sound, "\(ending.badLines.count) lines can't be read: \(ending.badLines[0].reason)")
        }
        let byID = Dictionary(ending.invoices.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        if world.disk.flips > 0 { return judgeDamaged(ending, byID, in: world) }
        judgePromises(byID)
        for invoice in ending.invoices { judgeMarks(of: invoice) }
        judgeReplacing(ending.invoices, in: world)
        // What was made by other ways is adopted by now.
        let others = Set(world.network.gateway.orders.keys).subtracting(sentKeys)
        for key in sentKeys + others.sorted() { judge(key, ending.invoices, in: world) }
    }

    private func judgePromises(_ byID: [String: Invoice]) {
        for (id, state) in acknowledged {
            guard let invoice = byID[id] else {
                breach(.lost, "\(id) was acknowledged as \(state) and is gone")
                continue
            }
            if state == .created, invoice.state != .created {
                breach(.lost, "\(id) was acknowledged as created and is \(invoice.state)")
            }
        }
        for (invoice, text) in notes where byID[invoice.id]?.notes.contains(text) != true {
            breach(.kept, "the note \(text.prefix(40).debugDescription) on \(invoice.id) is gone")
        }
        for id in shown.sorted() where byID[id] == nil { breach(.shown, "\(id) was shown and is gone") }
    }

    /// What is told of an invoice beside its state.
    private func judgeMarks(of invoice: Invoice) {
        let intent = invoice.intent
        if intent.createdAt > intent.recordedAt {
            breach(.dated, "\(invoice.id) is dated \(intent.createdAt), and came \(intent.recordedAt)")
        }
        let isMadeByTest = SimulatedGateway.member("description", in: intent.body) == "Test payment"
        if intent.isTest != isMadeByTest {
            breach(.business, "\(invoice.id) is \(intent.isTest ? "" : "not ")marked as a test payment")
        }
        let ends = ["FINISHED", "FAILED", "CANCELED"]
        let order = ["CREATED", "PAYIN", "PAYED"] + ends
        var told: String?
        for update in invoice.updates {
            guard case .status(let report) = update.change else { continue }
            defer { told = update.isFromStatement && told.map(ends.contains) == true ? told : report.status.text }
            guard update.isFromStatement, let before = told, let former = order.firstIndex(of: before),
                let new = order.firstIndex(of: report.status.text), update == invoice.updates.last
            else { continue }
            if ends.contains(before) ? report.status.text != before : new < former, invoice.report == report {
                breach(.statement, "\(invoice.id) was \(before), and by a statement is \(report.status)")
            }
        }
    }

    /// The day by the gateway's clock; where nothing told its zone, as if that were UTC.
    private func judgeDate(of invoice: Invoice, _ order: SimulatedGateway.Order, in world: World) {
        guard invoice.isAdopted, world.options.jump == 0 else { return }
        let intent = invoice.intent
        let made = Timestamp(milliseconds: order.made / 1_000_000_000 * 1000)
        let read = [made, made.advanced(byMilliseconds: SimulatedGateway.zone * 1000)].map {
            min($0, intent.recordedAt)
        }
        if !read.contains(intent.createdAt) {
            breach(.dated, "\(invoice.id) is dated \(intent.createdAt), and the gateway made it \(made)")
        }
    }

    /// With a damaged line nothing can be promised but that it is told, and believed by nobody.
    private func judgeDamaged(_ ending: Ending, _ byID: [String: Invoice], in world: World) {
        let lost = acknowledged.contains { byID[$0.id] == nil }
        // Who repairs was told before; killed in the middle, the bad lines are in a file beside.
        let isAside = world.disk.names(in: shopFolder)?.contains { $0.hasPrefix("history.bad-") } ?? false
        if lost, ending.badLines.isEmpty, !wasTold, !isAside {
            breach(.told, "an invoice is gone, and nobody is told of a bad line")
        }
        for invoice in ending.invoices where !invoice.isAdopted {
            let intent = invoice.intent
            let amount = SimulatedGateway.member("amount", in: intent.body) ?? ""
            if (try? Amount(amount)) != intent.amount {
                breach(.told, "\(intent.paymentID) is read as \(intent.amount), and was \(amount)")
            }
        }
    }

    private func judge(_ key: String, _ invoices: [Invoice], in world: World) {
        let mine = invoices.filter { SimulatedGateway.key($0.intent.clientID, $0.intent.paymentID.text) == key }
        if mine.isEmpty { return breach(.lost, "the history has nothing of \(key), sent or to be adopted") }
        let owners = mine.filter { $0.state == .created }
        guard let order = world.network.gateway.orders[key] else {
            for invoice in owners { breach(.truth, "\(invoice.id) is created here, and the gateway has no \(key)") }
            return
        }
        guard let owner = owners.first else {
            if mine.contains(where: { $0.state == .closed }) {
                return breach(
                    .closed, "the gateway was asked about \(key), has it as \(order.tracking), and it is still closed")
            }
            return breach(
                .truth, "the gateway has \(key) as \(order.tracking), here it is \(mine.map(\.state.rawValue))")
        }
        if owners.count > 1 { breach(.truth, "\(owners.count) invoices here claim the gateway's one \(key)") }
        if owner.tracking != order.tracking {
            breach(.truth, "\(key) is \(owner.tracking ?? "") here and \(order.tracking) at the gateway")
        }
        let sum = owner.isAdopted ? order.amount : order.asked
        if (try? Amount(sum)) != owner.intent.amount {
            breach(.truth, "\(key) is \(owner.intent.amount) here and \(sum) was asked of the gateway")
        }
        checkAdvice(on: owner)
        judgeDate(of: owner, order, in: world)
        if let told = owner.report?.status.text, told != order.status {
            breach(.truth, "\(key) is \(told) here and \(order.status) at the gateway")
        }
    }
}
