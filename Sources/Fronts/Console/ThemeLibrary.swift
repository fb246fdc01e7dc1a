import EInvoiceKit
import Files
import FoundationEssentials
import ScreenKit
import Themes
import Wording

/// The themes that ship, and those in the `themes` folder beside the config file.
struct ThemeLibrary: Sendable {
    /// `themes` beside the config file: `NAME.theme` each. Nil where there can be no such file.
    let ownFolder: String?
    /// Where former versions remembered the theme that was chosen in the console.
    let memory: String

    init(configPath: String, dataFolder: String) {
        ownFolder = configPath.utf8.lastIndex(of: UInt8(ascii: "/")).map { "\(configPath[..<$0])/themes" }
        memory = "\(dataFolder)/theme"
    }

    /// Those that ship, then one's own, by name.
    var names: [String] {
        // A folder that isn't there or can't be read holds no themes.
        let files = ownFolder.flatMap { try? Folder.names(in: $0) } ?? []
        let own = files.filter { $0.hasSuffix(Self.suffix) }.map { String($0.dropLast(Self.suffix.count)) }.sorted()
        return Themes.names + own.filter { !Themes.names.contains($0) }
    }

    /// The theme of that name; one's own file wins over one that ships. Where it can't be read, the terminal's own colours.
    func load(_ name: String) -> Theme { (try? find(name).get()) ?? Self.fallback(named: name) }

    /// The theme of that name, or what keeps it from being used.
    func find(_ name: String) -> Result<Theme, ThemeProblem> {
        guard let text = text(named: name) else { return .failure(.unknown(known: names)) }
        do throws(ThemeError) {
            return .success(try Theme.parse(text) { base in self.text(named: base).flatMap { try? Theme.parse($0) } })
        } catch {
            return .failure(.mistake(wording.text(for: error)))
        }
    }

    /// The theme chosen in the console of a former version; nil when none was. What the config file says wins over it.
    var kept: String? {
        guard let text = PrivateFile.text(of: memory) else { return nil }
        let name = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return name.isEmpty ? nil : name
    }

    private static let suffix = ".theme"

    /// The text of the theme's file; nil where there is none.
    func text(named name: String) -> String? { own(name)?.text ?? Themes.text(named: name) }

    /// Where a theme of one's own lies; nil for one that ships.
    func path(of name: String) -> String? { own(name)?.path }

    private func own(_ name: String) -> (path: String, text: String)? {
        guard !name.utf8.contains(UInt8(ascii: "/")), let ownFolder else { return nil }
        let path = "\(ownFolder)/\(name)\(Self.suffix)"
        // Most names have no file of one's own.
        return PrivateFile.text(of: path).map { (path, $0) }
    }

    private static func fallback(named name: String) -> Theme {
        Themes.text(named: "ansi").flatMap { try? Theme.parse($0) } ?? .plain
    }
}

/// Why a theme can't be used.
enum ThemeProblem: Error, Sendable {
    case unknown(known: [String])
    /// The parser's words, with the line.
    case mistake(String)
}
