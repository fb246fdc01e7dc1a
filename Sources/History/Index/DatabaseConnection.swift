import CSQLite
import Glibc
import Synchronization

/// A connection of SQLite, closed when the database and its last statement are gone.
final class DatabaseConnection {
    let handle: OpaquePointer
    let interrupter: Interrupter
    private let waitLimit: Int
    private var waitEnd = 0

    /// - Parameter name: a path that begins with `/` or `./`, or `:memory:`; with anything else SQLite could take it for a URI.
    init(_ name: String, waitMicroseconds: Int) throws(DatabaseError) {
        var opened: OpaquePointer?
        let result = sqlite.pointee.open_v2(
            name, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, EINVOICE_CHECKED_PAGES)
        guard let opened else { throw .other(code: result, "no memory") }
        handle = opened
        interrupter = Interrupter(opened)
        waitLimit = waitMicroseconds
        guard result == SQLITE_OK else { throw error(result) }
        _ = sqlite.pointee.extended_result_codes(opened, 1)
        _ = sqlite.pointee.busy_handler(
            opened,
            { context, count in
                guard let context else { return 0 }
                return Unmanaged<DatabaseConnection>.fromOpaque(context).takeUnretainedValue().wait(count) ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
        try check(einvoice_sqlite_restrict(opened))
        try check(einvoice_sqlite_define(opened))
    }

    deinit {
        interrupter.end()
        _ = einvoice_sqlite_close(handle)
    }

    /// What SQLite says of its last call.
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
        let now = Descriptor.now()
        if count == 0 { waitEnd = now + waitLimit }
        guard now < waitEnd else { return false }
        usleep(UInt32(min(100 * (Int(count) + 1), 2000, waitEnd - now)))
        return true
    }
}

/// Stops what runs in a database, from any thread.
final class Interrupter: Sendable {
    /// The connection's address; 0 when it is closed.
    private let address: Mutex<UInt>

    fileprivate init(_ handle: OpaquePointer) { address = Mutex(UInt(bitPattern: handle)) }

    /// What runs now ends with ``DatabaseError/interrupted``; what is begun later isn't touched.
    func interrupt() {
        address.withLock { address in
            if let handle = OpaquePointer(bitPattern: address) { sqlite.pointee.interrupt(handle) }
        }
    }

    fileprivate func end() { address.withLock { $0 = 0 } }
}
