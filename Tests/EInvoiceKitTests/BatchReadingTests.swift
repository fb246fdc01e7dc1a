import Glibc
import InvoiceCore
import Testing

@testable import EInvoiceKit

/// What is read of a batch's file, and what is wrong in it.
@Suite(.timeLimit(.minutes(10))) struct BatchReadingTests {
    private let folder = TemporaryFolder()

    private func rules(fields: [ExtraFieldRule] = []) -> BatchRules {
        BatchRules(catalog: .standard, fields: fields) {
            var draft = InvoiceDraft()
            draft[.successURL] = "https://shop.example/ok"
            return draft
        }
    }

    private func check(
        _ text: String, _ format: BatchFormat? = nil, fields: [ExtraFieldRule] = []
    ) async throws -> BatchCheck {
        try await check(Array(text.utf8), format, fields: fields)
    }

    private func check(
        _ bytes: [UInt8], _ format: BatchFormat? = nil, fields: [ExtraFieldRule] = []
    ) async throws -> BatchCheck {
        let content = BatchContent(bytes: bytes)
        return try await BatchFile(content, format: format, rules: rules(fields: fields)).check
    }

    private func rows(_ text: String) throws -> [BatchRow] {
        try BatchReader(BatchContent(bytes: Array(text.utf8)), nil, rules()).next(100)
    }

    private func problems(_ text: String, _ format: BatchFormat? = nil) async throws -> [BatchProblem] {
        try await check(text, format).problems
    }

    // MARK: CSV

    @Test func `every column goes where the option of its name goes`() throws {
        let text = """
            currency,amount,payment-id,account,description,sender,success-url,fail-url,status_url,field.phone,Decimals
            visamaster.uah,100.50,inv-1,user 7,"- 10%, ""für"" Олена",380671234567,,https://shop.example/no,\
            https://shop.example/s,2250701020304,
            """
        let row = try #require(try rows(text).first)
        let request = try #require(row.request, "\(row.problems)")
        #expect(row.line == 2 && row.number == 1 && row.hasOwnID)
        #expect(request.method.code == "visamaster.uah" && request.amount.description == "100.5")
        #expect(request.paymentID.text == "inv-1")
        #expect(request.wireTexts[.account] == "user 7")
        #expect(request.wireTexts[.description] == #"- 10%, "für" Олена"#)
        #expect(request.wireTexts[.sender] == "380671234567")
        // What is empty is what all rows have.
        #expect(request.wireTexts[.successURL] == "https://shop.example/ok")
        #expect(request.wireTexts[.failURL] == "https://shop.example/no")
        #expect(request.wireTexts[.statusURL] == "https://shop.example/s")
        #expect(request.extraFields == [ExtraField(name: "phone", value: "2250701020304")])
    }

    @Test(arguments: ["\n", "\r\n"], [",", ";"])
    func `lines end as they like and semicolons do as well, with the mark of the byte order`(
        newline: String, separator: String
    ) async throws {
        let lines = ["currency,amount", "visamaster.uah,1", "", "tron,2.5", "\"visamaster.uah\",\"3\"", ""]
        let text = "\u{feff}" + lines.joined(separator: newline).replacing(",", with: separator)
        let check = try await check(text)
        #expect(check.problems == [])
        #expect(check.rows == 3)
        #expect(check.totals.sums["UAH"]?.total?.description == "4")
        #expect(try rows(text).map(\.line) == [2, 4, 5])
    }

    @Test func `a newline in quotation marks is text, and lines are counted on`() async throws {
        let text = "currency,amount,description\nvisamaster.uah,1,\"a\nb\"\nvisamaster.uah,0,x\nvisamaster.uah,1\n"
        let found = try await problems(text)
        #expect(
            found == [
                BatchProblem(
                    line: 2, column: 18, .issue(ValidationIssue(.text(.description), .unusableCharacters(["\n"])))),
                BatchProblem(line: 4, column: 16, .issue(ValidationIssue(.amount, .amount(.zero, unit: "UAH")))),
                BatchProblem(line: 5, column: 1, .fieldCount(2, expected: 3)),
            ])
    }

    @Test(arguments: [
        ("currency,amount\ntron,1,2\n", 2, 8, BatchProblem.Kind.fieldCount(3, expected: 2)),
        ("currency,amount\ntron,1\"2\n", 2, 7, .quoteInText),
        ("currency,amount\ntron,\"1\"2\n", 2, 9, .textBehindQuote),
        ("currency,amount\ntron,1\ntron,\"1\n\ntron,2\n", 3, 6, .quoteNotClosed),
        ("currency,amont\ntron,1\n", 1, 10, .unknownName("amont", suggestion: "amount")),
        ("currency,amount,amount\ntron,1,1\n", 1, 17, .repeatedName("amount")),
        ("", 1, 1, .noRows), ("currency,amount\n\n", 1, 1, .noRows),
    ])
    func `what is no CSV is named with its place`(text: String, line: Int, column: Int, kind: BatchProblem.Kind)
        async throws
    {
        let found = try #require(try await problems(text, .csv).first)
        #expect(found == BatchProblem(line: line, column: column, kind))
    }

    @Test func `columns are counted in characters and text that is no UTF-8 is refused`() async throws {
        let bytes = Array("currency,amount,description\ntron,1,Олена\ntron,x,Олена\ntron,1,".utf8) + [0xff, 0x0a]
        let found = try await check(bytes).problems
        #expect(found.map(\.line) == [3, 4])
        #expect(found.map(\.column) == [6, 8])
        #expect(found.last?.kind == .notUTF8)
    }

    @Test func `a header without what each row needs is enough`() async throws {
        let check = try await check("description\nx\ny\n")
        #expect(check.isUnusable)
        #expect(check.problems.map(\.kind) == [.missingColumn("currency"), .missingColumn("amount")])
        #expect(check.rows == 0)
    }

    @Test func `the name of an extra field is known without its beginning`() async throws {
        let phone = ExtraFieldRule(name: "phone")
        let found = try await check("currency,amount,phone\ntron,1,2\n", fields: [phone]).problems
        #expect(found.map(\.kind) == [.unknownName("phone", suggestion: "field.phone")])
    }

    @Test func `a quotation mark that nothing closes reads no more than a row may be long`() async throws {
        let text = "currency,amount\ntron,\"" + String(repeating: "tron,1\n", count: 300_000)
        let check = try await check(text)
        #expect(check.isUnusable)
        #expect(check.problems.map(\.line) == [2])
        #expect(check.problems.first?.kind == .rowTooLong(limit: 1 << 20))
    }

    @Test func `rows are the same wherever the blocks end`() async throws {
        // Each a little longer, so that every kind of place is where a block ends.
        var text = "currency,amount,description\r\n"
        for number in 1...9000 {
            text += "visamaster.uah,\(number).5,\"\(String(repeating: "я\"\"\r\n", count: number % 17))\"\r\n"
        }
        let check = try await check(text.replacing("\r\n\"", with: "\"").replacing("я\"\"\r\n", with: "я\"\""))
        #expect(text.utf8.count > BatchContent.block)
        #expect(check.rows == 9000)
        #expect(check.problems == [])
    }

    // MARK: JSON Lines

    @Test func `members are named as the output names them, and numbers keep their digits`() throws {
        let text = """
            {"currency":"ethereum","amount":0.100000000000000001,"payment_id":17,"extra_fields":{"a":"b","c":1}}

            {"currency":"visamaster.uah","amount":"5.50","payment-id":null,"fields":{},"success_url":"https://a.example"}
            """
        let rows = try rows(text)
        #expect(rows.map(\.line) == [1, 3])
        #expect(rows[0].request?.amount.description == "0.100000000000000001")
        #expect(rows[0].request?.paymentID.text == "17")
        #expect(rows[0].request?.extraFields.map(\.value) == ["b", "1"])
        #expect(rows[1].request?.wireTexts[.successURL] == "https://a.example")
        #expect(!rows[1].hasOwnID)
    }

    @Test(arguments: [
        (
            #"{"currency":"tron","amount":1,"curency":2}"#, 31,
            BatchProblem.Kind.unknownName("curency", suggestion: "currency")
        ),
        (#"{"currency":"tron","amount":true}"#, 29, .notText("amount")),
        (#"{"currency":"tron","amount":1,"fields":3}"#, 40, .notText("fields")),
        (#"{"currency":"tron","amount":1,"amount":2}"#, 31, .syntax(.once("amount"))),
        (#"{"currency":"tron","payment_id":1,"payment-id":2,"amount":1}"#, 35, .repeatedName("payment-id")),
        (#"["tron",1]"#, 1, .notAnObject),
        (#"{"currency":"tron","amount":1"#, 30, .syntax(.commaInObject)),
        (#"{"currency":"tron","amount":1e2}"#, 29, .issue(ValidationIssue(.amount, .amount(.exponent, unit: "TRX")))),
    ])
    func `what is no such object is named with its place`(line: String, column: Int, kind: BatchProblem.Kind)
        async throws
    {
        let found = try await problems(#"{"currency":"tron","amount":1}"# + "\n\(line)\n")
        #expect(found == [BatchProblem(line: 2, column: column, kind)])
    }

    // MARK: The whole file

    @Test func `a payment id that is there twice is named with the line of the first`() async throws {
        var text = "currency,amount,payment-id\n"
        for number in 1...3000 { text += "tron,1,p\(number)\n" }
        text += "tron,2,p7\ntron,3,\ntron,4,P7\ntron,5,p7\n"
        let check = try await check(text)
        #expect(
            check.problems == [
                BatchProblem(line: 3002, column: 8, .repeatedPaymentID("p7", line: 8)),
                BatchProblem(line: 3005, column: 8, .repeatedPaymentID("p7", line: 8)),
            ])
        #expect(check.totals.count == 3002)
        #expect(check.badRows == 2)
    }

    @Test func `a hundred problems are kept and the others counted`() async throws {
        let text = "currency,amount\n" + String(repeating: "tron,\n", count: 250) + "tron,1\n"
        let check = try await check(text)
        #expect(check.problems.count == 100)
        #expect(check.problemCount == 250)
        #expect(check.badRows == 250)
        #expect(check.totals.count == 1)
    }

    @Test func `a file that changes between its check and its sending is no longer read`() async throws {
        let text = "currency,amount\ntron,1\ntron,2\n"
        let path = folder.write(text, to: "batch.csv")
        let content = try BatchContent(path: path)
        let file = try await BatchFile(content, rules: rules())
        #expect(content.name == "batch.csv")
        #expect(try file.reader().next(10).count == 2)
        folder.write(text.replacing("2", with: "3"), to: "batch.csv")
        #expect(throws: Problem.batch(.changed)) { try file.reader().next(10) }
    }

    @Test func `what can't be read is told`() throws {
        #expect(throws: Problem.batch(.unreadable(path: "\(folder.path)/none", errno: 2))) {
            try BatchContent(path: folder.file("none"))
        }
        #expect(throws: Problem.batch(.unreadable(path: folder.path, errno: 21))) {
            try BatchContent(path: folder.path)
        }
    }

    // MARK: Confirming

    @Test(arguments: [
        ("2 invoices, 3.50 UAH, 7 TRX", true), ("2rows,7trx,3.5uah", true), ("2, 3.500 UAH, 7.0 TRX", true),
        ("3 invoices, 3.50 UAH, 7 TRX", false), ("2 invoices, 3.50 UAH", false), ("2 invoices, 3.51 UAH, 7 TRX", false),
        ("2 invoices, 3.50 UAH, 7 TRX, 7 TRX", false), ("2 invoices, 3,50 UAH, 7 TRX", false), ("", false),
        ("2 invoices, 3.50 UAH, 3.50 UAH", false),
    ])
    func `number and sums are confirmed however they are spaced`(typed: String, isRight: Bool) async throws {
        let totals = try await check("currency,amount\nvisamaster.uah,3.5\ntron,7\n").totals
        let confirmation = Result { () throws(Problem) in try BatchConfirmation(typed, of: totals, on: .live) }
        switch confirmation {
        case .success(let given): #expect(isRight && given.covers(totals))
        case .failure(let problem): #expect(!isRight && problem == .batch(.notConfirmed(totals, isTyped: true)))
        }
        #expect(throws: Problem.batch(.notConfirmed(totals, isTyped: false))) {
            try BatchConfirmation(nil, of: totals, on: .live)
        }
        #expect(throws: Never.self) { try BatchConfirmation(nil, of: totals, on: .test) }
    }

    @Test func `of the standard input it is what nobody has read yet, to its end`() throws {
        let folder = TemporaryFolder()
        let file = open(folder.write("first\ncurrency,amount\ntron,1\n", to: "input"), O_RDONLY)
        defer { close(file) }
        var line = [UInt8](repeating: 0, count: 6)
        #expect(read(file, &line, 6) == 6)
        #expect(try BatchContent.bytes(of: file) == Array("currency,amount\ntron,1\n".utf8))
        #expect(read(file, &line, 1) == 0)
    }
}
