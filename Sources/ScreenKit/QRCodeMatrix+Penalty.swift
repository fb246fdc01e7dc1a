extension QRCodeMatrix {
    /// How much the square has of what could mislead a reader (ISO/IEC 18004, 7.8.3): 3 and more for each run of 5 and more
    /// modules, 3 for each 2 × 2 square of one colour, 40 for each likeness of a finder pattern, and 10 for every 5 % that
    /// the dark modules are away from one half.
    var penalty: Int {
        var points = 0
        var dark = 0
        for line in 0..<size {
            points += linePenalty(start: line * size, step: 1) + linePenalty(start: line, step: size)
            for place in 0..<size {
                let index = line * size + place
                let module = modules[index]
                if module { dark += 1 }
                if line > 0, place > 0, module == modules[index - 1], module == modules[index - size],
                    module == modules[index - size - 1]
                {
                    points += 3
                }
            }
        }
        let all = size * size
        // |dark/all − 1/2| in whole steps of 1/20.
        return points + abs(2 * dark - all) * 10 / all * 10
    }

    /// The points of one row or column for its runs and for its likenesses of finder patterns.
    private func linePenalty(start: Int, step: Int) -> Int {
        /// Dark 1, light 1, dark 3, light 1, dark 1, with four light modules before, or after.
        let lightBefore = 0b000_0101_1101
        let lightAfter = 0b101_1101_0000
        var points = 0
        var run = 0
        var last = false
        /// The last eleven modules. The quiet zone's are among them: a reader sees it too.
        var window = 0
        for place in 0..<size + 4 {
            let isInside = place < size
            let module = isInside && modules[start + place * step]
            window = (window << 1 | (module ? 1 : 0)) & 0b111_1111_1111
            if window == lightBefore || window == lightAfter { points += 40 }
            guard isInside else { continue }
            run = module == last ? run + 1 : 1
            last = module
            if run == 5 { points += 3 } else if run > 5 { points += 1 }
        }
        return points
    }
}
