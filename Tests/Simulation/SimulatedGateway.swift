import InvoiceCore

/// The gateway as the protocol describes it: what it has, and what it answers.
final class SimulatedGateway {
    struct Order {
        let client: String
        let paymentID: String
        let tracking: String
        /// What it has, and what was asked for.
        let amount: String
        let asked: String
        let currency: String
        let body: String
        let made: Int64
        /// The statuses that it goes through, and how far it is.
        let path: [String]
        var step = 0
        var status: String { path[step] }
        /// All that was ever told of it.
        var told: Set<String> = []
    }

    private unowned let world: World
    private(set) var orders: [String: Order] = [:]
    private var byTracking: [String: String] = [:]
    /// Payment ids that were refused for good.
    private(set) var refused: Set<String> = []
    /// It doesn't answer up to this moment.
    var downUntil: Int64 = 0
    /// Its clock, ahead of UTC.
    static let zone: Int64 = 7200

    init(_ world: World) { self.world = world }

    static func key(_ client: String, _ paymentID: String) -> String { "\(client)/\(paymentID)" }

    /// The value of a member in an object as this house writes it: no blanks, and no quotes in what is looked for.
    static func member(_ name: String, in body: String) -> String? {
        let (text, needle) = (Array(body.utf8), Array("\"\(name)\":".utf8))
        guard let start = Story.find(needle, in: text[...]) else { return nil }
        var rest = text[(start + needle.count)...]
        let isString = rest.first == UInt8(ascii: "\"")
        if isString { rest = rest.dropFirst() }
        let value = rest.prefix { isString ? $0 != UInt8(ascii: "\"") : !",}]".utf8.contains($0) }
        return String(decoding: value, as: UTF8.self)
    }

    private static func error(_ code: Int, _ message: String) -> String {
        #"{"error":{"code":\#(code),"message":"\#(message)"}}"#
    }

    /// What it makes of a request that has arrived.
    func answer(_ endpoint: String, client: String, _ body: String) -> String {
        switch endpoint {
        case "create": create(client, body)
        case "status": status(client, body)
        case "process": process(client, body)
        case "statement": statement(client, body)
        case "list":
            #"{"list":[{"name":"upi","currency":"imps.inr","required":true,"pattern":"^[a-z]+#[a-z]+$"}]}"#
        default: Self.error(1, "no such endpoint")
        }
    }

    /// Some bodies are refused, each time that they come.
    private func isRefused(_ body: String) -> Bool {
        var sum = Figures()
        for byte in body.utf8 { sum.mix(Int(byte)) }
        return sum.hash % 12 == 0
    }

    private func create(_ client: String, _ body: String) -> String {
        let id = Self.member("payment_id", in: body) ?? ""
        let key = Self.key(client, id)
        if orders[key] != nil { return Self.error(0, "Transaction already exists") }
        if isRefused(body) {
            refused.insert(key)
            world.tell("the gateway refuses \(id)")
            let sender = Self.member("sender", in: body).map { " for \($0)" } ?? ""
            return Self.error(3, "The amount is too small\(sender)")
        }
        let order = make(
            client, id, Self.member("amount", in: body) ?? "", Self.member("currency", in: body) ?? "", body)
        let echo = Self.member("sender", in: body).map { #","sender":"\#($0)""# } ?? ""
        return #"{"tracking":"\#(order.tracking)","payment_id":"\#(id)"\#(echo)}"#
    }

    /// By whatever way: from here or from elsewhere.
    @discardableResult
    func make(_ client: String, _ id: String, _ asked: String, _ currency: String, _ body: String) -> Order {
        let amount = !body.isEmpty && world.random.chance(world.options.change) ? "7.77" : asked
        let number = String(orders.count + 1, radix: 16, uppercase: true)
        let tracking = "79DF-60B0-\(String(repeating: "0", count: 4 - number.count))\(number)"
        let isTest = Self.member("description", in: body) == "Test payment"
        let ends = [
            ["CREATED", "PAYIN", "FINISHED"], ["CREATED", "PAYIN", "FAILED"], ["CREATED", "CANCELED"],
            ["CREATED", "PAYIN", "PAYED", "FINISHED"], ["CREATED", "PAYIN"],
        ]
        let path = isTest && world.random.chance(0.9) ? ends[asked == "2000" ? 1 : 0] : world.random.pick(ends)
        let order = Order(
            client: client, paymentID: id, tracking: tracking, amount: amount, asked: asked, currency: currency,
            body: body, made: world.wallNanoseconds, path: path)
        orders[Self.key(client, id)] = order
        byTracking[tracking] = id
        world.tell("the gateway makes \(id) as \(tracking), \(amount) \(currency)")
        return order
    }

    private func status(_ client: String, _ body: String) -> String {
        let tracking = Self.member("tracking", in: body)
        let id = Self.member("payment_id", in: body) ?? tracking.flatMap { byTracking[$0] } ?? ""
        let key = Self.key(client, id)
        let lag = world.oracle.isCalm ? 0 : Int64(world.options.lag * 1e9)
        guard var order = orders[key], world.wallNanoseconds - order.made >= lag || lag == 0 else {
            world.oracle.toldNotFound(key)
            return Self.error(401, "Payment not found")
        }
        if !world.oracle.isCalm, order.step + 1 < order.path.count, world.random.chance(0.4) { order.step += 1 }
        var shown = order.status
        if !world.oracle.isCalm, order.step > 0, world.random.chance(world.options.backwards) {
            shown = order.path[order.step - 1]
        }
        order.told.insert(shown)
        orders[key] = order
        return row(order, shown)
    }

    private func process(_ client: String, _ body: String) -> String {
        let id = Self.member("payment_id", in: body) ?? ""
        guard var order = orders[Self.key(client, id)] else { return Self.error(401, "Payment not found") }
        if order.step == 0 { order.step = 1 }
        order.told.insert(order.status)
        orders[Self.key(client, id)] = order
        let coin = order.currency == "bitcoin" ? #","crypto":{"address":"3Haaz","current_confirmations":"1"}"# : ""
        return #"{"payment_id":"\#(id)","tracking":"\#(order.tracking)","pay_link":"https://pay.example/\#(id)","#
            + #""status":"\#(order.status)"\#(coin)}"#
    }

    private func row(_ order: Order, _ status: String) -> String {
        #"{"tracking":"\#(order.tracking)","payment_id":"\#(order.paymentID)","currency":"\#(order.currency)","#
            + #""created":"\#(time(order.made))","amount":\#(order.amount),"status":"\#(status)"}"#
    }

    private func time(_ nanoseconds: Int64) -> String {
        let time = LocalDateTime(Timestamp(milliseconds: nanoseconds / 1_000_000), offset: Int(Self.zone))
        return "\(time.date) \(time.clock)"
    }

    private func statement(_ client: String, _ body: String) -> String {
        let start = Self.member("start_date", in: body) ?? ""
        let end = Self.member("end_date", in: body) ?? ""
        let rows = orders.values.filter { $0.client == client && start <= time($0.made) && time($0.made) <= end }
        let sorted = rows.sorted { ($0.made, $0.tracking) < ($1.made, $1.tracking) }
        for row in sorted { orders[Self.key(client, row.paymentID)]?.told.insert(row.status) }
        return #"{"list":[\#(sorted.map { row($0, $0.status) }.joined(separator: ","))]}"#
    }
}
