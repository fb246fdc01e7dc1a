import JSON
import Testing

/// What reading gives: the value or the fault. The same by a tree and by skipping over it.
private func read(_ bytes: [UInt8], _ options: JSONOptions = JSONOptions()) -> Result<JSONValue, JSONProblem> {
    let tree: Result<JSONValue, JSONProblem>
    do throws(JSONProblem) {
        tree = .success(try JSONValue(parsing: bytes, options))
    } catch {
        tree = .failure(error)
    }
    var skipped: JSONProblem?
    do throws(JSONProblem) {
        try bytes.withUnsafeBufferPointer { bytes throws(JSONProblem) in
            var reader = try JSONReader(bytes, options)
            try reader.skip()
            try reader.end()
        }
    } catch {
        skipped = error
    }
    switch tree {
    case .success: #expect(skipped == nil)
    case .failure(let problem): #expect(skipped == problem)
    }
    return tree
}

private func read(_ text: String, _ options: JSONOptions = JSONOptions()) -> Result<JSONValue, JSONProblem> {
    read(Array(text.utf8), options)
}

@Suite struct JSONReaderTests {
    @Test(arguments: [
        // Values of every kind, each as a whole text (RFC 8259, 2 and 3).
        "null", "true", "false", "0", "\"\"", "[]", "{}", "\"a\"", "[null]", "[[]]", "[{}]", "{\"a\":[]}", "{\"\":0}",
        "[null,1,\"1\",{}]", "{\"a\":1,\"a\":1}", "{\"a\":1,\"a\":2}", "{\"a\":{\"a\":{\"a\":{}}}}", "[1,[2,[3,[4]]]]",
        // Numbers (6).
        "-0", "-1", "10", "123456789012345678901234567890", "0.0", "-0.5", "1.000000000000000000000000000001", "1e1",
        "1E1", "1e+1", "1E-1", "0e0", "0E+00", "1.5e300", "-1.5E-400", "1e99999",
        // Strings (7): everything but quotes, backslashes and controls stands for itself.
        "\"\u{7f}\"", "\"\u{80}\u{9b}\u{2028}\u{2029}\u{feff}\u{fffd}\u{fffe}\u{ffff}\u{10ffff}\"", "\"'/\"", "\"é😀Ж\"",
        "{\"é\":\"é\",\"e\u{301}\":1}",
    ])
    func `what the grammar has is read and written the same`(text: String) throws {
        #expect(try read(text).get().encoded().utf8.elementsEqual(text.utf8))
    }

