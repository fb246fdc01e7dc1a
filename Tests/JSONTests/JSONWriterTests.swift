import JSON
import Testing

@Suite struct JSONWriterTests {
    private func text(_ writer: JSONWriter) -> String {
        String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `names and values stand in the order of the calls`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.member("v", 1)
        writer.member("none", nil as String?)
        writer.name("a\"b")
        writer.beginArray()
        writer.string("x")
        writer.null()
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.raw("{\"y\":1}")
        writer.endArray()
        writer.member("t", true)
        writer.name("n")
        writer.number("1.50")
        writer.endObject()
        #expect(text(writer) == #"{"v":1,"a\"b":["x",null,{},[],{"y":1}],"t":true,"n":1.50}"#)
    }

    @Test func `for people each member has its line`() {
        var writer = JSONWriter(.indented)
        writer.value(
            .object([
                .init("a", .string("x")), .init("b", .array([.number("1"), .object([.init("c", .null)])])),
                .init("d", .array([])), .init("e", .object([])),
            ]))
        #expect(
            text(writer) == """
                {
                  "a" : "x",
                  "b" : [
                    1,
                    {
                      "c" : null
                    }
                  ],
                  "d" : [],
                  "e" : {}
                }
                """)
    }

    @Test func `only what must be is escaped`() {
        let text = "\"\\/\n\r\t\u{0}\u{8}\u{c}\u{1b}\u{7f}\u{9b}\u{202e}é😀"
        #expect(
            JSONValue.string(text).encoded().utf8.elementsEqual(
                "\"\\\"\\\\/\\n\\r\\t\\u0000\\u0008\\u000c\\u001b\u{7f}\u{9b}\u{202e}é😀\"".utf8))
    }

    @Test func `more is escaped on request, beyond U+FFFF as a pair`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("\u{7f}") { $0 == "\u{7f}" }
        writer.string("a\u{7f}\n\"\\\u{1f}\u{e0001}é") {
            $0 == "\u{7f}" || $0.value > 0xffff || $0.value < 0x40 || $0 == "\\"
        }
        writer.endObject()
        #expect(text(writer) == #"{"\u007f":"a\u007f\n\"\\\u001f\udb40\udc01é"}"#)
    }

    @Test func `what is written is read as the same`() throws {
        for code in stride(from: UInt32(0), through: 0x10ffff, by: 7) {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let escaped = code.isMultiple(of: 2)
            var writer = JSONWriter(code.isMultiple(of: 5) ? .indented : .compact)
            writer.beginArray()
            writer.string("a\(scalar)b") { _ in escaped }
            writer.value(.object([.init(String(scalar), .integer(-5))]))
            writer.endArray()
            let read = try JSONValue(parsing: writer.bytes)
            #expect(
                read == .array([.string("a\(scalar)b"), .object([.init(String(scalar), .number("-5"))])]))
        }
    }
}
