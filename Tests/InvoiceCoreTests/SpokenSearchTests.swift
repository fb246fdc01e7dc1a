import InvoiceCore
import Testing

/// Searches in the words of other languages than English.
@Suite struct SpokenSearchTests {
    /// A Sunday, 14:32 two hours east of Greenwich.
    private let now = Timestamp("2026-11-22T12:32:00Z")!

    private func query(_ text: String, speaking language: LanguageCode = .english) throws -> InvoiceQuery {
        try InvoiceQuery(text, now: now, speaking: language, offset: { _ in 7200 })
    }

    private func invoice(_ status: String?) throws -> Invoice {
        let intent = InvoiceIntent(
            id: "01ABC", createdAt: now, paymentID: PaymentID(recorded: "inv-7"), currency: "visamaster.uah",
            amount: try Amount("100.50"))
        var changes: [InvoiceUpdate.Change] = [.created(tracking: "79DF-60B0", isSettled: false)]
        if let status {
            var report = StatusReport(status: GatewayStatus(status))
            (report.currency, report.amount) = ("visamaster.uah", intent.amount)
            changes.append(.status(report))
        }
        return Invoice(intent: intent, updates: changes.map { InvoiceUpdate(id: "01ABC", at: now, change: $0) })
    }

    @Test(arguments: [
        ("статус:paid состояние:paid", "status:paid state:paid"), ("стан:paid", "state:paid"),
        ("statut:paid état:paid", "status:paid state:paid"), ("ETAT:paid", "state:paid"),
        ("валюта:uah", "currency:uah"), ("devise:xof", "currency:xof"), ("номер:79df", "id:79df"),
        ("numéro:79df", "id:79df"), ("способ:visa", "method:visa"), ("спосіб:visa", "method:visa"),
        ("moyen:visa", "method:visa"), ("аккаунт:5 плательщик:44", "account:5 sender:44"),
        ("акаунт:5 платник:44", "account:5 sender:44"), ("compte:5 payeur:44", "account:5 sender:44"),
        ("сумма>100 больше:200", "amount>200"), ("сума<100 менше:50", "amount<50"), ("меньше:5", "amount<5"),
        ("більше:5", "amount>5"), ("montant=5 plus:1 moins:9", "amount=5 amount>1 amount<9"),
        ("сумма=100,50 plus:1,500", "amount=100.50 amount>1.5"),
        ("от:22.11 до:22.11.2026", "since:2026-11-22 until:2026-11-22"),
        ("від:22.11", "since:2026-11-22"), ("du:22/11 au:22/11/2026", "since:2026-11-22 until:2026-11-22"),
        ("depuis:hier jusque:auj", "since:yesterday until:today"), ("от:сейчас", "since:now"),
        ("від:зараз", "since:now"), ("depuis:maintenant", "since:now"), ("ОТ:Вчера", "since:yesterday"),
        ("від:учора", "since:yesterday"), ("du:aujourd’hui", "since:today"), ("du:aujourd'hui", "since:today"),
        ("du:aujourdʼhui", "since:today"), ("-статус:paid -сумма>5", "-status:paid -amount>5"),
        ("-номер:01", "-id:01"),
    ])
    func `conditions have names in every language`(text: String, english: String) throws {
        #expect(try query(text) == query(english))
    }

    @Test(arguments: [
        ("30м", "30m"), ("3ч", "3h"), ("7д", "7d"), ("2н", "2w"), ("30х", "30m"), ("2т", "2w"),
        ("30min", "30m"), ("7j", "7d"), ("2sem", "2w"), ("2Н", "2w"),
    ])
    func `times are counted back in every language`(text: String, english: String) throws {
        #expect(try query("since:\(text)") == query("since:\(english)"))
    }

    /// Seconds and years to all others.
    @Test(arguments: [
        ("du:2s", "since:2w"), ("jusque:2S", "until:2w"), ("від:3г", "since:3h"), ("до:3год", "until:3h"),
    ])
    func `a letter that means another time elsewhere is of the condition's language`(
        text: String, english: String
    ) throws {
        #expect(try query(text) == query(english))
    }

