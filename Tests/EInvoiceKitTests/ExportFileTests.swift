import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

@Suite struct ExportFileTests {
    private let folder = TemporaryFolder()

    private func export(_ text: String, to name: String) throws(Problem) {
        let file = try ExportFile(folder.file(name), mayOverwrite: true)
        try file.put(Array(text.utf8))
        try file.finish()
    }

    private func kind(_ name: String) -> mode_t {
        var status = stat()
        return lstat(folder.file(name), &status) == 0 ? status.st_mode & S_IFMT : 0
    }

    @Test func `a file is replaced`() throws {
        folder.write("old", to: "out.csv")
        try export("new", to: "out.csv")
        #expect(folder.read("out.csv") == "new")
        #expect(folder.files == ["out.csv"])
    }

    @Test func `a link stays and what it leads to is replaced`() throws {
        folder.write("old", to: "elsewhere/real.csv")
        symlink("elsewhere/real.csv", folder.file("out.csv"))
        try export("new", to: "out.csv")
        #expect(kind("out.csv") == S_IFLNK)
        #expect(folder.read("elsewhere/real.csv") == "new")
        #expect(kind("elsewhere/real.csv") == S_IFREG)
    }

    @Test func `what is no file is never replaced`() throws {
        mkfifo(folder.file("pipe"), 0o600)
        symlink("nowhere", folder.file("broken"))
        symlink("/dev/null", folder.file("device"))
        mkdir(folder.file("folder"), 0o700)
        for name in ["pipe", "broken", "device"] {
            let before = kind(name)
            #expect(throws: Problem.notAFile(path: folder.file(name))) { try export("new", to: name) }
            #expect(kind(name) == before)
        }
        #expect(throws: Problem.fileNotWritten(path: folder.file("folder"), errno: EISDIR)) {
            try export("new", to: "folder")
        }
    }
}
