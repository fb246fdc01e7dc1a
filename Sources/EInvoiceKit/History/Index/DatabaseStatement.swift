import CSQLite

/// A prepared statement. Values are bound by their place from 1, columns read by their place from 0.
///
/// One that is left in the middle of its rows keeps its read transaction: ``reset()`` ends it.
final class Statement {
    typealias Value = Database.Value

    private let connection: DatabaseConnection
    let handle: OpaquePointer
    private var bindFailure = SQLITE_OK
    /// True while a row is there.
    private(set) var isActive = false

    init(_ connection: DatabaseConnection, _ sql: String) throws(DatabaseError) {
        var prepared: OpaquePointer?
        var isWhole = false
        var sql = sql
        let result = sql.withUTF8 { text in
            text.withMemoryRebound(to: CChar.self) { text in
                var rest: UnsafePointer<CChar>?
                let result = sqlite.pointee.prepare_v3(
                    connection.handle, text.baseAddress, Int32(clamping: text.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, &rest)
                isWhole = rest == text.baseAddress.map { $0 + text.count }
                return result
            }
        }
        try connection.check(result)
        guard let prepared else { throw .other(code: SQLITE_MISUSE, "no statement") }
        self.connection = connection
        handle = prepared
        guard isWhole else { throw .other(code: SQLITE_MISUSE, "more than one statement") }
    }

    deinit { _ = sqlite.pointee.finalize(handle) }

    func bind(_ value: Value, at index: Int) {
        switch value {
        case .null: note(sqlite.pointee.bind_null(handle, Int32(clamping: index)))
        case .integer(let value): bind(integer: value, at: index)
        case .text(let value): bind(text: value, at: index)
        case .blob(let value): value.withUnsafeBytes { bind(bytes: $0, at: index) }
        }
    }

    func bind(integer value: Int64, at index: Int) {
        note(sqlite.pointee.bind_int64(handle, Int32(clamping: index), value))
    }

    func bind(text value: String, at index: Int) {
        var value = value
        value.withUTF8 { bind(utf8: $0, at: index) }
    }

    /// A text of these bytes of UTF-8.
    func bind(utf8 bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        let place = Int32(clamping: index)
        bytes.withMemoryRebound(to: CChar.self) { text in
            // Without an address it would be NULL.
            guard let start = text.baseAddress else {
                note(
                    sqlite.pointee.bind_text64(
                        handle, place, "", 0, einvoice_sqlite_transient(), UInt8(SQLITE_UTF8)))
                return
            }
            note(
                sqlite.pointee.bind_text64(
                    handle, place, start, UInt64(text.count), einvoice_sqlite_transient(), UInt8(SQLITE_UTF8)))
        }
    }

    func bind(bytes: UnsafeRawBufferPointer, at index: Int) {
        let place = Int32(clamping: index)
        guard let start = bytes.baseAddress, !bytes.isEmpty else {
            note(sqlite.pointee.bind_zeroblob(handle, place, 0))
            return
        }
        note(
            sqlite.pointee.bind_blob64(handle, place, start, UInt64(bytes.count), einvoice_sqlite_transient()))
    }

    /// True: a row is there. After the last row and after an error the statement is reset by itself.
    func step() throws(DatabaseError) -> Bool {
        let result = bindFailure == SQLITE_OK ? sqlite.pointee.step(handle) : bindFailure
        if result == SQLITE_ROW {
            isActive = true
            return true
        }
        let failure = result == SQLITE_DONE ? nil : connection.error(result)
        reset()
        if let failure { throw failure }
        return false
    }

    /// Ends what was begun and forgets the values.
    func reset() {
        isActive = false
        bindFailure = SQLITE_OK
        // It repeats the error of the last step, which was thrown.
        _ = sqlite.pointee.reset(handle)
        _ = sqlite.pointee.clear_bindings(handle)
    }

    /// Goes to the end, and resets.
    func run() throws(DatabaseError) {
        while try step() {}
    }

    func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

    /// 0 for NULL.
    func integer(_ column: Int) -> Int64 { sqlite.pointee.column_int64(handle, Int32(clamping: column)) }

    /// Empty for NULL.
    func text(_ column: Int) -> String {
        let place = Int32(clamping: column)
        guard let start = sqlite.pointee.column_text(handle, place) else { return "" }
        let count = Int(sqlite.pointee.column_bytes(handle, place))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The bytes of a text or a blob, as long as `body` runs; none for NULL.
    func withBytes<Result, Failure: Error>(
        _ column: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let place = Int32(clamping: column)
        let start = sqlite.pointee.column_blob(handle, place)
        return try body(UnsafeRawBufferPointer(start: start, count: Int(sqlite.pointee.column_bytes(handle, place))))
    }

    func type(_ column: Int) -> Int32 { sqlite.pointee.column_type(handle, Int32(clamping: column)) }

    /// The first failure is thrown by the next step.
    private func note(_ result: Int32) {
        if bindFailure == SQLITE_OK { bindFailure = result }
    }
}
