import InvoiceCore
import JSON
import Testing

@testable import EInvoiceKit

@Suite struct ExtraFieldReadingTests {
    private func reading(_ text: String) throws -> ExtraFieldReading {
        ExtraFieldReading(try JSONValue(parsing: Array(text.utf8)))
    }

    static let phone = ExtraFieldRule(name: "phone", title: "Phone", currencies: ["a.xof"], isRequired: true)

    @Test(arguments: [
        #"[{"name":"phone","title":"Phone","currency":"a.xof","required":true}]"#,
        #"{"list":[{"field":"phone","label":"Phone","currencies":["a.xof"],"required":1}]}"#,
        #"{"fields":[{"field_name":"phone","description":"Phone","payment_system":"a.xof","required":"1"}],"total":1}"#,
        #"{"a.xof":[{"name":"phone","title":"Phone","required":"yes"}]}"#,
        #"{"list":{"a.xof":[{"name":"phone","title":"Phone","required":"true"}]}}"#,
        #"{"a.xof":{"fields":[{"name":"phone","title":"Phone","required":true}]}}"#,
        #"{"a.xof":{"name":"phone","title":"Phone","required":true}}"#,
        #"{"0":{"name":"phone","title":"Phone","currency":["a.xof"],"required":true}}"#,
        #"{"error":null,"list":[{"name":"phone","title":"Phone","currency":["a.xof"],"required":true}]}"#,
    ])
    func `An array, bare, under list or under fields, or an object keyed by currency`(text: String) throws {
        let reading = try reading(text)
        #expect(reading.rules == [Self.phone])
        #expect(reading.isWhole)
    }

    @Test
    func `Fields may be plain names`() throws {
        let keyed = try reading(#"{"a.xof":["phone","otp"],"b.ngn":["bvn"],"c.uah":[]}"#)
        #expect(keyed.rules.map(\.name) == ["phone", "otp", "bvn"])
        #expect(keyed.rules.map(\.currencies) == [["a.xof"], ["a.xof"], ["b.ngn"]])
        #expect(keyed.isWhole)
        let bare = try reading(#"["phone"]"#)
        #expect(bare.rules == [ExtraFieldRule(name: "phone")])
        #expect(bare.isWhole)
    }

    @Test
    func `An example of a value that is right`() throws {
        let reading = try reading(
            #"[{"name":"a","example":"x@y.z"},{"name":"b","sample":12},{"name":"c","example":null}]"#)
        #expect(reading.rules.map(\.example) == ["x@y.z", "12", nil])
        #expect(reading.isWhole)
    }

    @Test(arguments: ["[]", "{}", #"{"list":[]}"#, #"{"fields":{}}"#])
    func `Nothing at all is a list without fields`(text: String) throws {
        let reading = try reading(text)
        #expect(reading.rules.isEmpty)
        #expect(reading.isWhole)
    }

    @Test
    func `Pattern, type and the ways to list choices`() throws {
        let reading = try reading(
            #"""
            [{"name":"a","regexp":"^\\d+$","type":"tel","values":["x",2]},
             {"name":"b","regex":"b","options":[{"value":"v1","label":"One"},{"id":2,"name":"Two"}]},
             {"name":"c","pattern":"c","options":{"k1":"One","k2":"Two"}},
             {"name":"d","pattern":"","values":"x, y"},
             {"name":"e","values":[],"options":["z"],"required":false,"currency":"m.uah, n.ngn"},
             {"name":"f","required":"0","title":null,"currency":""}]
            """#)
        #expect(
            reading.rules == [
                ExtraFieldRule(name: "a", pattern: #"^\d+$"#, choices: ["x", "2"], type: "tel"),
                ExtraFieldRule(name: "b", pattern: "b", choices: ["v1", "2"]),
                ExtraFieldRule(name: "c", pattern: "c", choices: ["k1", "k2"]),
                ExtraFieldRule(name: "d", choices: ["x", "y"]),
                ExtraFieldRule(name: "e", currencies: ["m.uah", "n.ngn"]),
                ExtraFieldRule(name: "f"),
            ])
        #expect(reading.isWhole)
    }

    @Test(arguments: [
        #"[{"name":"phone","title":"Phone","currency":"a.xof","required":true},{"title":"no name"}]"#,
        #"[{"name":"phone","title":"Phone","currency":"a.xof","required":true},7]"#,
        #"[{"name":"phone","title":"Phone","currency":"a.xof","required":true,"values":["x",{"odd":1}]}]"#,
        #"[{"name":"phone","title":"Phone","currency":"a.xof","required":true,"options":5}]"#,
        #"{"a.xof":[{"name":"phone","title":"Phone","required":true}],"version":3}"#,
        #"{"a.xof":[{"name":"phone","title":"Phone","required":true}],"b.ngn":"none"}"#,
    ])
    func `What is odd is left out and told of; the rest counts`(text: String) throws {
        let reading = try reading(text)
        #expect(reading.rules == [Self.phone])
        #expect(!reading.isWhole)
    }

    @Test(arguments: [
        #"[{"name":"phone","required":"sometimes"}]"#, #"[{"name":"phone","required":{"a.xof":true}}]"#,
        #"[{"name":"phone","required":true,"currency":{"a":1}}]"#,
    ])
    func `A field is never required because of something that was not understood`(text: String) throws {
        let reading = try reading(text)
        #expect(reading.rules == [ExtraFieldRule(name: "phone")])
        #expect(!reading.isWhole)
    }

    @Test(arguments: [
        "7", "null", #""no fields today""#, #"{"a":{"b":{"c":1}}}"#, "[[1]]", "[null]",
    ])
    func `Nothing understood: no rules, and told of`(text: String) throws {
        let reading = try reading(text)
        #expect(reading.rules.isEmpty)
        #expect(!reading.isWhole)
    }
}
