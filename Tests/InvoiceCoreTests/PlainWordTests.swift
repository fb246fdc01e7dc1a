import InvoiceCore
import Testing

/// Plain words of a search that mean more than their text.
@Suite struct PlainWordTests {
    /// A Sunday, 14:32 two hours east of Greenwich.
    private let now = Timestamp("2026-11-22T12:32:00Z")!

    private func query(_ text: String) throws -> InvoiceQuery { try InvoiceQuery(text, now: now, offset: 7200) }

    private func invoice(
        _ amount: String = "671.5", at moment: String = "2026-11-21T15:00:00Z", description: String? = nil,
        tracking: String = "79DF-60B0-17F6", currency: String = "visamaster.uah", status: String? = nil
    ) throws -> Invoice {
        let created = Timestamp(moment)!
        var intent = InvoiceIntent(
            id: "01ABC", createdAt: created, paymentID: PaymentID(recorded: "inv-7"), currency: currency,
            amount: try Amount(amount))
        intent[.description] = description
        var changes: [InvoiceUpdate.Change] = [.created(tracking: tracking, isSettled: false)]
        if let status {
            var report = StatusReport(status: GatewayStatus(status))
            (report.currency, report.amount) = (currency, try Amount(amount))
            changes.append(.status(report))
        }
        return Invoice(intent: intent, updates: changes.map { InvoiceUpdate(id: "01ABC", at: created, change: $0) })
    }

    @Test(arguments: ["671,50", "671.50", "671,5", "671.5", "671.500"])
    func `a number finds that amount, with a comma or a dot`(text: String) throws {
        #expect(try query(text).matches(invoice()))
        #expect(try !query(text).matches(invoice("672.5")))
    }

    @Test func `a number still finds texts that have it`() throws {
        #expect(try query("12,75").matches(invoice("1", description: "size 12,75 cm")))
        #expect(try query("1000.00").matches(invoice("5", description: "was 1000.00")))
        #expect(try !query("1000.00").matches(invoice("5", description: "was 1000")))
        // In quotes it is nothing but a text.
        #expect(try !query("\"671,50\"").matches(invoice()))
        // A number with zeros before it is a name.
        #expect(try !query("0671.5").matches(invoice()))
    }

    @Test(arguments: [
        "yesterday", "Вчера", "вчора", "hier", "saturday", "суббота", "субботу", "субота", "samedi", "21.11",
        "21.11.2026", "21.11.26", "2026-11-21", "21 nov", "21 November", "21 ноя", "21 ноября", "21 листопада",
        "21 лис",
        "21 novembre", "671,50 вчера", "671.50 yesterday",
    ])
    func `a day word finds what was made on that day`(text: String) throws {
        #expect(try query(text).matches(invoice()))
        #expect(try !query(text).matches(invoice(at: "2026-11-20T15:00:00Z")))
        // 23:30 in Greenwich is the next day here.
        #expect(try !query(text).matches(invoice(at: "2026-11-21T23:30:00Z")))
    }

    @Test func `a day word still finds texts that have it`() throws {
        #expect(try query("hier").matches(invoice(at: "2026-01-01T15:00:00Z", description: "payé hier")))
        #expect(try query("21 nov").matches(invoice(at: "2026-01-01T15:00:00Z", description: "Nov. 21")))
        #expect(try !query("21 nov").matches(invoice(at: "2026-01-01T15:00:00Z", description: "Nov.")))
        #expect(try !query("\"yesterday\"").matches(invoice()))
    }

    @Test(arguments: ["32.11", "21.13", "30.02", "21.11.", "21.1.1.1", "21 ju", "21 xyz", "0 nov", "32 nov"])
    func `what is no day is a text`(text: String) throws {
        #expect(try query(text).loose.allSatisfy { $0.day == nil })
    }

    @Test func `a date without a year is the latest that isn't ahead`() throws {
        #expect(try query("23.11").loose.first?.day?.day.date == "2025-11-23")
        #expect(try query("22.11").loose.first?.day?.day.date == "2026-11-22")
        #expect(try query("29.02").loose.first?.day?.day.date == "2024-02-29")
        #expect(try query("sunday").loose.first?.day?.day.date == "2026-11-22")
        #expect(try query("monday").loose.first?.day?.day.date == "2026-11-16")
    }

    @Test(arguments: [
        ("since:вчера", "2026-11-20T22:00:00Z"), ("since:monday", "2026-11-15T22:00:00Z"),
        ("since:14.11", "2026-11-13T22:00:00Z"), ("since:today", "2026-11-21T22:00:00Z"),
    ])
    func `conditions take the same days`(text: String, moment: String) throws {
        #expect(try query(text).since == Timestamp(moment))
    }

    @Test func `what is left out is left out by every meaning`() throws {
        #expect(try !query("-671,50").matches(invoice()))
        #expect(try !query("-вчера").matches(invoice()))
        #expect(try query("-вчера").matches(invoice(at: "2026-11-20T15:00:00Z")))
    }

    @Test(arguments: ["79DF60B017F6", "79df60b0", "79DF-60B0-17F6", "id:79df60b017f6", "id:79DF60"])
    func `a tracking number is found with and without its dashes`(text: String) throws {
        #expect(try query(text).matches(invoice()))
        #expect(try !query(text).matches(invoice(tracking: "80DF-60B0-17F6")))
    }

    @Test(arguments: ["01ABC", "01abc", "inv-7", "79df-60b0-17f6"])
    func `an invoice that is named is met in any case`(id: String) throws {
        var named = InvoiceQuery()
        named.add(id: id)
        #expect(try named.matches(invoice()))
    }

    @Test func `of a number alone the gateway can be asked`() throws {
        let tracking = GatewayNumber.tracking("79df-60b0-17f6", typed: PaymentID(recorded: "79df60b017f6"))
        #expect(try query("79df60b017f6").onlyNumber(in: "79df60b017f6") == tracking)
        #expect(try query("id:79df60b017f6").onlyNumber(in: "id:79df60b017f6") == tracking)
        let id = "1795350000000001"
        #expect(try query(id).onlyNumber(in: id) == (try .paymentID(PaymentID(id))))
        #expect(try query("671,50 вчера").onlyNumber(in: "671,50 вчера") == nil)
    }

    /// Every word that the list may show for a state, and the names that it goes by elsewhere.
    @Test func `every word that the list shows finds its rows`() throws {
        let words = [
            ("PAYIN", ["started", "paying", "PAYIN"]), ("PAYED", ["paid"]), ("FINISHED", ["finished"]),
            ("FAILED", ["failed"]), ("CANCELED", ["canceled", "cancelled"]), ("HELD_FOR_REVIEW", ["HELD_FOR_REVIEW"]),
        ]
        for (status, names) in words {
            let invoice = try invoice(status: status)
            for name in names {
                #expect(try query(name).matches(invoice), "\(name)")
                #expect(try query("status:\(name)").matches(invoice), "status:\(name)")
                #expect(try !query(name).matches(self.invoice()), "\(name)")
            }
        }
    }

    @Test func `the word of every state is taken, whole and as its beginning`() throws {
        for state in ShownState.allCases {
            for text in ["status:\(state.argument)", "status:\"\(state.rawValue)\"", "status:\(state.rawValue)"] {
                #expect(try query(text).statuses.contains(.shown(state)), "\(text)")
            }
        }
        #expect(try query("status:other").statuses == [.shown(.otherSum)])
        #expect(try query("status:paying").statuses.contains(.shown(.started)))
    }
}
