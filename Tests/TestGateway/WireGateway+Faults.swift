import Synchronization

extension WireServer {
    /// Answers, or goes wrong; false when the connection shall end.
    func carryOut(_ plan: WireState.Plan, on socket: CInt, stop: CInt) -> Bool {
        let right = Array(plan.reply.utf8)
        switch plan.fault {
        case nil: return WireSocket.write(socket, reply(right))
        case .hang, .hangBeforeReading:
            // Until the other end gives up, which is something to read.
            while WireSocket.waitToRead(socket, stop: stop), WireSocket.read(socket) != nil {}
            return false
        case .resetAfterReading, .resetBeforeReading:
            WireSocket.resetOnClose(socket)
            return false
        case .emptyReply: return false
        case .html:
            let page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
            return WireSocket.write(
                socket, reply(Array(page.utf8), status: "502 Bad Gateway", type: "text/html", signedWith: nil))
        case .halfReply:
            let whole = reply(right)
            _ = WireSocket.write(socket, Array(whole.dropLast(right.count / 2)))
            return false
        case .large(let bytes):
            let blanks = [UInt8](repeating: 0x20, count: 64 * 1024)
            var left = bytes
            guard WireSocket.write(socket, reply([], length: bytes)) else { return false }
            while left > 0, WireSocket.write(socket, Array(blanks.prefix(left))) { left -= blanks.count }
            return false
        case .wrongSignature: return WireSocket.write(socket, reply(right, signedWith: secret + "!"))
        case .wrongMarkedSignature:
            return WireSocket.write(socket, reply(right, signedWith: nil, more: ["DPAY_SECURE:\u{301}"]))
        case .missingSignature: return WireSocket.write(socket, reply(right, signedWith: nil))
        case .redirect(let address):
            return WireSocket.write(
                socket, reply([], status: "302 Found", signedWith: nil, more: ["Location: \(address)"]))
        case .drip:
            for byte in reply(right) {
                guard WireSocket.write(socket, [byte]) else { return false }
                // Something to read is the other end's farewell.
                if WireSocket.waitToRead(socket, stop: stop, milliseconds: 1000) { return false }
            }
            return true
        case .emptyBody: return WireSocket.write(socket, reply([]))
        case .invalidUTF8:
            return WireSocket.write(socket, reply(Array(#"{"tracking": ""#.utf8) + [0xff, 0xfe, 0x22, 0x7d]))
        case .largeHead(let bytes):
            let filler = (0..<bytes / 1000).map { "X-Filler-\($0): " + String(repeating: "x", count: 980) }
            return WireSocket.write(socket, reply(right, more: filler))
        case .notHTTP:
            _ = WireSocket.write(socket, Array("220 mail.test ESMTP\r\n".utf8))
            return false
        case .continueFirst:
            return WireSocket.write(socket, Array("HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\n".utf8) + reply(right))
        case .chunked: return WireSocket.write(socket, chunked(right))
        case .chunkedCut(let count):
            _ = WireSocket.write(socket, chunked(right).dropLast(count))
            return false
        case .reply(let text, let status):
            return WireSocket.write(socket, reply(Array(text.utf8), status: "\(status) Told So"))
        case .foreignReply(let text, let status, let other):
            return WireSocket.write(
                socket, reply(Array(text.utf8), status: "\(status) Told So", signedWith: other))
        }
    }

    /// A whole reply, signed over its body unless told otherwise.
    private func reply(
        _ body: [UInt8], status: String = "200 OK", type: String = "application/json", length: Int? = nil,
        more: [String] = []
    ) -> [UInt8] {
        reply(body, status: status, type: type, length: length, signedWith: secret, more: more)
    }

    private func reply(
        _ body: [UInt8], status: String = "200 OK", type: String = "application/json", length: Int? = nil,
        signedWith key: String?, more: [String] = []
    ) -> [UInt8] {
        var lines = ["HTTP/1.1 \(status)", "Content-Type: \(type)", "Content-Length: \(length ?? body.count)"] + more
        if let date = state.withLock({ $0.date }) { lines.append("Date: \(date)") }
        if let key { lines.append("DPAY_SECURE: \(WireDigests.signature(of: body, secret: key))") }
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    private func chunked(_ body: [UInt8]) -> [UInt8] {
        let signature = WireDigests.signature(of: body, secret: secret)
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\ndpay_secure: \(signature)\r\n\r\n"
        let middle = body.count / 2
        return Array(head.utf8)
            + [body[..<middle], body[middle...]].flatMap { part in
                Array("\(String(part.count, radix: 16))\r\n".utf8) + part + [13, 10]
            } + Array("0\r\n\r\n".utf8)
    }
}
