extension English: BrowserTexts {
    var noDesktop: String { "there is no desktop on this machine" }
    func noBrowserWorks(of named: String) -> String { "none of the browsers in BROWSER works (\(named))" }
    func notInstalled(_ program: String) -> String { "\(program) is not installed" }
    func ended(_ program: String, status: Int32) -> String { "\(program) failed (\(status))" }
    func noBrowserOpened(_ reason: String) -> String { "no browser was opened: \(reason)" }
    var noLinkToOpen: String { "nothing was opened: there is no link to open in a browser" }
    func linkNotOpened(_ link: String) -> String { "the link is not opened: it is no web address (\(link))" }
    func formNotOpened(_ reason: String) -> String { "the form is not opened: \(reason)" }
    var openedInBrowser: String { "Opened in the browser." }
    var noDesktopCopyLink: String { "There is no desktop on this machine: copy the link instead." }
    func noBrowserForPage(_ reason: String, path: String) -> String {
        "No browser was opened: \(reason). The page with the form is \(path); a browser of this account opens it."
    }
    func noBrowserStarted(_ reason: String) -> String {
        "No browser could be started (\(reason)): copy the link instead."
    }
}
