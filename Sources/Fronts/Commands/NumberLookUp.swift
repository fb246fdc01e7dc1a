import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

/// Asks the gateway about numbers that the history doesn't have, and takes what it has into the history where that is wanted.
struct NumberLookUp {
    let service: InvoiceService
    let context: CommandContext
    let suggestion: SuggestedCommand
    /// Whether what is found is adopted.
    let adopts: Bool

    /// What came of the numbers.
    struct Result {
        /// Those that are in the history now, or came there meanwhile.
        var adopted: [Invoice] = []
        /// Those that only the gateway has.
        var found: [FoundPayment] = []
        var failures: [CommandFailure] = []
    }

    /// Asks about one after the other; stops where a signal ends it.
    func ask(about numbers: [GatewayNumber]) async -> Result {
        var result = Result()
        for number in numbers {
            switch await service.lookUp(number) {
            case .found(let payment): await take(payment, as: number, into: &result)
            case .notFound:
                result.failures.append(
                    CommandFailure(
                        .invalid, wording.nowhere(visible(number.text)),
                        advice: [
                            wording.nowhereAdvice, wording.listsInvoices(suggestion("history")),
                        ]))
            case .failed(let problem):
                result.failures.append(CommandFailure(problem, suggestion))
                if problem.isCanceled { return result }
            }
        }
        return result
    }

    private func take(_ payment: FoundPayment, as number: GatewayNumber, into result: inout Result) async {
        let name = visible(number.text)
        if payment.isReplyUnsigned { context.warn(wording.unsignedReply) }
        guard adopts else {
            result.found.append(payment)
            context.messages.line(wording.notInHistoryButThere(name))
            let next = payment.invoice.map { _ in wording.adoptsIt(suggestion("status", number.text, "--adopt")) }
            context.messages.line("  \(next ?? wording.tooLittleToAdoptIt)")
            return
        }
        let adoption = await service.adopt([payment.report])
        if let invoice = adoption.adopted.first {
            context.messages.line(wording.adoptedNow(name))
            result.adopted.append(invoice)
        } else if let id = adoption.alreadyHere.first {
            context.messages.line(wording.wasHereAlready(name, as: visible(id)))
            if let invoice = try? service.history.invoice(id: id) { result.adopted.append(invoice) }
        } else if let failure = adoption.failure {
            result.failures.append(CommandFailure(adopting: failure, suggestion))
        } else {
            result.found.append(payment)
            result.failures.append(CommandFailure(.protocolBroken, wording.tooLittleToAdoptIt))
        }
    }
}
