/// What the sandbox gateway says while it runs alone.
public protocol SandboxCommandTexts {
    var sandboxListens: String { get }
    /// What a client needs, a line each, names and values below one another; `ledger` is nil where nothing is remembered.
    func sandboxFacts(baseURL: String, clientID: String, secret: String, ledger: String?) -> [String]
    var helpOfSandboxAndShell: String { get }
    var sandboxStopped: String { get }
}
