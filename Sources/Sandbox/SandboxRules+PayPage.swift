import InvoiceCore
import LoopbackServer
import Wording

extension SandboxRules {
    /// The pay page: GET shows the invoice, POST pays, declines or cancels. Whoever has the link may do both. Only the
    /// link keeps others out, so no other site gets it as a referrer; the page's own posts must name their origin, or
    /// they are refused.
    func payPage(_ request: LoopbackRequest, _ state: inout SandboxState, now: Timestamp) -> SandboxAnswer {
        let isPost = request.method == "POST"
        guard isPost || request.method == "GET" || request.method == "HEAD" else {
            var response = LoopbackResponse(status: 405, text: "Use GET or POST.\n")
            response.headers.append(LoopbackHeader("Allow", "GET, HEAD, POST"))
            return SandboxAnswer(reply: .response(response))
        }
        if request.path == PayPage.stylePath {
            let headers = [
                LoopbackHeader("Content-Type", "text/css; charset=utf-8"),
                LoopbackHeader("X-Content-Type-Options", "nosniff"),
            ]
            let style = LoopbackResponse(status: 200, headers: headers, body: Array(PayPage.style.utf8))
            return SandboxAnswer(reply: .response(style))
        }
        let accepted = request.values("Accept-Language")
        let language = LanguageCode.chosen(query: request.query, accepted: accepted)
        let token = String(request.path.dropFirst("/pay/".count))
        guard let invoice = state.invoice(token: token) else {
            // The path is not repeated on the page: it is whatever somebody typed.
            let page = PayPage(language: language, path: "/pay/")
            return SandboxAnswer(reply: .response(respond(page.unknownHTML, status: 404)))
        }
        let page = PayPage(language: language, path: "/pay/\(invoice.token)")
        guard isPost else { return SandboxAnswer(reply: .response(respond(page.html(invoice)))) }
        let fields = FormFields(String(decoding: request.body, as: UTF8.self))
        guard let action = fields["action"].flatMap(PayAction.init(rawValue:)) else {
            return SandboxAnswer(reply: .response(LoopbackResponse(status: 400, text: "No such action.\n")))
        }
        return act(action, on: invoice, &state, page: page, now: now)
    }

    /// Ends the payment as the payer wants, unless it has ended already, and leads them on.
    private func act(
        _ action: PayAction, on invoice: SandboxInvoice, _ state: inout SandboxState, page: PayPage, now: Timestamp
    ) -> SandboxAnswer {
        var finished: [SandboxInvoice] = []
        if !invoice.status.isFinal {
            let end = action.end
            state.record(.changed(tracking: invoice.tracking, status: end.status, reason: end.reason, at: now))
            finished = state.invoice(tracking: invoice.tracking).map { [$0] } ?? []
        }
        let ended = finished.first ?? invoice
        let target = ended.returnURL ?? "\(page.path)?lang=\(page.language.rawValue)"
        let headers = [LoopbackHeader("Location", target)] + Self.pageHeaders
        return SandboxAnswer(
            reply: .response(LoopbackResponse(status: 303, headers: headers)), finished: finished)
    }

    private func respond(_ html: String, status: Int = 200) -> LoopbackResponse {
        let type = LoopbackHeader("Content-Type", "text/html; charset=utf-8")
        return LoopbackResponse(status: status, headers: [type] + Self.pageHeaders, body: Array(html.utf8))
    }

    /// `form-action` lets the shop's address through, because browsers hold the redirect after a form to it as well.
    private static let pageHeaders = [
        LoopbackHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; form-action 'self' http: https:; base-uri 'none'; "
                + "frame-ancestors 'none'"),
        LoopbackHeader("Referrer-Policy", "same-origin"),
        LoopbackHeader("X-Content-Type-Options", "nosniff"),
        LoopbackHeader("X-Frame-Options", "DENY"),
        LoopbackHeader("Cache-Control", "no-store"),
    ]
}

extension PayAction {
    /// The status that the payment ends in, with its reason.
    fileprivate var end: (status: PaymentStatus, reason: String?) {
        switch self {
        case .pay: (.finished, nil)
        case .decline: (.failed, "Declined by the payer's bank")
        case .cancel: (.canceled, nil)
        }
    }
}

extension SandboxInvoice {
    /// Where the payer goes on after the end: an http or https URL, or nowhere.
    var returnURL: String? {
        guard status.isFinal, let url = texts[status.isPaid ? .successURL : .failURL] else { return nil }
        return ParsedURL(url) == nil ? nil : url
    }

    /// The address says what it is, and no wallet takes it: nothing of value can be sent there.
    var cryptoAddress: String {
        "sandbox-\(currency.unit.lowercased())-\(tracking.lowercased().filter { $0 != "-" })"
    }
}

extension LanguageCode {
    /// The language asked for: by `?lang=`, else the best of `Accept-Language`, else English.
    ///
    /// - Parameters:
    ///   - query: of the request, as it stood.
    ///   - accepted: the values of `Accept-Language`, RFC 9110, 12.5.4; a language without a weight weighs 1.
    static func chosen(query: String?, accepted: [String]) -> LanguageCode {
        let asked = query.flatMap { FormFields($0)["lang"] }
        if let language = asked.flatMap(LanguageCode.init(rawValue:)) { return language }
        var best: (language: LanguageCode, weight: Int)?
        for item in accepted.joined(separator: ",").split(separator: ",") {
            let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            let tag = parts.first?.split(separator: "-").first.map(String.init) ?? ""
            guard let language = LanguageCode(rawValue: tag) else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { thousandths($0.dropFirst(2)) } ?? 1000
            if weight > best?.weight ?? 0 {
                best = (language, weight)
            }
        }
        return best?.language ?? .english
    }

    /// `0.8` as 800; a malformed weight is 0.
    private static func thousandths(_ text: Substring) -> Int {
        guard let weight = try? Amount(String(text)), weight.scale <= 3 else { return 0 }
        return weight < Amount(coefficient: 1, scale: 0) ? Int(weight.parts(decimals: 3)) : 1000
    }
}

/// The fields of a query or of a posted form (`application/x-www-form-urlencoded`).
struct FormFields: Equatable, Sendable {
    private var fields: [(name: String, value: String)]

    /// Malformed parts are taken as they stand.
    init(_ text: some StringProtocol) {
        fields = text.utf8.split(separator: UInt8(ascii: "&")).map { pair in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The first value of this name.
    subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    static func == (left: FormFields, right: FormFields) -> Bool {
        left.fields.elementsEqual(right.fields, by: ==)
    }

    private static func decoded(_ text: some Sequence<UInt8>) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
