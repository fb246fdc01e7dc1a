import InvoiceCore
import Testing

/// Methods that the gateway's document doesn't have.
@Suite struct OwnMethodTests {
    private static let kaspi = PaymentMethod(
        code: "kaspi", title: "Kaspi, KZT", unit: "KZT", decimals: 2, country: Country(code: "kz"), kind: .mobileMoney)

    private func invoice(_ currency: String, _ amount: String, method: PaymentMethod? = nil) throws -> Invoice {
        var intent = InvoiceIntent(
            id: "1", createdAt: Timestamp(milliseconds: 0), paymentID: PaymentID(recorded: "26"), currency: currency,
            amount: try Amount(amount))
        if let method { intent.recordedMethod = RecordedMethod(method) }
        return Invoice(intent: intent)
    }

    @Test(arguments: [
        ("kaspi.kzt", "KZT", 2), ("Halyk.KZT", "KZT", 2), ("linepay.jpy", "JPY", 0), ("benefit-x.bhd", "BHD", 3),
        ("KZT", "KZT", 2), ("a.b.xof", "XOF", 0),
    ])
    func `a code in no list has the unit that it ends with`(code: String, unit: String, decimals: Int) throws {
        let invoice = try invoice(code, "5000")
        #expect(invoice.unit == unit)
        #expect(invoice.decimals == decimals)
        #expect(invoice.method?.displayName == code)
    }

    @Test(arguments: ["dogecoin", "kaspi.", "kaspi.coin", "", "."])
    func `a code that ends with no currency is its own unit`(code: String) throws {
        let invoice = try invoice(code, "5000.25")
        #expect(invoice.method == nil)
        #expect(invoice.unit == code)
        #expect(invoice.decimals == 2)
    }

    @Test func `the decimals are those of the document wherever it has the unit`() {
        for method in PaymentMethodCatalog.standard.methods where method.kind != .crypto {
            #expect(CurrencyUnit(code: method.unit)?.decimals == method.decimals, "\(method.code)")
        }
    }

    @Test func `a catalog takes methods on, puts others in their place, and hides some`() throws {
        let other = PaymentMethod(code: "upi.inr", title: "UPI, INR", unit: "INR", decimals: 0, kind: .upi)
        let catalog = PaymentMethodCatalog.standard.adding([Self.kaspi, other]).hiding(["tron"])
        #expect(catalog.methods.count == PaymentMethodCatalog.standard.methods.count)
        #expect(catalog.methods.last == Self.kaspi)
        #expect(catalog["upi.inr"]?.decimals == 0)
        #expect(catalog["tron"] == nil)
        #expect(catalog.search("kazakhstan").map(\.code) == ["kaspi"])
        #expect(catalog.suggestions(for: "kaspy").first == "kaspi")
        #expect(Self.kaspi.displayName == "Kaspi, Kazakhstan")
    }

