/// A new invoice as it is being typed: every member is text, right or wrong.
public struct InvoiceDraft: Sendable, Hashable {
    public var currency = ""
    /// Of a currency that the profile doesn't list: the unit, which its code may tell, and the decimals.
    public var unit = ""
    public var decimals = ""
    public var amount = ""
    public var paymentID = ""
    private var texts = RequestTexts()
    public var extraFields: [ExtraField] = []
    /// The local id of the invoice that was made wrongly, in whose place this one is.
    public var replaces: String?

    /// An empty draft.
    public init() {}

    /// A member of the request as typed; empty where there is none.
    public subscript(field: RequestField) -> String {
        get { texts[field] ?? "" }
        set { texts[field] = newValue.nonEmpty }
    }

    /// The draft as it may be kept on disk: sender and amount lack the middle digits of what may be a card's number.
    public var storable: InvoiceDraft {
        var copy = self
        for field in RequestField.allCases { copy[field] = field.storable(self[field]) }
        if Self.isCardNumber(amount) { copy.amount = Sender.draftText(amount) }
        return copy
    }
}

/// A draft that passed every check, ready to be sent.
public struct InvoiceRequest: Sendable, Hashable {
    public let method: PaymentMethod
    public let amount: Amount
    public var paymentID: PaymentID
    public let sender: Sender?
    public let extraFields: [ExtraField]
    /// See ``InvoiceIntent/replaces``.
    public let replaces: String?
    /// The texts that are kept whole.
    private let texts: RequestTexts

    fileprivate init(method: PaymentMethod, amount: Amount, paymentID: PaymentID, _ draft: InvoiceDraft) {
        self.method = method
        self.amount = amount
        self.paymentID = paymentID
        sender = draft[.sender].nonEmpty.map { Sender($0) }
        extraFields = draft.extraFields.filter { !$0.value.isEmpty }
        replaces = draft.replaces
        var texts = RequestTexts()
        for field in RequestField.allCases where field.isKeptWhole { texts[field] = draft[field].nonEmpty }
        self.texts = texts
    }

    /// The texts for the gateway.
    public var wireTexts: RequestTexts { texts(with: sender?.wireText) }

    /// The texts that may be stored and shown: of a card's number its first six and last four digits.
    public var storedTexts: RequestTexts { texts(with: sender?.storedText) }

    private func texts(with sender: String?) -> RequestTexts {
        var texts = texts
        texts[.sender] = sender
        return texts
    }
}

extension InvoiceDraft {
    /// The request, or every issue that stands in its way, in the form's order.
    ///
    /// `rules` are the gateway's extra fields as far as known; rules for other methods are passed over.
    public func checked(
        catalog: PaymentMethodCatalog = .standard, rules: [ExtraFieldRule] = []
    ) -> Result<InvoiceRequest, InvalidDraft> {
        var issues: [ValidationIssue] = []
        let method = checkCurrency(catalog, &issues)
        let amount = checkAmount(method, &issues)
        let paymentID = checkPaymentID(&issues)
        for field in RequestField.allCases {
            issues += Self.problems(in: self[field], field.check).map { ValidationIssue(.text(field), $0) }
        }
        checkExtraFields(rules.filter { $0.applies(to: currency) }, &issues)
        guard issues.isEmpty, let method, let amount, let paymentID else {
            return .failure(InvalidDraft(issues: issues))
        }
        return .success(
            InvoiceRequest(method: method, amount: amount, paymentID: paymentID, self))
    }

    /// Every issue of the draft, in the form's order; none when it may be sent.
    public func issues(catalog: PaymentMethodCatalog = .standard, rules: [ExtraFieldRule] = []) -> [ValidationIssue] {
        switch checked(catalog: catalog, rules: rules) {
        case .success: []
        case .failure(let invalid): invalid.issues
        }
    }

    /// The chosen method: one of the catalog's, or one that isn't listed with what was typed of it. Nil where there is none.
    public func method(in catalog: PaymentMethodCatalog) -> PaymentMethod? {
        if let method = catalog[currency] { return method }
        guard PaymentMethod.isCode(currency), let unit = typedUnit, let decimals = typedDecimals else { return nil }
        return PaymentMethod(
            code: currency, title: nil, unit: unit, decimals: decimals,
            kind: PaymentMethodCatalog.standard[currency]?.kind ?? .card)
    }

    private var typedUnit: String? {
        let unit = unit.isEmpty ? CurrencyUnit(ofMethod: currency)?.code ?? "" : unit
        return PaymentMethod.isUnit(unit) ? CurrencyUnit(code: unit)?.code ?? unit : nil
    }

