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
    /// The request's payment id, where it has one: it is never taken for a card's number.
    var paymentID: String?

    /// The longest text of the gateway's that is kept as a reason or message, in characters.
    private static let longestText = 1000

    /// The answer. Whatever the status, a wrong signature makes a reply unusable, and `error` makes it a rejection.
    func answer<Value: Sendable>(
        to reply: HTTPReply, read: (JSONValue) throws(ReplyProblem) -> Value
    ) -> GatewayAnswer<Value> {
        let parsed = Result { () throws(JSONProblem) in try JSONValue(parsing: reply.body, .reply) }
        let cards = (try? parsed.get()).map(cards(in:))
        let exchange = exchange(for: reply, cards)
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
            let json = try parsed.get().hiding { hiding(cards, in: $0) }
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

    private func exchange(for reply: HTTPReply, _ cards: Set<CardNumber>?) -> Exchange {
        let kept = Exchange.keptReplyBytes
        // The card's number is hidden in the whole text first: the cut may go through it.
        let text = hiding(cards, in: String(decoding: reply.body, as: UTF8.self))
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

    /// Without the middle digits of the request's card and of these; without those of any, where nil.
    private func hiding(_ cards: Set<CardNumber>?, in text: String) -> String {
        let text = hidingCard(text)
        guard let cards, cards.count <= Self.mostCards else {
            return text.changingParts(between: [paymentID ?? ""]) { CardNumber.hidingAll(in: $0) }
        }
        return cards.reduce(text) { $1.hidden(in: $0) }
    }

    /// The cards' numbers in the words of an error: whoever paid may have taken another card than the request's, or none was in it.
    private func cards(in json: JSONValue) -> Set<CardNumber> {
        guard let said = json.rejection else { return [] }
        var cards: Set<CardNumber> = []
        for text in [said.code ?? "", said.message] {
            _ = text.changingParts(between: [paymentID ?? "", json["payment_id"]?.text ?? ""]) { part in
                cards.formUnion(CardNumber.all(in: part))
                return part
            }
        }
        return cards
    }

    /// An honest reason names one card. Looking through a long reply for thousands would take long.
    private static let mostCards = 8
}

extension String {
    /// The text with each part changed that stands between these words; empty ones stand nowhere.
    func changingParts(between words: [String], _ change: (String) -> String) -> String {
        guard let word = words.first else { return change(self) }
        let (scalars, rest) = (unicodeScalars, Array(words.dropFirst()))
        if word.isEmpty { return changingParts(between: rest, change) }
        let parts = scalars.split(separator: word.unicodeScalars, omittingEmptySubsequences: false)
        return parts.map { String($0).changingParts(between: rest, change) }.joined(separator: word)
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
