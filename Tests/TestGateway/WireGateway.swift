import FoundationEssentials
import Glibc
import Synchronization

/// A gateway of another make, on loopback: written from the protocol document only, over plain sockets, sharing nothing
/// with the program. Checks every request to the letter, and can be told to go wrong.
///
/// All of it may be used from any thread. It ends with its owner; who stops it before has its port all to himself, and
/// connections are refused there.
public final class WireGateway: Sendable {
    public let clientID: String
    public let secret: String
    public let port: UInt16

    private let server: WireServer
    /// Nobody else shall be given the port of a gateway that was stopped.
    private let reserved: ReservedPort

    /// Starts listening on a free port.
    public init(clientID: String = "12345", secret: String = "secret") throws(WireError) {
        self.clientID = clientID
        self.secret = secret
        reserved = try ReservedPort()
        port = reserved.number
        server = try WireServer(port: port, clientID: clientID, secret: secret)
        server.start()
    }

    deinit { server.stop() }

    /// Where it listens, e.g. `http://127.0.0.1:34567`.
    public var baseURL: String { "http://127.0.0.1:\(port)" }

    /// Ends every connection, hanging ones too, and takes no more.
    public func stop() { server.stop() }

    /// Every request that was read whole, in the order of arrival.
    public var requests: [WireRequest] { server.state.withLock { $0.requests } }

    /// Those to one endpoint, e.g. `einvoice/status`.
    public func requests(to endpoint: String) -> [WireRequest] { requests.filter { $0.endpoint == endpoint } }

    /// What any request did against the document; empty is good.
    public var violations: [String] { requests.flatMap(\.violations) }

    /// Connections taken, whether or not anything was read from them.
    public var connectionCount: Int { server.state.withLock { $0.connectionCount } }

    /// How many invoices there are; one for each payment id.
    public var createdCount: Int { server.state.withLock { $0.orders.count } }

    /// Their payment ids, in the order of creation.
    public var createdPaymentIDs: [String] { server.state.withLock { $0.orders.map(\.paymentID) } }

    /// The tracking number of an invoice, if it was created.
    public func tracking(of paymentID: String) -> String? {
        server.state.withLock { $0.orders.first { $0.paymentID == paymentID }?.tracking }
    }

    /// Goes wrong at the next `times` requests to `endpoint`, one rule after the other; `creating` says whether a create
    /// request takes effect all the same. Faults that read nothing happen at the next connection.
    public func fail(
        _ fault: WireFault, at endpoint: String = "einvoice/create", creating: Bool = false, times: Int = 1
    ) {
        server.state.withLock { state in
            let rule = WireState.FaultRule(fault: fault, endpoint: endpoint, creates: creating, times: times)
            state.faults.append(rule)
        }
    }

    /// Forgets all faults.
    public func behave() { server.state.withLock { $0.faults = [] } }

    /// Answers with this JSON to one endpoint from now on, rightly signed; nil goes back to the usual.
    public func setReply(_ json: String?, to endpoint: String) { server.state.withLock { $0.replies[endpoint] = json } }

    /// The statuses that an invoice has at the following questions; the last one stays.
    public func setStatuses(_ statuses: [String], of paymentID: String) {
        server.state.withLock { state in
            if let index = state.orders.firstIndex(where: { $0.paymentID == paymentID }) {
                state.orders[index].statuses = statuses
            }
        }
    }

    /// The statuses that invoices created from now on have.
    public func setStatuses(_ statuses: [String]) { server.state.withLock { $0.statusesOfNew = statuses } }

    /// The gateway's clock, as it stands in invoices created from now on.
    public func setClock(_ text: String) { server.state.withLock { $0.clock = text } }

    /// What it says of its clock in the head of its replies from now on, as `Sun, 06 Nov 1994 08:49:37 GMT`; nothing unless told.
    public func setDate(_ text: String) { server.state.withLock { $0.date = text } }

    /// The fee that it takes from now on, in percent of the amount; it is told, with the sum credited, beside every status.
    public func setFee(percent: Int) { server.state.withLock { $0.fee = Decimal(percent) } }

    /// Puts an invoice there that no request created, at `created` on its clock; nil stands for now.
    public func add(
        paymentID: String, currency: String, amount: String, statuses: [String] = ["CREATED"], created: String? = nil
    ) {
        server.state.withLock { state in
            state.add(paymentIDJSON: "\"\(paymentID)\"", paymentID: paymentID, currency: currency, amount: amount)
            state.orders[state.orders.count - 1].statuses = statuses
            if let created { state.orders[state.orders.count - 1].created = created }
        }
    }

    /// Comes back once this many requests have been read whole, and when the task is cancelled.
    public func untilRequests(_ count: Int) async {
        let server = server
        let id = server.state.withLock { $0.newWaiterID() }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = server.state.withLock { state in
                    if Task.isCancelled || state.requests.count >= count { return true }
                    state.waiters.append((id, count, continuation))
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = server.state.withLock { state in
                state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume()
        }
    }
}

/// What the gateway's threads work on, none of which keeps the gateway itself.
final class WireServer: Sendable {
    let clientID: String
    let secret: String
    let state = Mutex(WireState())

    private let listener: WireListener

    init(port: UInt16, clientID: String, secret: String) throws(WireError) {
        self.clientID = clientID
        self.secret = secret
        listener = try WireListener(on: port)
    }

    func start() {
        listener.start { [self] in
            let fault = state.withLock { $0.faultOfNewConnection() }
            return { [self] socket in
                switch fault {
                case .hangBeforeReading: _ = WireSocket.waitToRead(listener.stopped, stop: listener.stopped)
                case .resetBeforeReading:
                    _ = WireSocket.waitToRead(socket, stop: listener.stopped)
                    WireSocket.resetOnClose(socket)
                default: serve(socket)
                }
            }
        }
    }

    func stop() { listener.stop() }

    private func serve(_ socket: CInt) {
        var waiting: [UInt8] = []
        while var request = nextRequest(socket, &waiting) {
            request.check(clientID: clientID, secret: secret)
            let recorded = request
            let (plan, waiters) = state.withLock { state in
                let plan = state.plan(for: recorded)
                let ready = state.waiters.filter { $0.count <= state.requests.count }
                state.waiters.removeAll { $0.count <= state.requests.count }
                return (plan, ready.map(\.continuation))
            }
            for waiter in waiters { waiter.resume() }
            guard carryOut(plan, on: socket, stop: listener.stopped) else { return }
        }
    }

    /// Reads a request with a Content-Length; nil when the connection or the gateway ends first.
    private func nextRequest(_ socket: CInt, _ waiting: inout [UInt8]) -> WireRequest? {
        while true {
            if let request = WireRequest(whole: waiting) {
                waiting.removeFirst(request.raw.count)
                return request
            }
            guard WireSocket.waitToRead(socket, stop: listener.stopped), let bytes = WireSocket.read(socket) else {
                return nil
            }
            waiting += bytes
            // No letter is where TLS begins; this gateway speaks none, and says so as web servers do.
            if let first = waiting.first, !(0x41...0x5a).contains(first) {
                _ = WireSocket.write(socket, Array("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".utf8))
                return nil
            }
        }
    }
}
