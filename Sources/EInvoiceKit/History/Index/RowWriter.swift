import Glibc
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
            credited, credit, happenings
            """
        do throws(DatabaseError) {
            insertInvoice = try database.statement(
                """
                INSERT INTO invoice (\(columns), log, stray)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
            updateInvoice = try database.statement(
                """
                UPDATE invoice SET lines = ?, id = ?, spelled = ?, payment = ?, tracking = ?, created = ?, currency = ?, amount = ?,
                    state = ?, shown = ?, status = ?, open = ?, waiting = ?, paid = ?, credited = ?, credit = ?,
                    happenings = ?
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

    /// Remembers texts that rows share; false where there are too many: then all have their own.
    func share(_ texts: [String]) throws(IndexFailure) -> Bool {
        if texts.isEmpty { return true }
        if try database.number("SELECT count(*) FROM shared") + Int64(texts.count) > Self.mostShared { return false }
        return try HistoryIndex.failing { () throws(DatabaseError) in
            let row = try database.statement("INSERT OR IGNORE INTO shared (text) VALUES (?)")
            for text in texts {
                row.bind(text: text, at: 1)
                try row.run()
            }
            return true
        }
    }

    /// Every search looks at all of them.
    private static let mostShared: Int64 = 5000

    func insert(_ row: InvoiceRow, of log: IndexedLog, isStray: Bool) throws(IndexFailure) {
        try HistoryIndex.failing { () throws(DatabaseError) in
            try bind(row, to: insertInvoice)
            insertInvoice.bind(integer: log.id, at: 18)
            insertInvoice.bind(integer: isStray ? 1 : 0, at: 19)
            try insertInvoice.run()
            let number = database.lastRowID
            try writeWords(row, number: number)
            try writeGrams(of: row.ownTexts ?? row.text.plain, number: number)
        }
    }

    /// Where the records of a row's invoice stand, and whether it is one of ``IndexedLog/waiting``.
    func known(_ number: Int64) throws(IndexFailure) -> (lines: [LinePlace], countsAsWaiting: Bool) {
        let known: ([LinePlace], Bool)? = try HistoryIndex.failing { () throws(DatabaseError) in
            let row = try database.statement("SELECT lines, waiting, happenings FROM invoice WHERE number = ?")
            defer { row.reset() }
            row.bind(integer: number, at: 1)
            guard try row.step(), let lines = row.withBytes(0, { LinePlace.unpacked($0) }) else { return nil }
            return (lines, InvoiceRow.countsAsWaiting(!row.isNull(1), happenings: row.integer(2)))
        }
        guard let known else { throw .stale }
        return known
    }

    /// Writes a row in the place of the one with this number.
    func change(_ number: Int64, to row: InvoiceRow) throws(IndexFailure) {
        try HistoryIndex.failing { () throws(DatabaseError) in
            try bind(row, to: updateInvoice)
            updateInvoice.bind(integer: number, at: 18)
            try updateInvoice.run()
            let words = try database.statement("SELECT plain FROM words WHERE number = ?")
            words.bind(integer: number, at: 1)
            let old = try words.step() ? words.text(0) : ""
            words.reset()
            try writeWords(row, number: number)
            // What the invoice no longer has stays in `grams`, which only lead to `words`.
            let added = Self.texts(of: row.text.plain, missingIn: old)
            if !added.isEmpty { try writeGrams(of: added, number: number) }
        }
    }

    private func writeWords(_ row: InvoiceRow, number: Int64) throws(DatabaseError) {
        insertWords.bind(integer: number, at: 1)
        insertWords.bind(text: row.text.plain, at: 2)
        insertWords.bind(row.text.exact, at: 3)
        insertWords.bind(row.account, at: 4)
        insertWords.bind(row.sender, at: 5)
        try insertWords.run()
    }

    /// Three letters begin with each letter, also with the last one. The tokenizer takes a text to end at a NUL.
    private func writeGrams(of texts: String, number: Int64) throws(DatabaseError) {
        var bytes = Array(texts.utf8)
        bytes.append(SearchText.separatorByte)
        bytes.append(SearchText.separatorByte)
        insertGrams.bind(integer: number, at: 1)
        bytes.withUnsafeMutableBufferPointer { bytes in
            if let start = bytes.baseAddress, memchr(start, 0, bytes.count) != nil {
                for index in bytes.indices where bytes[index] == 0 { bytes[index] = SearchText.separatorByte }
            }
            insertGrams.bind(utf8: UnsafeBufferPointer(bytes), at: 2)
        }
        try insertGrams.run()
    }

    /// Those of some joined texts that other ones don't have.
    private static func texts(of new: String, missingIn old: String) -> String {
        let known = Set(old.utf8.split(separator: SearchText.separatorByte).map { Array($0) })
        let added = new.utf8.split(separator: SearchText.separatorByte).map { Array($0) }.filter { !known.contains($0) }
        return String(decoding: Array(added.joined(separator: [SearchText.separatorByte])), as: UTF8.self)
    }

    private func bind(_ row: InvoiceRow, to statement: Statement) throws(DatabaseError) {
        row.lines.withUnsafeBytes { statement.bind(bytes: $0, at: 1) }
        statement.bind(text: row.id, at: 2)
        statement.bind(row.spelled, at: 3)
        statement.bind(text: row.payment, at: 4)
        statement.bind(row.tracking, at: 5)
        statement.bind(integer: row.created, at: 6)
        statement.bind(integer: try names.id(of: row.currency), at: 7)
        statement.bind(text: row.amount, at: 8)
        let state = HistoryIndex.code(row.state)
        statement.bind(integer: state, at: 9)
        statement.bind(row.shown.map(HistoryIndex.code), at: 10)
        if let status = row.status { statement.bind(integer: try names.id(of: status), at: 11) }
        if row.isOpen { statement.bind(integer: state, at: 12) }
        if row.isWaiting { statement.bind(integer: 1, at: 13) }
        statement.bind(row.paid, at: 14)
        statement.bind(row.credited, at: 15)
        if let credit = row.credit { statement.bind(integer: try names.id(of: credit), at: 16) }
        statement.bind(integer: row.happenings, at: 17)
    }
}

extension Statement {
    /// NULL for none, as is what isn't bound.
    fileprivate func bind(_ text: String?, at index: Int) {
        if let text { bind(text: text, at: index) }
    }

    fileprivate func bind(_ number: Int64?, at index: Int) {
        if let number { bind(integer: number, at: index) }
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
