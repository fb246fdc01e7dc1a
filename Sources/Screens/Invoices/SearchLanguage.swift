import ScreenKit
import Wording

/// All that can be typed into a search, and what the signs of the list mean.
enum SearchLanguage {
    static func lines(width: Int) -> [StyledLine] {
        let terms = wording.searchTerms.map { (visible($0.term), $0.words) }
        let termWidth = (terms.map { TextWidth.of($0.0) }.max() ?? 0) + 2
        let lines = terms.flatMap { term, words in
            TextWidth.wrap(words, width: max(10, width - termWidth)).enumerated().map { row, text in
                StyledLine([(TextWidth.pad(row == 0 ? term : "", to: termWidth), .key), (text, .text)])
            }
        }
        return lines + [StyledLine()] + legend(width: width)
    }

    /// Each sign with its words, as many in a line as it holds.
    static func legend(width: Int) -> [StyledLine] {
        var lines: [StyledLine] = []
        var line: [(String, Role)] = []
        var used = 0
        for sign in wording.legend {
            let words = " \(sign.words)   "
            let needed = TextWidth.of(sign.glyph + words)
            if used + needed - 3 > width, !line.isEmpty {
                lines.append(StyledLine(line))
                (line, used) = ([], 0)
            }
            line += [(sign.glyph, sign.role), (words, .text)]
            used += needed
        }
        return line.isEmpty ? lines : lines + [StyledLine(line)]
    }
}
