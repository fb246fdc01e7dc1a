import EInvoiceKit
import InvoiceCore
import Screens
import Wording

/// The console's words for what the service could not do: what happened, and which key helps.
enum ServiceWords {
    /// Only the sandbox has to start before it can be asked.
    static func text(for failure: CommandFailure) -> String {
        "The sandbox can't start: \(failure.problems.joined(separator: " "))."
    }

    static func text(for problem: GatewayProblem) -> String {
        switch problem {
        case .rejected(let rejection, areCredentialsRefused: true):
            "The gateway refused client id or secret: \(wording.text(for: rejection))."
        case .rejected(let rejection, _): "The gateway said no: \(wording.text(for: rejection))."
        case .unusable(let reason): "No usable answer: \(wording.text(for: reason))."
        case .unreachable(let text): "The gateway could not be reached: \(text)."
        }
    }

    static func text(for refusal: ServiceRefusal) -> String {
        switch refusal {
        case .notRecorded(let failure):
            "The history can't be written, so nothing was sent. \(failure). Free space or mend the folder, then send again."
        case .historyUnreadable(let failure): "The history can't be read: \(failure)."
        case .secret(let error): "The profile's secret can't be had: \(error)."
        case .canceled: "Stopped before anything was sent."
        case .paymentIDUsed(_, let state):
            "An invoice with this payment id is in the history already (\(state.rawValue)). Change the payment id, or settle that one."
        case .otherAccount(let endpoint, let clientID, let kind):
            "The invoice belongs to another account: client \(clientID) at \(endpoint)\(kind.map { ", on a \($0) profile" } ?? "")."
        case .beingSent: "Another program is sending it right now."
        case .wrongState(let state): "That can't be done with an invoice that is \(state.rawValue)."
        case .notAskedYet: "Settle it first: it may be sent again only when the gateway does not have it."
        case .cardNeeded(let masked): "The card number must be typed again; \(masked) was kept of it."
        case .cardDoesNotFit(let masked): "That is another card number than the one that was sent (\(masked))."
        case .notConfirmed(.missing(let amount)): "This is the live gateway: type the amount \(amount) again to send."
        case .notConfirmed(.notAnAmount(let problem)):
            "The amount typed again: \(wording.text(for: problem, unit: nil))."
        case .notConfirmed(.different(let typed, let amount)): "\(typed) was typed again, but \(amount) is to be sent."
        }
    }
}
