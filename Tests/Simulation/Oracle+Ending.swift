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
        if let told = owner.report?.status.text, told != order.status {
            breach(.truth, "\(key) is \(told) here and \(order.status) at the gateway")
        }
    }
}
