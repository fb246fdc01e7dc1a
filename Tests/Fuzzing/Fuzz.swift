#if FUZZER
    import Glibc

    /// What libFuzzer calls with each input; `EINVOICE_FUZZ_TARGET` says what reads it.
    @_cdecl("LLVMFuzzerTestOneInput")
    public func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        chosenTarget.check(Array(UnsafeBufferPointer(start: start, count: count)))
        return 0
    }

    private let chosenTarget: FuzzTarget = {
        let name = getenv("EINVOICE_FUZZ_TARGET").map { String(cString: $0) } ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            fatalError("EINVOICE_FUZZ_TARGET is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return target
    }()
#else
    /// Without libFuzzer: `fuzz [TARGET [COUNT [SEED]]]` reads so many seeded inputs, with all targets or one.
    @main enum Fuzz {
        static func main() throws {
            let words = CommandLine.arguments.dropFirst()
            let count = words.dropFirst().first.flatMap { Int($0) } ?? 10_000
            let seed = words.dropFirst(2).first.flatMap { UInt64($0) } ?? 1
            for target in FuzzTarget.allCases where words.first == nil || words.first == target.rawValue {
                let corpus = try target.corpus()
                for input in corpus { target.check(input) }
                var inputs = SeededInputs(given: corpus, seed: seed)
                for _ in 0..<count { target.check(inputs.next()) }
                print("\(target.rawValue): \(corpus.count) kept inputs and \(count) seeded ones (seed \(seed))")
            }
        }
    }
#endif
