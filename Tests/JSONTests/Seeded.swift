/// Random numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        // The high bits of a linear congruential generator are good, the low ones are not.
        (0..<2).reduce(0) { word, _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return word << 32 | state >> 32
        }
    }
}
