import EInvoiceKit
import Foundation
import InvoiceCore

/// Text from outside is data: what could steer the terminal isn't printed.
func say(_ text: String) {
    print(text.replacing(/[\p{C}\p{Zl}\p{Zp}]/.matchingSemantics(.unicodeScalar), with: "\u{FFFD}"))
}

/// Says what is known of an invoice, and what must not be passed over.
func say(_ state: String, _ sent: SentInvoice) {
    say("\(state). Payment id \(sent.invoice.intent.paymentID), tracking number \(sent.invoice.tracking ?? "none").")
    if let failure = sent.recordFailure { say("Note it by hand, the history doesn't have it so: \(failure)") }
    if !sent.differences.isEmpty { say("The gateway has it otherwise than asked for: \(sent.differences)") }
}

/// Asks the gateway once what became of an invoice. Sends nothing again.
func settle(_ id: String, by service: InvoiceService) async {
    switch await service.settle(id) {
    case .created(let sent): say("Settled: created", sent)
    case .notFound(let sent): say("Settled: the gateway doesn't have it, and it may be sent again", sent)
    case .stillUnknown(let sent, _): say("Still unknown, and asked about at the next start", sent)
    case .notAsked(let problem): say("Not asked: \(problem)")
    }
}

do {
    // Whom to ask: the profile that the config file or the environment chooses, as for `einvoice`.
    let environment = ProcessInfo.processInfo.environment
    let settings = try Settings.load(environment: environment)
    guard case .profile(let profile) = try settings.chosenProfile().value else {
        throw SettingsError.noProfile(known: settings.profileNames, configPath: settings.configPath.value)
    }
    let service = InvoiceService(profile: profile, history: settings.history(of: profile), environment: environment)

    // What an earlier run left open, because it was killed or got no answer.
    for open in try await service.unsettled() { await settle(open.id, by: service) }

    // A draft is text, right or wrong; a request is a draft that passed every check.
    var draft = profile.emptyDraft
    draft.currency = CommandLine.arguments.dropFirst(1).first ?? ""
    draft.amount = CommandLine.arguments.dropFirst(2).first ?? ""
    draft.paymentID = try await service.proposePaymentID().text
    let rules = await service.extraFieldRules(maxAge: 86_400).best?.rules ?? []
    let request = try draft.checked(catalog: profile.catalog, rules: rules).get()

    // A person sees what would be sent, where to and how much is at stake, and says yes by the amount.
    let prepared = await service.prepare(request)
    say("\(profile.kind.rawValue.uppercased()), to \(prepared.account.endpoint): \(prepared.shownBody)")
    for case .similarInvoice(let other, _) in prepared.warnings { say("Again, after \(other.intent.paymentID)?") }
    say("Type the amount to send it:")
    let confirmation = try Confirmation(readLine() ?? "", of: request.amount, on: profile.kind)

    // Recorded, sent, recorded. It never throws: every end has its case.
    switch await service.create(prepared, confirmation) {
    case .created(let sent): say("Created", sent)
    case .rejected(let sent, let rejection, _): say("Rejected: \(rejection.message)", sent)
    case .unreachable(let sent, let reason): say("Surely not sent: \(reason)", sent)
    case .notSent(let problem): throw problem
    case .unknown(let sent, let reason):
        say("Unknown, for it may have been created: \(reason.code)", sent)
        await settle(sent.invoice.id, by: service)
    }
} catch {
    say("Nothing was sent: \(error)")
}
