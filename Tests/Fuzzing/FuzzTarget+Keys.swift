#if DEBUG
    import ScreenKit

    @testable import Terminal

    extension FuzzTarget {
        /// However the bytes are split, they are the same keys; and whatever they begin, it ends by itself.
        func checkKeys(_ bytes: [UInt8]) {
            var whole = InputDecoder()
            let expected = whole.decode(bytes, now: 1000)
            let place = bytes.first.map { Int($0) % max(1, bytes.count) } ?? 0
            var split = InputDecoder()
            let found =
                split.decode(Array(bytes[..<place]), now: 1000) + split.decode(Array(bytes[place...]), now: 1000)
            require(found == expected, "split at \(place) the keys are others")
            var now = 1000
            var waits = 0
            while let wait = whole.pendingTimeout(now: now) {
                require(wait <= 10_000, "waits for \(wait) ms")
                now += wait
                _ = whole.decode([], now: now)
                waits += 1
                require(waits < 10, "what began doesn't end")
            }
            // A key that comes after all that is the key.
            require(whole.decode([UInt8(ascii: "q")], now: now + 10_000) == [.key(.char("q"))], "the next key is lost")
        }
    }
#endif
