import InvoiceCore
import Wording

extension PayLanguage {
    /// The language asked for: by `?lang=`, else the best of `Accept-Language`, else English.
    ///
    /// - Parameters:
    ///   - query: of the request, as it stood.
    ///   - accepted: the values of `Accept-Language`, RFC 9110, 12.5.4; a language without a weight weighs 1.
    static func chosen(query: String?, accepted: [String]) -> PayLanguage {
        let asked = query.flatMap { FormFields($0)["lang"] }
        if let language = asked.flatMap(PayLanguage.init(rawValue:)) { return language }
        var best: (language: PayLanguage, weight: Int)?
        for item in accepted.joined(separator: ",").split(separator: ",") {
            let parts = item.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            let tag = parts.first?.split(separator: "-").first.map(String.init) ?? ""
            guard let language = PayLanguage(rawValue: tag) else { continue }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.map { thousandths($0.dropFirst(2)) } ?? 1000
            if weight > best?.weight ?? 0 {
                best = (language, weight)
            }
        }
        return best?.language ?? .english
    }

    /// `0.8` as 800 thousandths; what is no weight weighs nothing.
    private static func thousandths(_ text: Substring) -> Int {
        guard let weight = try? Amount(String(text)), weight.scale <= 3 else { return 0 }
        return weight < Amount(coefficient: 1, scale: 0) ? Int(weight.parts(decimals: 3)) : 1000
    }
}
