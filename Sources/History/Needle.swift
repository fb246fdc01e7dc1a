/// A run of bytes to be found whatever the case of its letters; every position has two bytes that it may hold.
///
/// Sixteen places at once are compared at the needle's two rarest positions; only where both agree is the rest looked at.
struct Needle: Sendable, Hashable {
    private let lower: [UInt8]
    private let upper: [UInt8]
    private let rarest: Int
    private let second: Int
    /// How many places of a million will be looked at closer, by the sample.
    let cost: Int

    /// `lower` and `upper` are equally long and not empty.
    init(lower: [UInt8], upper: [UInt8], sample: ByteFrequencies) {
        self.lower = lower
        self.upper = upper
        let ranked = lower.indices.map { index in
            (count: sample.count(lower[index], or: upper[index]), index: index)
        }.sorted { ($0.count, $0.index) < ($1.count, $1.index) }
        rarest = ranked[0].index
        second = ranked.count > 1 ? ranked[1].index : ranked[0].index
        let total = max(1, sample.total)
        let share = ranked[0].count * 1_000_000 / total
        cost = ranked.count > 1 ? share * ranked[1].count / total : share
    }

    /// Exactly these bytes.
    init(exactly text: StaticString, sample: ByteFrequencies) {
        let bytes = text.withUTF8Buffer { Array($0) }
        self.init(lower: bytes, upper: bytes, sample: sample)
    }

    /// Where the needle stands first at or after `start`; nil when nowhere.
    func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return nil }
        // The last place where the needle has room.
        let last = bytes.count - lower.count
        var place = start
        let lowerA = SIMD16<UInt8>(repeating: lower[rarest])
        let upperA = SIMD16<UInt8>(repeating: upper[rarest])
        let lowerB = SIMD16<UInt8>(repeating: lower[second])
        let upperB = SIMD16<UInt8>(repeating: upper[second])
        while place + 15 <= last {
            let a = (base + place + rarest).loadUnaligned(as: SIMD16<UInt8>.self)
            let b = (base + place + second).loadUnaligned(as: SIMD16<UInt8>.self)
            let hits = (a .== lowerA .| a .== upperA) .& (b .== lowerB .| b .== upperB)
            let words = unsafeBitCast(hits, to: SIMD2<UInt64>.self)
            if words[0] | words[1] != 0 {
                for lane in 0..<16 where hits[lane] && stands(at: place + lane, in: bytes) { return place + lane }
            }
            place += 16
        }
        while place <= last {
            if stands(at: place, in: bytes) { return place }
            place += 1
        }
        return nil
    }

    private func stands(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for index in lower.indices {
            let byte = bytes[place + index]
            if byte != lower[index], byte != upper[index] { return false }
        }
        return true
    }
}

/// How often each byte occurs in a sample of the file.
struct ByteFrequencies: Sendable {
    private var counts = [Int](repeating: 0, count: 256)
    private(set) var total = 0

    /// Counts `sample`.
    init(_ sample: some Sequence<UInt8>) {
        for byte in sample {
            counts[Int(byte)] += 1
            total += 1
        }
    }

    func count(_ byte: UInt8, or other: UInt8) -> Int {
        counts[Int(byte)] + (byte == other ? 0 : counts[Int(other)])
    }
}
