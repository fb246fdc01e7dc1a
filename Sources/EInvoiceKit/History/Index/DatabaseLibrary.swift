import CSQLite
import Glibc

/// SQLite's functions, after ``DatabaseLibrary/loaded`` was a success.
var sqlite: UnsafePointer<einvoice_sqlite_functions> { einvoice_sqlite() }

/// SQLite, opened when the first database is: linked, it would cost 0.6 ms at every start.
enum DatabaseLibrary {
    /// Loaded once for the whole process, or why it can't be.
    static let loaded: Result<Void, DatabaseError> = load("libsqlite3.so.0")

    /// The trigram tokenizer is there since SQLite 3.34.
    private static let oldestVersion: Int32 = 3_034_000

    static func load(_ name: String) -> Result<Void, DatabaseError> {
        guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL) else {
            return .failure(.missingLibrary(dlerror().map { String(cString: $0) } ?? name))
        }
        if let missing = einvoice_sqlite_load(library) {
            return .failure(.missingLibrary("\(name) has no \(String(cString: missing))"))
        }
        guard sqlite.pointee.libversion_number() >= oldestVersion else {
            return .failure(.missingLibrary("\(name) is older than SQLite 3.34"))
        }
        guard sqlite.pointee.threadsafe() != 0 else {
            return .failure(.missingLibrary("\(name) was built for one thread alone"))
        }
        return .success(())
    }
}
