import ArgumentParser
import EInvoiceKit
import Files
import InvoiceCore
import ScreenKit
import Wording

struct ThemesCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(.themes, "themes", discussion: wording.discussionOfThemes)
    }

    @Option(help: .of(.checkTheme, value: .file), completion: .file(extensions: ["theme"]))
    var check: String?

    @OptionGroup
    var format: TableFormatOptions

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { format.chosen == .json }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let settings = Settings.inspect(environment: context.environment, options: global.settings)
        let library = ThemeLibrary(configPath: settings.configPath.value, dataFolder: settings.dataFolder.value)
        if let check { return try await self.check(check, library, context) }
        let rows = library.names.map { name in
            (name: name, path: library.path(of: name), theme: library.find(name), isUsed: name == settings.theme.value)
        }
        switch format.chosen {
        case .json:
            let objects = rows.map { row -> String in
                var object = JSONObjectText()
                object.add("name", row.name)
                object.add("source", row.path == nil ? "built-in" : "file")
                object.add("path", row.path)
                switch row.theme {
                case .success(let theme): object.add("description", theme.description)
                case .failure(let problem): object.add("problem", Self.words(for: problem))
                }
                object.add("in_use", row.isUsed)
                return object.text
            }
            context.output.line("[" + objects.map { "\n" + $0 }.joined(separator: ",") + "\n]")
        case .table:
            let columns = [
                Column(wording.nameColumn, width: .content(min: 8, max: 40)),
                Column(wording.sourceColumn, width: .content(min: 8, max: .max)),
                Column("", width: .content(min: 0, max: 10)),
                Column(wording.meaningColumn, width: .content(min: 20, max: .max)),
            ]
            let cells = rows.map { row -> [TextTable.Cell] in
                let meaning: TextTable.Cell =
                    switch row.theme {
                    case .success(let theme): (theme.description, .text)
                    case .failure(let problem): ("! \(Self.words(for: problem))", .error)
                    }
                return [
                    (row.name, .text), (row.path ?? wording.builtIn, .muted),
                    (row.isUsed ? wording.inUse : "", .accent), meaning,
                ]
            }
            TextTable(columns, rows: cells, width: context.columns)
                .write(to: context.output, style: context.style(isWanted: settings.usesColor.value))
        }
        return .done
    }

    private static func words(for problem: ThemeProblem) -> String {
        switch problem {
        case .unknown: ""
        case .mistake(let words): words
        }
    }

    // MARK: Checking one

    /// Names all that is wrong in a file, or in a theme of that name where there is no such file.
    private func check(
        _ file: String, _ library: ThemeLibrary, _ context: CommandContext
    ) async throws(CommandFailure) -> ExitStatus {
        let text = try await text(of: file, library, context)
        let checked = ThemeCheck(text) { library.text(named: $0).flatMap { try? Theme.parse($0) } }
        if format.chosen == .json { context.output.line(checked.json(file)) }
        if checked.problems.isEmpty {
            if format.chosen == .table { context.output.line(wording.labelled(visible(file), wording.themeIsWell)) }
            return .done
        }
        throw CommandFailure(
            .invalid, problems: checked.problems.map { wording.labelled("\(visible(file)):\($0.line ?? 1)", $0.words) })
    }
}

extension ThemesCommand {
    private func text(
        of file: String, _ library: ThemeLibrary, _ context: CommandContext
    ) async throws(CommandFailure) -> String {
        let input = file == "-" ? try await standardInput(at: context) : nil
        do throws(FileFailure) {
            let bytes = if let input { input } else { try PrivateFile.read(file, limit: 1 << 20).bytes }
            if let text = String(validating: bytes, as: UTF8.self) { return text }
        } catch {
            if let known = library.text(named: file) { return known }
            throw CommandFailure(.invalid, wording.text(for: StorageProblem(error)))
        }
        throw CommandFailure(.invalid, wording.labelled(wording.path(file), wording.notUTF8))
    }
}

/// What is wrong in a theme's file: each line that can't be read, or else each role that can't be seen well.
struct ThemeCheck {
    struct Problem {
        /// Counted from 1; nil where it is about the whole.
        var line: Int?
        var role: Role?
        var contrast: WeakContrast?
        var words: String
    }

    private(set) var problems: [Problem] = []

    init(_ text: String, resolve: (String) -> Theme?) {
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        while true {
            do throws(ThemeError) {
                let theme = try Theme.parse(lines.joined(separator: "\n"), resolve: resolve)
                guard problems.isEmpty else { return }
                problems = theme.weakContrasts.map {
                    Problem(line: $0.line, role: $0.role, contrast: $0, words: wording.text(for: $0))
                }
                return
            } catch {
                let index = error.line - 1
                guard lines.indices.contains(index), !lines[index].isEmpty else {
                    // What is missing may have been on a line that can't be read.
                    if problems.isEmpty { problems.append(Problem(words: wording.text(for: error.problem))) }
                    return
                }
                let word =
                    lines[index].prefix { $0 != "=" && $0 != "@" }.split(separator: " ").first.map(String.init) ?? ""
                problems.append(
                    Problem(line: error.line, role: Role(name: word), words: wording.text(for: error.problem)))
                // The next mistake is found without this one.
                lines[index] = ""
            }
        }
    }

    /// With a point in every language.
    private static func tenths(_ ratio: Double) -> String {
        let tenths = Int(ratio * 10)
        return "\(tenths / 10).\(tenths % 10)"
    }

    func json(_ file: String) -> String {
        let items = problems.map { problem -> String in
            var object = JSONObjectText()
            object.add("line", problem.line)
            object.add("role", problem.role?.name)
            if let contrast = problem.contrast {
                object.add("contrast", Self.tenths(contrast.contrast))
                object.add("least", Self.tenths(contrast.least))
                object.add("background", contrast.background?.rawValue)
            }
            object.add("message", problem.words)
            return object.text
        }
        var object = JSONObjectText()
        object.add("file", file)
        object.add("problems", json: JSONText.array(items))
        return object.text
    }
}
