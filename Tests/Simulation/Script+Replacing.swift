import EInvoiceKit
import InvoiceCore

extension Script {
    /// Makes an invoice in the place of a wrong one, as `X` and `--replaces` do.
    func replace() async {
        guard let wrong = await any({ $0.state == .created || world.random.chance(0.1) }) else { return }
        // Who sees that it can't be replaced need not try.
        if wrong.replaceProblem != nil, world.random.chance(0.5) { return }
        await replace(wrong)
        // Who doesn't see what came of it tries again.
        if world.random.chance(0.3) { await replace(wrong) }
    }

    private func replace(_ wrong: Invoice) async {
        do {
            var draft = service.profile.emptyDraft
            draft.currency = wrong.intent.currency
            draft.amount = "\(20 + world.oracle.count()).5"
            draft.paymentID = world.random.chance(0.8) ? try await service.proposePaymentID().text : "X3"
            draft.replaces = wrong.id
            world.tell("wants to create \(draft.paymentID) in the place of \(wrong.intent.paymentID)")
            let prepared = await service.prepare(try draft.checked().get())
            if isLive { world.oracle.confirmed(client, draft.paymentID) }
            let word = try Confirmation(
                isLive ? draft.amount : nil, of: prepared.request.amount, on: service.profile.kind)
            let outcome = await service.create(prepared, word)
            world.oracle.took(outcome)
            switch outcome {
            case .created: world.situations.reached("replacement.created")
            case .unknown: world.situations.reached("replacement.unknown")
            case .notSent: world.situations.reached("replacement.refused")
            case .rejected, .unreachable: break
            }
        } catch let failure as StorageProblem {
            world.situations.reached(failure)
        } catch let problem as Problem {
            world.situations.reached(problem)
        } catch {
            world.oracle.breach(.alive, "a draft that is right is refused: \(error)")
        }
    }
}

extension Oracle {
    /// A payment is about to be started by a program that looks at the history since it was asked to.
    func startsPayment(client: String, _ body: String) {
        guard let program = world.current, world.disk.flips == 0 else { return }
        let id = SimulatedGateway.member("payment_id", in: body) ?? ""
        let moments = world.disk.momentsOfHistory(for: program)
        let known = moments.map { content in
            world.undisturbed { Self.plainReading(of: content) }.first {
                $0.intent.clientID == client && $0.intent.paymentID.text == id && $0.state == .created
            }
        }
        guard !known.isEmpty, known.allSatisfy({ $0?.report?.status.isFinal == true }) else { return }
        breach(.ended, "the payment of \(id) is started, and is known to have ended")
    }

    /// In the end each invoice that was replaced has one in its place.
    func judgeReplacing(_ invoices: [Invoice], in world: World) {
        let byID = Dictionary(invoices.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var places: [String: String] = [:]
        for invoice in invoices where invoice.state == .created {
            guard let wrong = invoice.intent.replaces else { continue }
            if let other = places.updateValue(invoice.id, forKey: wrong) {
                breach(.replaced, "\(wrong) is replaced by \(other) and by \(invoice.id)")
            }
            guard let found = byID[wrong] else { continue }
            if found.replacement != invoice.id {
                breach(.replaced, "\(wrong) is replaced by \(invoice.id), and says \(found.replacement ?? "nothing")")
            }
            if found.canBePaid { breach(.replaced, "\(wrong) is replaced, and is offered to be paid") }
        }
    }
}
