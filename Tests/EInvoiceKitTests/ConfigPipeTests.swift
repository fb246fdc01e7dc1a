import Glibc
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct ConfigPipeTests {
    @Test func `a pipe in the place of the config file is told, and not waited for`() {
        let folder = TemporaryFolder()
        #expect(mkfifo(folder.file("pipe"), 0o600) == 0)
        let other = open(folder.file("pipe"), O_RDWR)
        defer { close(other) }
        var options = SettingsOptions()
        options.configPath = folder.file("pipe")
        let settings = Settings.inspect(environment: ["HOME": folder.path], options: options)
        #expect(settings.problems.count == 1)
    }
}