    @Test(arguments: [
        (" \t\r\n1\n", "1"), (" [ 1 , 2 ] ", "[1,2]"), ("{ \"a\" : 1 , \"b\" : [ ] }", "{\"a\":1,\"b\":[]}"),
        ("[ ]", "[]"),
        ("{\r\n}", "{}"), (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\u0008\u000c\n\r\t""#),
        (#""\u0041\u00e9\u00E9""#, "\"Aéé\""),
        (#""\u0000\u001f\u007F""#, "\"\\u0000\\u001f\u{7f}\""), (#""\ud83d\ude00\uD83D\uDE00""#, "\"😀😀\""),
        (#""\udbff\udfff\ud800\udc00""#, "\"\u{10ffff}\u{10000}\""),
        (#""\uffff\ufffe\u2028\ufeff""#, "\"\u{ffff}\u{fffe}\u{2028}\u{feff}\""),
        (#""\\u0041""#, #""\\u0041""#), (#"{"\u0061":"\u0022\u005c"}"#, #"{"a":"\"\\"}"#),
    ])
    func `blanks and escapes are read as what they stand for`(text: String, written: String) throws {
        #expect(try read(text).get().encoded().utf8.elementsEqual(written.utf8))
    }

    @Test(
        arguments: [
            ("", .noValue, 0), ("  ", .noValue, 2), ("\u{feff}1", .noValue, 0), ("\u{a0}1", .noValue, 0),
            ("\u{b}1", .noValue, 0),
            ("\u{c}1", .noValue, 0), ("[\u{c}]", .noValue, 1), ("\u{0}", .noValue, 0), ("1\u{0}", .extraText, 1),
            ("'a'", .noValue, 0),
            ("a", .noValue, 0), ("<html>", .noValue, 0), ("//a\n1", .noValue, 0), ("/**/1", .noValue, 0),
            ("1//", .extraText, 1), ("[1,/**/2]", .noValue, 3),
            ("[1/**/]", .arrayNotClosed, 2), ("tru", .noValue, 0), ("nul", .noValue, 0), ("True", .noValue, 0),
            ("nil", .noValue, 0), ("truex", .noValue, 4),
            ("null1", .noValue, 4), ("true1", .noValue, 4), ("NaN", .noValue, 0), ("Infinity", .noValue, 0),
            ("-Infinity", .noDigit, 1), ("undefined", .noValue, 0),
            // Arrays.
            ("[", .noValue, 1), ("]", .noValue, 0), ("[1", .arrayNotClosed, 2), ("[1,", .noValue, 3),
            ("[1,]", .noValue, 3), ("[,1]", .noValue, 1),
            ("[1,,2]", .noValue, 3), ("[,]", .noValue, 1), ("[1 2]", .arrayNotClosed, 3), ("[1}", .arrayNotClosed, 2),
            ("[1:2]", .arrayNotClosed, 2), ("[1]]", .extraText, 3),
            ("[1];", .extraText, 3), ("[1][2]", .extraText, 3), ("[\"a\"", .arrayNotClosed, 4),
            ("[\"a\",4:]", .arrayNotClosed, 6), ("[\"\":1]", .arrayNotClosed, 3), ("[a]", .noValue, 1),
            // Objects.
            ("{", .noMemberName, 1), ("}", .noValue, 0), ("{\"a\"", .noColon(after: "a"), 4), ("{\"a\":", .noValue, 5),
            ("{\"a\":1", .objectNotClosed, 6), ("{\"a\":1,", .noMemberName, 7),
            ("{\"a\":1,}", .noMemberName, 7), ("{,}", .noMemberName, 1), ("{,\"a\":1}", .noMemberName, 1),
            ("{\"a\":1,,\"b\":2}", .noMemberName, 7), ("{a:1}", .noMemberName, 1), ("{'a':1}", .noMemberName, 1),
            ("{1:1}", .noMemberName, 1), ("{null:1}", .noMemberName, 1), ("{\"a\" 1}", .noColon(after: "a"), 5),
            ("{\"a\",1}", .noColon(after: "a"), 4), ("{\"a\"::1}", .noValue, 5), ("{\"a\":}", .noValue, 5),
            ("{\"a\"}", .noColon(after: "a"), 4), ("{\"a\":1 \"b\":2}", .objectNotClosed, 7),
            ("{\"a\":1]", .objectNotClosed, 6), ("{\"a\":1:2}", .objectNotClosed, 6), ("{\"a\":1}}", .extraText, 7),
            ("{}{}", .extraText, 2),
            ("{\"a\":\"b\"}/**/", .extraText, 9), ("{[]:1}", .noMemberName, 1), ("{\"a\":b}", .noValue, 5),
            // Numbers.
            ("01", .leadingZero, 1), ("-01", .leadingZero, 2), ("00", .leadingZero, 1), ("-", .noDigit, 1),
            ("--1", .noDigit, 1), ("+1", .noValue, 0),
            ("-a", .noDigit, 1), ("- 1", .noDigit, 1), (".5", .noValue, 0), ("-.5", .noDigit, 1),
            ("1.", .noDigitAfterPoint, 2), ("1.e1", .noDigitAfterPoint, 2),
            ("1.-1", .noDigitAfterPoint, 2), ("1e", .noDigitInExponent, 2), ("1e+", .noDigitInExponent, 3),
            ("1e-", .noDigitInExponent, 3), ("1e1.5", .noNumber, 3), ("1e1e1", .noNumber, 3),
            ("1.5.5", .noNumber, 3), ("0x10", .noNumber, 1), ("1_000", .noNumber, 1), ("1a", .noNumber, 1),
            ("1+1", .noNumber, 1), ("0e", .noDigitInExponent, 2),
            ("1 000", .extraText, 2), ("１", .noValue, 0), ("1１", .noNumber, 1), ("١", .noValue, 0),
            ("1\u{301}", .noNumber, 1), ("-٣", .noDigit, 1),
            // Strings.
            ("\"", .stringNotClosed, 1), ("\"a", .stringNotClosed, 2), ("\"\\\"", .stringNotClosed, 3),
            ("\"\\", .stringNotClosed, 2), ("\"a\"\"b\"", .extraText, 3), ("\"\n\"", .controlCharacter, 1),
            ("\"\t\"", .controlCharacter, 1), ("\"\u{0}\"", .controlCharacter, 1),
            ("\"a\u{1f}\"", .controlCharacter, 2), (#""\x""#, .unknownEscape, 2), (#""\'""#, .unknownEscape, 2),
            (#""\0""#, .unknownEscape, 2),
            (#""\a""#, .unknownEscape, 2), (#""\U0041""#, .unknownEscape, 2), ("\"\\\n\"", .unknownEscape, 2),
            ("\"\\é\"", .unknownEscape, 2), (#""\u""#, .noHexDigit, 3), (#""\u12""#, .noHexDigit, 5),
            (#""\u12g4""#, .noHexDigit, 5), (#""\u-123""#, .noHexDigit, 3), (#""\u12"#, .incompleteEscape, 5),
            ("\"\\u004１\"", .noHexDigit, 6), (#""\ud83d""#, .loneSurrogate, 7), (#""\ude00""#, .loneSurrogate, 7),
            (#""\ud83dx""#, .loneSurrogate, 7), (#""\ud83d\n""#, .loneSurrogate, 7),
            (#""\ud83d\u0041""#, .wrongSurrogate, 13), (#""\ud83d\ud83d""#, .wrongSurrogate, 13),
            (#""\ude00\ud83d""#, .loneSurrogate, 7), (#""\ud83d\u00""#, .noHexDigit, 11),
        ] as [(String, JSONProblem.Reason, Int)])
    func `what the grammar has not is refused where it begins`(text: String, reason: JSONProblem.Reason, offset: Int) {
        #expect(read(text) == .failure(JSONProblem(reason, at: offset)))
    }

    @Test(
        arguments: [
            ([0xff], 0), ([0x80], 0), ([0xc0, 0x80], 0), ([0xc1, 0xbf], 0), ([0x61, 0xc3], 1), ([0xe0, 0x80, 0xaf], 0),
            ([0xe2, 0x82], 0), ([0xed, 0xa0, 0x80], 0), ([0xed, 0xbf, 0xbf], 0), ([0xf0, 0x80, 0x80, 0x80], 0),
            ([0xf0, 0x9f, 0x98], 0), ([0xf4, 0x90, 0x80, 0x80], 0), ([0xf8, 0x88, 0x80, 0x80, 0x80], 0),
            ([0xc3, 0xa9, 0xfe], 2), ([0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0xe9, 0x69], 8),
            ([0xc3, 0x5c, 0x6e, 0xa9], 0), ([0x5c, 0x6e, 0xe9], 2),
        ] as [([UInt8], Int)])
    func `bytes that are no UTF-8 are refused in names and in strings`(bytes: [UInt8], offset: Int) {
        let string = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
        #expect(read(string) == .failure(JSONProblem(.notUTF8, at: 1 + offset)))
        let object = [UInt8(ascii: "{")] + string + Array(":1}".utf8)
        #expect(read(object) == .failure(JSONProblem(.notUTF8, at: 2 + offset)))
        #expect(read([UInt8(ascii: "[")] + bytes + [UInt8(ascii: "]")]).isFailure)
    }

    @Test func `what ends a string's plain part is seen at every place`() throws {
        for length in 0..<20 {
            let plain = String(repeating: "x", count: length)
            #expect(read("\"\(plain)\"") == .success(.string(plain)))
            #expect(read("\"\(plain)\\n\(plain)\"") == .success(.string("\(plain)\n\(plain)")))
            #expect(read("\"\(plain)\u{1f}        \"") == .failure(JSONProblem(.controlCharacter, at: length + 1)))
            #expect(read("\"\(plain)\\q        \"") == .failure(JSONProblem(.unknownEscape, at: length + 2)))
            #expect(read("\"\(plain)") == .failure(JSONProblem(.stringNotClosed, at: length + 1)))
            for byte in UInt8.min...UInt8.max {
                let bytes = Array("\"\(plain)".utf8) + [byte] + Array("yyyyyyyy\"".utf8)
                let isPlain = byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                #expect(read(bytes).isFailure != isPlain)
            }
        }
    }

    @Test func `skipping and reading find the same fault in whatever comes`() {
        let seeds = [
            #"{"a":[1,-2.5e3,true,null,{"b\u0041é":"\ud83d\ude00\n"}],"c":{},"d":"x\"y"}"#, "[[[[]]],[],{\"a\":{}}]",
            "// a\n{\"a\": 1, /* b */ \"a\": [1,],}",
        ].map { Array($0.utf8) }
        let lenient = JSONOptions {
            $0.allowsComments = true
            $0.replacesLoneSurrogates = true
        }
        var generator = Seeded(7)
        func random(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
        var faults = 0
        for round in 0..<6000 {
            var bytes = seeds[random(seeds.count)]
            for _ in 0...random(3) {
                let place = random(bytes.count)
                switch random(3) {
                case 0: bytes[place] = UInt8(random(256))
                case 1: bytes.remove(at: place)
                default: bytes.insert(Array("{}[],:\"\\u09.-e/* ".utf8)[random(17)], at: place)
                }
            }
            if read(bytes, round.isMultiple(of: 2) ? lenient : JSONOptions()).isFailure { faults += 1 }
        }
        #expect(faults > 1000 && faults < 6000)
    }
}

@Suite struct JSONOptionsTests {
    @Test func `levels are counted, and too many end the reading, not the program`() {
        let open = String(repeating: "[", count: 64)
        let close = String(repeating: "]", count: 64)
        #expect(!read(open + close).isFailure)
        #expect(read("[\(open)\(close)]") == .failure(JSONProblem(.tooDeep, at: 64)))
        #expect(read(String(repeating: "[", count: 100_000)) == .failure(JSONProblem(.tooDeep, at: 64)))
        #expect(read(String(repeating: "{\"a\":", count: 100_000)) == .failure(JSONProblem(.tooDeep, at: 64 * 5)))
        let flat = JSONOptions { $0.maximumDepth = 1 }
        #expect(!read("[1,2]", flat).isFailure)
        #expect(read("[1,{}]", flat) == .failure(JSONProblem(.tooDeep, at: 3)))
        #expect(!read("[[],[],{}]", JSONOptions { $0.maximumDepth = 2 }).isFailure)
    }

    @Test func `size and count have limits`() {
        let few = JSONOptions { $0.maximumCount = 3 }
        #expect(!read("[1,[2]]", few).isFailure)
        #expect(read("[1,[2,3]]", few) == .failure(JSONProblem(.tooMany, at: 6)))
        #expect(read("{\"a\":1,\"b\":{\"c\":1,\"d\":2}}", few).isFailure)
        let short = JSONOptions { $0.maximumSize = 4 }
        #expect(!read("[12]", short).isFailure)
        #expect(read("[123]", short) == .failure(JSONProblem(.tooLong, at: 4)))
    }

    @Test func `a byte order mark is passed over on request`() {
        let options = JSONOptions { $0.allowsByteOrderMark = true }
        #expect(read("\u{feff} 1", options) == .success(.number("1")))
        #expect(read("\u{feff}\u{feff}1", options) == .failure(JSONProblem(.noValue, at: 3)))
    }

    @Test func `half a surrogate pair is replaced on request`() {
        let options = JSONOptions { $0.replacesLoneSurrogates = true }
        #expect(
            read(#""\ud83dx\ude00\ud83d\u0041\ud83d\ud83d\ude00""#, options)
                == .success(.string("\u{fffd}x\u{fffd}\u{fffd}A\u{fffd}😀")))
        #expect(read(#""\ud83d\u00""#, options) == .failure(JSONProblem(.noHexDigit, at: 11)))
    }

    @Test func `a repeated name is kept, or refused on request, by its bytes`() throws {
        let value = try read(#"{"a":1,"b":2,"a":3}"#).get()
        #expect(value == .object([.init("a", .number("1")), .init("b", .number("2")), .init("a", .number("3"))]))
        #expect(value["a"] == .number("3"))
        let options = JSONOptions { $0.refusesRepeatedNames = true }
        #expect(read(#"{"a":1,"b":2,"\u0061":3}"#, options) == .failure(JSONProblem(.repeatedName("a"), at: 13)))
        #expect(!read("{\"caf\u{e9}\":1,\"cafe\u{301}\":{\"caf\u{e9}\":1}}", options).isFailure)
    }

    @Test(arguments: [
        ("// a\n1", "1"), ("1 // a", "1"), ("/* a */1/**/", "1"), ("/***/ 1 /* * / ** */", "1"),
        ("[1,/*,*/2,]", "[1,2]"),
        ("{\"a\"/**/:/**/1/**/,//\n}", "{\"a\":1}"), ("[//]\n]", "[]"), ("[\"//\",\"/*\"]", "[\"//\",\"/*\"]"),
        ("// é\n1//é", "1"),
    ])
    func `comments and a last comma are passed over on request`(text: String, written: String) throws {
        #expect(try read(text, JSONOptions { $0.allowsComments = true }).get().encoded() == written)
    }

    @Test(
        arguments: [
            ("/", .noComment, 1), ("1 / 2", .noComment, 3), ("/*", .commentNotClosed, 0),
            ("[1, /* *", .commentNotClosed, 4), ("/*/", .commentNotClosed, 0),
            ("[,]", .noValue, 1), ("[1,,]", .noValue, 3), ("{,}", .noMemberName, 1), ("{\"a\":1,,}", .noMemberName, 7),
            ("1,", .extraText, 1),
        ] as [(String, JSONProblem.Reason, Int)])
    func `with comments the rest stays as strict`(text: String, reason: JSONProblem.Reason, offset: Int) {
        #expect(read(text, JSONOptions { $0.allowsComments = true }) == .failure(JSONProblem(reason, at: offset)))
    }

    @Test func `a comment is UTF-8 too`() {
        let bytes = Array("// ".utf8) + [0xe9, 0x0a, 0x31]
        #expect(read(bytes, JSONOptions { $0.allowsComments = true }) == .failure(JSONProblem(.notUTF8, at: 3)))
    }
}

@Suite struct JSONCursorTests {
    @Test func `members are read, skipped and told apart in their order`() throws {
        let bytes = Array(#" {"a": 1.50, "b": [1, {"c": null}], "d": "x", "e": true, "f": {"g": 2}, "h": []} "#.utf8)
        try bytes.withUnsafeBufferPointer { bytes in
            var reader = try JSONReader(bytes)
            var seen: [String] = []
            try reader.beginObject()
            while let name = try reader.nextName() {
                switch name {
                case "a", "d": seen.append("\(name)=\(try reader.text() ?? "-")")
                case "e": seen.append("e=\(try reader.flag() ?? false)")
                case "f":
                    #expect(try reader.kind() == .object)
                    try reader.beginObject()
                    while let inner = try reader.nextName() { seen.append("f.\(inner)=\(try reader.number())") }
                case "h": #expect(try reader.text() == nil)
                default: try reader.skip()
                }
            }
            try reader.end()
            #expect(seen == ["a=1.50", "d=x", "e=true", "f.g=2"])
        }
    }

    @Test func `what is no flag or text is passed over`() throws {
        let bytes = Array(#"[{"a":[1]}, null, 5, "true", false]"#.utf8)
        try bytes.withUnsafeBufferPointer { bytes in
            var reader = try JSONReader(bytes)
            var flags: [Bool?] = []
            try reader.beginArray()
            while try reader.nextElement() { flags.append(try reader.flag()) }
            try reader.end()
            #expect(flags == [nil, nil, nil, nil, false])
        }
    }

    @Test func `lines and columns are those of the characters`() throws {
        let text = "{\n  \"Ж\": \"é\",\r\n  \"b\":\n 1}"
        let value = try JSONValue(parsing: Array(text.utf8))
        guard case .object(let members) = value else { throw JSONProblem(.noValue, at: 0) }
        let places = JSONPlaces(Array(text.utf8))
        #expect(members.map { places.line(at: $0.nameOffset) } == [2, 3])
        #expect(members.map { places.line(at: $0.valueOffset) } == [2, 4])
        #expect(members.map { places.column(at: $0.valueOffset) } == [8, 2])
        #expect(places.line(at: 0) == 1 && places.column(at: 0) == 1)
        #expect(places.line(at: text.utf8.count) == 4 && places.column(at: text.utf8.count) == 4)
    }

    @Test func `members at other places are equal`() throws {
        #expect(
            try JSONValue(parsing: Array(#"{"a":{"b":1}}"#.utf8))
                == JSONValue(parsing: Array(#" { "a" : { "b" : 1 } } "#.utf8)))
    }
}

extension Result {
    fileprivate var isFailure: Bool {
        if case .failure = self { true } else { false }
    }
}
