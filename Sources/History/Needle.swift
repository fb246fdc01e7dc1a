import Glibc

/// A run of bytes to be found whatever the case of its letters; every position has two bytes that it may hold.
///
/// A needle with a rare byte is looked for by that byte (memchr(3)); else many places at once are compared at the needle's
/// two rarest positions, without regard to the bits in which the cases differ. Only what agrees is looked at closer.
struct Needle: Sendable, Hashable {
    private let lower: [UInt8]
    private let upper: [UInt8]
    private let rarest: Int
    private let second: Int
    private let isRare: Bool
    /// How many places of a million will be looked at closer, by the sample.
    let cost: Int

    /// Up to so many of a million bytes, finding each is faster than comparing all.
    private static let rareShare = 2_000

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
        isRare = share < Self.rareShare
        cost = ranked.count > 1 ? share * ranked[1].count / total : share
    }

    /// Exactly these bytes.
    init(exactly text: StaticString, sample: ByteFrequencies) {
        let bytes = text.withUTF8Buffer { Array($0) }
        self.init(lower: bytes, upper: bytes, sample: sample)
    }

    /// Where the needle stands first at or after `start`; nil when nowhere.
    func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        isRare ? firstByRarest(in: bytes, from: start) : firstByPair(in: bytes, from: start)
    }

    /// From one occurrence of the rarest byte to the next.
    private func firstByRarest(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let last = bytes.count - lower.count
        /// Where the needle would stand for the next such byte.
        func next(_ byte: UInt8, from place: Int) -> Int {
            guard place <= last else { return .max }
            let from = base + (place + rarest)
            guard let hit = memchr(from, Int32(byte), last - place + 1) else { return .max }
            return place + (UnsafeRawPointer(hit) - UnsafeRawPointer(from))
        }
        let (small, large) = (lower[rarest], upper[rarest])
        var places = (next(small, from: start), small == large ? .max : next(large, from: start))
        while true {
            let place = min(places.0, places.1)
            if place == .max { return nil }
            if stands(at: place, in: bytes) { return place }
            if place == places.0 { places.0 = next(small, from: place + 1) }
            if place == places.1 { places.1 = next(large, from: place + 1) }
        }
    }

    /// Thirty-two places at once.
    private func firstByPair(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return nil }
        // The last place where the needle has room.
        let last = bytes.count - lower.count
        let maskA = Self.repeated(lower[rarest] ^ upper[rarest])
        let wantedA = Self.repeated(lower[rarest]) | maskA
        let maskB = Self.repeated(lower[second] ^ upper[second])
        let wantedB = Self.repeated(lower[second]) | maskB
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        var place = start
        while place + 31 <= last {
            var found: UInt64 = 0
            var offset = 0
            while offset < 32 {
                let here = base + (place + offset)
                let a = (here + rarest).loadUnaligned(as: UInt64.self) | maskA
                let b = (here + second).loadUnaligned(as: UInt64.self) | maskB
                // A byte of this is zero where both positions agree.
                let difference = (a ^ wantedA) | (b ^ wantedB)
                found |= (difference &- ones) & ~difference & tops
                offset += 8
            }
            if found != 0 {
                for place in place..<(place + 32) where stands(at: place, in: bytes) { return place }
            }
            place += 32
        }
        while place <= last {
            if stands(at: place, in: bytes) { return place }
            place += 1
        }
        return nil
    }

    private static func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

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
