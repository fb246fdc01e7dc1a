import CSQLite
import Glibc
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(5))) struct DatabaseErrorTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.file("index.sqlite") }

    @Test func `a missing library and a missing function are named`() {
        #expect(throws: DatabaseError.self) { try DatabaseLibrary.load("libnothing-of-this-name.so.1").get() }
        #expect(throws: DatabaseError.missingLibrary("libc.so.6 has no sqlite3_libversion_number")) {
            try DatabaseLibrary.load("libc.so.6").get()
        }
    }

    @Test func `a link, a folder and a pipe are refused, also beside the database`() {
        let target = folder.file("target")
        put([], at: target)
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let name = path + suffix
            #expect(symlink(target, name) == 0)
            #expect(throws: DatabaseError.cannotWrite(errno: ELOOP, name)) { try Database(.file(path)) }
            unlink(name)
            #expect(mkfifo(name, 0o600) == 0)
            #expect(throws: DatabaseError.cannotWrite(errno: ENXIO, name)) { try Database(.file(path)) }
            unlink(name)
            #expect(mkdir(name, 0o700) == 0)
            #expect(throws: DatabaseError.cannotWrite(errno: EISDIR, name)) { try Database(.file(path)) }
            rmdir(name)
        }
        #expect(contents(target).isEmpty)
    }

    @Test func `a place that can't be written is told with the system's number`() {
        put([1], at: folder.file("file"))
        #expect(throws: DatabaseError.cannotWrite(errno: ENOTDIR, "\(folder.path)/file")) {
            try Database(.file("\(folder.path)/file/index"))
        }
        #expect(throws: DatabaseError.cannotWrite(errno: ENOENT, "\(folder.path)/nothing")) {
            try Database(.file("\(folder.path)/nothing/index"))
        }
        #expect {
            try Database(.file("/proc/index"))
        } throws: { error in
            if case .cannotWrite(let errno, _) = error as? DatabaseError { errno != 0 } else { false }
        }
    }

    @Test func `files and folders of others are told`() async throws {
        do {
            let database = try Database(.file(path))
            try database.run("CREATE TABLE item (id)")
            try database.checkpoint(isEmptyingLog: true)
        }
        chmod("\(path)-wal", 0)
        await #expect(processExitsWith: .success) { [path = path as String, folder = folder.path as String] in
            chmod(folder, 0o555)
            chmod(path, 0o400)
            // The superuser may write anywhere.
            if getuid() == 0 {
                chown(path, 65534, 65534)
                precondition(setgid(65534) == 0 && setuid(65534) == 0)
            }
            #expect(throws: DatabaseError.cannotWrite(errno: EACCES, path)) { try Database(.file(path)) }
            #expect(throws: DatabaseError.cannotWrite(errno: EACCES, "\(folder)/new")) {
                try Database(.file("\(folder)/new"))
            }
            chmod(path, 0o600)
            #expect {
                // The log can't be opened.
                try Database(.file(path)).run("INSERT INTO item VALUES (1)")
            } throws: { error in
                if case .cannotWrite(errno: EACCES, _) = error as? DatabaseError { true } else { false }
            }
        }
        chmod(folder.path, 0o700)
    }

    @Test func `a limit of the file's size is a full disk`() async throws {
        await #expect(processExitsWith: .success) { [path = path as String] in
            let database = try Database(.file(path))
            try database.run("CREATE TABLE item (content)")
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
            precondition(setrlimit(__rlimit_resource_t(UInt32(RLIMIT_FSIZE.rawValue)), &limit) == 0)
            #expect(throws: DatabaseError.full) {
                try database.run("INSERT INTO item VALUES (zeroblob(1000000))")
            }
            let count = try database.statement("SELECT count(*) FROM item")
            #expect(try count.step())
            #expect(count.integer(0) == 0)
        }
        let database = try Database(.file(path))
        try database.run("INSERT INTO item VALUES (zeroblob(1000000))")
    }

    @Test(arguments: [2, 99, 100, 4095, 4096, 4097, 20_000])
    func `a file that is no database is damaged`(size: Int) {
        put(repeatElement(UInt8(ascii: "x"), count: size), at: path)
        #expect {
            try Database(.file(path))
        } throws: { error in
            if case .damaged = error as? DatabaseError { true } else { false }
        }
    }

    @Test func `a database that something else made is damaged`() throws {
        // Without checksums: SQLite's own file system, called through the table.
        try DatabaseLibrary.loaded.get()
        var handle: OpaquePointer?
        #expect(sqlite.pointee.open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK)
        #expect(sqlite.pointee.exec(handle, "CREATE TABLE item (id)", nil, nil, nil) == SQLITE_OK)
        _ = sqlite.pointee.close(handle)
        #expect {
            try Database(.file(path))
        } throws: { error in
            if case .damaged = error as? DatabaseError { true } else { false }
        }
    }

    @Test func `every result code has its meaning`() {
        func meaning(_ code: Int32, _ errno: Int32 = 0) -> DatabaseError {
            DatabaseError(code: code, errno: errno, message: "m")
        }
        let shared = [
            einvoice_sqlite_ioerr_shared_open, einvoice_sqlite_ioerr_shared_size, einvoice_sqlite_ioerr_shared_lock,
            einvoice_sqlite_ioerr_shared_map,
        ]
        for code in shared {
            #expect(meaning(Int32(code), ENODEV) == .noSharedMemory)
            #expect(meaning(Int32(code), ENOSPC) == .full)
        }
        #expect(meaning(SQLITE_CORRUPT | 1 << 8) == .damaged("m"))
        #expect(meaning(SQLITE_NOTADB) == .damaged("m"))
        #expect(meaning(Int32(einvoice_sqlite_ioerr_data)) == .damaged("m"))
        #expect(meaning(Int32(einvoice_sqlite_ioerr_short_read)) == .damaged("m"))
        #expect(meaning(SQLITE_IOERR | 3 << 8, EDQUOT) == .full)
        #expect(meaning(SQLITE_IOERR | 3 << 8, EIO) == .cannotWrite(errno: EIO, "m"))
        #expect(meaning(SQLITE_FULL) == .full)
        #expect(meaning(SQLITE_READONLY, EROFS) == .cannotWrite(errno: EROFS, "m"))
        #expect(meaning(SQLITE_BUSY | 2 << 8) == .busy)
        #expect(meaning(SQLITE_ERROR) == .other(code: SQLITE_ERROR, "m"))
    }
}
