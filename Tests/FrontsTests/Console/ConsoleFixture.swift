import Dispatch
import EInvoiceKit
import InvoiceCore
import TestGateway

@testable import Fronts
@testable import Screens

/// Effects without a console: a shop, and the queue that answers come to.
final class ConsoleFixture {
    let shop: Shop
    let queue: EventQueue
    let effects: EffectRunner
    private var lastRequest = 0
    private var waiting: [AppEvent] = []

    init(
        kind: ProfileKind = .test, environment: [String: String] = [:], notices: [String] = []
    ) throws {
        let shop = try Shop(kind: kind)
        self.shop = shop
        queue = EventQueue()!
        var setup = shop.setup { .success(shop.service) }
        setup.environment = environment
        setup.notices = { notices }
        effects = EffectRunner(setup: setup, queue: queue, zone: ZoneOffsets(from: .current, to: .current) { _ in 0 })
    }

    deinit { effects.finish() }

    var folder: String { shop.root }
    var gateway: WireGateway { shop.gateway }
    var service: InvoiceService { shop.service }

    /// Invoices that the gateway made.
    @discardableResult
    func create(_ paymentIDs: String...) async throws -> [Invoice] {
        var made: [Invoice] = []
        for paymentID in paymentIDs { made += try await shop.create(paymentID) }
        return made
    }

    func newRequest() -> RequestID {
        lastRequest += 1
        return RequestID(number: lastRequest)
    }

    /// The answer of the next event that `pick` knows; others are passed by.
    func next<Value>(_ pick: (AppEvent) -> Value?) async throws -> Value {
        while true {
            while !waiting.isEmpty { if let value = pick(waiting.removeFirst()) { return value } }
            await Self.readable(queue.fd)
            let answers = queue.takeAll()
            // As the loop does: else the end would wait for what has ended.
            for answer in answers { if let id = answer.endOfSending { effects.forget(id) } }
            waiting += answers
        }
    }

    /// Comes back when there is something to read; no thread waits for it meanwhile.
    private static func readable(_ descriptor: Int32) async {
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
        await withCheckedContinuation { continuation in
            source.setEventHandler {
                source.cancel()
                continuation.resume()
            }
            source.resume()
        }
    }
}
