/// How payments stand, of the command line.
public protocol StatusCommandTexts {
    var nothingToAsk: String { get }
    func onlyNewestAsked(_ count: Int) -> String
    /// A signal ended it while payments were followed, or before all were asked about.
    func stoppedFollowing(_ payments: Int) -> String
    func stoppedAsking(_ payments: Int) -> String
    func notAskedAbout(_ payments: Int) -> String
    func askingGoesOn(_ problem: String) -> String
}
