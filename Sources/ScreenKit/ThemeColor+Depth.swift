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
        case (.ansi16, _): .ansi(ThemeColor.nearest(to: rgb, among: isGrey ? [0, 7, 8, 15] : Array(0..<16)))
        case (.ansi8, _): .ansi(ThemeColor.nearest(to: rgb, among: isGrey ? [0, 7] : Array(0..<8)))
        }
    }

    /// Whether its parts are so alike that it has no hue to keep.
    private var isGrey: Bool { rgb.most - rgb.least < 48 }

    /// The one of the 8 or 16 named colours that shows it as text: of its hue, or of a kindred one where that can't be read,
    /// at last black or white.
    ///
    /// - Parameter least: the contrast that it must have.
    func ink(on ground: ThemeColor, _ depth: ColorDepth, least: Double = 3) -> ThemeColor {
        if self == resolved(to: .none) { return .default }
        if case .shade = self { return .default }
        let candidates = inks(depth)
        let first = ThemeColor.ansi(candidates.first ?? 7)
        guard ground != .default else { return first }
        for index in candidates {
            let candidate = ThemeColor.ansi(index)
            if (candidate.contrast(with: ground) ?? least) >= least { return candidate }
        }
        let white = ThemeColor.ansi(depth == .ansi8 ? 7 : 15)
        return Background(of: ground) == .dark ? white : .ansi(0)
    }

    /// The named colours that may stand for it, best first.
    private func inks(_ depth: ColorDepth) -> [UInt8] {
        let hue: UInt8
        switch self {
        case .ansi(let index): hue = index % 8
        case .indexed(let index) where index < 16: hue = index % 8
        default:
            if isGrey {
                let greys: [UInt8] = depth == .ansi8 ? [0, 7] : [0, 7, 8, 15]
                let nearest = ThemeColor.nearest(to: rgb, among: greys.map(Int.init))
                return [nearest] + greys.reversed().filter { $0 != nearest }
            }
            // A named colour's number has a bit for red, one for green and one for blue.
            let (own, middle) = (rgb, (rgb.most + rgb.least) / 2)
            hue = (own.red >= middle ? 1 : 0) + (own.green >= middle ? 2 : 0) + (own.blue >= middle ? 4 : 0)
        }
        return ([hue] + ThemeColor.kin[Int(hue)]).flatMap { twins(ofHue: $0, depth) }
    }

    /// A named colour and its bright form, the nearer one first; with eight colours there is no bright form.
    private func twins(ofHue hue: UInt8, _ depth: ColorDepth) -> [UInt8] {
        guard depth == .ansi16 else { return [hue] }
        let nearest = ThemeColor.nearest(to: rgb, among: [Int(hue), Int(hue) + 8])
        return nearest == hue ? [hue, hue + 8] : [hue + 8, hue]
    }

    /// For each of the eight, those that stand in where it can't be read, as on white every colour with green.
    private static let kin: [[UInt8]] = [[], [5], [6, 4], [5, 1], [6], [1], [4], []]

    /// So many percent of the way to another colour.
    func mixed(with other: ThemeColor, percent: Int) -> ThemeColor {
        let (from, to) = (rgb, other.rgb)
        func part(_ from: Int, _ to: Int) -> UInt8 { UInt8(from + (to - from) * percent / 100) }
        return .rgb(part(from.red, to.red), part(from.green, to.green), part(from.blue, to.blue))
    }

    /// Whether there is next to nothing to darken.
    var isNearlyBlack: Bool { rgb.most < 32 }

    /// Each part from 0 to 255.
    struct RGB: Sendable, Hashable {
        let red: Int
        let green: Int
        let blue: Int

        var most: Int { max(red, green, blue) }
        var least: Int { min(red, green, blue) }

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
