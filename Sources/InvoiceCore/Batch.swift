/// What checking a batch's file found: how many invoices it asks for and for how much, and every problem.
public struct BatchCheck: Sendable, Hashable {
    /// Rows with anything in them, the header not among them.
    public private(set) var rows = 0
    /// What the rows that are right ask for.
    public private(set) var totals = Totals()
    /// The first problems, in the file's order; at most ``mostProblems``.
    public private(set) var problems: [BatchProblem] = []
    /// All of them.
    public private(set) var problemCount = 0
    /// Rows with a problem.
    public private(set) var badRows = 0
    /// Rows that are right and name no payment id of their own.
    public private(set) var newIDs = 0
    /// True where a problem concerns the file as a whole, so that no row of it can be sent.
    public private(set) var isUnusable = false
    private var sums: [MethodKey: MethodSum] = [:]

    /// More problems are only counted: nobody reads on, and memory must not grow with the file.
    public static let mostProblems = 100

    public init() {}

    /// Takes in a row.
    package mutating func add(_ row: BatchRow) {
        rows += 1
        add(row.problems)
        guard let request = row.request else {
            badRows += 1
            return
        }
        if !row.hasOwnID { newIDs += 1 }
        let key = MethodKey(request.method.code, RecordedMethod(request.method))
        sums[key, default: MethodSum(key)].add(request.amount, for: request.amount)
        // A file may name any number of codes of its own.
        if sums.count > Totals.mostUnits { fold() }
    }

    /// Notes what is wrong with the file as a whole.
    package mutating func add(ofFile problems: [BatchProblem]) {
        isUnusable = isUnusable || !problems.isEmpty
        add(problems)
    }

    /// Sums up, when every row was taken in.
    package mutating func end() { fold() }

    private mutating func add(_ new: [BatchProblem]) {
        problemCount += new.count
        problems += new.prefix(max(0, Self.mostProblems - problems.count))
    }

    private mutating func fold() {
        for sum in sums.values { totals.add(sum) }
        sums = [:]
    }
}

/// Something wrong in a batch's file, and where.
public struct BatchProblem: Error, Sendable, Hashable {
    /// Counted from 1.
    public var line: Int
    /// In characters, counted from 1.
    public var column: Int
    public var kind: Kind

    public enum Kind: Sendable, Hashable {
        // The file.
        case noRows
        case notUTF8
        case rowTooLong(limit: Int)
        /// No column or member has this name.
        case unknownName(String, suggestion: String?)
        case repeatedName(String)
        /// The header lacks this column.
        case missingColumn(String)
        // A row of CSV.
        case quoteNotClosed, textBehindQuote, quoteInText
        case fieldCount(Int, expected: Int)
        // A line of JSON.
        case syntax(ConfigExpectation)
        case notAnObject
        /// A member that is neither a text nor a number; of `fields`, no object of these.
        case notText(String)
        // What a row asks for.
        case issue(ValidationIssue)
        /// The row in that line has the same payment id.
        case repeatedPaymentID(String, line: Int)
    }

    public init(line: Int, column: Int = 1, _ kind: Kind) {
        self.line = line
        self.column = column
        self.kind = kind
    }
}

/// A row of a batch's file.
package struct BatchRow: Sendable {
    /// Which row it is, the header not counted, from 1.
    package var number: Int
    /// The line of the file in which it begins, from 1.
    package var line: Int
    /// Nil where something is wrong. Where the row names no payment id it has a stand-in.
    package var request: InvoiceRequest?
    package var hasOwnID = false
    package var problems: [BatchProblem] = []

    package init(number: Int, line: Int) {
        self.number = number
        self.line = line
    }
}

/// How the rows of a batch are written.
public enum BatchFormat: Sendable, Hashable {
    case csv, jsonLines

    /// As a file's name ends; nil where that says nothing.
    public init?(path: String) {
        let name = path.lowercased()
        if name.hasSuffix(".csv") {
            self = .csv
        } else if [".jsonl", ".ndjson", ".json"].contains(where: name.hasSuffix) {
            self = .jsonLines
        } else {
            return nil
        }
    }
}

