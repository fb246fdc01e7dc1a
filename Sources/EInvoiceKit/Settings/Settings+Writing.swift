import Files

extension Settings {
    /// Puts `text` in the place of the config file, at once and readable by nobody else (0600).
    ///
    /// - Throws: ``SettingsError/invalid(_:)`` where the text can't be read back, ``SettingsError/notWritten(path:reason:)``
    ///   where the disk refuses. The old file stays in both cases.
    public func writeConfig(_ text: String) throws(SettingsError) {
        do throws(ConfigSyntaxProblem) {
            _ = try ConfigText(text)
        } catch {
            let place = SettingsProblem.Place.file(path: configPath.value, line: error.line, member: nil)
            throw .invalid([SettingsProblem(place, .syntax(expected: error.expectation, column: error.column))])
        }
        do throws(FileFailure) {
            try PrivateFile.replace(configPath.value, with: Array(text.utf8))
        } catch {
            throw .notWritten(path: configPath.value, reason: error.words)
        }
    }
}