    @Test(
        arguments: [
            ("since:30s", "30s", .french), ("until:2s", "2s", .french), ("since:3г", "3г", .ukrainian),
            ("since:1год", "1год", .ukrainian), ("до:1г", "1г", .ukrainian),
        ] as [(String, String, LanguageCode)])
    func `a letter that means another time elsewhere is of the spoken language`(
        text: String, value: String, language: LanguageCode
    ) throws {
        #expect(throws: InvoiceQueryProblem.badTime(value)) { try query(text, speaking: .russian) }
        #expect(try query(text, speaking: language) != InvoiceQuery())
    }

    @Test(arguments: ["since:30s", "until:30s", "since:1г", "от:30s", "від:30s", "от:1г", "от:1год", "du:1г"])
    func `what would be seconds or years is no time`(text: String) {
        let value = String(text.drop { $0 != ":" }.dropFirst())
        #expect(throws: InvoiceQueryProblem.badTime(value)) { try query(text) }
    }

    @Test(arguments: ["5", "5y", "д", "м5", "5дд", "-5д"])
    func `what is no time is refused`(text: String) {
        #expect(throws: InvoiceQueryProblem.badTime(text)) { try query("от:\(text)") }
    }

    @Test(
        arguments: [
            ("создан", ShownState.created), ("создано", .created), ("створено", .created), ("створена", .created),
            ("créée", .created), ("créé", .created), ("creees", .created), ("отправка", .sending),
            ("надсилання", .sending),
            ("envoi", .sending), ("envoi…", .sending), ("неотправлен", .unsent), ("не_отправлена", .unsent),
            ("\"не отправлен\"", .unsent),
            ("ненадіслано", .unsent), ("nonenvoyée", .unsent), ("\"non envoyée\"", .unsent), ("непринят", .rejected),
            ("отказ", .rejected), ("неприйнято", .rejected), ("відмова", .rejected), ("rejetée", .rejected),
            ("невыяснено", .unknown), ("неизвестно", .unknown), ("нез’ясовано", .unknown), ("нез'ясовано", .unknown),
            ("незʼясовано", .unknown), ("невідомо", .unknown), ("vérifier", .unknown), ("\"à vérifier\"", .unknown),
            ("inconnue", .unknown), ("ждёт", .started), ("ждет", .started), ("оплачивается", .started),
            ("\"ждёт оплаты\"", .started), ("чекає", .started), ("сплачується", .started), ("attente", .started),
            ("encours", .started), ("оплачен", .paid), ("ОПЛАЧЕНА", .paid), ("оплачены", .paid), ("оплачено", .paid),
            ("сплачено", .paid), ("payée", .paid), ("payé", .paid), ("payés", .paid), ("другая", .otherSum),
            ("інша", .otherSum), ("autre", .otherSum), ("завершён", .finished), ("завершен", .finished),
            ("завершено", .finished), ("terminée", .finished), ("отменён", .canceled), ("отменен", .canceled),
            ("отменено", .canceled), ("скасовано", .canceled), ("annulée", .canceled), ("непрошёл", .failed),
            ("\"не прошла\"", .failed), ("отклонён", .failed), ("неуспешен", .failed), ("непройшов", .failed),
            ("відхилено", .failed), ("неуспішно", .failed), ("échec", .failed), ("refusée", .failed),
            ("несписано", .debitFailed), ("débit", .debitFailed), ("закрыт", .closed), ("закрито", .closed),
            ("fermée", .closed), ("расхождение", .mismatch), ("розбіжність", .mismatch), ("écart", .mismatch),
            // Three letters are enough.
            ("соз", .created), ("зав", .finished), ("отм", .canceled), ("ска", .canceled), ("ann", .canceled),
            ("ter", .finished), ("непрош", .failed), ("auт", nil),
        ] as [(String, ShownState?)])
    func `states have names in every language`(text: String, state: ShownState?) throws {
        guard let state else {
            #expect(try query("status:\(text)").statuses == [.reported(text)])
            return
        }
        let found = try query("статус:\(text)").statuses
        #expect(found.first == .shown(state) && found.count { if case .shown = $0 { true } else { false } } == 1)
    }

    @Test func `what begins several states means all of them`() throws {
        #expect(try query("статус:опл").statuses == [.shown(.started), .shown(.paid)])
    }

    @Test func `the local state is asked for in every language`() throws {
        for word in ["создан", "створено", "créée", "created"] {
            #expect(try query("état:\(word)").states == [.local(.created)])
        }
    }

