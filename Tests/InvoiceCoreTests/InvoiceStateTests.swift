import InvoiceCore
import Testing

/// Every state, every event, and what becomes of it.
@Suite struct InvoiceStateTests {
    private static let events: [(name: String, change: InvoiceUpdate.Change)] = [
        ("created", .created(tracking: "79DF-60B0-17F6", isSettled: false)),
        ("rejected", .rejected(GatewayRejection(code: "7", message: "no"))),
        ("unknown", .unknown(UnknownReason(.timeout))), ("unsent", .unsent("refused")), ("resent", .resent(lease: "b")),
        ("notFound", .notFound), ("closed", .closed),
        ("status", .status(StatusReport(status: GatewayStatus("FINISHED")))),
        ("payment", .paymentStarted(PaymentStart(status: GatewayStatus("PAYIN")))), ("note", .note("x")),
    ]

    /// A row for each event, a column for each state that it comes upon.
    private static let table = """
        event      sending   created   rejected  unknown   unsent    closed
        created    created   created   created   created   created   created
        rejected   rejected  created   rejected  rejected  rejected  rejected
        unknown    unknown   created   rejected  unknown   unsent    closed
        unsent     unsent    created   rejected  unknown   unsent    closed
        resent     sending   created   rejected  sending   sending   sending
        notFound   sending   created   rejected  unknown   unsent    closed
        closed     sending   created   rejected  closed    unsent    closed
        status     sending   created   rejected  unknown   unsent    closed
        payment    sending   created   rejected  unknown   unsent    closed
        note       sending   created   rejected  unknown   unsent    closed
        """

    @Test func `states and events are as the table has them`() {
        let rows = Self.table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        let states = rows[0].dropFirst().compactMap(InvoiceState.init)
        #expect(Set(states) == Set(InvoiceState.allCases))
        #expect(rows.dropFirst().map(\.[0]) == Self.events.map(\.name))
        for (row, event) in zip(rows.dropFirst(), Self.events) {
            #expect(states.map { $0.after(event.change).rawValue } == Array(row.dropFirst()), "\(event.name)")
        }
    }

    private func invoice(_ updates: [InvoiceUpdate]) throws -> Invoice {
        let intent = InvoiceIntent(
            id: "1", createdAt: Timestamp(milliseconds: 0), paymentID: PaymentID(recorded: "26"), currency: "bitcoin",
            amount: try Amount("0.5"))
        return Invoice(intent: intent, updates: updates)
    }