    private var typedDecimals: Int? {
        guard decimals.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let count = Int(decimals),
            PaymentMethod.decimalsRange.contains(count)
        else { return nil }
        return count
    }

    private func checkCurrency(_ catalog: PaymentMethodCatalog, _ issues: inout [ValidationIssue]) -> PaymentMethod? {
        if currency.isEmpty {
            issues.append(.init(.currency, .currencyMissing))
        } else if let method = method(in: catalog) {
            // What a list says of a method isn't typed otherwise.
            let isOther = typedUnit.map { !unit.isEmpty && $0 != method.unit } ?? !unit.isEmpty
            if isOther { issues.append(.init(.unit, .listedOtherwise(unit: method.unit, decimals: method.decimals))) }
            if !decimals.isEmpty, typedDecimals != method.decimals {
                issues.append(.init(.decimals, .listedOtherwise(unit: method.unit, decimals: method.decimals)))
            }
            return method
        } else if PaymentMethod.isCode(currency), !(unit.isEmpty && decimals.isEmpty) {
            if typedUnit == nil { issues.append(.init(.unit, unit.isEmpty ? .unitMissing : .unitUnusable)) }
            if typedDecimals == nil {
                issues.append(.init(.decimals, decimals.isEmpty ? .decimalsMissing : .decimalsUnusable))
            }
        } else {
            issues.append(.init(.currency, .currencyUnknown(currency, suggestions: catalog.suggestions(for: currency))))
        }
        return nil
    }

    private func checkAmount(_ method: PaymentMethod?, _ issues: inout [ValidationIssue]) -> Amount? {
        if Self.isCardNumber(amount) {
            issues.append(.init(.amount, .amountIsCard))
            return nil
        }
        do throws(AmountProblem) {
            // Without a method the notation can still be judged; 37 is as many decimals as an amount holds.
            return try Amount(amount, decimals: method?.decimals ?? 37)
        } catch {
            issues.append(.init(.amount, .amount(commaProblem ?? error, unit: method?.unit)))
            return nil
        }
    }

