import EInvoiceKit
import InvoiceCore
import Screens
import Wording

extension EffectRunner {
    func runLoadRules() {
        let (gateway, queue) = (gateway, queue)
        inBackground {
            guard case .success(let service) = await gateway() else { return }
            if let known = await service.knownExtraFields() {
                queue.post(.rulesLoaded(known.rules, note: Self.note(on: known)))
            } else {
                queue.post(.rulesLoaded([], note: wording.askingForFields))
            }
            let outcome = await service.extraFieldRules(maxAge: 300)
            if let best = outcome.best {
                queue.post(.rulesLoaded(best.rules, note: Self.note(on: best)))
            } else {
                queue.post(.rulesLoaded([], note: wording.noFieldList))
            }
        }
    }

    private static func note(on fields: ExtraFields) -> String? {
        fields.rawText == nil ? nil : wording.fieldListPartlyUnderstood
    }

    func runProposal(_ id: RequestID) {
        let (gateway, queue) = (gateway, queue)
        launch(id) {
            guard case .success(let service) = await gateway() else {
                queue.post(.paymentIDProposed(id, Self.proposal(by: .system), statusURL: nil))
                return
            }
            let proposal: String
            do throws(StorageProblem) {
                proposal = try await service.proposePaymentID().text
            } catch {
                queue.post(.warned(wording.noPaymentIDReserved(wording.text(for: error))))
                proposal = Self.proposal(by: service.dependencies.clock)
            }
            let profile = service.profile
            let statusURL = profile.defaults[.statusURL] == nil ? profile.newStatusURL() : nil
            queue.post(.paymentIDProposed(id, proposal, statusURL: statusURL))
        }
    }

    /// Without the shared counter the clock alone still makes a good proposal; the gateway refuses a second use.
    private static func proposal(by clock: TimeSource) -> String {
        PaymentID.proposal(microseconds: clock.microseconds(), last: nil).text
    }

    func runPreparation(_ id: RequestID, _ request: InvoiceRequest, madeFrom model: String?) {
        let (gateway, queue) = (gateway, queue)
        launch(id) {
            switch await gateway() {
            case .success(let service):
                queue.post(.prepared(id, await service.prepare(request, madeFrom: model)))
            case .failure(let problem): queue.post(.preparationFailed(id, problem))
            }
        }
    }

    func runSubmission(
        _ id: RequestID, _ prepared: PreparedInvoice, _ confirmation: Confirmation, draftID: String
    ) {
        let (gateway, queue, autosaver, usage) = (gateway, queue, autosaver, usage)
        launch(id, isSending: true) {
            let outcome: CreateOutcome
            switch await gateway() {
            case .success(let service): outcome = await service.create(prepared, confirmation)
            case .failure(let problem): outcome = .notSent(problem)
            }
            if let sent = outcome.sent {
                // The typed text is in the history now; a refused draft is kept too, to be mended.
                if sent.invoice.state != .rejected { autosaver.keep(nil, id: draftID) }
                // A convenience: without it only the order in the picker is another.
                if let kept = try? await usage.used(prepared.request.method.code) { queue.post(.usageLoaded(kept)) }
            }
            queue.post(.submitted(id, outcome))
        }
    }

    func runResending(_ id: RequestID, invoiceID: String, card: CardNumber?, _ confirmation: Confirmation) {
        let (gateway, queue) = (gateway, queue)
        launch(id, isSending: true) {
            switch await gateway() {
            case .success(let service):
                queue.post(.submitted(id, await service.resend(invoiceID, card: card, confirmation)))
            case .failure(let problem): queue.post(.submitted(id, .notSent(problem)))
            }
        }
    }

    func runSettling(_ id: RequestID, invoiceID: String) {
        let (gateway, queue) = (gateway, queue)
        launch(id) {
            switch await gateway() {
            case .success(let service):
                queue.post(.settled(id, invoiceID: invoiceID, await service.settle(invoiceID)))
            case .failure(let problem): queue.post(.settled(id, invoiceID: invoiceID, .notAsked(problem)))
            }
        }
    }

    func runLookingUp(_ id: RequestID, _ number: GatewayNumber) {
        let (gateway, queue) = (gateway, queue)
        launch(id) {
            switch await gateway() {
            case .success(let service): queue.post(.lookedUp(id, await service.lookUp(number)))
            case .failure(let problem): queue.post(.lookedUp(id, .failed(problem)))
            }
        }
    }

    func runClosing(_ id: RequestID, invoiceID: String, _ confirmation: Confirmation) {
        let (gateway, queue) = (gateway, queue)
        launch(id, isSending: true) {
            switch await gateway() {
            case .success(let service):
                queue.post(.closingEnded(id, await service.close(invoiceID, confirmation)))
            case .failure(let problem): queue.post(.closingEnded(id, .notClosed(problem)))
            }
        }
    }

    func runNoting(_ id: RequestID, invoiceID: String, _ text: String) {
        let (gateway, queue) = (gateway, queue)
        launch(id, isSending: true) {
            do throws(Problem) {
                queue.post(.noteAnswered(id, .noted(try await gateway().get().addNote(text, to: invoiceID))))
            } catch {
                queue.post(.noteAnswered(id, .notNoted(error)))
            }
        }
    }

    func runStatus(_ id: RequestID, invoiceID: String) {
        let (gateway, queue) = (gateway, queue)
        launch(id) {
            switch await gateway() {
            case .success(let service):
                queue.post(.statusAnswered(id, invoiceID: invoiceID, await service.refreshStatus(invoiceID)))
            case .failure(let problem): queue.post(.statusAnswered(id, invoiceID: invoiceID, .failed(problem)))
            }
        }
    }

    func runPayment(_ id: RequestID, invoiceID: String, asksAnew: Bool) {
        let (gateway, queue) = (gateway, queue)
        launch(id) {
            switch await gateway() {
            case .success(let service):
                queue.post(.paymentAnswered(id, await service.startPayment(invoiceID, asksAnew: asksAnew)))
            case .failure(let problem): queue.post(.paymentAnswered(id, .failed(problem)))
            }
        }
    }

    /// The invoice with this local or payment id; nil where the history can't give it, which the caller tells.
    static func invoice(_ id: String, in history: HistoryStore) async -> Invoice? {
        await runBlocking { () throws(Never) in try? history.invoice(id: id) }
    }
}
