import Glibc
import InvoiceCore

/// Turns the paths of options, variables and the config file into absolute ones.
struct FolderPaths {
    /// Without a slash at its end; nil when nobody knows it.
    let home: String?
    let current: String
    private let environment: [String: String]

    /// Takes the home folder from `HOME`, or from the account where that is missing.
    init(environment: [String: String], accountHome: () -> String? = Self.homeOfAccount) {
        self.environment = environment
        if let home = environment["HOME"], home.utf8.first == UInt8(ascii: "/") {
            self.home =
                home.utf8.count > 1 && home.utf8.last == UInt8(ascii: "/")
                ? String(home.unicodeScalars.dropLast()) : home
        } else if environment["HOME"] == nil, let folder = accountHome(), folder.utf8.first == UInt8(ascii: "/") {
            home = folder
        } else {
            home = nil
        }
        if let path = getcwd(nil, 0) {
            current = String(cString: path)
            free(path)
        } else {
            current = "."
        }
    }

    /// As the system's list of users has it.
    private static func homeOfAccount() -> String? {
        getpwuid(getuid()).flatMap { $0.pointee.pw_dir }.map { String(cString: $0) }
    }

    /// The XDG base folder that `variable` names, else `fallback` under the home folder. The XDG rule: a relative path is
    /// as good as none.
    func base(_ variable: String, fallback: String) -> (path: String, source: SettingSource)? {
        if let path = environment[variable], path.utf8.first == UInt8(ascii: "/") {
            return (path, .environment(variable: variable))
        }
        return home.map { ("\($0)/\(fallback)", .standard) }
    }

    /// An absolute path: `~/` is the home folder, anything else relative is in `folder`.
    func absolute(_ path: String, in folder: String) -> String {
        if path.utf8.first == UInt8(ascii: "/") { return path }
        if path == "~" || path.utf8.starts(with: "~/".utf8), let home {
            return home + String(path.unicodeScalars.dropFirst())
        }
        return "\(folder)/\(path)"
    }
}
