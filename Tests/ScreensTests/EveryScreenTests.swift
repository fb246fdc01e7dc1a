import FoundationEssentials
import InvoiceCore
import ScreenKit
import Testing

@testable import Screens

/// What holds for every screen, at every usual size.
@Suite(.timeLimit(.minutes(10))) struct EveryScreenTests {
    static let sizes = [
        Size(width: 60, height: 16), Size(width: 80, height: 24), Size(width: 100, height: 30),
        Size(width: 120, height: 40), Size(width: 200, height: 60),
    ]

    @Test(arguments: EveryScreen.all) func `each screen can be read aloud`(_ screen: EveryScreen.Shown) throws {
        for size in Self.sizes {
            let frame = try screen.driver(size, isAccessible: true).frame
            for cell in frame.cells {
                let value = cell.grapheme.unicodeScalars.first?.value ?? 0
                #expect(!(0x2500...0x25FF).contains(value), "\(size): \(cell.grapheme)")
            }
            #expect(frame.size.width <= 80)
            // The hardware cursor is what is followed.
            #expect(frame.cursor != nil, "\(size)")
        }
    }

    @Test func `no screen is left out`() throws {
        let folder = Self.repository.appending(path: "Sources/Screens").path
        var declared: Set<String> = []
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            for line in text.split(separator: "\n") where line.hasSuffix(": Screen {") && line.hasPrefix("extension ") {
                declared.insert(String(line.dropFirst("extension ".count).prefix { $0 != ":" }))
            }
        }
        let shown = try EveryScreen.all.compactMap { try $0.driver().state.screens.last }
            .map { String(describing: type(of: $0)) }
        #expect(declared.count > 20)
        #expect(declared.subtracting(shown) == [])
    }

    @Test func `in a list that is filtered the cursor goes with the selection, and back to what is typed`() throws {
        let picker = try #require(EveryScreen.recorded.first { $0.name == "picker" })
        var driver = try picker.driver(isAccessible: true)
        let typing = try #require(driver.frame.cursor)
        driver.press(.down)
        let row = try #require(driver.frame.cursor)
        #expect(row.y == typing.y + 2)
        driver.type("o")
        #expect(driver.frame.cursor?.y == typing.y)
    }

    @Test func `the line above the keys says where one is, and the keys have names`() throws {
        let list = try #require(EveryScreen.recorded.first { $0.name == "list" })
        var driver = try list.driver(isAccessible: true)
        let lines = driver.screen.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[22].contains("Invoices. "))
        #expect(lines[23].contains("Enter Open, "))
        driver.press(.char("n"))
        #expect(!driver.screen.contains("Invoices. "))
    }

    /// The theme files of the repository, so that none is left out.
    static func themeNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: themeFolder.path).filter { $0.hasSuffix(".theme") }
            .map { String($0.dropLast(6)) }.sorted()
    }

    static func theme(_ name: String) throws -> Theme {
        try Theme.parse(String(contentsOf: themeFolder.appending(path: "\(name).theme"), encoding: .utf8))
    }

    private static var themeFolder: URL { repository.appending(path: "themes/files") }

    static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    }
}
