import CSQLite

@testable import EInvoiceKit

extension Statement {
    /// All values, from the first place on.
    func bind(_ values: Value...) {
        for (index, value) in values.enumerated() { bind(value, at: index + 1) }
    }

    /// A binary fraction is given as its text.
    func value(_ column: Int) -> Value {
        switch type(column) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .integer(integer(column))
        case SQLITE_BLOB: withBytes(column) { .blob(Array($0)) }
        default: .text(text(column))
        }
    }

    var columnCount: Int { Int(sqlite.pointee.column_count(handle)) }
}
