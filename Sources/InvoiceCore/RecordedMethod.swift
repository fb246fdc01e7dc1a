/// What an invoice itself tells of its method, where the gateway's document doesn't tell the same. So the invoice means the same
/// whichever methods a profile has later.
public struct RecordedMethod: Sendable, Hashable {
    /// The unit of the amount.
    public var unit: String?
    /// The unit's decimals, in digits.
    public var decimals: String?
    public var title: String?

    /// Tells nothing.
    public init() {}

    /// Tells nothing of a method that the document has as it is.
    public init(_ method: PaymentMethod) {
        let known = RecordedMethod().method(of: method.code)
        if let known, (known.unit, known.decimals, known.title) == (method.unit, method.decimals, method.title) {
            return
        }
        (unit, decimals, title) = (method.unit, String(method.decimals), method.title)
    }

    /// The method of this code: as it is told here, else as the document has it, else as the code tells its unit. What is
    /// told comes from a file, and counts only where it may be a method's.
    func method(of code: String) -> PaymentMethod? {
        let standard = PaymentMethodCatalog.standard
        let known = standard[code] ?? PaymentMethod(unlisted: code)
        guard let unit, PaymentMethod.isUnit(unit), let decimals = decimals.flatMap({ Int($0) }),
            PaymentMethod.decimalsRange.contains(decimals)
        else { return known }
        let title = title.flatMap { PaymentMethod.firstUnusable(inTitle: $0) == nil ? $0.nonEmpty : nil }
        return PaymentMethod(
            code: code, title: title ?? known?.title, unit: unit, decimals: decimals, country: known?.country,
            kind: known?.kind ?? .card)
    }
}

/// A method as lists and sums tell it apart: its code, and what an invoice tells of it.
public struct MethodKey: Sendable, Hashable {
    public let code: String
    let recorded: RecordedMethod

    init(_ code: String, _ recorded: RecordedMethod) {
        self.code = code
        self.recorded = recorded
    }

    /// Reads what ``text`` gives; any other text is a code.
    public init(_ text: String) {
        let parts = text.unicodeScalars.split(separator: Self.separator, maxSplits: 3, omittingEmptySubsequences: false)
        var recorded = RecordedMethod()
        guard parts.count == 4 else {
            self.init(text, recorded)
            return
        }
        (recorded.unit, recorded.decimals, recorded.title) = (String(parts[1]), String(parts[2]), String(parts[3]))
        self.init(String(parts[0]), recorded)
    }

    /// The code alone where nothing more is told.
    public var text: String {
        guard let unit = recorded.unit, let decimals = recorded.decimals else { return code }
        return [code, unit, decimals, recorded.title ?? ""].joined(separator: String(Self.separator))
    }

    /// The method that it stands for.
    var method: PaymentMethod? { recorded.method(of: code) }

    /// Stands in no code and in no unit.
    static let separator: Unicode.Scalar = "\u{1F}"
}

extension InvoiceIntent {
    /// The method; nil where nothing tells its unit.
    public var method: PaymentMethod? { recordedMethod.method(of: currency) }

    /// What the index and the sums tell the method by.
    public var methodKey: MethodKey { MethodKey(currency, recordedMethod) }
}
