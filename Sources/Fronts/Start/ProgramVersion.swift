import EInvoiceKit
import ScreenKit
import Terminal
import Wording

/// What this program is.
enum ProgramVersion {
    /// By semver.org; its only home.
    static let number = "1.0.0"
    /// When it became that.
    static let date = "2026-11-28"

    /// The program, the commit that it was built of where the build knew, and the libraries as they are here and now.
    static var text: String {
        let commit = LibraryVersions.commit.map { " (\(visible($0)))" } ?? ""
        let libraries = [
            Terminal.libraryVersion, LibraryVersions.curl ?? wording.notInstalled("libcurl"),
            LibraryVersions.sqlite.map { "SQLite \($0)" } ?? wording.notInstalled("SQLite"),
            "libqrencode \(QRCode.libraryVersion)",
        ]
        return (["einvoice \(number)\(commit)"] + libraries.map { visible($0) }).joined(separator: "\n")
    }
}
