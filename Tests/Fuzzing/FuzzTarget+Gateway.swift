#if DEBUG
    import JSON

    @testable import EInvoiceKit
    @testable import InvoiceCore

    extension FuzzTarget {
        private static let card = "4111111111111111"

        /// Three letters say what was asked (`c`reate, `p`rocess, `s`tatus, `l`ist), how the reply is signed (`v`erified,
        /// `w`rong, or not) and its HTTP status (`2`, `3`, `4`, else 500); the rest is the body.
        func checkReply(_ bytes: [UInt8]) {
            guard bytes.count >= 3 else { return }
            let body = Array(bytes[3...])
            let secret = Secret("fuzz-secret")
            var headers: [HTTPHeader] = []
            switch bytes[1] {
            case UInt8(ascii: "v"): headers = [HTTPHeader("DPAY_SECURE", Signature.text(of: body, secret: secret))]
            case UInt8(ascii: "w"): headers = [HTTPHeader("Dpay_Secure", "0123")]
            default: break
            }
            let statuses: [UInt8: Int] = [UInt8(ascii: "2"): 200, UInt8(ascii: "3"): 302, UInt8(ascii: "4"): 403]
            let reply = HTTPReply(status: statuses[bytes[2]] ?? 500, headers: headers, body: body)
            // An odd length is a profile that believes no unsigned reply.
            let reader = ReplyReader(
                secret: secret, acceptsUnsignedReplies: bytes.count.isMultiple(of: 2), card: CardNumber(Self.card),
                sender: nil)
            switch bytes[0] {
            case UInt8(ascii: "c"):
                let answer = reader.answer(to: reply) { json throws(ReplyProblem) in
                    try json.trackingOfCreated(paymentID: "1795350720000001")
                }
                if case .success(let tracking) = answer.result {
                    require(GatewayNumber.isTracking(tracking), "created without a tracking number")
                }
                check(answer, of: reply, reader)
            case UInt8(ascii: "p"):
                check(
                    reader.answer(to: reply) { json throws(ReplyProblem) in try PaymentStart(json) }, of: reply, reader
                )
            case UInt8(ascii: "l"):
                let answer = reader.answer(to: reply) { json throws(ReplyProblem) in try StatusReport.list(in: json) }
                check(answer, of: reply, reader)
            default:
                check(
                    reader.answer(to: reply) { json throws(ReplyProblem) in try StatusReport(json) }, of: reply, reader
                )
            }
        }

        private func check<Value>(_ answer: GatewayAnswer<Value>, of reply: HTTPReply, _ reader: ReplyReader) {
            guard let exchange = answer.exchange else { fatalError("a whole reply was not kept") }
            let isProven = exchange.signature == .verified || reader.acceptsUnsignedReplies
            switch answer.result {
            case .success(let value):
                require((200..<300).contains(reply.status), "believed with HTTP \(reply.status)")
                require(exchange.signature != .wrong, "believed with a wrong signature")
                require(isProven, "believed without a signature")
                require(!"\(value)".contains(Self.card), "a card's number came through a value")
            case .failure(.rejected(let rejection)):
                require(exchange.signature != .wrong, "rejected with a wrong signature")
                require(isProven, "rejected without a signature")
                require(!rejection.message.contains(Self.card), "a card's number came through a message")
            case .failure(.unusable(let reason)):
                require(reason.detail?.contains(Self.card) != true, "a card's number came through a reason")
            case .failure(.unreachable): fatalError("a reply was taken for none")
            case .failure(.credentialsRefused): fatalError("a reply alone says nothing of credentials")
            }
            require(!exchange.reply.contains(Self.card), "a card's number came through the reply's text")
        }

        /// A line with a value, then the list.
        func checkFields(_ bytes: [UInt8]) {
            let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let json = try? JSONValue(parsing: Array(parts[1]), .reply) else { return }
            let value = String(decoding: parts[0], as: UTF8.self)
            for rule in ExtraFieldReading(json).rules {
                require(!rule.name.isEmpty, "a field without a name")
                _ = rule.problem(with: value)
                _ = rule.testValue
            }
        }
    }
#endif
