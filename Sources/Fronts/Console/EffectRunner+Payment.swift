import Dispatch
import EInvoiceKit
import InvoiceCore
import Screens
import Wording

extension EffectRunner {
    func runOpening(_ address: String) {
        let (queue, environment) = (queue, setup.environment)
        inBackground {
            do throws(BrowserOpening.Failure) {
                try await runBlocking { () throws(BrowserOpening.Failure) in
                    try BrowserOpening.open(address, environment: environment)
                }
                queue.post(.told(wording.openedInBrowser))
            } catch {
                switch error {
                case .noDesktop: queue.post(.warned(wording.noDesktopCopyLink))
                case .notStarted(let words): queue.post(.warned(wording.noBrowserStarted(words)))
                }
            }
        }
    }

    func runCopying(_ text: String) {
        let (queue, environment) = (queue, setup.environment)
        copying.async { queue.post(.copied(text, Clipboard.put(text, environment: environment))) }
    }
}