    @Test func `what a later start of the payment leaves out stays known`() throws {
        let starts = [
            PaymentStart(link: "l", address: "a", currentConfirmations: 1, neededConfirmations: 4),
            PaymentStart(currentConfirmations: 2),
        ]
        let payment = try invoice(starts.map { update(.paymentStarted($0)) }).payment
        #expect(
            payment == PaymentStart(link: "l", address: "a", currentConfirmations: 2, neededConfirmations: 4))
    }

    private func update(_ change: InvoiceUpdate.Change, _ signature: Exchange.Signature? = nil) -> InvoiceUpdate {
        let exchange = signature.map {
            Exchange(httpStatus: 200, reply: "", isTruncated: false, elapsedMilliseconds: 1, signature: $0)
        }
        return InvoiceUpdate(id: "1", at: Timestamp(milliseconds: 1), change: change, exchange: exchange)
    }

    @Test func `an event that leads nowhere leaves the reasons alone`() throws {
        let rejected = Self.events[1].change
        let stays = try invoice([update(rejected), update(.unknown(UnknownReason(.timeout))), update(.notFound)])
        #expect(stays.rejection?.message == "no")
        #expect(stays.unknownReason == nil)
        let created = try invoice([update(rejected), update(Self.events[0].change)])
        #expect(created.rejection == nil)
    }

    @Test func `another tracking number is told beside the first and doesn't take its place`() throws {
        let first = Self.events[0].change
        let other = InvoiceUpdate.Change.created(tracking: "0000-0000-0000", isSettled: true)
        let invoice = try invoice([update(first), update(other)])
        #expect(invoice.tracking == "79DF-60B0-17F6")
        #expect(invoice.otherTracking == "0000-0000-0000")
        let same = InvoiceUpdate.Change.created(tracking: "79df-60b0-17f6", isSettled: true)
        #expect(try self.invoice([update(first), update(same)]).otherTracking == nil)
    }

    @Test(arguments: [
        ([Exchange.Signature.verified], true), ([.missing], false), ([.wrong], false), ([.missing, .missing], true),
        ([.verified, .missing], true), ([], false),
    ])
    func `one signed or two unsigned answers let it be sent again`(answers: [Exchange.Signature], mayBe: Bool) throws {
        let unknown = update(.unknown(UnknownReason(.timeout)))
        let asked = answers.map { update(.notFound, $0) }
        #expect(try invoice([unknown] + asked).isResendable == mayBe)
        #expect(try invoice([unknown] + asked).isClosable == mayBe)
        #expect(try !invoice([unknown] + asked + [update(.closed)]).isResendable)
        #expect(try !invoice([unknown] + asked + [update(.unknown(UnknownReason(.interrupted)))]).isResendable)
        #expect(try !invoice([update(Self.events[1].change)] + asked).isResendable)
    }

    private func about(_ sending: Int?, _ change: InvoiceUpdate.Change) -> InvoiceUpdate {
        let exchange = Exchange(
            httpStatus: 200, reply: "", isTruncated: false, elapsedMilliseconds: 1, signature: .verified)
        return InvoiceUpdate(
            id: "1", at: Timestamp(milliseconds: 1), change: change, exchange: exchange, sending: sending)
    }

    private static let lost = InvoiceUpdate.Change.unknown(UnknownReason(.timeout))
    private static let again = InvoiceUpdate.Change.resent(lease: "b")

    @Test func `what is about an earlier sending changes nothing`() throws {
        let sentAgain = [about(1, Self.lost), about(1, .notFound), update(Self.again)]
        let invoice = try invoice(sentAgain)
        #expect(invoice.sendings == 2)
        for late in [Self.lost, .unknown(UnknownReason(.interrupted)), .unsent("refused"), .notFound] {
            #expect(try self.invoice(sentAgain + [about(1, late)]).state == .sending, "\(late)")
            // Old records don't say which sending they are about: it is the last.
            let old = invoice.state.after(late)
            #expect(try self.invoice(sentAgain + [about(nil, late)]).state == old, "\(late)")
            #expect(try self.invoice(sentAgain + [about(2, late)]).state == old, "\(late)")
        }
        let unanswered = sentAgain + [about(2, Self.lost)]
        #expect(try !self.invoice(unanswered + [about(1, .notFound)]).isResendable)
        #expect(try self.invoice(unanswered + [about(2, .notFound)]).isResendable)
        #expect(try self.invoice(unanswered + [about(nil, .notFound)]).isResendable)
        // A late word about the first doesn't take away what was said of the second.
        #expect(try self.invoice(unanswered + [about(2, .notFound), about(1, Self.lost)]).isResendable)
    }

    @Test func `closing counts for the sending that it is about, and a tracking number opens it again`() throws {
        let missing = [about(1, Self.lost), about(1, .notFound)]
        #expect(try invoice(missing + [about(1, .closed)]).state == .closed)
        #expect(try invoice(missing + [update(Self.again), about(2, Self.lost), about(1, .closed)]).state == .unknown)
        let closed = try invoice(missing + [about(1, .closed)])
        #expect(closed.reopenedAt == nil)
        var found = InvoiceUpdate(
            id: "1", at: Timestamp(milliseconds: 7), change: .created(tracking: "A", isSettled: true))
        #expect(try invoice(missing + [about(1, .closed), found]).reopenedAt == Timestamp(milliseconds: 7))
        found.at = Timestamp(milliseconds: 0)
        #expect(try invoice(missing + [found]).reopenedAt == nil)
    }

    @Test func `a tracking number counts for every sending`() throws {
        let created = InvoiceUpdate.Change.created(tracking: "A", isSettled: true)
        #expect(try invoice([about(1, Self.lost), update(Self.again), about(1, created)]).state == .created)
    }

    @Test func `an outcome tells of a sending whose own record is lost`() throws {
        let unsent = about(1, .unsent("refused"))
        let invoice = try invoice([unsent, about(2, Self.lost)])
        #expect(invoice.state == .unknown)
        #expect(invoice.sendings == 2)
        #expect(try self.invoice([unsent, about(2, .unsent("refused"))]).state == .unsent)
        #expect(try self.invoice([about(1, Self.lost), about(2, .unsent("refused"))]).state == .unknown)
    }
}