/// Why a batch isn't sent. Nothing was sent by this program then.
public enum BatchFailure: Error, Sendable, Hashable {
    /// The system's error number.
    case unreadable(path: String, errno: Int32)
    /// What comes by a pipe is kept in memory, which has an end; in bytes.
    case tooLong(limit: Int)
    /// The file is no longer what was checked.
    case changed
    /// Its problems are told with the check.
    case invalid(problems: Int)
    /// A live profile, and number and sums weren't typed again, or others were.
    case notConfirmed(Totals, isTyped: Bool)
    /// Another content of the file's name was sent, since that moment; rows that were in it would be made once more.
    case otherContent(name: String, since: String)
    /// Another content, begun since that moment, isn't done; rows that were in it would be made once more. Its name is nil for what
    /// came by a pipe.
    case unfinished(name: String?, since: String)
    /// Another program is at work with the same file.
    case isRunning
    /// The journal can't be read in this line: which payment ids the rows have is no longer known.
    case journalDamaged(path: String, line: Int)
}

/// A person's confirmation of a batch. On a live profile none is sent without one that fits.
public struct BatchConfirmation: Sendable, Hashable {
    private let totals: Totals

    /// - Parameters:
    ///   - typed: the number of invoices and the sum in each unit, as in `120 invoices, 34500.00 UAH`; a live profile
    ///     needs it, and wherever it is given it must be right. Blanks, and what the invoices are called, don't matter.
    ///   - totals: what is confirmed: the batch's.
    ///   - kind: the profile's.
    /// - Throws: ``Problem/batch(_:)``: why it isn't confirmed.
    public init(_ typed: String?, of totals: Totals, on kind: ProfileKind) throws(Problem) {
        if let typed {
            guard Self.isConfirmed(totals, by: typed) else { throw .batch(.notConfirmed(totals, isTyped: true)) }
        } else if kind == .live {
            throw .batch(.notConfirmed(totals, isTyped: false))
        }
        self.totals = totals
    }

    /// True for the very number and sums for which it was given.
    package func covers(_ totals: Totals) -> Bool { self.totals == totals }

    private static func isConfirmed(_ totals: Totals, by typed: String) -> Bool {
        let parts = typed.unicodeScalars.filter { !$0.properties.isWhitespace }
            .split(separator: ",", omittingEmptySubsequences: false).map { Array(String($0).uppercased().utf8) }
        // What is in no sum can't be typed.
        guard totals.unsummed == 0, let count = parts.first?.prefix(while: { (0x30...0x39).contains($0) }),
            Int(String(decoding: count, as: UTF8.self)) == totals.count, parts.count == totals.sums.count + 1
        else { return false }
        var left = Array(totals.sums.values)
        return parts.dropFirst().allSatisfy { part in
            // By the unit's end, for a unit may begin with a digit.
            let index = left.firstIndex { sum in
                let unit = Array(sum.unit.uppercased().utf8)
                guard part.count > unit.count, part.suffix(unit.count).elementsEqual(unit) else { return false }
                // A sum too large to be told is confirmed by nobody; what is no amount confirms nothing.
                let amount = try? Amount(String(decoding: part.dropLast(unit.count), as: UTF8.self))
                return amount != nil && amount == sum.total
            }
            guard let index else { return false }
            left.remove(at: index)
            return true
        }
    }
}

/// What became of a row.
public struct BatchResult: Sendable, Hashable {
    public enum Outcome: Sendable, Hashable {
        /// It was sent now, or sent again.
        case sent(CreateOutcome)
        /// An unknown one was asked about.
        case settled(SettleOutcome)
        /// The history has had it from an earlier run, and nothing was to be done.
        case earlier(Invoice)
    }

    /// The line of the file in which it begins.
    public let line: Int
    public let paymentID: PaymentID
    public let outcome: Outcome

    public init(line: Int, paymentID: PaymentID, _ outcome: Outcome) {
        self.line = line
        self.paymentID = paymentID
        self.outcome = outcome
    }

