import FoundationEssentials
import JSON
import Testing

@Suite struct JSONPeerTests {
    /// The same JSON document by the library's own decoder.
    private struct Peer: Decodable {
        var a: String
        var b: [String: String]?
    }

    private func read(_ bytes: [UInt8]) throws(JSONProblem) -> String? {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONProblem) in
            var reader = try JSONReader(buffer)
            var text: String?
            try reader.beginObject()
            while let name = try reader.nextName() {
                if name == "a" { text = try reader.text() } else { try reader.skip() }
            }
            try reader.end()
            return text
        }
    }

    @Test func `what the library reads is read the same`() throws {
        var random = Seeded(11)
        let pieces = [
            "\\u0041", "\\ud83d\\udd4a", "\\n", "\\\\", "\\\"", "\\/", "й", "🕊", "a", " ", "\\u20AC", "é",
            "\\b\\f\\r\\t",
        ]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0..<12, using: &random)).map { _ in pieces.randomElement(using: &random)! }
            let json = Array("{ \"b\" : {\"x\":\"\(text.joined())\"} , \"a\":\"\(text.joined())\" }".utf8)
            let peer = try JSONDecoder().decode(Peer.self, from: Data(json))
            #expect(try read(json) == peer.a)
            #expect(peer.b?["x"] == peer.a)
        }
    }

    @Test func `what the library refuses is refused`() {
        let documents = [
            "", "{", "{}}", "{\"a\"}", "{\"a\":}", "{\"a\":\"\\x\"}", "{\"a\":\"\\u12\"}",
            "{\"a\":\"\n\"}", "{\"a\":\"x\" \"b\":1}", "{\"a\":\"x\",\"b\":01}", "{\"a\":\"x\",\"b\":1.}",
            "{\"a\":\"x\",\"b\":nul}", "{\"a\":\"x\",\"b\":[1,]}", "{\"a\":\"x\",\"b\":-}", "{\"a\":\"x\",\"b\":1e}",
        ]
        for document in documents {
            #expect(throws: JSONProblem.self, "\(document)") { try read(Array(document.utf8)) }
            #expect(throws: (any Error).self, "\(document)") {
                try JSONDecoder().decode([String: String].self, from: Data(document.utf8))
            }
        }
    }
}
