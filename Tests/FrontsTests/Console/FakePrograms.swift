import EInvoiceKit
import FoundationEssentials
import Glibc

/// A folder of programs that stand in for real ones; it goes with this.
final class FakePrograms: Sendable {
    let folder: String

    init() throws {
        var template = Array("/tmp/einvoice-programs.XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw CocoaError(.fileWriteUnknown) }
        folder = String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Puts a program there, or another in its place; the script finds no programs by their bare names.
    func add(_ name: String, _ script: String) throws {
        // Another process writes it: a program that a test starts at this moment would hold the file open, and what is open for
        // writing can't be run.
        let words = [
            "sh", "-c", #"printf '#!/bin/sh\n%s\n' "$1" >"$2" && chmod 700 "$2""#, "sh", script, "\(folder)/\(name)",
        ]
        let writer = try StartedProgram("/bin/sh", words, environment: ["PATH": "/usr/bin:/bin"])
        guard writer.wait() == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    /// What a program wrote into a file there.
    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8) }
}
