import Wording

/// Why no browser was opened. Nothing is lost by it: the link is shown as text.
struct BrowserError: Error, Hashable {
    /// As the end of a sentence.
    let reason: String

    init(reason: String) { self.reason = reason }

    init(_ failure: BrowserOpening.Failure) {
        switch failure {
        case .noDesktop: reason = wording.noDesktop
        case .notStarted(let words): reason = words
        }
    }
}

extension CommandContext {
    /// Opens a web address that was checked in the desktop's browser.
    static func openBrowser(_ address: String) throws(BrowserError) {
        do throws(BrowserOpening.Failure) {
            try BrowserOpening.open(address)
        } catch {
            throw BrowserError(error)
        }
    }
}
