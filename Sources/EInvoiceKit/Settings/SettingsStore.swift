import Files
import Glibc
import InvoiceCore
import JSON

/// The config file as the program itself changes it: of what a person wrote there everything else stays as it is, and what
/// another program writes meanwhile is never overwritten.
///
/// Its calls wait for the disk.
public struct SettingsStore: Sendable {
    let environment: [String: String]
    let options: SettingsOptions
    /// Called between reading and writing; a test puts another program there.
    var betweenReadingAndWriting: @Sendable () -> Void = {}

    /// Names the config file as ``Settings/load(environment:options:)`` does; touches nothing yet.
    public init(environment: [String: String], options: SettingsOptions) {
        self.environment = environment
        self.options = options
    }

    /// All settings as they are now, mistakes among them.
    public func read() -> Settings { Settings.inspect(environment: environment, options: options) }

    /// Sets a member at the top of the config file.
    public func set(_ name: SettingName, to value: SettingValue) throws(ConfigProblem) {
        let path = read().configPath.value
        if path.isEmpty { throw .noPlace }
        try change(path) { editor throws(ConfigProblem) in
            try Self.edit(
                { editor throws(ConfigEditor.Failure) in try editor.set([name.rawValue], to: value.json) }, &editor,
                path)
        }
    }

    /// Gives a command of the console another key, or its own where `key` is nil.
    public func setKey(of command: ConsoleCommand, to key: String?) throws(ConfigProblem) {
        let path = read().configPath.value
        if path.isEmpty { throw .noPlace }
        let member = [SettingName.keys.rawValue, command.rawValue]
        try change(path) { editor throws(ConfigProblem) in
            try Self.edit(
                { editor throws(ConfigEditor.Failure) in
                    if let key {
                        try editor.set(member, to: .string(key))
                    } else {
                        try editor.remove(member)
                    }
                }, &editor, path)
        }
    }
}

// MARK: The file

extension SettingsStore {
    @discardableResult
    static func edit<Value>(
        _ work: (inout ConfigEditor) throws(ConfigEditor.Failure) -> Value, _ editor: inout ConfigEditor, _ path: String
    ) throws(ConfigProblem) -> Value {
        do throws(ConfigEditor.Failure) {
            return try work(&editor)
        } catch {
            throw problem(error, in: path)
        }
    }

    static func editor(_ bytes: [UInt8], _ path: String) throws(ConfigProblem) -> ConfigEditor {
        let place = SettingsProblem.Place.file(path: path, line: nil, member: nil)
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .mistake(SettingsProblem(place, .notText))
        }
        do throws(ConfigEditor.Failure) {
            return try ConfigEditor(text)
        } catch {
            throw problem(error, in: path)
        }
    }

    private static func problem(_ failure: ConfigEditor.Failure, in path: String) -> ConfigProblem {
        switch failure {
        case .syntax(let problem):
            .mistake(
                SettingsProblem(
                    .file(path: path, line: problem.line, member: nil),
                    .syntax(problem.expectation, column: problem.column)))
        case .noObject(let names):
            .mistake(
                SettingsProblem(
                    .file(path: path, line: nil, member: names.isEmpty ? nil : names.joined(separator: ".")),
                    .wrongType(.object)))
        }
    }

    /// Reads the file, changes its text, and puts that in its place; from the beginning where another program was quicker.
    @discardableResult
    func change(
        _ path: String, _ work: (inout ConfigEditor) throws(ConfigProblem) -> Void
    ) throws(ConfigProblem) -> (before: [UInt8], after: [UInt8]) {
        for _ in 0..<5 {
            let before = try contents(path)
            var editor = try Self.editor(before ?? [], path)
            try work(&editor)
            // What can't be read back must not get there.
            _ = try Self.editor(editor.bytes, path)
            if editor.bytes == before { return (editor.bytes, editor.bytes) }
            betweenReadingAndWriting()
            do throws(FileFailure) {
                let mask: UInt32 = Self.holdsSecret(editor) ? 0o077 : 0
                try PrivateFile.replace(path, with: editor.bytes, ifStill: before, without: mask)
                return (before ?? [], editor.bytes)
            } catch {
                if error.code != ESTALE { throw .notWritten(path: path, errno: error.code) }
            }
        }
        throw .changedMeanwhile(path: path)
    }

    /// Nil where there is no file yet.
    func contents(_ path: String) throws(ConfigProblem) -> [UInt8]? {
        let place = SettingsProblem.Place.file(path: path, line: nil, member: nil)
        if PrivateFile.isNoFile(path) { throw .mistake(SettingsProblem(place, .notAFile)) }
        do throws(FileFailure) {
            return try PrivateFile.read(path, limit: SettingsReader.longestFile).bytes
        } catch {
            if error.code == ENOENT { return nil }
            let limit = SettingsReader.longestFile
            throw .mistake(
                SettingsProblem(place, error.isTooLarge ? .tooLarge(limit: limit) : .unreadable(errno: error.code)))
        }
    }

    private static func holdsSecret(_ editor: ConfigEditor) -> Bool {
        editor.names(at: ["profiles"]).contains {
            editor.value(at: ["profiles", $0, SettingName.secret.rawValue]) != nil
        }
    }
}
