import InvoiceCore

/// Writes invoices into the index's tables.
struct RowWriter {
    private let database: Database
    private let insertInvoice: Statement
    private let updateInvoice: Statement
    private let insertWords: Statement
    private let insertGrams: Statement
    private let numberOfID: Statement
    private let names: NameTable

    init(_ database: Database) throws(IndexFailure) {
        self.database = database
        let columns = """
            lines, id, spelled, payment, tracking, created, currency, amount, state, shown, status, open, waiting, paid,
            happenings
            """
        do throws(DatabaseError) {
            insertInvoice = try database.statement(
                """
                INSERT INTO invoice (\(columns), log, stray)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
            updateInvoice = try database.statement(
                """
                UPDATE invoice SET lines = ?, id = ?, spelled = ?, payment = ?, tracking = ?, created = ?, currency = ?, amount = ?,
                    state = ?, shown = ?, status = ?, open = ?, waiting = ?, paid = ?, happenings = ?
                WHERE number = ?
                """)
            insertWords = try database.statement(
                "INSERT OR REPLACE INTO words (number, plain, exact, account, sender) VALUES (?, ?, ?, ?, ?)")
            insertGrams = try database.statement("INSERT INTO grams (rowid, plain) VALUES (?, ?)")
            numberOfID = try database.statement(
                "SELECT number, spelled FROM invoice WHERE id = ? ORDER BY number DESC")
            names = try NameTable(database)
        } catch {
            throw .database(error)
        }
    }

    /// The row of the last invoice with this local id.
    func number(of id: String) throws(IndexFailure) -> Int64? {
        try HistoryIndex.failing { () throws(DatabaseError) in
            defer { numberOfID.reset() }
            let key = InvoiceRow.key(id)
            numberOfID.bind(text: key, at: 1)
            while try numberOfID.step() {
                let spelled = numberOfID.isNull(1) ? nil : numberOfID.text(1)
                if InvoiceRow.id(key, spelled: spelled) == id { return numberOfID.integer(0) }
            }
            return nil
        }
    }

    func addBad(_ place: LinePlace, of log: IndexedLog) throws(IndexFailure) {
        try HistoryIndex.failing { () throws(DatabaseError) in
            let row = try database.statement("INSERT OR REPLACE INTO bad (log, start, length) VALUES (?, ?, ?)")
            row.bind(integer: log.id, at: 1)
            row.bind(integer: Int64(place.start), at: 2)
            row.bind(integer: Int64(place.length), at: 3)
            try row.run()
        }
    }

    /// Remembers an update to an invoice that isn't there.
    func addOrphan(_ id: String, _ place: LinePlace, of log: IndexedLog) throws(IndexFailure) {
        try HistoryIndex.failing { () throws(DatabaseError) in
            let row = try database.statement(
                "INSERT OR REPLACE INTO orphan (log, id, start, length) VALUES (?, ?, ?, ?)")
            row.bind(integer: log.id, at: 1)
            row.bind(text: id, at: 2)
            row.bind(integer: Int64(place.start), at: 3)
            row.bind(integer: Int64(place.length), at: 4)
            try row.run()
        }
    }

    /// The updates that were remembered for this invoice, in the file's order; they are forgotten.
    func takeOrphans(of id: String, in log: IndexedLog) throws(IndexFailure) -> [LinePlace] {
        try HistoryIndex.failing { () throws(DatabaseError) in
            let row = try database.statement(
                "SELECT start, length FROM orphan WHERE log = ? AND id = ? ORDER BY start")
            row.bind(integer: log.id, at: 1)
            row.bind(text: id, at: 2)
            var places: [LinePlace] = []
            while try row.step() {
                places.append(LinePlace(start: Int(row.integer(0)), length: Int(row.integer(1))))
            }
            let forget = try database.statement("DELETE FROM orphan WHERE log = ? AND id = ?")
            forget.bind(integer: log.id, at: 1)
            forget.bind(text: id, at: 2)
            try forget.run()
            return places
        }
    }

    func insert(_ row: InvoiceRow, of log: IndexedLog, isStray: Bool) throws(IndexFailure) {
        try HistoryIndex.failing { () throws(DatabaseError) in
            try bind(row, to: insertInvoice)
            insertInvoice.bind(integer: log.id, at: 16)
            insertInvoice.bind(integer: isStray ? 1 : 0, at: 17)
            try insertInvoice.run()
            try write(row.text, of: row, number: database.lastRowID)
        }
    }

    /// Reads an invoice with what was appended to it anew, and writes it in its place.
    func change(_ number: Int64, adding lines: [LinePlace], from file: HistorySnapshot) throws(IndexFailure) {
        let places = try HistoryIndex.failing { () throws(DatabaseError) in
            let old = try database.statement("SELECT lines FROM invoice WHERE number = ?")
            defer { old.reset() }
            old.bind(integer: number, at: 1)
            return try old.step() ? old.withBytes(0) { LinePlace.unpacked($0) } : nil
        }
        guard var all = places else { throw .stale }
        all += lines
        guard let invoice = try HistoryIndex.reading({ () throws(HistoryError) in try file.invoice(at: all) })
        else { throw .stale }
        let row = InvoiceRow(invoice, lines: all)
        try HistoryIndex.failing { () throws(DatabaseError) in
            try bind(row, to: updateInvoice)
            updateInvoice.bind(integer: number, at: 16)
            try updateInvoice.run()
            let words = try database.statement("SELECT plain FROM words WHERE number = ?")
            words.bind(integer: number, at: 1)
            let old = try words.step() ? words.text(0) : ""
            words.reset()
            if old.utf8.elementsEqual(row.text.plain.utf8) {
                try writeWords(row.text, of: row, number: number)
                return
            }
            let delete = try database.statement("INSERT INTO grams (grams, rowid, plain) VALUES ('delete', ?, ?)")
            delete.bind(integer: number, at: 1)
            delete.bind(text: Self.gramText(old), at: 2)
            try delete.run()
            try write(row.text, of: row, number: number)
        }
    }

    private func write(_ text: SearchText, of row: InvoiceRow, number: Int64) throws(DatabaseError) {
        try writeWords(text, of: row, number: number)
        insertGrams.bind(integer: number, at: 1)
        insertGrams.bind(text: Self.gramText(text.plain), at: 2)
        try insertGrams.run()
    }

    private func writeWords(_ text: SearchText, of row: InvoiceRow, number: Int64) throws(DatabaseError) {
        insertWords.bind(integer: number, at: 1)
        insertWords.bind(text: text.plain, at: 2)
        insertWords.bind(text.exact.map { .text($0) } ?? .null, at: 3)
        insertWords.bind(Self.field(row.invoice.intent.account), at: 4)
        insertWords.bind(Self.field(row.invoice.intent.sender), at: 5)
        try insertWords.run()
    }

    /// The tokenizer takes a text to end at a NUL.
    private static func gramText(_ text: String) -> String {
        guard text.utf8.contains(0) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? SearchText.separator : $0 }))
    }

    /// A text and, where it has marks, the text with them.
    private static func field(_ text: String?) -> Statement.Value {
        guard let text else { return .null }
        let folded = SearchText(text)
        return .text(folded.exact.map { "\(folded.plain)\(SearchText.separator)\($0)" } ?? folded.plain)
    }

    private func bind(_ row: InvoiceRow, to statement: Statement) throws(DatabaseError) {
        let invoice = row.invoice
        let intent = invoice.intent
        let shown = ShownState(invoice)
        statement.bind(.blob(LinePlace.packed(row.lines)), at: 1)
        let id = InvoiceRow.key(invoice.id)
        statement.bind(text: id, at: 2)
        statement.bind(id.uppercased() == invoice.id ? .null : .text(invoice.id), at: 3)
        statement.bind(text: InvoiceRow.key(intent.paymentID.text), at: 4)
        statement.bind(invoice.tracking.map { .text(InvoiceRow.key($0)) } ?? .null, at: 5)
        statement.bind(integer: intent.createdAt.milliseconds, at: 6)
        statement.bind(integer: try names.id(of: intent.currency), at: 7)
        statement.bind(text: InvoiceRow.key(intent.amount), at: 8)
        statement.bind(integer: HistoryIndex.code(invoice.state), at: 9)
        statement.bind(shown.map { .integer(HistoryIndex.code($0)) } ?? .null, at: 10)
        if let status = invoice.report?.status {
            statement.bind(integer: try names.id(of: status.text), at: 11)
        } else {
            statement.bind(.null, at: 11)
        }
        let isOpen = invoice.state == .unknown || invoice.state == .sending
        statement.bind(isOpen ? .integer(HistoryIndex.code(invoice.state)) : .null, at: 12)
        statement.bind(invoice.isWaiting ? .integer(1) : .null, at: 13)
        let isPaid = invoice.advice?.isPaid == true
        statement.bind(isPaid ? .text(InvoiceRow.key(invoice.report?.amount ?? intent.amount)) : .null, at: 14)
        statement.bind(integer: HistoryIndex.bits(of: invoice), at: 15)
    }
}

/// The codes and words that many invoices share, by numbers.
final class NameTable {
    private let find: Statement
    private let insert: Statement
    private let database: Database
    private var known: [String: Int64] = [:]

    init(_ database: Database) throws(DatabaseError) {
        self.database = database
        find = try database.statement("SELECT id FROM name WHERE text = ?")
        insert = try database.statement("INSERT INTO name (text) VALUES (?)")
    }

    func id(of text: String) throws(DatabaseError) -> Int64 {
        if let id = known[text] { return id }
        find.bind(text: text, at: 1)
        let found = try find.step() ? find.integer(0) : nil
        find.reset()
        let id: Int64
        if let found {
            id = found
        } else {
            insert.bind(text: text, at: 1)
            try insert.run()
            id = database.lastRowID
        }
        if known.count < 1000 { known[text] = id }
        return id
    }
}
