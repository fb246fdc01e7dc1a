import CNcurses
import ScreenKit

/// A theme as ncurses takes it: attributes and a colour pair for each role.
struct CellStyles {
    let depth: ColorDepth
    private var theme = Theme.plain
    /// A blank cell of each role on each ground, with attributes and colours, once it was needed: a drawn cell is a copy
    /// with another character.
    private var blanks: [cchar_t?]

    init(depth: ColorDepth) {
        self.depth = depth
        blanks = Array(repeating: nil, count: Role.allCases.count * Ground.allCases.count)
    }

    /// Takes a theme's colours. ncurses keeps the pairs, and hands out again those that it has.
    mutating func use(_ theme: Theme) {
        self.theme = theme
        for index in blanks.indices { blanks[index] = nil }
    }

    /// A blank cell of the role on the ground.
    mutating func blank(_ role: Role, on ground: Ground) -> cchar_t {
        let index = Int(role.rawValue) * Ground.allCases.count + Int(ground.rawValue)
        if let made = blanks[index] { return made }
        let style = theme.style(for: role, on: ground, depth: depth)
        var attributes: attr_t = 0
        if style.bold { attributes |= einvoice_bold }
        if style.dim { attributes |= einvoice_dim }
        if style.italic { attributes |= einvoice_italic }
        if style.underline { attributes |= einvoice_underline }
        if style.reverse { attributes |= einvoice_reverse }
        let made = CellStyles.blank(attributes: attributes, pair: pair(style))
        blanks[index] = made
        return made
    }

    private static func blank(attributes: attr_t, pair: Int32) -> cchar_t {
        var cell = cchar_t()
        _ = einvoice_cell(&cell, attributes, pair)
        return cell
    }

    private func pair(_ style: ThemeStyle) -> Int32 {
        guard depth != .none, style.foreground != .default || style.background != .default else { return 0 }
        // No pair left: the terminal's own colours.
        return max(0, alloc_pair(number(style.foreground), number(style.background)))
    }

    /// ncurses' number of a colour; -1 is the terminal's own.
    private func number(_ color: ThemeColor) -> Int32 {
        switch color {
        case .default, .shade: return -1
        case .ansi(let index), .indexed(let index): return Int32(index)
        case .rgb(let red, let green, let blue):
            // Terminals with direct colour take 1 to 7 for the named ones: the darkest blues become 8, the next one.
            let value = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
            return value > 0 && value < 8 ? 8 : value
        }
    }
}
