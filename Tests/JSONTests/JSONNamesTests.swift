import JSON
import Testing

@Suite struct JSONNamesTests {
    private static let names = ["id", "at", "", "payment_id", "sum", "sam", "sim", "счёт", "a\"b", "tracking", "body"]

    /// The number of each name of an object; nil for those that aren't known.
    private func members(of text: String, _ names: JSONNames) throws(JSONProblem) -> [Int?] {
        try Array(text.utf8).withUnsafeBufferPointer { bytes throws(JSONProblem) in
            var reader = try JSONReader(bytes)
            var members: [Int?] = []
            try reader.beginObject()
            while let member = try reader.nextName(among: names) {
                members.append(member)
                try reader.skip()
            }
            try reader.end()
            return members
        }
    }

    @Test func `each name has its own number, and no other name has any`() throws {
        let names = JSONNames(Self.names)
        #expect(names.count == Self.names.count)
        for (number, name) in Self.names.enumerated() { #expect(names[name] == number) }
        // The same length, first, middle and last letter, and one letter more or fewer.
        for name in ["payment-id", "pAyment_id", "i", "idd", "s", "счет", "a\\\"b", "su", "summ", "bidy"] {
            #expect(names[name] == nil)
        }
    }

    @Test func `names are found as they are read, with their letters escaped too`() throws {
        let names = JSONNames(Self.names)
        let text = #"{"id":1,"no":{"id":2},"\u0061t":[3],"":0,"a\"b":null,"\u0441чёт":"x","id":4,"bod":5}"#
        #expect(try members(of: text, names) == [0, nil, 1, 2, 8, 7, 0, nil])
        #expect(try members(of: "{}", names) == [])
        #expect(try members(of: #"{"id":1}"#, JSONNames([])) == [nil])
    }

    @Test func `of a name that stands twice the first counts`() {
        let names = JSONNames(["id", "at", "id"])
        #expect((names["id"], names["at"]) == (0, 1))
    }

    @Test(arguments: [#"{"id" 1}"#, #"{"\u00g1":1}"#, "{id:1}", #"{"id":1,}"#, #"{"id:1}"#])
    func `a name is as wrong as when its text is read`(text: String) {
        let names = JSONNames(["id"])
        var plain: JSONProblem?
        do throws(JSONProblem) {
            _ = try JSONValue(parsing: Array(text.utf8))
        } catch {
            plain = error
        }
        do throws(JSONProblem) {
            _ = try members(of: text, names)
            Issue.record("It was read.")
        } catch {
            #expect(error == plain)
        }
    }

    @Test func `hundreds of names are told apart`() {
        let many = (0..<500).map { "member_\($0)" }
        let names = JSONNames(many)
        for (number, name) in many.enumerated() { #expect(names[name] == number) }
        #expect(names["member_500"] == nil)
    }
}
