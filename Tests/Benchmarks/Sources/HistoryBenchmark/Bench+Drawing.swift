/// What a key costs on a large terminal, and what it costs to wait for one.
extension Bench {
    /// From a key to the last byte of its frame at 200×60, the bytes of one typed letter, and wakeups while nothing
    /// happens.
    func drawing() throws {
        let newest = try ends().newest
        let console = try console(on: long, columns: 200, rows: 60)
        try console.wait(for: newest)
        console.rest(milliseconds: 6000)
        // As a terminal says that it takes synchronized frames: the end of each is known then.
        console.type("\u{1B}[?2026;2$y")
        console.rest(milliseconds: 200)
        let moves = try (0..<1000).map { turn in try console.type(turn % 100 < 50 ? "j" : "k", until: Self.frameEnds) }
        print("a move to its whole frame at 200×60: \(Percentiles(moves)) ms, wanted at most 2 for 99 of 100")
        console.type("n")
        console.rest(milliseconds: 500)
        console.type("visamaster.uah\r100.50\t\t\t")
        console.rest(milliseconds: 500)
        var letters: [Double] = []
        var bytes: [Double] = []
        for letter in "abcdefghijklmnopqrstuvwxyz" {
            let before = console.bytesRead
            letters.append(try console.type(String(letter), until: Self.frameEnds))
            bytes.append(Double(console.bytesRead - before))
        }
        print("a letter to its whole frame at 200×60: \(Percentiles(letters)) ms")
        print("bytes of one letter: \(Percentiles(bytes)), wanted less than 200")
        // The draft is on the disk by then.
        console.rest(milliseconds: 5000)
        let woken = console.wakeups(milliseconds: 20_000)
        print("wakeups in 20 s without a key: \(woken), wanted none but the clock's, one a minute")
    }

    private static let frameEnds = "\u{1B}[?2026l"
}

/// The median of some figures, the one that 99 of 100 don't exceed, and the greatest.
private struct Percentiles: CustomStringConvertible {
    let description: String

    init(_ values: [Double]) {
        let sorted = values.sorted()
        func share(_ percent: Int) -> Double { sorted.isEmpty ? 0 : sorted[(sorted.count - 1) * percent / 100] }
        description = [50, 99, 100].map { "\(Double(Int(share($0) * 1000)) / 1000)" }.joined(separator: ", ")
    }
}
