import FoundationEssentials

/// What the test gateway knows.
struct WireState: Sendable {
    var requests: [WireRequest] = []
    var connectionCount = 0
    var orders: [Order] = []
    var faults: [FaultRule] = []
    var replies: [String: String] = [:]
    var statusesOfNew: [String]?
    var clock = "2026-11-22 12:00:00"
    /// What the head of a reply says of it.
    var date: String?
    /// In percent of the amount; nil for none, and no sum credited is told.
    var fee: Decimal?
    /// Who waits for so many requests.
    var waiters: [(id: Int, count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    private var lastWaiterID = 0

    /// An invoice.
    struct Order: Sendable {
        var paymentIDJSON: String
        var paymentID: String
        var currency: String
        var amount: String
        var tracking: String
        var created: String
        var statuses: [String]
    }

    /// See ``WireGateway/fail(_:at:creating:times:)``.
    struct FaultRule: Sendable {
        var fault: WireFault
        var endpoint: String
        var creates: Bool
        var times: Int
    }

    /// What to do about a request.
    struct Plan: Sendable {
        var fault: WireFault?
        var reply: String
    }

    mutating func newWaiterID() -> Int {
        lastWaiterID += 1
        return lastWaiterID
    }

    /// Counts a connection; its fault, if it is one that reads nothing.
    mutating func faultOfNewConnection() -> WireFault? {
        connectionCount += 1
        guard let rule = faults.first, rule.fault == .hangBeforeReading || rule.fault == .resetBeforeReading else {
            return nil
        }
        return use(0)
    }

    private mutating func use(_ index: Int) -> WireFault {
        let fault = faults[index].fault
        faults[index].times -= 1
        if faults[index].times <= 0 { faults.remove(at: index) }
        return fault
    }

    /// Records the request and decides what becomes of it.
    mutating func plan(for request: WireRequest) -> Plan {
        requests.append(request)
        var fault: WireFault?
        var takesEffect = true
        if let index = faults.firstIndex(where: { $0.endpoint == request.endpoint }) {
            takesEffect = faults[index].creates
            fault = use(index)
        }
        let before = orders
        let reply = replies[request.endpoint] ?? answer(to: request)
        if !takesEffect { orders = before }
        return Plan(fault: fault, reply: reply)
    }

    private mutating func answer(to request: WireRequest) -> String {
        if let violation = request.violations.first { return error(400, violation) }
        guard let json = try? JSONDecoder().decode([String: WireJSON].self, from: Data(request.body)) else {
            return error(400, "no JSON")
        }
        switch request.endpoint {
        case "einvoice/create": return create(json)
        case "einvoice/status": return withOrder(json) { state, index in state.status(of: index, isAsked: true) }
        case "einvoice/process": return withOrder(json) { state, index in state.process(index) }
        case "einvoice/statement": return statement(json)
        case "extrafields/list":
            return #"[{"name":"phone","title":"Phone","currency":["orange_money-ci.xof"],"required":true}]"#
        default: return error(404, "No such endpoint")
        }
    }

    private func error(_ code: Int, _ message: String) -> String {
        #"{"error": {"code": \#(code), "message": \#(WireJSON.quoted(message))}}"#
    }

    private mutating func create(_ json: [String: WireJSON]) -> String {
        guard let id = json["payment_id"], let paymentID = id.text, let currency = json["currency"]?.text,
            let amount = json["amount"]?.text
        else { return error(400, "payment_id, currency and amount are needed") }
        if orders.contains(where: { $0.paymentID == paymentID }) { return error(0, "Transaction already exists") }
        add(paymentIDJSON: id.json, paymentID: paymentID, currency: currency, amount: amount)
        return #"{"tracking": "\#(orders[orders.count - 1].tracking)", "payment_id": \#(id.json)}"#
    }

    mutating func add(paymentIDJSON: String, paymentID: String, currency: String, amount: String) {
        let number = String(orders.count + 0xa001, radix: 16, uppercase: true)
        let statuses = statusesOfNew ?? ["CREATED"]
        orders.append(
            Order(
                paymentIDJSON: paymentIDJSON, paymentID: paymentID, currency: currency, amount: amount,
                tracking: "79DF-60B0-\(number)", created: clock, statuses: statuses))
    }

    private mutating func withOrder(_ json: [String: WireJSON], _ act: (inout WireState, Int) -> String) -> String {
        let index = orders.firstIndex { order in
            (json["payment_id"] == nil || json["payment_id"]?.text == order.paymentID)
                && (json["tracking"] == nil || json["tracking"]?.text == order.tracking)
        }
        guard let index, json["payment_id"] != nil || json["tracking"] != nil else {
            return error(401, "Payment not found")
        }
        return act(&self, index)
    }

    /// As the document's example has it: the payment id is a string here, whatever it was before.
    private mutating func status(of index: Int, isAsked: Bool) -> String {
        let order = orders[index]
        let status = order.statuses.first ?? "CREATED"
        if isAsked, order.statuses.count > 1 { orders[index].statuses.removeFirst() }
        let failure = status == "FAILED" ? #", "error": {"code": 5, "message": "Payment declined"}"# : ""
        return #"{"tracking": "\#(order.tracking)", "payment_id": \#(WireJSON.quoted(order.paymentID)), "currency": "#
            + #""\#(order.currency)", "created": "\#(order.created)", "status": "\#(status)", "amount": \#(order.amount), "#
            + #"\#(sums(of: order)), "is_recalc": \#(status == "PAYED_RECALC")\#(failure)}"#
    }

    /// The real gateway tells them with every status, of a payment that failed, too.
    private func sums(of order: Order) -> String {
        guard let fee, let amount = Decimal(string: order.amount) else { return #""fee": "0.00""# }
        let taken = amount * fee / 100
        let unit = order.currency.split(separator: ".").last.map { $0.uppercased() } ?? order.currency
        return #""fee": \#(taken), "accrual_amount": \#(amount - taken), "accrual_currency": "\#(unit)""#
    }

    /// The test amounts: 1000 always succeeds, 2000 always fails.
    private mutating func process(_ index: Int) -> String {
        let order = orders[index]
        if order.amount == "1000" { orders[index].statuses = ["PAYIN", "FINISHED"] }
        if order.amount == "2000" { orders[index].statuses = ["PAYIN", "FAILED"] }
        let isCoin = !order.currency.contains(".")
        let crypto =
            #", "crypto": {"address": "3HaazTestAddress", "current_confirmations": "1", "success_confirmations": 4}"#
        let link = #", "pay_link": "https:\/\/pay.test\/\#(order.tracking)""#
        return #"{"payment_id": \#(WireJSON.quoted(order.paymentID)), "tracking": "\#(order.tracking)", "#
            + #""status": "PAYIN"\#(isCoin ? crypto : link)}"#
    }

    private mutating func statement(_ json: [String: WireJSON]) -> String {
        guard let start = json["start_date"]?.text, let end = json["end_date"]?.text else {
            return error(400, "start_date and end_date are needed")
        }
        var rows: [String] = []
        for index in orders.indices where start <= orders[index].created && orders[index].created <= end {
            if let wanted = json["status"]?.text, wanted != orders[index].statuses.first { continue }
            rows.append(status(of: index, isAsked: false))
        }
        return #"{"list": [\#(rows.joined(separator: ","))]}"#
    }
}
