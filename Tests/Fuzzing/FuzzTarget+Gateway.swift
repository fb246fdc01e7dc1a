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
            let account = GatewayAccount(
                baseURL: "https://gateway.example", clientID: "1", secret: secret,
                acceptsUnsignedReplies: bytes.count.isMultiple(of: 2))
            let reader = ReplyReader(account: account, card: CardNumber(Self.card), sender: nil)
            switch bytes[0] {
            case UInt8(ascii: "c"):
                let answer = reader.answer(to: reply) { json throws(ReplyProblem) in
                    try CreatedReply(json, paymentID: "1795350720000001")
                }
                if case .value(let created, _) = answer {
                    require(CreatedReply.isTracking(created.tracking), "created without a tracking number")
                }
                check(answer, of: reply, account)
            case UInt8(ascii: "p"):
                check(
                    reader.answer(to: reply) { json throws(ReplyProblem) in try ProcessReply(json) }, of: reply, account
                )
            case UInt8(ascii: "l"):
                let answer = reader.answer(to: reply) { json throws(ReplyProblem) in try StatusReport.list(in: json) }
                check(answer, of: reply, account)
            default:
                check(
                    reader.answer(to: reply) { json throws(ReplyProblem) in try StatusReport(json) }, of: reply, account
                )
            }
        }

        private func check<Value>(_ answer: GatewayAnswer<Value>, of reply: HTTPReply, _ account: GatewayAccount) {
            let exchange: Exchange?
            switch answer {
            case .value(let value, let kept):
                require((200..<300).contains(reply.status), "believed with HTTP \(reply.status)")
                require(kept.signature != .wrong, "believed with a wrong signature")
                require(
                    kept.signature == .verified || account.acceptsUnsignedReplies, "believed without a signature")
                require(!"\(value)".contains(Self.card), "a card's number came through a value")
                exchange = kept
            case .rejected(let rejection, let kept):
                require(kept.signature != .wrong, "rejected with a wrong signature")
                require(
                    kept.signature == .verified || account.acceptsUnsignedReplies, "rejected without a signature")
                require(!rejection.message.contains(Self.card), "a card's number came through a message")
                exchange = kept
            case .unusable(let reason, let kept):
                require(reason.detail?.contains(Self.card) != true, "a card's number came through a reason")
                exchange = kept
            case .unreachable: fatalError("a reply was taken for none")
            }
            require(exchange?.reply.contains(Self.card) != true, "a card's number came through the reply's text")
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
