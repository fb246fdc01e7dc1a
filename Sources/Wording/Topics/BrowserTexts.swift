/// Links that are opened in a browser.
public protocol BrowserTexts {
    // Why none was opened, as the end of a sentence.
    var noDesktop: String { get }
    /// None of those works that the variable names.
    func noBrowserWorks(of named: String) -> String
    func notInstalled(_ program: String) -> String
    func ended(_ program: String, status: Int32) -> String
    // What came of it, of the command line.
    func noBrowserOpened(_ reason: String) -> String
    var noLinkToOpen: String { get }
    func linkNotOpened(_ link: String) -> String
    func formNotOpened(_ reason: String) -> String
    // In both fronts.
    var openedInBrowser: String { get }
    // In the console, with the key that helps.
    var noDesktopCopyLink: String { get }
    func noBrowserStarted(_ reason: String) -> String
    /// The same of a page that was written to this path.
    func noBrowserForPage(_ reason: String, path: String) -> String
}
