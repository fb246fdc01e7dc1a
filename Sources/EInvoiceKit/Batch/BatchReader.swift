import InvoiceCore
import JSON
import Synchronization

/// What the rows of a batch are checked by.
public struct BatchRules: Sendable {
    /// What each row begins with: the profile's addresses, or others for all rows.
    public var template: @Sendable () -> InvoiceDraft
    /// The methods that a row may name.
    public var catalog: PaymentMethodCatalog
    /// The gateway's extra fields as far as known.
    public var fields: [ExtraFieldRule]

    /// The rules of one profile, as they are now.
    ///
    /// - Parameters:
    ///   - catalog: the profile's, see ``Profile/catalog``.
    ///   - fields: of ``InvoiceService/extraFieldRules(maxAge:)``; those of other methods are passed over.
    ///   - template: ``Profile/emptyDraft``, or with other addresses; asked for each row.
    public init(
        catalog: PaymentMethodCatalog, fields: [ExtraFieldRule], template: @escaping @Sendable () -> InvoiceDraft
    ) {
        self.catalog = catalog
        self.fields = fields
        self.template = template
    }
}

/// Reads the rows of a batch one after the other, checked. Memory doesn't grow with the file.
///
/// CSV is RFC 4180's: a header with the names, then a row a line or more; commas, or semicolons where the header has more of
/// these. JSON Lines have an object a line.
package final class BatchReader: Sendable {
    private let state: Mutex<State>

    /// - Parameter repeated: hashes of the payment ids that may be in it twice, as ``BatchFile`` has found them.
    package init(_ content: BatchContent, _ format: BatchFormat?, _ rules: BatchRules, repeated: Set<Int> = []) {
        state = Mutex(State(records: RecordReader(content), format: format, rules: rules, repeated: repeated))
    }

    /// The next rows, at most so many; none at the end.
    package func next(_ most: Int) throws(Problem) -> [BatchRow] {
        try state.withLock { state throws(Problem) in
            var rows: [BatchRow] = []
            while rows.count < most, let row = try state.next() { rows.append(row) }
            return rows
        }
    }

    /// What is wrong with the file as a whole, once rows were read.
    var problems: [BatchProblem] { state.withLock(\.problems) }

    /// How many bytes of it were read.
    var position: Int { state.withLock(\.records.position) }
}

/// What a name of a column or member stands for.
private enum Target: Hashable {
    case currency, amount, unit, decimals, paymentID
    case text(RequestField)
    case extra(String)

    /// In the order of the options; an extra field's is `field.` with its name.
    static let named: [(name: String, target: Target)] =
        [("currency", .currency), ("decimals", .decimals), ("unit", .unit), ("amount", .amount)]
        + [("payment-id", .paymentID)] + RequestField.allCases.map { ($0.option, .text($0)) }

    static let fieldPrefix = "field."

    /// Nil for a name that means nothing. Case doesn't matter, and `payment_id` is `payment-id`.
    init?(_ name: String) {
        let lower = String(decoding: name.lowercased().utf8.map { $0 == 0x5f ? 0x2d : $0 }, as: UTF8.self)
        if let known = Self.named.first(where: { $0.name == lower }) {
            self = known.target
        } else if lower.hasPrefix(Self.fieldPrefix), name.utf8.count > Self.fieldPrefix.utf8.count {
            self = .extra(String(name.dropFirst(Self.fieldPrefix.count)))
        } else {
            return nil
        }
    }

    /// The name that was probably meant.
    static func suggestion(for name: String, _ rules: [ExtraFieldRule], prefix: String) -> String? {
        if rules.contains(where: { $0.name == name }) { return prefix + name }
        return nearest(to: name, among: named.map(\.name) + rules.map { prefix + $0.name })
    }

    /// Where the issue of a draft is to be mended.
    init?(_ issue: ValidationIssue) {
        switch issue.field {
        case .currency: self = .currency
        case .amount: self = .amount
        case .unit: self = .unit
        case .decimals: self = .decimals
        case .paymentID: self = .paymentID
        case .text(let field): self = .text(field)
        case .extra, .missingExtra:
            guard case .extra(let name, _) = issue.problem else { return nil }
            self = .extra(name)
        }
    }

    func set(_ text: String, in draft: inout InvoiceDraft) {
        switch self {
        case .currency: draft.currency = text
        case .amount: draft.amount = text
        case .unit: draft.unit = text
        case .decimals: draft.decimals = text
        case .paymentID: draft.paymentID = text
        case .text(let field): if !text.isEmpty { draft[field] = text }
        case .extra(let name): if !text.isEmpty { draft.extraFields.append(ExtraField(name: name, value: text)) }
        }
    }
}

private struct State {
    var records: RecordReader
    var format: BatchFormat?
    let rules: BatchRules
    /// Of the payment ids that may be there twice.
    let repeated: Set<Int>
    private(set) var problems: [BatchProblem] = []
    private var seen: [PaymentID: Int] = [:]
    private var columns: [Target] = []
    private var hasBegun = false
    private var isEnded = false
    private var number = 0

    /// What stands for a payment id that is given only when the row is sent.
    private static let standIn = PaymentID(recorded: "1")

    init(records: RecordReader, format: BatchFormat?, rules: BatchRules, repeated: Set<Int>) {
        self.records = records
        self.format = format
        self.rules = rules
        self.repeated = repeated
    }