    /// A row whose columns are shifted, or a number pasted into the wrong field: as an amount it would be sent, kept and shown whole.
    /// Who means so much money writes decimals with it; of a unit without decimals so large an amount, where it passes a card's check
    /// sum, can't be asked for at all.
    private static func isCardNumber(_ amount: String) -> Bool {
        if amount.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) { return false }
        return Sender.plainDigits(of: amount).flatMap { CardNumber($0) } != nil
    }

    /// Of an amount with a comma, why it can't be taken for one number.
    private var commaProblem: AmountProblem? {
        do throws(AmountProblem) {
            _ = try Amount.plainText(of: amount)
            return nil
        } catch {
            if case .ambiguous = error { return error }
            return nil
        }
    }

    private func checkPaymentID(_ issues: inout [ValidationIssue]) -> PaymentID? {
        do throws(PaymentIDProblem) {
            return try PaymentID(paymentID)
        } catch {
            issues.append(.init(.paymentID, .paymentID(error)))
            return nil
        }
    }

    private static func problems(in text: String, _ check: RequestField.Check) -> [ValidationIssue.Problem] {
        switch check {
        case .text(let limit): problems(in: text, limit: limit)
        case .sender(let limit): senderProblem(in: text).map { [$0] } ?? problems(in: text, limit: limit)
        case .webAddress: text.isEmpty ? [] : WebAddress.problem(in: text).map { [.url($0)] } ?? []
        }
    }

    private static func problems(in text: String, limit: Int) -> [ValidationIssue.Problem] {
        var problems: [ValidationIssue.Problem] = []
        var seen: Set<Unicode.Scalar> = []
        let bad = text.unicodeScalars.filter { !$0.isPlainText && seen.insert($0).inserted }
        if !bad.isEmpty { problems.append(.unusableCharacters(Array(bad))) }
        if text.unicodeScalars.count > limit { problems.append(.tooLong(limit: limit)) }
        return problems
    }

    private static func senderProblem(in sender: String) -> ValidationIssue.Problem? {
        let scalars = sender.unicodeScalars
        if CardNumber.isMasked(sender) { return .senderMasked }
        if scalars.contains(where: { !$0.isASCII && $0.digitValue != nil }) { return .senderHasOtherDigits }
        if let digits = Sender.plainDigits(of: sender), digits != sender, CardNumber.hasCardLength(digits) {
            return .senderHasSeparators
        }
        // An e-mail-like wallet name (UPI's) has dots and dashes of its own.
        let separators = scalars.contains("@") ? "".unicodeScalars : "-–—./,()'".unicodeScalars
        let isSeparated = scalars.contains { $0.properties.isWhitespace || separators.contains($0) }
        return isSeparated ? .senderHasSeparators : nil
    }

    private func checkExtraFields(_ rules: [ExtraFieldRule], _ issues: inout [ValidationIssue]) {
        // By bytes, as the gateway tells names apart: two that only look the same are two.
        let byName = Dictionary(rules.map { (Array($0.name.utf8), $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<[UInt8]> = []
        for (index, extra) in extraFields.enumerated() {
            let name = Array(extra.name.utf8)
            if let problem = problem(of: extra, rule: byName[name], isRepeated: !seen.insert(name).inserted) {
                issues.append(.init(.extra(index), .extra(name: extra.name, problem)))
            }
        }
        for rule in rules where rule.isRequired && !seen.contains(Array(rule.name.utf8)) {
            issues.append(.init(.missingExtra(rule.name), .extra(name: rule.name, .missing(title: rule.title))))
        }
    }

    private func problem(of extra: ExtraField, rule: ExtraFieldRule?, isRepeated: Bool) -> ExtraFieldProblem? {
        if extra.name.isEmpty { return extra.value.isEmpty ? nil : .noName }
        if isRepeated { return .duplicateName }
        if let bad = (extra.name + extra.value).unicodeScalars.first(where: { !$0.isPlainText }) {
            return .unusable(bad)
        }
        if extra.name.unicodeScalars.count > 64 { return .tooLong(limit: 64) }
        if extra.value.unicodeScalars.count > 1000 { return .tooLong(limit: 1000) }
        if let rule { return rule.problem(with: extra.value) }
        return extra.value.isEmpty ? .noValue : nil
    }
}

/// The reasons why a draft can't become a request; never empty.
public struct InvalidDraft: Error, Sendable, Hashable {
    public let issues: [ValidationIssue]
}

extension String {
    /// The text, or nil when there is none.
    var nonEmpty: String? { isEmpty ? nil : self }
}

/// A field of the new-invoice form, and so a member of the create request.
public enum DraftField: Sendable, Hashable {
    case currency, amount, paymentID
    /// Of a currency that isn't listed.
    case unit, decimals
    case text(RequestField)
    /// The extra field at this index of the draft.
    case extra(Int)
    /// An extra field that the gateway requires and the draft lacks, by its wire name.
    case missingExtra(String)
}

/// One thing that stands between a draft and its request, beside the field that it concerns.
public struct ValidationIssue: Sendable, Hashable {
    public let field: DraftField
    public let problem: Problem

    /// The kind of issue; `Wording` has its text.
    public enum Problem: Sendable, Hashable {
        case currencyMissing
        case currencyUnknown(String, suggestions: [String])
        case unitMissing, unitUnusable, decimalsMissing, decimalsUnusable
        /// A list says another unit or other decimals than were typed.
        case listedOtherwise(unit: String, decimals: Int)
        /// `unit` and `decimals` of the chosen method, if one is chosen.
        case amount(AmountProblem, unit: String?)
        /// It is the number of a card.
        case amountIsCard
        case paymentID(PaymentIDProblem)
        case senderHasSeparators
        /// Digits of another script, or full-width ones.
        case senderHasOtherDigits
        /// A masked card number can't be sent; its digits must be typed again.
        case senderMasked
        case url(WebAddressProblem)
        case extra(name: String, ExtraFieldProblem)
        case unusableCharacters([Unicode.Scalar])
        case tooLong(limit: Int)
    }

    public init(_ field: DraftField, _ problem: Problem) {
        self.field = field
        self.problem = problem
    }
}

/// A draft as it lies on the disk. A card's number is in it as its first six and last four digits only.
public struct SavedDraft: Sendable, Hashable, Identifiable {
    public let id: String
    public let draft: InvoiceDraft
    public let savedAt: Timestamp

    /// A draft that was kept under this id.
    public init(id: String, savedAt: Timestamp, draft: InvoiceDraft) {
        self.id = id
        self.savedAt = savedAt
        self.draft = draft
    }
}

/// A note that was typed and isn't in the history.
public struct UnsavedNote: Sendable, Hashable {
    /// The local id of its invoice.
    public let invoiceID: String
    public let paymentID: String
    /// Empty for one that is to be forgotten.
    public let text: String

    public init(invoiceID: String, paymentID: String, text: String) {
        self.invoiceID = invoiceID
        self.paymentID = paymentID
        self.text = text
    }
}
