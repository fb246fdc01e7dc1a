import InvoiceCore

extension HistoryIndex {
    /// Of the tables, counted up with every change of what they hold, and of the lists by whose names or places they hold it.
    /// An index of another version is built anew.
    static let version = fingerprint(
        11,
        RequestField.allCases.map(\.name) + InvoiceState.allCases.map(\.rawValue) + ShownState.allCases.map(\.rawValue)
            + Happening.allCases.map(\.rawValue))

    static func fingerprint(_ version: Int, _ names: [String]) -> Int {
        let text = Array("\(version) \(names.joined(separator: ","))".utf8)
        // SQLite keeps 32 bits with a sign; 0 is that of a database without tables.
        return Int(text.withUnsafeBytes { CheckSum.crc32($0) } >> 1) | 1
    }

    /// The tables. The history's file is the truth; nothing here can't be made from it again.
    ///
    /// `log` is a file that was read, up to which byte, and how to tell that it is still the same; `chunk` the check sums of
    /// its stretches; `bad` lines can't be read; `orphan` ones are updates to an invoice that isn't there, which a record of its being
    /// sent again may bring. An `invoice` has the places of its lines, and is numbered in the order of the file; `stray` ones were
    /// created before some invoice that stands before them, as adopted ones are, so that all others are in the order of both. `open` and `waiting` are
    /// set where something may still come; `credit` is the currency of what is `credited`. A hidden status is one that isn't what is shown. `words` has the texts, folded, and `grams` finds three letters of them, but of those that
    /// are `shared` by many invoices, and of the shared beginnings of addresses; `gram` lists which three letters there are.
    static let schema = """
        CREATE TABLE log (
            id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, device INTEGER NOT NULL, inode INTEGER NOT NULL,
            seconds INTEGER NOT NULL, nanoseconds INTEGER NOT NULL, size INTEGER NOT NULL, end INTEGER NOT NULL,
            tail INTEGER NOT NULL, invoices INTEGER NOT NULL, waiting INTEGER NOT NULL,
            unknown INTEGER NOT NULL, newest INTEGER NOT NULL
        );
        CREATE TABLE chunk (
            log INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, sum INTEGER NOT NULL,
            PRIMARY KEY (log, start)
        ) WITHOUT ROWID;
        CREATE TABLE bad (
            log INTEGER NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL, PRIMARY KEY (log, start)
        ) WITHOUT ROWID;
        CREATE TABLE orphan (
            log INTEGER NOT NULL, id TEXT NOT NULL, start INTEGER NOT NULL, length INTEGER NOT NULL,
            PRIMARY KEY (log, id, start)
        ) WITHOUT ROWID;
        CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE invoice (
            number INTEGER PRIMARY KEY, log INTEGER NOT NULL, lines BLOB NOT NULL, id TEXT NOT NULL,
            spelled TEXT, payment TEXT NOT NULL, tracking TEXT, created INTEGER NOT NULL, stray INTEGER NOT NULL,
            currency INTEGER NOT NULL, amount TEXT NOT NULL, state INTEGER NOT NULL, shown INTEGER, status INTEGER,
            open INTEGER, waiting INTEGER, paid TEXT, credited TEXT, credit INTEGER, happenings INTEGER NOT NULL
        );
        CREATE INDEX by_id ON invoice (id);
        CREATE INDEX by_created ON invoice (created);
        CREATE INDEX by_shown ON invoice (shown);
        CREATE INDEX by_other_state ON invoice (state) WHERE state <> \(code(InvoiceState.created));
        CREATE INDEX by_hidden_status ON invoice (status)
            WHERE status IS NOT NULL AND (shown IS NULL OR state <> \(code(InvoiceState.created)));
        CREATE INDEX by_open ON invoice (open) WHERE open IS NOT NULL;
        CREATE INDEX by_waiting ON invoice (waiting) WHERE waiting IS NOT NULL;
        CREATE INDEX strays ON invoice (created) WHERE stray = 1;
        CREATE TABLE words (
            number INTEGER PRIMARY KEY, plain TEXT NOT NULL, exact TEXT, account TEXT, sender TEXT
        );
        CREATE VIRTUAL TABLE grams USING fts5(
            plain, content='', detail='none', columnsize=0, tokenize='trigram case_sensitive 1'
        );
        -- More letters gathered before they are written, and longer lists left unmerged: the first build is a third faster.
        INSERT INTO grams (grams, rank) VALUES ('hashsize', 2097152);
        INSERT INTO grams (grams, rank) VALUES ('automerge', 8);
        -- What it keeps in one row fits a page, where some bytes of each are reserved.
        INSERT INTO grams (grams, rank) VALUES ('pgsz', 4040);
        CREATE VIRTUAL TABLE gram USING fts5vocab(grams, row);
        CREATE TABLE shared (text TEXT PRIMARY KEY) WITHOUT ROWID;
        PRAGMA user_version = \(version);
        """

    /// Columns that are in no order in the file get their indexes once, when all of it is read: during the first build each new row
    /// would change another page.
    static let sorted = """
        CREATE INDEX IF NOT EXISTS by_payment ON invoice (payment);
        CREATE INDEX IF NOT EXISTS by_tracking ON invoice (tracking) WHERE tracking IS NOT NULL;
        -- By what stands behind them, most rows that don't meet a query are left out without being read.
        CREATE INDEX IF NOT EXISTS by_amount ON invoice (amount, created, shown, state, status, currency);
        """
    static let unsorted = """
        DROP INDEX IF EXISTS by_payment; DROP INDEX IF EXISTS by_tracking; DROP INDEX IF EXISTS by_amount;
        """

    /// The place of a state in the tables.
    static func code(_ state: InvoiceState) -> Int64 {
        switch state {
        case .sending: 0
        case .created: 1
        case .rejected: 2
        case .unknown: 3
        case .unsent: 4
        case .closed: 5
        }
    }

    /// The state at a place in the tables.
    static func state(_ code: Int64) -> InvoiceState? {
        InvoiceState.allCases.first { Self.code($0) == code }
    }

    /// The place of a word in the tables.
    static func code(_ shown: ShownState) -> Int64 {
        Int64(ShownState.allCases.firstIndex(of: shown) ?? -1)
    }
}