    mutating func next() throws(Problem) -> BatchRow? {
        if !hasBegun { try begin() }
        while !isEnded {
            guard let record = try records.next() else {
                isEnded = true
                if number == 0, problems.isEmpty { problems.append(BatchProblem(line: 1, .noRows)) }
                return nil
            }
            if record.isTooLong {
                // Where the next row begins nobody can tell.
                isEnded = true
                problems.append(BatchProblem(line: record.line, .rowTooLong(limit: RecordReader.longest)))
                return nil
            }
            if record.isBlank { continue }
            number += 1
            var row = BatchRow(number: number, line: record.line)
            format == .jsonLines ? readObject(record, &row) : readFields(record, &row)
            return row
        }
        return nil
    }

    private mutating func begin() throws(Problem) {
        hasBegun = true
        if format == nil {
            let first = try records.firstByte()
            format = first == UInt8(ascii: "{") || first == UInt8(ascii: "[") ? .jsonLines : .csv
        }
        guard format == .csv else { return records.isCSV = false }
        try records.chooseSeparator()
        guard let header = try records.next(), !header.isTooLong else {
            isEnded = true
            return problems.append(BatchProblem(line: 1, .noRows))
        }
        let fields = header.fields(records.separator)
        if let problem = fields.problem { problems.append(header.problem(problem.kind, at: problem.offset)) }
        for field in fields.all {
            guard let target = Target(field.text) else {
                let suggestion = Target.suggestion(for: field.text, rules.fields, prefix: Target.fieldPrefix)
                problems.append(
                    header.problem(.unknownName(field.text, suggestion: suggestion), at: field.offset))
                continue
            }
            if columns.contains(target) {
                problems.append(header.problem(.repeatedName(field.text), at: field.offset))
            }
            columns.append(target)
        }
        for (name, target) in Target.named where target == .currency || target == .amount {
            if !columns.contains(target) { problems.append(BatchProblem(line: header.line, .missingColumn(name))) }
        }
        // What the rows mean isn't known.
        isEnded = !problems.isEmpty
    }

    // MARK: Rows

    private mutating func readFields(_ record: Record, _ row: inout BatchRow) {
        let fields = record.fields(records.separator)
        if let problem = fields.problem {
            return row.problems = [record.problem(problem.kind, at: problem.offset)]
        }
        guard fields.all.count == columns.count else {
            let place = fields.all.count > columns.count ? fields.all[columns.count].offset : 0
            let kind = BatchProblem.Kind.fieldCount(fields.all.count, expected: columns.count)
            return row.problems = [record.problem(kind, at: place)]
        }
        var draft = rules.template()
        for (target, field) in zip(columns, fields.all) { target.set(field.text, in: &draft) }
        check(draft, record, &row) { [columns] target in
            columns.firstIndex(of: target).map { fields.all[$0].offset }
        }
    }

    private mutating func readObject(_ record: Record, _ row: inout BatchRow) {
        let value: JSONValue
        do throws(JSONProblem) {
            value = try JSONValue(parsing: record.bytes, JSONOptions { $0.refusesRepeatedNames = true })
        } catch {
            return row.problems = [record.problem(.syntax(error.reason.expectation), at: error.offset)]
        }
        guard case .object(let members) = value else { return row.problems = [record.problem(.notAnObject, at: 0)] }
        var draft = rules.template()
        var places: [Target: Int] = [:]
        // What is told of a member already.
        var told: Set<Target> = []
        func take(_ member: JSONValue.Member, as target: Target) {
            switch member.value {
            case .null: return
            case .string(let text), .number(let text):
                if places[target] != nil {
                    row.problems.append(record.problem(.repeatedName(member.name), at: member.nameOffset))
                }
                places[target] = member.valueOffset
                target.set(text, in: &draft)
            default:
                told.insert(target)
                row.problems.append(record.problem(.notText(member.name), at: member.valueOffset))
            }
        }
        for member in members {
            if let target = Target(member.name) {
                take(member, as: target)
            } else if member.name == "fields" || member.name == "extra_fields" {
                guard case .object(let fields) = member.value else {
                    row.problems.append(record.problem(.notText(member.name), at: member.valueOffset))
                    continue
                }
                for field in fields { take(field, as: .extra(field.name)) }
            } else {
                let suggestion = Target.suggestion(for: member.name, rules.fields, prefix: Target.fieldPrefix)
                row.problems.append(
                    record.problem(.unknownName(member.name, suggestion: suggestion), at: member.nameOffset))
            }
        }
        check(draft, record, &row, told) { places[$0] }
    }

    /// Checks the draft as one that is typed is checked.
    private mutating func check(
        _ draft: InvoiceDraft, _ record: Record, _ row: inout BatchRow, _ told: Set<Target> = [],
        place: (Target) -> Int?
    ) {
        var draft = draft
        row.hasOwnID = !draft.paymentID.isEmpty
        if !row.hasOwnID { draft.paymentID = Self.standIn.text }
        let request: InvoiceRequest
        switch draft.checked(catalog: rules.catalog, rules: rules.fields) {
        case .success(let checked): request = checked
        case .failure(let invalid):
            for issue in invalid.issues where Target(issue).map(told.contains) != true {
                row.problems.append(record.problem(.issue(issue), at: Target(issue).flatMap(place) ?? 0))
            }
            row.problems.sort { ($0.line, $0.column) < ($1.line, $1.column) }
            return
        }
        if row.hasOwnID, repeated.contains(request.paymentID.hashValue) {
            if let first = seen[request.paymentID] {
                let kind = BatchProblem.Kind.repeatedPaymentID(request.paymentID.text, line: first)
                row.problems.append(record.problem(kind, at: place(.paymentID) ?? 0))
            } else if row.problems.isEmpty {
                seen[request.paymentID] = row.line
            }
        }
        if row.problems.isEmpty { row.request = request }
    }
}

extension JSONProblem.Reason {
    /// What should have stood there.
    var expectation: ConfigExpectation { expectation(inNumber: false) }
}
