import EInvoiceKit
import InvoiceCore
import JSON
import LoopbackServer

extension SandboxRules {
    /// `/api/einvoice/create`: checks every member, then creates once for a payment id, then does what the amount asks.
    func create(
        _ body: JSONValue, _ state: inout SandboxState, now: Timestamp
    ) throws(SandboxRefusal) -> SandboxAnswer {
        let invoice = try readInvoice(body, now: now)
        guard state.invoice(paymentKey: invoice.paymentKey) == nil else { throw .alreadyExists }
        switch invoice.outcome {
        case .declined: throw .declined
        case .hostileText: throw .hostile
        case .dropsBeforeCreating where !state.wasDropped(paymentKey: invoice.paymentKey):
            state.record(.dropped(paymentKey: invoice.paymentKey))
            return SandboxAnswer(reply: .closeConnection)
        default: break
        }
        var unique = invoice
        while state.invoice(tracking: unique.tracking) != nil {
            unique.tracking = Self.newTracking()
        }
        state.record(.created(unique))
        return created(unique)
    }

    /// The reply about a new invoice, spoiled as its amount asks.
    private func created(_ invoice: SandboxInvoice) -> SandboxAnswer {
        let members: [JSONValue.Member] = [
            .init("tracking", .string(invoice.tracking)), .init("payment_id", invoice.paymentID),
        ]
        let good = sign(.object(members))
        switch invoice.outcome {
        case .serverError:
            let page = "<html><head><title>500</title></head><body><h1>Internal Server Error</h1></body></html>\n"
            return SandboxAnswer(
                reply: .response(
                    LoopbackResponse(
                        status: 500, headers: [LoopbackHeader("Content-Type", "text/html")], body: Array(page.utf8))))
        case .neverAnswers:
            return SandboxAnswer(reply: .hang)
        case .slow:
            return SandboxAnswer(reply: .response(good), delay: configuration.slowDelay)
        case .dropsAfterCreating:
            return SandboxAnswer(reply: .closeConnection)
        case .wrongSignature:
            let wrong = Signature.text(of: good.body, secret: Secret(configuration.secret + " of another gateway"))
            return SandboxAnswer(reply: .response(signed(good.body, wrong)))
        case .missingSignature:
            return SandboxAnswer(reply: .response(signed(good.body, nil)))
        case .halfReply:
            let whole = good.wireBytes(keepsConnection: false)
            return SandboxAnswer(reply: .partial(whole.dropLast(good.body.count / 2)))
        case .redirect:
            let location = LoopbackHeader("Location", baseURL + "/elsewhere")
            return SandboxAnswer(reply: .response(LoopbackResponse(status: 302, headers: [location])))
        case .largeReply:
            // Blanks after the value are still JSON, so that nothing but its size is wrong with it.
            let body = good.body + [UInt8](repeating: 0x20, count: 2 << 20)
            return SandboxAnswer(
                reply: .response(signed(body, Signature.text(of: body, secret: Secret(configuration.secret)))))
        default:
            return SandboxAnswer(reply: .response(good))
        }
    }

    // MARK: - Reading the request

    private func readInvoice(_ body: JSONValue, now: Timestamp) throws(SandboxRefusal) -> SandboxInvoice {
        guard let paymentID = body["payment_id"] else { throw .invalid("payment_id is missing") }
        guard let key = SandboxInvoice.paymentKey(of: paymentID), key.utf8.count <= 255 else {
            throw .invalid("payment_id is neither a whole number nor a string of up to 255 bytes")
        }
        guard let code = body["currency"] else { throw .invalid("currency is missing") }
        guard let currency = code.string.flatMap({ PaymentMethodCatalog.standard[$0] }) else {
            throw .invalid("Unknown currency")
        }
        let amount = try readAmount(body["amount"], of: currency)
        let sender = try text(.sender, of: body)
        guard sender?.contains(where: \.isWhitespace) != true else { throw .invalid("sender has blanks in it") }
        try checkExtraFields(body["extra_fields"], of: currency)
        var texts = RequestTexts()
        for field in RequestField.allCases { texts[field] = try text(field, of: body) }
        texts[.sender] = sender.map(Self.shortened)
        return SandboxInvoice(
            paymentID: paymentID, tracking: Self.newTracking(), token: Self.newToken(), currency: currency,
            amount: amount, texts: texts, created: now)
    }

    private func readAmount(
        _ value: JSONValue?, of currency: PaymentMethod
    ) throws(SandboxRefusal) -> Amount {
        guard let value else { throw .invalid("amount is missing") }
        let digits: String
        switch value {
        case .number(let number): digits = number
        case .string(let text):
            // Some languages' clients send the typed text. It counts where it is a JSON number to the letter.
            guard case .number(let number)? = try? JSONValue(parsing: Array(text.utf8), .wire), number == text else {
                throw .invalid("amount is not written as digits and a dot")
            }
            digits = number
        default: throw .invalid("amount is neither a number nor a string")
        }
        return try Amount(wireText: digits, in: currency)
    }

    /// A member that is a string, or an absolute web address, if it is there.
    private func text(_ field: RequestField, of body: JSONValue) throws(SandboxRefusal) -> String? {
        guard let value = body[field.name] else { return nil }
        guard let text = value.string else { throw .invalid("\(field.name) is not a string") }
        guard field.check != .webAddress || ParsedURL(text) != nil else {
            throw .invalid("\(field.name) is not an http or https URL")
        }
        return text
    }

    private func checkExtraFields(_ value: JSONValue?, of currency: PaymentMethod) throws(SandboxRefusal) {
        var given: [JSONValue.Member] = []
        if let value {
            guard case .object(let members) = value else { throw .invalid("extra_fields is not an object") }
            given = members
        }
        for member in given where member.value.string == nil {
            throw .invalid("extra_fields.\(member.name) is not a string")
        }
        for field in SandboxExtraField.of(currency) {
            guard let text = given.first(where: { $0.name == field.name })?.value.string else {
                if field.isRequired { throw .invalid("extra_fields.\(field.name) is required") }
                continue
            }
            guard field.accepts(text) else { throw .invalid("extra_fields.\(field.name) is not as it should be") }
        }
    }

    // MARK: - Making numbers up

    /// Four groups of four upper hex digits.
    static func newTracking() -> String {
        (0..<4).map { _ in hex(UInt16.random(in: .min ... .max), width: 4).uppercased() }.joined(separator: "-")
    }

    /// 128 random bits: whoever has the link was given it.
    static func newToken() -> String {
        (0..<2).map { _ in hex(UInt64.random(in: .min ... .max), width: 16) }.joined()
    }

    private static func hex(_ number: some BinaryInteger, width: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: width - digits.count) + digits
    }

    /// A text that may be a card number (13 to 19 digits of any script, and no letter) is not kept whole, not even
    /// here.
    private static func shortened(_ sender: String) -> String {
        let scalars = sender.unicodeScalars
        guard !scalars.contains(where: { $0.properties.numericType == nil && $0.properties.isAlphabetic }) else {
            return sender
        }
        let digits = scalars.compactMap { scalar in
            scalar.properties.numericType == .decimal ? scalar.properties.numericValue.map { String(Int($0)) } : nil
        }
        guard (13...19).contains(digits.count) else { return sender }
        return digits.prefix(6).joined() + String(repeating: "*", count: digits.count - 10) + digits.suffix(4).joined()
    }
}