    /// The invoice as it is now; nil where there is none.
    public var sent: SentInvoice? {
        switch outcome {
        case .sent(let sent): sent.sent
        case .settled(let settled): settled.sent
        case .earlier(let invoice): SentInvoice(invoice: invoice)
        }
    }

    /// True where another run has to look at it again.
    public var isOpen: Bool {
        if let sent { return sent.recordFailure != nil || [.unknown, .sending, .unsent].contains(sent.invoice.state) }
        if case .sent(.notSent(.paymentIDUsed)) = outcome { return false }
        return true
    }
}

/// How many rows of a batch came to what.
public struct BatchCounts: Sendable, Hashable {
    /// Rows that are to be sent.
    public let total: Int
    /// Rows that were left out for their problems.
    public let skipped: Int
    public private(set) var created = 0
    public private(set) var rejected = 0
    /// Of these two, what an earlier run had done.
    public private(set) var before = 0
    public private(set) var unknown = 0
    /// What was refused here, or didn't reach the gateway.
    public private(set) var notSent = 0

    public init(_ check: BatchCheck) {
        total = check.totals.count
        skipped = check.badRows
    }

    /// Rows that came to something.
    public var done: Int { created + rejected + unknown + notSent }
    /// Rows that nobody has come to.
    public var left: Int { max(0, total - done) }
    /// How far it is, 0 to 1.
    public var part: Double { total == 0 ? 1 : Double(done) / Double(total) }

    /// How fast it goes, and how long it will take, once so many seconds tell anything: a first guess would be a wild one.
    public func pace(after seconds: Double) -> (perSecond: Double, secondsLeft: Int)? {
        let sent = done - before
        guard seconds >= 1, sent >= 4 else { return nil }
        let perSecond = Double(sent) / seconds
        return (perSecond, Int(min(1e9, (Double(left) / perSecond).rounded(.up))))
    }

    public mutating func take(_ result: BatchResult) {
        let isEarlier = if case .earlier = result.outcome { true } else { false }
        switch result.sent?.invoice.state {
        case .created:
            created += 1
            before += isEarlier ? 1 : 0
        case .rejected, .closed:
            rejected += 1
            before += isEarlier ? 1 : 0
        case .sending, .unknown: unknown += 1
        case .unsent: notSent += 1
        case nil:
            if case .settled = result.outcome { unknown += 1 } else { notSent += 1 }
        }
    }
}

/// How a run of a batch ended.
public enum BatchEnding: Sendable, Hashable {
    /// Every row has its end, or is unknown.
    case whole
    /// Somebody stopped it.
    case stopped
    /// It stopped by itself, for the others would have fared no better.
    case givenUp
    /// The file or the journal can't be read or written any more.
    case failed(Problem)
}

extension CreateOutcome {
    /// True where the next one would fare no better: nobody wants a thousand of these.
    package var isHopeless: Bool {
        // What came of it couldn't be recorded: so it would be with the next.
        if sent?.recordFailure != nil { return true }
        return switch self {
        case .created: false
        case .rejected(_, _, let areCredentialsRefused): areCredentialsRefused
        case .unknown(let sent, _): sent.areCredentialsDoubted
        case .unreachable: true
        case .notSent(let problem):
            switch problem {
            case .paymentIDUsed, .invalid, .wrongState, .beingSent, .notAskedYet, .cardNeeded, .cardDoesNotFit: false
            default: true
            }
        }
    }
}

extension Invoice {
    /// True where it was made of this request. Addresses aren't compared: those that the profile gives may be others by now, and
    /// one of them is new for each invoice.
    package func isMade(of request: InvoiceRequest) -> Bool {
        guard !intent.isAdopted, intent.paymentID == request.paymentID, intent.currency == request.method.code,
            intent.amount == request.amount, intent.extraFields == request.extraFields
        else { return false }
        let texts = request.storedTexts
        return RequestField.allCases.allSatisfy { $0.isAddress || intent[$0] == texts[$0] }
    }
}
