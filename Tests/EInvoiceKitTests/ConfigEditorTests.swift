import InvoiceCore
import JSON
import Testing

@testable import EInvoiceKit

/// Changes of a config file's text.
@Suite struct ConfigEditorTests {
    private func edited(_ text: String, _ change: (inout ConfigEditor) throws -> Void) throws -> String {
        var editor = try ConfigEditor(text)
        try change(&editor)
        let result = String(decoding: editor.bytes, as: UTF8.self)
        // Whatever was changed can be read.
        _ = try ConfigText(result)
        return result
    }

    private func set(_ text: String, _ path: String..., to value: JSONValue) throws -> String {
        try edited(text) { try $0.set(path, to: value) }
    }

    private func remove(_ text: String, _ path: String...) throws -> String { try edited(text) { try $0.remove(path) } }

    @Test func `an empty text becomes an object`() throws {
        for text in ["", " \n"] { #expect(try set(text, "bell", to: .bool(false)) == "{\n  \"bell\": false\n}\n") }
        #expect(try set("{}", "a", "b", to: .string("x")) == "{\n  \"a\": {\n    \"b\": \"x\"\n  }\n}")
        #expect(try set("{ // none yet\n}\n", "a", to: .bool(true)) == "{ // none yet\n  \"a\": true\n}\n")
        #expect(try set("{ /* none */ }", "a", to: .bool(true)) == "{ /* none */\n  \"a\": true\n}")
    }

    @Test func `a value is replaced, and nothing else is touched`() throws {
        let text = "\u{feff}// mine\n{\n\t\"theme\" : \"mono\" , // loud\n\t/* b */ \"bell\":true,\n}\n// end"
        #expect(
            try set(text, "theme", to: .string("day"))
                == "\u{feff}// mine\n{\n\t\"theme\" : \"day\" , // loud\n\t/* b */ \"bell\":true,\n}\n// end")
        #expect(
            try set(text, "bell", to: .bool(false))
                == "\u{feff}// mine\n{\n\t\"theme\" : \"mono\" , // loud\n\t/* b */ \"bell\":false,\n}\n// end")
        #expect(try set(#"{"a":null}"#, "a", to: .bool(true)) == #"{"a":true}"#)
    }

    @Test func `a member is added behind the last, as the others are written`() throws {
        #expect(
            try set("{\n    \"a\": 1\n    // \"b\": 2\n}", "c", to: .bool(true))
                == "{\n    \"a\": 1,\n    // \"b\": 2\n    \"c\": true\n}")
        #expect(
            try set("{\n  \"a\": 1, // one\n}", "c", to: .bool(true)) == "{\n  \"a\": 1, // one\n  \"c\": true,\n}")
        #expect(try set("{\n  \"a\": 1 // one\n}", "c", to: .bool(true)) == "{\n  \"a\": 1, // one\n  \"c\": true\n}")
        #expect(try set(#"{ "a": 1 }"#, "c", to: .bool(true)) == #"{ "a": 1, "c": true }"#)
        #expect(try set(#"{ "a": 1, /* x */ }"#, "c", to: .bool(true)) == #"{ "a": 1, /* x */ "c": true, }"#)
        #expect(try set("{ \"a\": 1 // x\n}", "c", to: .bool(true)) == "{ \"a\": 1, // x\n  \"c\": true\n}")
        #expect(
            try set("{\r\n  \"a\": 1\r\n}\r\n", "c", to: .bool(true)) == "{\r\n  \"a\": 1,\r\n  \"c\": true\r\n}\r\n")
    }

    @Test func `an object deep inside grows by its own indentation`() throws {
        let text = """
            {
                "profiles": {
                    // the shop
                    "shop": { "kind": "test", "client_id": 1042 },
                    "live": {
                        "kind": "live" /* real */
                    }
                }
            }
            """
        #expect(
            try set(text, "profiles", "live", "client_id", to: .string("7"))
                == text.replacing("\"live\" /* real */", with: "\"live\", /* real */\n            \"client_id\": \"7\"")
        )
        #expect(
            try set(text, "profiles", "shop", "base_url", to: .string("https://a"))
                == text.replacing("1042 }", with: "1042, \"base_url\": \"https://a\" }"))
        let added = try set(text, "profiles", "new", to: .object([.init("kind", .string("test"))]))
        #expect(
            added
                == text.replacing(
                    "        }\n    }\n}",
                    with: "        },\n        \"new\": {\n            \"kind\": \"test\"\n        }\n    }\n}"))
        #expect(try remove(added, "profiles", "new") == text)
    }

    @Test func `what is added and removed again leaves the text as it was`() throws {
        for text in [
            "{\n  \"a\": 1\n}\n", "{\"a\":1}", "{ \"a\": { \"b\": [1, 2,], }, }",
            "\u{feff}{\r\n\t\"a\": 1 /* x */\r\n}",
            "{\n  \"a\": 1, // one\n  // two\n}\n",
        ] {
            let added = try set(text, "new", to: .string("x"))
            #expect(added != text)
            #expect(try remove(added, "new") == text, "\(added)")
        }
    }

    @Test func `a removed member takes its line and its comma along, and no comment`() throws {
        let text = "{\n  // first\n  \"a\": 1, // one\n  \"b\": 2,\n  \"c\": 3\n}\n"
        #expect(try remove(text, "b") == "{\n  // first\n  \"a\": 1, // one\n  \"c\": 3\n}\n")
        #expect(try remove(text, "c") == "{\n  // first\n  \"a\": 1, // one\n  \"b\": 2\n}\n")
        #expect(try remove(text, "a").contains("// first") && remove(text, "a").contains("// one"))
        #expect(try remove(#"{ "a": 1, "b": 2 }"#, "a") == #"{ "b": 2 }"#)
        #expect(try remove(#"{ "a": 1, "b": 2 }"#, "b") == #"{ "a": 1 }"#)
        #expect(try remove(#"{"a":1,"b":2}"#, "b") == #"{"a":1}"#)
        #expect(try remove(#"{"a": 1 /* x */ , "b": 2}"#, "a").contains("/* x */"))
        #expect(try remove(text, "z") == text)
        #expect(try remove(text, "a", "z") == text)
    }

    @Test func `names with escapes and marks are found and written as they are`() throws {
        let text = #"{ "caf\u0065\u0301": 1, "é": 2, "a\"b": { "x": 3 } }"#
        #expect(try set(text, "cafe\u{301}", to: .bool(true)) == text.replacing(": 1", with: ": true"))
        #expect(try set(text, "a\"b", "x", to: .bool(true)) == text.replacing(": 3", with: ": true"))
        #expect(try set("{}", "q\"\n", to: .bool(true)).contains(#""q\"\n": true"#))
    }

    @Test func `a text that can't be read, and a value that holds nothing, are refused`() {
        #expect(throws: ConfigEditor.Failure.self) { try ConfigEditor("{ \"a\" 1 }") }
        #expect(throws: ConfigEditor.Failure.noObject([])) { try ConfigEditor("[1]") }
        #expect(throws: ConfigEditor.Failure.noObject(["a"])) {
            var editor = try ConfigEditor(#"{ "a": 1 }"#)
            try editor.set(["a", "b"], to: .bool(true))
        }
    }

    /// Members at random places, in texts put together at random: what isn't changed keeps its bytes.
    @Test func `random changes leave all else as it is`() throws {
        var random = SystemRandomNumberGenerator()
        let blanks = ["", " ", "\n  ", "\n\t", " // c \" { ,\n", "/* , } */", "\r\n    "]
        for _ in 0..<400 {
            func blank() -> String { blanks.randomElement(using: &random) ?? "" }
            let names = ["a", "b", "c", "d"].prefix(Int.random(in: 0...4, using: &random))
            let members = names.map { "\"\($0)\"\(blank()):\(blank())[1,{\"z\":0}]\(blank())" }
            let hasTail = !members.isEmpty && Bool.random(using: &random)
            let text =
                blank() + "{" + blank() + members.joined(separator: ",\(blank())") + (hasTail ? "," : "") + blank()
                + "}"
            let before = try ConfigText(text).value
            let name = ["a", "b", "c", "d", "e"].randomElement(using: &random) ?? "a"
            let whole = try ConfigText(set(text, name, to: .string("new"))).value
            let less = try ConfigText(remove(text, name)).value
            guard case .object(let old) = before, case .object(let new) = whole, case .object(let rest) = less else {
                Issue.record("no objects")
                continue
            }
            #expect(new.filter { $0.name != name } == old.filter { $0.name != name }, "\(text)")
            #expect(whole[name] == .string("new"))
            #expect(rest == old.filter { $0.name != name }, "\(text)")
        }
    }
}
