import CCurl
import Glibc

/// The versions of the libraries that are opened when they are needed, and the commit that the program was built of.
package enum LibraryVersions {
    /// Of libcurl and the libraries beneath it, as it tells them; nil where it isn't installed.
    package static var curl: String? { text(of: "curl_version", in: CurlLibrary.names) }

    /// Of SQLite.
    package static var sqlite: String? { text(of: "sqlite3_libversion", in: [DatabaseLibrary.name]) }

    /// What the build was told of: `swift build -Xcc -DEINVOICE_COMMIT=4005a36`.
    package static var commit: String? { einvoice_commit().map { String(cString: $0) } }

    private static func text(of function: String, in libraries: [String]) -> String? {
        for name in libraries {
            guard let library = dlopen(name, RTLD_LAZY | RTLD_LOCAL), let address = dlsym(library, function) else {
                continue
            }
            typealias Call = @convention(c) () -> UnsafePointer<CChar>?
            return unsafeBitCast(address, to: Call.self)().map { String(cString: $0) }
        }
        return nil
    }
}
