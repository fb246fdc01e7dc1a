extension ThemeColor {
    /// Itself where a terminal of that many colours can show it, else the nearest that it can.
    public func resolved(to depth: ColorDepth) -> ThemeColor {
        switch (depth, self) {
        case (_, .shade): .default
        case (_, .default), (.truecolor, _), (.indexed256, .ansi), (.indexed256, .indexed), (.ansi16, .ansi): self
        case (.none, _): .default
        case (.indexed256, .rgb(let red, let green, let blue)):
            .indexed(ThemeColor.nearestIndexed(RGB(red, green, blue)))
        case (.ansi8, .ansi(let index)): .ansi(index % 8)
        case (.ansi16, .indexed(let index)) where index < 16: .ansi(index)
        case (.ansi8, .indexed(let index)) where index < 16: .ansi(index % 8)
        case (.ansi16, _): .ansi(ThemeColor.nearest(to: rgb, among: 0..<16))
        case (.ansi8, _): .ansi(ThemeColor.nearest(to: rgb, among: 0..<8))
        }
    }

    /// Each part from 0 to 255.
    struct RGB: Sendable, Hashable {
        let red: Int
        let green: Int
        let blue: Int

        init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
            self.red = Int(red)
            self.green = Int(green)
            self.blue = Int(blue)
        }
    }

    /// Its parts; for the named colours xterm's defaults, because what the user chose can't be known; for the default
    /// one, black.
    var rgb: RGB {
        switch self {
        case .default, .shade: RGB(0, 0, 0)
        case .rgb(let red, let green, let blue): RGB(red, green, blue)
        case .ansi(let index), .indexed(let index): ThemeColor.rgb(ofIndex: index)
        }
    }

    /// xterm's default colours 0 to 15 (charproc.c's resources).
    private static let xterm16: [RGB] = [
        RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238), RGB(205, 0, 205),
        RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
        RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
    ]

    /// The levels of xterm's 6×6×6 cube, colours 16 to 231; 232 to 255 are greys from 8 to 238 in steps of 10.
    private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

    private static func rgb(ofIndex index: UInt8) -> RGB {
        if index < 16 { return xterm16[Int(index)] }
        if index >= 232 {
            let grey = 8 + 10 * (index - 232)
            return RGB(grey, grey, grey)
        }
        let cube = Int(index) - 16
        return RGB(cubeLevels[cube / 36], cubeLevels[cube / 6 % 6], cubeLevels[cube % 6])
    }

    /// The nearest of the cube and the greys. The 16 named ones are left out: their user may have changed them. Only the
    /// two nearest levels of each part and the two nearest greys can win, so only they are compared.
    private static func nearestIndexed(_ color: RGB) -> UInt8 {
        func levels(_ part: Int) -> [Int] {
            let above = cubeLevels.firstIndex { Int($0) >= part } ?? 5
            return above == 0 ? [0] : [above - 1, above]
        }
        var candidates: [Int] = []
        for red in levels(color.red) {
            for green in levels(color.green) {
                for blue in levels(color.blue) { candidates.append(16 + 36 * red + 6 * green + blue) }
            }
        }
        let grey = ((color.red + color.green + color.blue) / 3 - 8) / 10
        candidates += [grey, grey + 1].map { 232 + min(23, max(0, $0)) }
        return nearest(to: color, among: candidates)
    }

    private static func nearest(to color: RGB, among indices: some Sequence<Int>) -> UInt8 {
        var best = (index: 0, distance: Int.max)
        for index in indices {
            let distance = distance(color, rgb(ofIndex: UInt8(index)))
            if distance < best.distance { best = (index, distance) }
        }
        return UInt8(best.index)
    }

    /// How different two colours look: the "redmean" weighting of red, green and blue, squared.
    static func distance(_ one: RGB, _ other: RGB) -> Int {
        let mean = (one.red + other.red) / 2
        let red = one.red - other.red
        let green = one.green - other.green
        let blue = one.blue - other.blue
        return (((512 + mean) * red * red) >> 8) + 4 * green * green + (((767 - mean) * blue * blue) >> 8)
    }
}

public enum ColorDepth: Sendable, Hashable, CaseIterable {
    /// Any red, green and blue.
    case truecolor
    /// xterm's 256.
    case indexed256
    /// The eight named ones and their bright forms.
    case ansi16
    /// The eight named ones.
    case ansi8
    /// None: states show by attributes and words alone.
    case none
}
