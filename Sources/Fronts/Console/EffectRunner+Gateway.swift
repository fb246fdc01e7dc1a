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
                queue.post(.paymentIDProposed(id, Self.proposalByTheClock, statusURL: nil))
                return
            }
            let proposal: String
            do throws(RecordFailure) {
                proposal = try await service.proposePaymentID().text
            } catch {
                queue.post(.warned(wording.noPaymentIDReserved("\(error)")))
                proposal = Self.proposalByTheClock
            }
            let profile = service.profile
            let statusURL = profile.defaults[.statusURL] == nil ? profile.newStatusURL() : nil
            queue.post(.paymentIDProposed(id, proposal, statusURL: statusURL))
        }
    }

    /// Without the shared counter the clock alone still makes a good proposal; the gateway refuses a second use.
    private static var proposalByTheClock: String {
        PaymentID.proposal(microseconds: InvoiceService.systemMicroseconds(), last: nil).text
    }

    func runPreparation(_ id: RequestID, _ draft: InvoiceDraft) {
        let (gateway, queue, history, shelf) = (gateway, queue, history, shelf)
        launch(id) {
            let service: InvoiceService
            switch await gateway() {
            case .success(let opened): service = opened
            case .failure(let failure):
                queue.post(.preparationFailed(id, .failed(ServiceWords.text(for: failure))))
                return
            }
            let prepared: PreparedInvoice
            do throws(InvalidDraft) {
                prepared = try await service.prepare(draft, rules: await service.knownExtraFields()?.rules ?? [])
            } catch {
                queue.post(.preparationFailed(id, .invalid(error.issues)))
                return
            }
            var warnings: [ReviewWarning] = []
            for warning in prepared.warnings {
                switch warning {
                case .paymentIDUsed(let used, let state):
                    guard let invoice = await Self.invoice(used, in: history) else { continue }
                    if state != .rejected && state != .unsent {
                        queue.post(.preparationFailed(id, .paymentIDUsed(invoice)))
                        return
                    }
                case .similarInvoice(let similar, _, _):
                    if let invoice = await Self.invoice(similar, in: history) { warnings.append(.similar(invoice)) }
                case .historyUnreadable(let failure):
                    queue.post(.preparationFailed(id, .failed("The history can't be read: \(failure).")))
                    return
                }
            }
            shelf.put(prepared, under: id)
            let request = prepared.request
            queue.post(
                .prepared(
                    id,
                    ReviewFacts(
                        method: request.method, amount: request.amount, paymentID: request.paymentID.text,
                        endpoint: prepared.endpoint, clientID: prepared.clientID, body: prepared.shownBody,
                        warnings: warnings)))
        }
    }

    func runSubmission(_ id: RequestID, prepared: RequestID, confirmation: String?, draftID: String) {
        let (gateway, queue, shelf, autosaver, usage) = (gateway, queue, shelf, autosaver, usage)
        launch(id, isSending: true) {
            guard let invoice = shelf.take(prepared), case .success(let service) = await gateway() else {
                queue.post(
                    .submitted(id, .notSent("The request is no longer prepared. Go back and review it again.")))
                return
            }
            let confirmed: ConfirmedInvoice
            do throws(ConfirmationProblem) {
                confirmed = try invoice.confirmed(by: confirmation)
            } catch {
                queue.post(.submitted(id, .notSent(ServiceWords.text(for: .notConfirmed(error)))))
                return
            }
            let outcome = await service.create(confirmed)
            if let sent = outcome.sent {
                // What was typed is in the history now; a refused one is kept too, to be mended.
                if sent.invoice.state != .rejected { autosaver.keep(nil, id: draftID) }
                // A convenience: without it only the order in the picker is another.
                if let kept = try? await usage.used(invoice.request.method.code) {
                    queue.post(.usageLoaded(kept))
                }
            }
            Self.tell(outcome, id, queue)
        }
    }

    func runResending(_ id: RequestID, invoiceID: String, card: String?, confirmation: String?) {
        let (gateway, queue, history) = (gateway, queue, history)
        launch(id, isSending: true) {
            guard case .success(let service) = await gateway(),
                let invoice = await Self.invoice(invoiceID, in: history)
            else {
                queue.post(.submitted(id, .notSent("The invoice can't be read from the history.")))
                return
            }
            let number = card.flatMap { CardNumber($0) }
            Self.tell(await service.resend(invoice, card: number, confirmedBy: confirmation), id, queue)
        }
    }

    private static func tell(_ outcome: CreateOutcome, _ id: RequestID, _ queue: EventQueue) {
        let result: SubmissionResult =
            switch outcome {
            case .created(let sent): .created(sent.invoice)
            case .rejected(let sent, _, true): .credentialsRefused(sent.invoice)
            case .rejected(let sent, _, false): .rejected(sent.invoice)
            case .unknown(let sent, _): .unknown(sent.invoice)
            case .unreachable(let sent, let text):
                .unreachable(sent.invoice, "The gateway could not be reached: \(text).")
            case .notSent(let refusal): .notSent(ServiceWords.text(for: refusal))
            }
        queue.post(.submitted(id, result, cautions: outcome.sent?.cautions ?? []))
    }

    /// Of what must not be overlooked about an answer, the worst.
    private static func tellLoudly(_ sent: SentInvoice, _ queue: EventQueue) {
        switch sent.cautions.first {
        case nil: break
        case .notRecorded(let why):
            queue.post(.alarmed("THE OUTCOME COULD NOT BE RECORDED: \(why). Write it down; u will find it again."))
        case .mismatch(let warning):
            let paymentID = sent.invoice.intent.paymentID.text
            queue.post(.alarmed("Payment \(paymentID): \(warning) Ask the gateway's support."))
        case .unsignedReply: queue.post(.warned("The gateway's answer was not signed; the profile accepts that."))
        }
    }

    func runSettling(_ id: RequestID, invoiceID: String) {
        let (gateway, queue, history) = (gateway, queue, history)
        launch(id) {
            let result: SettlingResult
            switch await gateway() {
            case .failure(let failure): result = .unanswered(ServiceWords.text(for: failure))
            case .success(let service):
                guard let invoice = await Self.invoice(invoiceID, in: history) else {
                    queue.post(
                        .settled(id, invoiceID: invoiceID, .unanswered("the invoice can't be read from the history")))
                    return
                }
                let outcome = await service.settle(invoice)
                result = SettlingResult(outcome, of: invoice)
                queue.post(
                    .settled(id, invoiceID: invoiceID, result, isRecorded: outcome.sent?.recordFailure == nil))
                if let sent = outcome.sent { Self.tellLoudly(sent, queue) }
                return
            }
            queue.post(.settled(id, invoiceID: invoiceID, result))
        }
    }

    func runStatus(_ id: RequestID, invoiceID: String) {
        let (gateway, queue, history) = (gateway, queue, history)
        launch(id) {
            let result: StatusResult
            var failure: RecordFailure?
            switch await gateway() {
            case .failure(let failure): result = .failed(ServiceWords.text(for: failure))
            case .success(let service):
                guard let invoice = await Self.invoice(invoiceID, in: history) else {
                    queue.post(
                        .statusAnswered(
                            id, invoiceID: invoiceID, .failed("The invoice can't be read from the history.")))
                    return
                }
                switch await service.refreshStatus(invoice) {
                case .report(let sent, _, _):
                    result = .updated(sent.invoice)
                    failure = sent.recordFailure
                case .problem(let problem): result = .failed(ServiceWords.text(for: problem))
                case .notAsked(let refusal): result = .failed(ServiceWords.text(for: refusal))
                }
            }
            queue.post(.statusAnswered(id, invoiceID: invoiceID, result))
            Self.tell(failure, toRecord: "THE STATUS", again: "r", queue)
        }
    }

    /// Says of what the gateway told, and the history lacks, which key asks for it again.
    static func tell(_ failure: RecordFailure?, toRecord what: String, again key: String, _ queue: EventQueue) {
        guard let failure else { return }
        queue.post(.alarmed("\(what) COULD NOT BE RECORDED: \(failure). \(key) asks for it again."))
    }

    /// The invoice with this local or payment id; nil where the history can't give it, which the caller tells.
    static func invoice(_ id: String, in history: HistoryStore) async -> Invoice? {
        await runBlocking { () throws(Never) in try? history.invoice(id: id) }
    }
}

extension SettlingResult {
    init(_ outcome: SettleOutcome, of invoice: Invoice) {
        switch outcome {
        case .created(let sent): self = .found(sent.invoice)
        case .notFound(let sent) where sent.invoice.state == .rejected: self = .rejected(sent.invoice)
        case .notFound(let sent): self = .notFound(sent.invoice)
        case .stillUnknown(_, let problem): self = .unanswered(ServiceWords.text(for: problem))
        case .notAsked(.wrongState(.created)): self = .found(invoice)
        case .notAsked(.beingSent): self = .stillSending
        case .notAsked(let refusal): self = .unanswered(ServiceWords.text(for: refusal))
        }
    }
}

extension SentInvoice {
    /// What must not be overlooked, the worst first.
    var cautions: [OutcomeCaution] {
        var cautions: [OutcomeCaution] = []
        if let recordFailure { cautions.append(.notRecorded("\(recordFailure)")) }
        if !differences.isEmpty { cautions.append(.mismatch(wording.warning(of: differences, in: invoice))) }
        if isReplyUnsigned { cautions.append(.unsignedReply) }
        return cautions
    }
}
