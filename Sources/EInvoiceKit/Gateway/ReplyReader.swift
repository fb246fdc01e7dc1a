import InvoiceCore
import JSON

/// Why a reply in JSON isn't the answer to the question.
enum ReplyProblem: Error {
    /// It has an `error` member.
    case rejected(GatewayRejection)
    /// Its shape is not the protocol's; the text says what is wrong.
    case shape(String)
}

/// Decides what a whole HTTP reply means.
struct ReplyReader {
    /// Proves that a reply is the gateway's.
    let secret: Secret
    /// Whether a reply without any signature counts; then its ``InvoiceCore/Exchange/signature`` is `.missing`, to be
    /// warned about. A wrong signature never counts.
    let acceptsUnsignedReplies: Bool
    /// A card's number that the request had; it must not come back whole to where replies are stored and shown.
    let card: CardNumber?
    /// The request's sender as it is stored, where it is known in no other way.
    let sender: String?

    /// The longest text of the gateway's that is kept as a reason or message, in characters.
    private static let longestText = 1000

    /// The answer. Whatever the status, a wrong signature makes a reply unusable, and `error` makes it a rejection.
    func answer<Value: Sendable>(
        to reply: HTTPReply, read: (JSONValue) throws(ReplyProblem) -> Value
    ) -> GatewayAnswer<Value> {
        let exchange = exchange(for: reply)
        func unusable(_ code: UnknownReason.Code, _ detail: String) -> GatewayAnswer<Value> {
            GatewayAnswer(.failure(.unusable(UnknownReason(code, detail: tidy(detail)))), exchange)
        }
        let http = "HTTP \(reply.status)"
        if (300..<400).contains(reply.status), let location = reply.values(of: "Location").first {
            return unusable(.redirect, location)
        }
        if exchange.signature == .wrong { return unusable(.wrongSignature, http) }
        if exchange.signature == .missing, !acceptsUnsignedReplies { return unusable(.missingSignature, http) }
        if reply.body.isEmpty { return unusable(.badReply, "\(http): empty") }
        do throws(JSONProblem) {
            let json = try JSONValue(parsing: reply.body, .reply).hiding(hidingCard)
            do throws(ReplyProblem) {
                try json.requireSingleMembers()
                let value = try read(json)
                return (200..<300).contains(reply.status)
                    ? GatewayAnswer(.success(value), exchange) : unusable(.badReply, http)
            } catch {
                switch error {
                case .shape(let text): return unusable(.badReply, "\(http): \(text)")
                case .rejected(let said):
                    let rejection = GatewayRejection(code: said.code.map(tidy), message: tidy(said.message))
                    return GatewayAnswer(.failure(.rejected(rejection)), exchange)
                }
            }
        } catch {
            return unusable(.badReply, "\(http): not JSON at byte \(error.offset)")
        }
    }

    private func exchange(for reply: HTTPReply) -> Exchange {
        let kept = Exchange.keptReplyBytes
        // The card's number is hidden in the whole text first: the cut may go through it.
        let text = hidingCard(String(decoding: reply.body, as: UTF8.self))
        let cut = text.prefix(bytes: kept)
        return Exchange(
            httpStatus: reply.status, reply: cut,
            isTruncated: cut.utf8.count < text.utf8.count,
            elapsedMilliseconds: reply.elapsedMilliseconds, signature: signature(of: reply))
    }

    private func signature(of reply: HTTPReply) -> Exchange.Signature {
        let claimed = reply.values(of: "DPAY_SECURE").filter { !$0.isEmpty }
        if claimed.isEmpty { return .missing }
        let isProof = claimed.allSatisfy { Signature.isValid($0, of: reply.body, secret: secret) }
        return isProof ? .verified : .wrong
    }

    private func tidy(_ text: String) -> String {
        let hidden = hidingCard(text)
        let scalars = hidden.unicodeScalars
        return scalars.count > Self.longestText ? String(scalars.prefix(Self.longestText)) + "…" : hidden
    }

    private func hidingCard(_ text: String) -> String {
        if let card { return card.hidden(in: text) }
        return sender.map { CardNumber.hidingNumbers(maskedAs: $0, in: text) } ?? text
    }
}

extension String {
    /// The longest beginning of whole scalars that takes at most `bytes` bytes of UTF-8.
    fileprivate func prefix(bytes: Int) -> String {
        if utf8.count <= bytes { return self }
        var end = utf8.index(startIndex, offsetBy: bytes)
        while end > startIndex, utf8[end] & 0xc0 == 0x80 { end = utf8.index(before: end) }
        return String(self[..<end])
    }
}