    @Test func `a draft is checked by the profile's methods`() throws {
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.paymentID) = ("kaspi", "10.255", "1")
        let catalog = PaymentMethodCatalog.standard.adding([Self.kaspi])
        #expect(
            draft.issues(catalog: catalog).map(\.problem)
                == [.amount(.tooManyDecimals(allowed: 2, typed: 3), unit: "KZT")])
        draft.amount = "10.25"
        #expect(try draft.checked(catalog: catalog).get().method == Self.kaspi)
        guard case .currencyUnknown("kaspi", _)? = draft.issues().first?.problem else {
            Issue.record("known to the document")
            return
        }
    }

    @Test func `an invoice tells its method itself where the document doesn't`() throws {
        let own = try invoice("kaspi", "5000", method: Self.kaspi)
        #expect(own.unit == "KZT")
        #expect(own.decimals == 2)
        #expect(own.method?.provider == "Kaspi")
        let listed = try #require(PaymentMethodCatalog.standard["tron"])
        #expect(RecordedMethod(listed) == RecordedMethod())
        let otherwise = PaymentMethod(code: "tron", title: "Tron, TRX", unit: "TRX", decimals: 2, kind: .crypto)
        #expect(try invoice("tron", "5", method: otherwise).decimals == 2)
    }

    @Test(arguments: [("K Z", "2"), ("KZT", "19"), ("KZT", "-1"), ("KZT", "two"), ("", "2"), ("\u{202e}TZK", "2")])
    func `what a file says of a method counts only where it can be one's`(unit: String, decimals: String) throws {
        var invoice = try invoice("kaspi.kzt", "5000")
        var intent = invoice.intent
        (intent.recordedMethod.unit, intent.recordedMethod.decimals) = (unit, decimals)
        invoice = Invoice(intent: intent)
        #expect(invoice.unit == "KZT")
        #expect(invoice.decimals == 2)
    }

    @Test func `sums of one code in two units are two`() throws {
        let tenge = PaymentMethod(code: "kaspi", title: nil, unit: "KZT", decimals: 2, kind: .card)
        let dollars = PaymentMethod(code: "kaspi", title: nil, unit: "USD", decimals: 2, kind: .card)
        var statistics = InvoiceStatistics()
        statistics.add(try invoice("kaspi", "5000", method: tenge)) { _ in 0 }
        statistics.add(try invoice("kaspi", "7.50", method: dollars)) { _ in 0 }
        #expect(statistics.total.sums["KZT"]?.total?.description == "5000")
        #expect(statistics.total.sums["USD"]?.total?.description == "7.5")
        #expect(statistics.methods.keys.sorted() == ["kaspi"])
    }

    @Test func `a search finds an invoice by the unit and the title that it tells`() throws {
        let invoice = try invoice("kaspi", "5000", method: Self.kaspi)
        func matches(_ text: String) throws -> Bool {
            try InvoiceQuery(text, now: Timestamp(milliseconds: 0), offset: { _ in 0 }).matches(invoice)
        }
        #expect(try matches("currency:kzt"))
        #expect(try matches("method:Kaspi"))
        #expect(try matches("5000.00"))
        #expect(try !matches("currency:usd"))
    }

    @Test(arguments: [("kaspi.kzt", "halyk.kzt"), ("usdt_trc20", "usdt_bep20"), ("visamaster.uah", "privat24.uah")])
    func `another method's code is another currency, listed or not`(own: String, other: String) throws {
        var report = StatusReport(status: GatewayStatus("FINISHED"))
        let intent = try invoice(own, "5000").intent
        (report.currency, report.amount) = (other, intent.amount)
        #expect(report.differences(from: intent) == [.currency(asked: own, found: other)])
        report.currency = intent.method?.unit
        #expect(report.differences(from: intent) == [])
    }

    private func draft(_ currency: String, _ amount: String, unit: String = "", decimals: String) -> InvoiceDraft {
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.paymentID) = (currency, amount, "1")
        (draft.unit, draft.decimals) = (unit, decimals)
        return draft
    }

    @Test func `a code that isn't listed can be invoiced once its unit and decimals are told`() throws {
        let method = try draft("halyk.kzt", "10.25", decimals: "2").checked().get().method
        #expect((method.unit, method.decimals) == ("KZT", 2))
        #expect(try draft("dogecoin", "0.12345678", unit: "DOGE", decimals: "8").checked().get().method.unit == "DOGE")
        #expect(
            draft("halyk.kzt", "10.255", decimals: "2").issues().map(\.problem)
                == [.amount(.tooManyDecimals(allowed: 2, typed: 3), unit: "KZT")])
    }

    @Test(arguments: [
        ("dogecoin", "", "8", [ValidationIssue(.unit, .unitMissing)]),
        ("dogecoin", "D.O", "8", [ValidationIssue(.unit, .unitUnusable)]),
        ("dogecoin", "DOGE", "", [ValidationIssue(.decimals, .decimalsMissing)]),
        ("dogecoin", "DOGE", "19", [ValidationIssue(.decimals, .decimalsUnusable)]),
        ("dogecoin", "DOGE", "+2", [ValidationIssue(.decimals, .decimalsUnusable)]),
        ("visamaster.uah", "", "4", [ValidationIssue(.decimals, .listedOtherwise(unit: "UAH", decimals: 2))]),
        ("visamaster.uah", "USD", "2", [ValidationIssue(.unit, .listedOtherwise(unit: "UAH", decimals: 2))]),
        ("visamaster.uah", "uah", "2", []),
    ])
    func `what is wrong with the unit or the decimals is told`(
        currency: String, unit: String, decimals: String, issues: [ValidationIssue]
    ) {
        #expect(draft(currency, "5", unit: unit, decimals: decimals).issues() == issues)
    }

    @Test(arguments: ["do ge", "-doge", "дож", ""])
    func `what is no code is none with decimals either`(code: String) {
        #expect(draft(code, "5", unit: "DOGE", decimals: "8").issues().map(\.field) == [.currency])
    }
}
