import InvoiceCore
import ScreenKit
import Wording

extension Payment {
    /// Opens the form, or the link where there is no form that can be used.
    func openBinding() -> Binding {
        bind(
            .char("b"), opening?.form == nil ? wording.openPaymentPage : wording.openPaymentForm, rank: 1,
            when: isConfirmed && opening?.target != nil,
            act: { screen, _ in
                switch screen.opening?.target {
                case .form(let form): .effects(.openForm(form, screen.invoice))
                case .link(let link): .effects(.openLink(link))
                case nil: .handled
                }
            })
    }

    /// What is to be said of a form, where the gateway gave one.
    func formLines(width: Int, _ context: AppContext) -> [StyledLine] {
        guard let opening else { return [] }
        if let form = opening.form {
            let first = facts?.link == nil ? wording.opensFormByKey(context.key) : wording.formIsPreferred
            return StyledLine.wrapped(first, .text, width: width)
                + StyledLine.wrapped(wording.formLeads(form), .muted, width: width)
        }
        guard let problem = opening.problem else { return [] }
        let reason = wording.text(for: problem)
        return StyledLine.wrapped(
            opening.link == nil ? wording.formNotUsed(reason) : wording.linkInsteadOfForm(reason), .warning,
            width: width)
    }
}
