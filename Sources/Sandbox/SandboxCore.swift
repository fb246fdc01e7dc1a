import InvoiceCore
import LoopbackServer
import Synchronization

/// The gateway without its socket: answers requests, settles payments when their time has come, and sends callbacks.
final class SandboxCore: Sendable {
    private let store: SandboxStore
    private let rules: Mutex<SandboxRules>
    private let configuration: SandboxConfiguration
    private let now: @Sendable () -> Timestamp
    private let host: PageHost
    private let background = BackgroundWork(limit: 256)

    /// - Parameters:
    ///   - baseURL: where pay links lead until `listens(at:)`.
    ///   - now: the clock.
    init(
        _ configuration: SandboxConfiguration, baseURL: String = "http://127.0.0.1",
        now: @escaping @Sendable () -> Timestamp = { Timestamp.now }
    ) {
        self.configuration = configuration
        self.now = now
        store = SandboxStore(ledgerPath: configuration.ledgerPath)
        host = PageHost(ledgerPath: configuration.ledgerPath, mayHost: configuration.stays)
        rules = Mutex(SandboxRules(configuration: configuration, baseURL: baseURL))
    }

    /// Sets the address at which the sandbox can be reached.
    func listens(at baseURL: String) {
        rules.withLock { $0.baseURL = baseURL }
        _ = host.baseURL(own: baseURL)
    }

    /// Answers one request; returns when the reply is due.
    func handle(_ request: LoopbackRequest) async -> LoopbackReply {
        var rules = rules.withLock { $0 }
        rules.baseURL = host.baseURL(own: rules.baseURL)
        let time = now()
        let answer: SandboxAnswer
        do {
            answer = try await store.transact { [rules] in rules.answer(request, &$0, now: time) }
        } catch {
            return .response(rules.refuse(.ledgerFailed))
        }
        callBack(answer.finished)
        if answer.startsSettling {
            settleLater()
        }
        if answer.delay > .zero {
            // Cut short when the caller leaves; nobody reads the reply then.
            try? await Task.sleep(for: answer.delay)
        }
        return answer.reply
    }

    /// Ends the background work.
    func stop() {
        background.cancelAll()
        host.leave()
    }

    /// A payment settles whether or not anybody asks for it: its callback waits for nobody.
    private func settleLater() {
        let delay = configuration.settleDelay
        background.run { [self] in
            do {
                try await Task.sleep(for: delay)
                let time = now()
                callBack(try await store.transact { $0.settle(at: time, delay: delay) })
            } catch {
                // Stopped, or the journal is out of reach: whoever asks next settles it.
            }
        }
    }

    private func callBack(_ invoices: [SandboxInvoice]) {
        let waits = configuration.callbackWaits
        for case let address? in invoices.map({ $0.texts[.statusURL].flatMap(ParsedURL.init) }) {
            // The sandbox never touches the network, whatever an invoice asks for.
            guard address.isLoopback, !address.isSecure else { continue }
            background.run {
                for wait in waits {
                    guard (try? await Task.sleep(for: wait)) != nil else { return }
                    let status = await LoopbackCaller.get(
                        port: address.port, host: address.host, target: address.target)
                    if let status, (200..<400).contains(status) { return }
                }
            }
        }
    }
}
