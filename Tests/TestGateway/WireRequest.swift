import FoundationEssentials

/// A request as it came over the wire.
public struct WireRequest: Sendable, Hashable {
    /// Every byte, head and body.
    public let raw: [UInt8]
    /// The first line, without its end.
    public let line: String
    /// Names and values exactly as spelled, in their order.
    public let headers: [Header]
    public let body: [UInt8]
    /// What the protocol document forbids and this request does; empty for a good one.
    public internal(set) var violations: [String] = []

    /// A header field.
    public struct Header: Sendable, Hashable {
        public let name: String
        public let value: String
    }

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    /// What is asked, e.g. `einvoice/create`: the path after `/api/`.
    public var endpoint: String {
        let path = line.split(separator: " ").dropFirst().first ?? ""
        let mark = "/api/"
        var rest = path
        while !rest.isEmpty, !rest.hasPrefix(mark) { rest = rest.dropFirst() }
        return String(rest.dropFirst(mark.count))
    }

    /// The values of the fields with this very name, case and all.
    public func values(exactly name: String) -> [String] { headers.filter { $0.name == name }.map(\.value) }

    /// The request at the beginning of `bytes`, whose body is as long as its Content-Length says; nil while it isn't whole.
    init?(whole bytes: [UInt8]) {
        guard let end = Self.headEnd(bytes) else { return nil }
        let head = WireRequest(raw: bytes, headEnd: end)
        let length = head.headers.first { $0.name.lowercased() == "content-length" }.flatMap { Int($0.value) }
        let total = end + 4 + (length ?? 0)
        guard bytes.count >= total else { return nil }
        self.init(raw: Array(bytes[..<total]), headEnd: end)
    }

    private static func headEnd(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (0...bytes.count - 4).first { bytes[$0..<$0 + 4].elementsEqual([13, 10, 13, 10]) }
    }

    private init(raw: [UInt8], headEnd: Int) {
        self.raw = raw
        body = Array(raw[min(raw.count, headEnd + 4)...])
        let lines = String(decoding: raw[..<headEnd], as: UTF8.self).split(separator: "\r\n")
        line = lines.first.map(String.init) ?? ""
        headers = lines.dropFirst().map { line in
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            let value = line[colon...].dropFirst().drop { $0 == " " }
            return Header(name: String(line[..<colon]), value: String(value))
        }
    }
}

extension WireRequest {
    /// Looks for everything that the protocol document says of a request.
    mutating func check(clientID: String, secret: String) {
        func require(_ condition: Bool, _ violation: String) {
            if !condition { violations.append(violation) }
        }
        require(line.hasPrefix("POST ") && line.hasSuffix(" HTTP/1.1"), "not a POST over HTTP/1.1: \(line)")
        require(
            values(exactly: "DPAY_CLIENT") == [clientID], "DPAY_CLIENT is not there, so spelled, with the client's id")
        require(
            values(exactly: "DPAY_SECURE") == [WireDigests.signature(of: body, secret: secret)],
            "DPAY_SECURE is not there, so spelled, with the body's signature")
        require(values(exactly: "Content-Type") == ["application/json"], "Content-Type is not application/json")
        require(values(exactly: "Content-Length") == [String(body.count)], "Content-Length is not the body's length")
        let names = headers.map { $0.name.lowercased() }
        require(!names.contains("expect"), "Expect is sent")
        require(!names.contains("accept-encoding"), "an encoding of the reply is asked for")
        require(!names.contains("transfer-encoding"), "Transfer-Encoding is sent")
        guard let json = try? JSONDecoder().decode([String: WireJSON].self, from: Data(body)) else {
            return violations.append("the body is no JSON object")
        }
        for (name, value) in json {
            let isEmpty = value == .null || value == .string("") || value == .object([:]) || value == .array([])
            require(!isEmpty, "\(name) is empty or null")
        }
        if endpoint == "einvoice/create" { checkCreate(json) }
    }

    private mutating func checkCreate(_ json: [String: WireJSON]) {
        let known: Set = [
            "payment_id", "currency", "amount", "account", "description", "sender", "success_url", "fail_url",
            "status_url", "extra_fields",
        ]
        for name in json.keys where !known.contains(name) { violations.append("\(name) is not in the document") }
        if case .number(let amount)? = json["amount"], amount > 0 {} else { violations.append("amount is no number") }
        if json["payment_id"]?.text == nil { violations.append("payment_id is missing") }
        if case .string? = json["currency"] {} else { violations.append("currency is missing") }
        if let extras = json["extra_fields"] {
            guard case .object(let members) = extras else { return violations.append("extra_fields is no object") }
            for (name, value) in members {
                if case .string(let text) = value, !text.isEmpty { continue }
                violations.append("extra field \(name) is no text")
            }
        }
    }
}
