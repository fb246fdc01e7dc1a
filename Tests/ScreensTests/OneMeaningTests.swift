import InvoiceCore
import ScreenKit
import Testing
import Wording

@testable import Screens

/// One letter means one thing on every screen.
@Suite struct OneMeaningTests {
    /// What a letter means, in words one of which its line in the help has.
    private static let meanings: [Character: [String]] = [
        "n": ["new invoice", "one more invoice"], "c": ["like this one"], "X": ["in the place of"],
        "r": ["ask", "read", "count", "compare", "again", "anew"], "R": ["follow"],
        "S": ["send", "once more"], "u": ["what became", "whether it has it", "nobody sends it", "settle", "back"],
        "x": ["never created"], "p": ["payment"], "b": ["browser", "on this machine"], "y": ["copy"],
        "e": ["write", "save", "export", "file"], "/": ["search"], "f": ["filter"],
        "o": ["order", "column", "sort", "close the list"],
        "V": ["mark"], "s": ["counts and sums", "statistics", "sums"], "m": ["gateway's own list", "reconcile"],
        "t": ["test"], "d": ["draft"], "D": ["delete", "throw", "remove"], "U": ["back"], "N": ["note"],
        "[": ["before", "previous"], "]": ["after", "next", "later"], "a": ["adopt", "into the history"],
        "v": ["qr code"], ",": ["settings", "theme", "back"], "*": ["when none is named"], "A": ["add"], "E": ["edit"],
        "P": ["profile"],
        "q": ["leave", "back", "close", "stop", "don't", "keep", "stay"], "?": ["keys", "help"], ":": ["commands"],
        "L": ["in the place of"], "l": ["everything about"], "h": ["back"], "+": ["sums"], "=": ["sums"],
        "w": ["why"], "B": ["each row"],
    ]

    /// What is still otherwise, as "letter: words".
    private static let stillDifferent: Set<String> = [
        "h: The time before", "l: The time after", "+: Save the search of the list with a name",
        "=: Save the search of the list with a name",
    ]

    @Test(arguments: [ProfileKind.test, .live]) func `a letter means one thing`(kind: ProfileKind) throws {
        var others: Set<String> = []
        for shown in EveryScreen.all {
            let driver = try shown.driver(kind: kind)
            let screen = try #require(driver.state.screens.last)
            // The letters of this menu are the names of its rows: one has pressed `y` before.
            if screen is CopyMenu { continue }
            for binding in screen.allBindings(driver.state.context) {
                for key in [binding.key] + binding.also {
                    guard case .character(let letter) = key.code, key.modifiers.isEmpty, !letter.isNumber, letter != " "
                    else { continue }
                    let words = "\(binding.label) \(binding.words)".lowercased()
                    if Self.meanings[letter]?.contains(where: words.contains) == true { continue }
                    others.insert("\(letter): \(binding.words)")
                }
            }
        }
        #expect(others == Self.stillDifferent, "\(others.sorted().joined(separator: "\n"))")
    }

    @Test func `nowhere is a yes or no asked for by letters`() throws {
        for shown in EveryScreen.all {
            let (name, driver) = (shown.name, try shown.driver(kind: .live))
            let screen = try #require(driver.state.screens.last)
            #expect(
                screen.keys(driver.state.context).contains { $0.answers(to: .escape) || $0.key == .char("q") },
                "\(name)")
        }
    }
}