    @Test func `an English word or its beginning means what it always did`() throws {
        // `refusée` begins so, too.
        #expect(try query("status:re").statuses == [.shown(.rejected)])
        #expect(try query("status:pay") == query("statut:pay"))
        #expect(try query("status:ECHEC").statuses == [.shown(.failed), .reported("echec")])
        // A word of the gateway's own, though `non envoyée` begins so.
        #expect(try query("status:NONE").statuses == [.reported("none")])
        #expect(
            try query("status:NONE").valueProblem(currencies: [], statuses: [])
                == .unheardOfStatus("none", suggestion: nil))
    }

    @Test(arguments: [
        ("это:ждёт", "is:waiting"), ("это:ждут", "is:waiting"), ("це:чекає", "is:waiting"),
        ("est:attente", "is:waiting"), ("это:невыяснено", "is:unknown"), ("est:vérifier", "is:unknown"),
        ("было:не-выяснено", "was:unknown"), ("було:нез’ясовано", "was:unknown"), ("было:повторно", "was:resent"),
        ("était:renvoyée", "was:resent"), ("було:нотатка", "was:noted"), ("était:note", "was:noted"),
        ("это:тест", "is:test"), ("est:test", "is:test"), ("это:сегодня", "is:today"), ("це:сьогодні", "is:today"),
        ("est:aujourd’hui", "is:today"), ("это:закрыт", "is:closed"), ("est:remplacé", "is:replaced"),
        ("це:заміна", "is:replacement"), ("порядок:сумма", "sort:amount"), ("порядок:-сума", "sort:-amount"),
        ("tri:-montant", "sort:-amount"), ("tri:date", "sort:created"), ("порядок:-создан", "sort:-created"),
        ("tri:moyen", "sort:method"), ("порядок:-стан", "sort:-state"), ("is:ждёт", "is:waiting"),
        ("-это:тест", "-is:test"),
    ])
    func `choices have names in every language`(text: String, english: String) throws {
        #expect(try query(text) == query(english))
    }

    @Test(arguments: [
        ("статус:опачен", InvoiceQueryProblem?.none), ("statut:anulée", nil),
        ("статсу:x", .unknownCondition("статсу:", suggestion: "статус:")),
        ("сумма:5", .unknownCondition("сумма:", suggestion: "сумма=")),
        ("сума>=5", .unknownCondition("amount>=", suggestion: "amount>")),
        ("это:тесто", .unknownChoice("это:тесто", suggestion: "это:тест")),
        ("statut:termine!", .unknownState("termine!", suggestion: "terminée")),
        ("больше:x", .badAmount("x")),
    ])
    func `a word that isn't there is refused with the nearest of any language`(
        text: String, problem: InvoiceQueryProblem?
    ) throws {
        if let problem {
            #expect(throws: problem) { try query(text) }
        } else {
            let found = try query(text).valueProblem(currencies: [], statuses: [])
            let word = String(text.drop { $0 != ":" }.dropFirst())
            let suggestion = word == "опачен" ? "оплачен" : "annulée"
            #expect(found == .unheardOfStatus(word, suggestion: suggestion))
        }
    }

    @Test(arguments: ["статус:", "-état:", "больше:", "montant>"])
    func `a condition without its value asks for nothing yet`(text: String) throws {
        #expect(InvoiceQuery.unfinishedCondition(in: text) == text)
        #expect(try query(text) == InvoiceQuery())
    }

    @Test func `texts with colons and signs stay plain where they are no conditions`() throws {
        for text in [
            "12:30", "https://a.example", "я:ты", "чай>кофе", "пароль=", "заказ:12", "цена:5", "то:5", "но:5",
            "сумку>5",
        ] {
            #expect(try query(text).words == [SearchText(text)], "\(text)")
        }
    }

    @Test func `all that is offered is read, and means what the English word means`() throws {
        for language in LanguageCode.allCases {
            let operators = InvoiceQuery.operators(in: language)
            #expect(operators.count == InvoiceQuery.operators.count)
            for (spoken, english) in zip(operators, InvoiceQuery.operators) {
                #expect(InvoiceQuery.condition(named: spoken) == english, "\(spoken)")
                let values = InvoiceQuery.values(of: english, in: language)
                let others = InvoiceQuery.values(of: english, in: .english)
                #expect(values.count == others.count)
                for (value, other) in zip(values, others) {
                    #expect(try query("\(spoken)\(value)") == query("\(english)\(other)"), "\(spoken)\(value)")
                }
            }
        }
    }

    @Test(
        arguments: [
            ("порядок:сумма", InvoiceQuery.Order.smallestFirst), ("tri:-montant", .largestFirst),
            ("sort:-created", .newestFirst), ("порядок:x", nil), ("статус:сумма", nil), ("sort", nil),
        ] as [(String, InvoiceQuery.Order?)])
    func `an order is known in every language`(term: String, order: InvoiceQuery.Order?) {
        #expect(InvoiceQuery.Order(term: term) == order)
    }

    @Test(arguments: [
        ("оплачен", "PAYED"), ("оплачено", "PAYED"), ("payée", "PAYED"), ("не прошёл", "FAILED"), ("échec", "FAILED"),
        ("échec débit", "PAYIN_ERROR"), ("ждёт оплаты", "PAYIN"), ("en attente", "PAYIN"), ("скасовано", "CANCELED"),
    ])
    func `a plain word of a state finds its invoices`(text: String, status: String) throws {
        #expect(try query(text).matches(invoice(status)))
        #expect(try !query(text).matches(invoice(nil)))
        #expect(try !query("-\(text.split(separator: " ").joined(separator: "-"))").matches(invoice(status)))
        #expect(try !query("\"\(text)\"").matches(invoice(status)))
    }

    @Test(arguments: [
        "refuse", "refusé!", "termine", "cree", "payee", "commence", "debit", "autre", "envoi", "attente", "опла",
        "cre ee", "ter mine", "cré éé", "pay ée", "опла чен", "непрошёл", "nonenvoyée",
    ])
    func `a plain word that may be an English one, or isn't whole, is a text`(text: String) throws {
        #expect(try query(text).loose == [])
        #expect(try query(text).words == text.split(separator: " ").map { SearchText(String($0)) })
    }

    @Test(
        arguments: [
            ("status:refused", .unknownState("refused", suggestion: nil)),
            ("status:creeed", .unknownState("creeed", suggestion: "created")),
            ("montan:5", .unknownCondition("montan:", suggestion: nil)),
            ("is:remplac", .unknownChoice("is:remplac", suggestion: "is:replaced")),
        ] as [(String, InvoiceQueryProblem)])
    func `nothing of another language is near to English letters`(text: String, problem: InvoiceQueryProblem) {
        #expect(throws: problem) { try query(text) }
    }

    @Test func `words of the spoken language are near to English letters`() {
        #expect(throws: InvoiceQueryProblem.unknownCondition("numro:", suggestion: "numéro:")) {
            try query("numro:5", speaking: .french)
        }
        #expect(throws: InvoiceQueryProblem.unknownState("refused", suggestion: "refusée")) {
            try query("status:refused", speaking: .french)
        }
    }

    @Test(arguments: ["22/11", "22/11/2026", "22/11/26", "22 нояб.", "22 лист.", "22 nov.", "сьогодні", "aujourd’hui"])
    func `a day finds what was made on it`(text: String) throws {
        #expect(try query(text).matches(invoice(nil)))
        #expect(try query(text).loose.first?.day?.day.date == "2026-11-22")
    }

    @Test func `the first of a month is written so in French`() throws {
        #expect(try query("1er novembre").loose.first?.day?.day.date == "2026-11-01")
    }

    @Test func `the number behind the name of its condition is asked for`() throws {
        let id = "1795350000000001"
        #expect(try query("номер:\(id)").onlyNumber(in: "номер:\(id)") == (try .paymentID(PaymentID(id))))
    }

    @Test func `a method is meant by a further name`() throws {
        let named = try query("moyen:sénégal -moyen:ghana").naming(.standard) {
            $0.country?.code == "SN" ? [$0.displayName, "Orange Money, Sénégal"] : [$0.displayName]
        }
        #expect(named.valueProblem(currencies: [], statuses: []) == .unknownMethod("ghana", suggestions: []))
        #expect(named.isMeant(method: MethodKey("orange_money-senegal.xof")))
        #expect(!named.isMeant(method: MethodKey("orange_money-togo.xof")))
    }

    @Test func `a method is found by a further name, and by letters without marks`() {
        let found = PaymentMethodCatalog.standard.search("сенег") { $0.country?.code == "SN" ? ["Сенегал"] : [] }
        #expect(found.count == 5)
        #expect(PaymentMethodCatalog.standard.search("COTE D’IVOIRE mtn").map(\.code) == ["mtn-ci.xof"])
    }
}
