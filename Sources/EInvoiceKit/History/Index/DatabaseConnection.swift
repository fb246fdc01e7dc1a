import CSQLite
import Files
import Glibc

/// A connection of SQLite, closed when the database and its last statement are gone.
final class DatabaseConnection {
    let handle: OpaquePointer
    private let waitLimit: Int64
    private var waitEnd: Int64 = 0

    /// - Parameter name: a path that begins with `/` or `./`, or `:memory:`; with anything else SQLite could take it for a URI.
    init(_ name: String, waitMicroseconds: Int) throws(DatabaseError) {
        var opened: OpaquePointer?
        let result = sqlite.pointee.open_v2(
            name, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, EINVOICE_CHECKED_PAGES)
        guard let opened else { throw .other(code: result, "no memory") }
        handle = opened
        waitLimit = Int64(waitMicroseconds)
        guard result == SQLITE_OK else { throw error(result) }
        _ = sqlite.pointee.extended_result_codes(opened, 1)
        _ = sqlite.pointee.busy_handler(
            opened,
            { context, count in
                guard let context else { return 0 }
                return Unmanaged<DatabaseConnection>.fromOpaque(context).takeUnretainedValue().wait(count) ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
        try check(einvoice_sqlite_define(opened))
    }

    deinit { _ = einvoice_sqlite_close(handle) }

    /// SQLite's error of its last call.
    func error(_ code: Int32) -> DatabaseError {
        let message = sqlite.pointee.errmsg(handle).map { String(cString: $0) } ?? ""
        let ours = einvoice_sqlite_take_errno()
        return DatabaseError(
            code: code, errno: ours != 0 ? ours : sqlite.pointee.system_errno(handle), message: message)
    }

    func check(_ code: Int32) throws(DatabaseError) {
        guard code == SQLITE_OK else { throw error(code) }
    }

    /// Waits a moment for another connection; false when it has waited long enough. SQLite's own handler sleeps up to 100 ms.
    private func wait(_ count: Int32) -> Bool {
        let now = SystemTime.monotonic()
        if count == 0 { waitEnd = now + waitLimit }
        guard now < waitEnd else { return false }
        usleep(UInt32(min(100 * (Int64(count) + 1), 2000, waitEnd - now)))
        return true
    }
}

/// SQLite's functions, after ``DatabaseLibrary/loaded`` was a success.
var sqlite: UnsafePointer<einvoice_sqlite_functions> { einvoice_sqlite() }

/// SQLite, opened when the first database is: linked, it would cost 0.6 ms at every start.
enum DatabaseLibrary {
    /// Loaded once for the whole process, or why it can't be.
    static let loaded: Result<Void, DatabaseError> = load(name)

    static let name = "libsqlite3.so.0"

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
