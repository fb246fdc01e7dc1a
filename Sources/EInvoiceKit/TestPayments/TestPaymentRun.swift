import InvoiceCore

/// Tries the gateway's test amounts over some currencies: create, start the payment, follow it to its end.
///
/// They are ordinary invoices, recorded like any other, and marked: no count or sum has them. Where the first of them can't be sent, or bring no usable answer, the
/// run stops by itself: nobody wants a hundred unknown outcomes. Stopped, a run lets requests on their way come to their end, and
/// goes on where it was when ``run(confirmedBy:)`` is called again: nothing is created twice.
public actor TestPaymentRun {
    /// The description of each invoice.
    public static let description = "Test payment"
    /// From 1 s to 10 s, for five minutes at most.
    public static let usualPace = PollSchedule(
        first: .seconds(1), longest: .seconds(10), growth: 1.5, patience: .seconds(300))

    /// All payments of the run as they are now, in their order.
    public private(set) var payments: [TestPayment]

    /// True where the run stopped by itself, with payments left.
    public var isGivenUp: Bool { hasGivenUp && payments.contains { $0.verdict == nil } }

    private let service: InvoiceService
    private let fields: [ExtraField]
    private let follower: StatusFollower
    /// For all requests of the run together.
    private let semaphore: AsyncSemaphore
    private var hasGivenUp = false
    private var running: Task<Void, Never>?
    private var told: AsyncStream<TestPayment>.Continuation?

    /// Payments that are under way at once; most of the time they wait for the payment to settle.
    private static let underWay = 16

    /// Asks nothing yet.
    ///
    /// - Parameters:
    ///   - service: of the profile to try.
    ///   - payments: those of ``InvoiceCore/TestPayment/all(for:)``, or what came of them in a run before: it goes on there.
    ///   - fields: extra fields by hand; they win over values from the gateway's rules.
    ///   - schedule: how payments are followed; its `atOnce` holds for all requests of the run together.
    public init(
        service: InvoiceService, payments: [TestPayment], fields: [ExtraField] = [],
        schedule: PollSchedule = TestPaymentRun.usualPace
    ) {
        self.service = service
        self.fields = fields
        semaphore = AsyncSemaphore(places: schedule.atOnce)
        follower = StatusFollower(
            schedule: schedule, dependencies: service.dependencies, semaphore: semaphore
        ) { await service.refreshStatus($0.id) }
        self.payments = payments
    }

    /// Begins, or goes on: also with payments that came to no end, where trying again may bring one.
    ///
    /// - Parameter name: the profile's name, typed by a person; a live profile needs it.
    /// - Returns: a payment each time when something about it is new. It ends when all are done or the run was stopped;
    ///   who stops listening stops the run.
    public func run(confirmedBy name: String? = nil) throws(Problem) -> AsyncStream<TestPayment> {
        if service.profile.kind == .live, name != service.profile.name { throw .nameNeeded(service.profile.name) }
        if running != nil { throw .isRunning }
        let (stream, continuation) = AsyncStream.makeStream(of: TestPayment.self)
        let task = Task { await runAll() }
        running = task
        hasGivenUp = false
        told = continuation
        continuation.onTermination = { _ in task.cancel() }
        return stream
    }

    /// Begins nothing more, and returns when what was on its way has come to its end.
    public func stop() async {
        running?.cancel()
        await running?.value
    }

    private func runAll() async {
        let rules = await service.extraFieldRules(maxAge: 300).best?.rules ?? []
        let open = payments.indices.filter { isOpen(payments[$0]) }
        for index in open { change(index) { $0.reopen() } }
        _ = await AsyncSemaphore(places: Self.underWay).each(of: open) { await self.carryOn($0, rules) }
        // Payments that were stopped half way wait again.
        for index in payments.indices where payments[index].stage != .done { change(index) { $0.stage = .waiting } }
        running = nil
        told?.finish()
        told = nil
    }

    private func isOpen(_ payment: TestPayment) -> Bool {
        switch payment.verdict {
        case nil: true
        case .inconclusive(let reason): reason.mayChange
        case .asExpected, .other, .mismatch: false
        }
    }

    private func change(_ index: Int, _ edit: (inout TestPayment) -> Void) {
        var payment = payments[index]
        edit(&payment)
        if payment == payments[index] { return }
        payments[index] = payment
        told?.yield(payment)
    }

    // MARK: One payment

    /// Takes a payment from where it is as far as it goes.
    private func carryOn(_ index: Int, _ rules: [ExtraFieldRule]) async {
        guard let invoice = await created(index, rules) else { return }
        guard !Task.isCancelled else { return }
        if !invoice.isPaymentStarted {
            guard await start(index, invoice) else { return }
        }
        guard !Task.isCancelled else { return }
        await follow(index, invoice)
    }

    /// The payment's invoice, made, found again, or there already; nil where there is none to go on with.
    private func created(_ index: Int, _ rules: [ExtraFieldRule]) async -> Invoice? {
        if let invoice = payments[index].invoice, invoice.state == .created { return invoice }
        change(index) { $0.stage = .creating }
        let service = service
        if let unknown = payments[index].invoice, unknown.state == .unknown || unknown.state == .sending {
            switch await semaphore.through({ await service.settle(unknown.id) }) {
            case nil: return leaveForLater(index)
            case .created(let sent): return take(sent, index)
            case .notFound(let sent):
                // The same one again: should the first request arrive late, the gateway knows it by its payment id.
                let invoice = take(sent, index)
                return await inTurn(index) {
                    await Self.sendAgain(invoice, service)
                }
            case .stillUnknown(let sent, let failure):
                end(index, sent, .inconclusive(.failed(.gateway(failure))))
                return nil
            case .notAsked(let problem):
                end(index, nil, .inconclusive(.failed(problem)))
                return nil
            }
        }
        return await create(index, rules)
    }

    private func create(_ index: Int, _ rules: [ExtraFieldRule]) async -> Invoice? {
        let payment = payments[index]
        let (filled, unfilled) = extraFields(for: payment.currency, rules)
        guard unfilled.isEmpty else {
            end(index, nil, .inconclusive(.failed(.unfilled(unfilled))))
            return nil
        }
        var draft = service.profile.emptyDraft
        draft.currency = payment.currency
        draft.amount = payment.amount.description
        draft[.description] = Self.description
        draft.extraFields = filled
        let (service, pending) = (service, draft)
        return await inTurn(index) { await Self.send(pending, rules, service) }
    }

    /// Sends when it is its turn, unless the run is stopped by then.
    private func inTurn(
        _ index: Int, _ send: @escaping @Sendable () async -> CreateOutcome
    ) async -> Invoice? {
        let invoice = await semaphore.through {
            // Not part of the run's task: a request that is on its way must not be given up, its outcome would be unknown.
            let outcome = await Task { await send() }.value
            // Taken in before it is the next one's turn, which isn't sent where this one shows that it would fare no better.
            return await self.takeIn(outcome, index)
        }
        return invoice ?? leaveForLater(index)
    }

    private func leaveForLater(_ index: Int) -> Invoice? {
        change(index) { $0.stage = .waiting }
        return nil
    }

    /// Takes in the outcome of creating, and returns the invoice, or nil where the payment is at its end.
    private func takeIn(_ outcome: CreateOutcome, _ index: Int) -> Invoice? {
        switch outcome {
        case .created(let sent): return take(sent, index)
        case .rejected(let sent, let rejection, areCredentialsRefused: true):
            end(index, sent, .inconclusive(.failed(.gateway(.credentialsRefused(rejection)))))
        case .rejected(let sent, let rejection, _): end(index, sent, .inconclusive(.rejected(rejection)))
        case .unknown(let sent, let reason): end(index, sent, .inconclusive(.unknown(reason)))
        case .unreachable(let sent, let text):
            end(index, sent, .inconclusive(.failed(.gateway(.unreachable(text)))))
        case .notSent(let problem): end(index, nil, .inconclusive(.failed(problem)))
        }
        return nil
    }

    private static func send(
        _ draft: InvoiceDraft, _ rules: [ExtraFieldRule], _ service: InvoiceService
    ) async -> CreateOutcome {
        var draft = draft
        do throws(StorageProblem) {
            draft.paymentID = try await service.proposePaymentID().text
        } catch {
            return .notSent(.notRecorded(error))
        }
        switch draft.checked(catalog: service.profile.catalog, rules: rules) {
        case .failure(let invalid): return .notSent(.invalid(invalid.issues))
        case .success(let request):
            do throws(Problem) {
                let confirmation = try confirmation(of: request.amount, service)
                var prepared = service.shown(request)
                prepared.isTest = true
                return await service.create(prepared, confirmation)
            } catch {
                return .notSent(error)
            }
        }
    }

    private static func sendAgain(_ invoice: Invoice, _ service: InvoiceService) async -> CreateOutcome {
        do throws(Problem) {
            return await service.resend(invoice.id, try confirmation(of: invoice.intent.amount, service))
        } catch {
            return .notSent(error)
        }
    }

    /// The run was confirmed as a whole.
    private static func confirmation(
        of amount: Amount, _ service: InvoiceService
    ) throws(Problem) -> Confirmation {
        try Confirmation(amount.description, of: amount, on: service.profile.kind)
    }

    private func extraFields(
        for currency: String, _ rules: [ExtraFieldRule]
    ) -> (fields: [ExtraField], unfilled: [String]) {
        let (filled, unfilled) = ExtraField.forTestPayment(in: currency, rules: rules)
        let ruled = Set(rules.map(\.name))
        let wanted = Set(rules.filter { $0.applies(to: currency) }.map(\.name))
        // One that only other currencies' rules name isn't meant for this one.
        let own = fields.filter { wanted.contains($0.name) || !ruled.contains($0.name) }
        let names = Set(own.map(\.name))
        return (own + filled.filter { !names.contains($0.name) }, unfilled.filter { !names.contains($0) })
    }

    private func start(_ index: Int, _ invoice: Invoice) async -> Bool {
        change(index) { $0.stage = .starting }
        let service = service
        switch await semaphore.through({ await Task { await service.startPayment(invoice.id) }.value }) {
        case nil: break
        case .started(let sent, let payment):
            _ = take(sent, index)
            change(index) { $0.status = payment.status ?? $0.status }
            return true
        // It came to its end by other ways: what is left is to look how.
        case .failed(.paymentEnded(let status)):
            change(index) { $0.status = status }
            return true
        case .failed(let problem): end(index, nil, .inconclusive(.failed(problem)))
        }
        return false
    }

    private func follow(_ index: Int, _ invoice: Invoice) async {
        change(index) { $0.stage = .following }
        for await event in follower.follow([invoice]) { conclude(index, event) }
    }

    private func conclude(_ index: Int, _ event: FollowEvent) {
        if case .report(let sent, let report, _) = event.outcome {
            _ = take(sent, index)
            change(index) { $0.status = report.status }
        }
        switch (event.next, event.outcome) {
        case (.again, _): break
        case (.refused, .failed(let problem)): end(index, nil, .inconclusive(.failed(problem)))
        case (.ended, _), (.outOfPatience, _), (.refused, .report):
            let status = payments[index].status
            let verdict = status.flatMap { payments[index].verdict(on: $0) }
            end(index, nil, verdict ?? .inconclusive(.outOfPatience(status)))
        }
    }

    private func take(_ sent: SentInvoice, _ index: Int) -> Invoice {
        change(index) { payment in
            payment.invoice = sent.invoice
            payment.recordFailure = sent.recordFailure ?? payment.recordFailure
        }
        return sent.invoice
    }

    private func end(_ index: Int, _ sent: SentInvoice?, _ verdict: TestPayment.Verdict) {
        if let sent { _ = take(sent, index) }
        change(index) { payment in
            payment.stage = .done
            payment.verdict = verdict
        }
        if !hasGivenUp, payments.areHopeless {
            hasGivenUp = true
            running?.cancel()
        }
    }
}

extension TestPayment {
    /// Back to waiting, with the invoice that it has.
    fileprivate mutating func reopen() {
        stage = .waiting
        verdict = nil
    }
}
