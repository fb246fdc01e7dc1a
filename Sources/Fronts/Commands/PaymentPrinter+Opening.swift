import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

extension PaymentPrinter {
    /// Says what became of the form, where the gateway gave one.
    func tellForm(isOpening: Bool) {
        if let form = opening.form {
            context.messages.line(payment.link == nil ? wording.formInsteadOfLink : wording.formIsPreferred)
            context.messages.line(wording.formLeads(form))
            if !isOpening {
                context.messages.line(wording.opensForm(suggestion("pay", invoice.id, "--open")))
            }
        } else if let problem = opening.problem {
            let reason = wording.text(for: problem)
            context.warn(
                opening.link == nil ? wording.formNotUsed(reason) : wording.linkInsteadOfForm(reason))
        }
    }

    /// Opens the form, on a page of our own, or the link in a browser, where there is one. False where nothing was opened.
    func open(pagesBeside history: HistoryStore) -> Bool {
        switch opening.target {
        case .form(let form):
            do throws(Problem) {
                let path = try PaymentPage.write(form, of: invoice, in: history)
                if open(PaymentPage.address(of: path)) { return true }
                context.messages.line(wording.pageIsIn(visible(path)))
            } catch {
                context.warn(wording.pageNotWritten(wording.title(of: error)))
            }
            return false
        case .link(let link): return open(link)
        case nil: break
        }
        if let link = payment.link {
            context.warn(wording.linkNotOpened(visible(link)))
        } else if let problem = opening.problem {
            context.warn(wording.formNotOpened(wording.text(for: problem)))
        } else {
            context.warn(wording.noLinkToOpen)
        }
        return false
    }

    private func open(_ address: String) -> Bool {
        do throws(BrowserOpening.Failure) {
            try context.browse(address)
            context.messages.line(wording.openedInBrowser)
            return true
        } catch {
            context.warn(wording.noBrowserOpened(visible(error.reason)))
            return false
        }
    }
}
