extension English: TestReportTexts {
    func done(_ number: Int, of all: Int, notAsExpected: Int) -> String {
        "\(number) of \(all) done\(notAsExpected > 0 ? ", \(notAsExpected) not as expected" : "")"
    }

    var stoppingTests: String { "Stopping; what is on its way comes to its end first." }

    func testOutcomeNotRecorded(_ failure: String, _ name: String) -> String {
        "THE OUTCOME COULD NOT BE RECORDED: \(failure). Note it by hand: \(name)"
    }

    var asExpectedVerdict: String { "✓ as expected" }
    var otherEndVerdict: String { "✕ unexpected" }
    var mismatchVerdict: String { "≠ mismatch" }
    var noEndVerdict: String { "? no result" }
    var underWayVerdict: String { "◌ not done" }
    var underWayReason: String { "it was on its way; the history has it" }
    var notDoneVerdict: String { "· not done" }

    func unexpected(_ name: String, expected: String, got: String?, reason: String?) -> String {
        "\(name): expected \(expected)\(got.map { ", got \($0)" } ?? "")\(reason.map { ": \($0)" } ?? "")"
    }

    func summary(of counts: TestCounts) -> String {
        let total = counts.total == 1 ? "1 test payment" : "\(counts.total) test payments"
        if counts.asExpected == counts.total { return "\(total): all as expected." }
        var parts = [counts.asExpected == 0 ? "none as expected" : "\(counts.asExpected) as expected"]
        if counts.otherEnd > 0 { parts.append("\(counts.otherEnd) ended otherwise") }
        if counts.mismatched > 0 { parts.append("\(counts.mismatched) not what was asked for") }
        if counts.noEnd > 0 { parts.append("\(counts.noEnd) without a result") }
        if counts.notDone > 0 { parts.append("\(counts.notDone) not done") }
        return "\(total): \(parts.joined(separator: ", "))."
    }

    func asksUnknownOutcomes(_ command: String) -> String { "Outcomes are unknown: \(command) asks the gateway." }
    var givenUp: String { "Given up: after the first ones there was no hope for the others." }
    var stoppedBeforeDone: String { "Stopped before it was done." }
    func underWayInHistory(_ command: String) -> String { "Those on their way are in the history: \(command)." }
    func notDone(_ currencies: [String]) -> String { "Not done: \(currencies.joined(separator: ", "))." }
    func anotherRun(_ command: String) -> String { "Another run, of new invoices, tries these: \(command)" }
}
