/// What came of test payments, of the command line.
public protocol TestReportTexts {
    /// How far it is.
    func done(_ count: Int, of all: Int, notAsExpected: Int) -> String
    var stoppingTests: String { get }
    /// The outcome is to be noted by hand; `name` finds the payment.
    func testOutcomeNotRecorded(_ failure: String, _ name: String) -> String

    // Verdicts, each with a sign that doesn't hang on colour.
    var asExpectedVerdict: String { get }
    var otherEndVerdict: String { get }
    var mismatchVerdict: String { get }
    var noEndVerdict: String { get }
    /// It was on its way when the run ended.
    var underWayVerdict: String { get }
    var underWayReason: String { get }
    var notDoneVerdict: String { get }

    /// What was expected of a payment and what came, with the reason.
    func unexpected(_ name: String, expected: String, got: String?, reason: String?) -> String
    func summary(of counts: TestCounts) -> String
    func asksUnknownOutcomes(_ command: String) -> String
    var givenUp: String { get }
    var stoppedBeforeDone: String { get }
    func underWayInHistory(_ command: String) -> String
    func notDone(_ currencies: [String]) -> String
    func anotherRun(_ command: String) -> String
}

/// How many test payments came to what.
public struct TestCounts: Sendable, Hashable {
    public let total: Int
    public let asExpected: Int
    public let otherEnd: Int
    public let mismatched: Int
    public let noEnd: Int
    public let notDone: Int

    public init(total: Int, asExpected: Int, otherEnd: Int, mismatched: Int, noEnd: Int, notDone: Int) {
        self.total = total
        self.asExpected = asExpected
        self.otherEnd = otherEnd
        self.mismatched = mismatched
        self.noEnd = noEnd
        self.notDone = notDone
    }
}
