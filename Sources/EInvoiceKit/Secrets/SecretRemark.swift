import Gateway
import InvoiceCore

/// What is odd about a secret that may be right all the same: blanks and other characters that nobody sees. It tells which,
/// and nothing else of the secret.
public struct SecretRemark: Sendable, Hashable {
    /// Where the secret came from, for "from …".
    private let source: String
    private let oddities: [String]

    /// Nil where nothing is odd. A blank within is: a passphrase has some.
    init?(_ secret: Secret, source: String) {
        let scalars = Array(String(decoding: secret.bytes, as: UTF8.self).unicodeScalars)
        guard let first = scalars.first, let last = scalars.last else { return nil }
        var oddities: [String] = []
        if !first.isVisibleInk { oddities.append("begins with \(Self.name(of: first))") }
        if scalars.count > 1, !last.isVisibleInk { oddities.append("ends with \(Self.name(of: last))") }
        if let inner = scalars.dropFirst().dropLast().first(where: { !$0.isVisibleInk && $0 != " " }) {
            oddities.append("has \(Self.name(of: inner)) in it")
        }
        if oddities.isEmpty { return nil }
        self.source = source
        self.oddities = oddities
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        let what = scalar.properties.isWhitespace ? "a blank" : "a character that can't be seen"
        return "\(what) (\(scalar.codePoint))"
    }
}

extension SecretRemark: CustomStringConvertible {
    /// In English on one line.
    public var description: String { "the secret from \(source) \(oddities.joined(separator: " and "))" }
}
