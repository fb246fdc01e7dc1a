import CSQLite
import Glibc

/// A failed use of a database.
enum DatabaseError: Error, Sendable, Hashable {
    /// SQLite isn't installed, or is too old; with the dynamic linker's own words.
    case missingLibrary(String)
    /// The file is no database of ours, or no longer what was written.
    case damaged(String)
    /// The disk, a quota or a limit of the file's size is reached.
    case full
    /// `errno` is the system's error number; 0 where SQLite keeps it for itself.
    case cannotWrite(errno: Int32, String)
    /// Another connection has held a lock for longer than this one waits.
    case busy
    /// The file's place has no memory that processes share, which the write-ahead log needs.
    case noSharedMemory
    /// A mistake in this program, such as SQL that can't be read; with SQLite's own words.
    case other(code: Int32, String)

    /// - Parameter code: an extended result code.
    init(code: Int32, errno: Int32, message: String) {
        let isNoRoom = errno == ENOSPC || errno == EDQUOT || errno == EFBIG
        switch code & 0xff {
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(message)
        case SQLITE_FULL: self = .full
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .busy
        case SQLITE_IOERR:
            switch Int(code) {
            case einvoice_sqlite_ioerr_short_read, einvoice_sqlite_ioerr_data,
                einvoice_sqlite_ioerr_corrupt_file_system:
                self = .damaged(message)
            case _ where isNoRoom: self = .full
            case einvoice_sqlite_ioerr_shared_open, einvoice_sqlite_ioerr_shared_size,
                einvoice_sqlite_ioerr_shared_lock, einvoice_sqlite_ioerr_shared_map:
                self = .noSharedMemory
            default: self = .cannotWrite(errno: errno, message)
            }
        // No log can be made beside the database.
        case _ where Int(code) == einvoice_sqlite_readonly_directory: self = .cannotWrite(errno: EACCES, message)
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM:
            self = isNoRoom ? .full : .cannotWrite(errno: errno, message)
        default: self = .other(code: code, message)
        }
    }
}
