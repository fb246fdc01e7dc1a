import Dispatch
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Screens
import Wording

// The browser, the clipboard and pictures.

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

    /// Opens a page with the form; where no browser does, tells where the page is.
    func runOpening(_ form: PaymentForm, of invoice: Invoice) {
        let (queue, environment, history) = (queue, setup.environment, history)
        inBackground {
            await runBlocking { () throws(Never) in
                do throws(Problem) {
                    let path = try PaymentPage.write(form, of: invoice, in: history)
                    do throws(BrowserOpening.Failure) {
                        try BrowserOpening.open(PaymentPage.address(of: path), environment: environment)
                        queue.post(.told(wording.openedInBrowser))
                    } catch {
                        queue.post(.warned(wording.noBrowserForPage(error.reason, path: path)))
                    }
                } catch {
                    queue.post(.warned(wording.pageNotWritten(wording.title(of: error))))
                }
            }
        }
    }

    func runSaving(_ id: RequestID, _ code: QRCode, path: String, mayOverwrite: Bool) {
        let (queue, history) = (queue, history)
        launch(id) {
            let target = Self.wholePath(path)
            await runBlocking { () throws(Never) in
                do throws(Problem) {
                    let format = PictureFormat(endingOf: target) ?? .png
                    try CodeFile(target, as: format, mayOverwrite: mayOverwrite, isOutside: history.folder).write(code)
                    queue.post(.exportEnded(id, .written(invoices: 1, path: target, badLines: 0)))
                } catch {
                    queue.post(.exportEnded(id, .failed(error)))
                }
            }
        }
    }

    func runCopying(_ text: String) {
        let (queue, environment) = (queue, setup.environment)
        copying.async { queue.post(.copied(text, Clipboard.put(text, environment: environment))) }
    }
}
