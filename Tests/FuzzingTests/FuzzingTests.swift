import Testing

@testable import Fuzzing

/// What reads from outside, with the kept inputs and some made from them; `Tests/Fuzzing` says how to look for more.
@Suite(.timeLimit(.minutes(10))) struct FuzzingTests {
    @Test(arguments: FuzzTarget.allCases)
    func `what comes from outside is read whatever it is`(_ target: FuzzTarget) throws {
        let corpus = try target.corpus()
        #expect(!corpus.isEmpty)
        for input in corpus { target.check(input) }
        var inputs = SeededInputs(given: corpus, seed: 1)
        for _ in 0..<1000 { target.check(inputs.next()) }
    }

    @Test func `the same seed makes the same inputs, and another makes others`() {
        func some(_ seed: UInt64) -> [[UInt8]] {
            var inputs = SeededInputs(given: [Array("einvoice".utf8)], seed: seed)
            return (0..<20).map { _ in inputs.next() }
        }
        #expect(some(1) == some(1))
        #expect(some(1) != some(2))
    }
}
