import InvoiceCore
import JSON

extension SettingsReader {
    /// The methods of a list in the config file; nil where any of them can't be used, which is noted.
    mutating func methods(in member: JSONValue.Member, of object: ConfigObject) -> [PaymentMethod]? {
        let line = object.places.line(at: member.valueOffset)
        guard case .array(let elements) = member.value else {
            report(object.place(member.name, line: line), .wrongType(.methods))
            return nil
        }
        var methods: [PaymentMethod] = []
        var isWhole = true
        for (index, element) in elements.enumerated() {
            let name = "\(member.name)[\(index)]"
            guard case .object(let members) = element else {
                report(object.place(name, line: line), .wrongType(.object))
                isWhole = false
                continue
            }
            let own = object.element(members, named: name, line: line)
            guard let method = method(in: own) else {
                isWhole = false
                continue
            }
            if methods.contains(where: { $0.code == method.code }) {
                report(own.place(), .repeatedMethod(method.code))
                isWhole = false
            }
            methods.append(method)
        }
        return isWhole ? methods : nil
    }

    private mutating func method(in object: ConfigObject) -> PaymentMethod? {
        noteUnknown(in: object, known: MethodMember.allCases.map(\.rawValue))
        var values: [MethodMember: SettingValue] = [:]
        var isWhole = true
        for name in MethodMember.allCases {
            guard let member = object[name.rawValue] else {
                if name.isNeeded {
                    report(object.place(name.rawValue), .missingMember)
                    isWhole = false
                }
                continue
            }
            let value = take(name.form, member, of: object)?.value
            values[name] = value
            isWhole = isWhole && value != nil
            if let value, let problem = name.problem(with: value.text) {
                report(object.place(name.rawValue, line: object.places.line(at: member.valueOffset)), problem)
                isWhole = false
            }
        }
        guard isWhole, let code = values[.code]?.text, let unit = values[.unit]?.text,
            let decimals = values[.decimals]?.number,
            let kind = PaymentMethod.Kind.allCases.first(where: { $0.word == values[.kind]?.text })
        else { return nil }
        return PaymentMethod(
            code: code, title: values[.title]?.text, unit: unit, decimals: decimals,
            country: values[.country].flatMap { Country(code: $0.text) }, kind: kind)
    }

    /// The codes of a list in the config file; nil where it can't be used, which is noted.
    mutating func codes(in member: JSONValue.Member, of object: ConfigObject) -> [String]? {
        let place = object.place(member.name, line: object.places.line(at: member.valueOffset))
        guard let codes = member.value.strings else {
            report(place, .wrongType(.codes))
            return nil
        }
        var seen: Set<String> = []
        for code in codes where !seen.insert(code).inserted { report(place, .repeatedMethod(code)) }
        return codes
    }

    /// A catalog with the methods that an object of the config file adds and hides.
    mutating func catalog(
        _ common: PaymentMethodCatalog, _ methods: Sourced<[PaymentMethod]>?, _ hidden: Sourced<[String]>?,
        in object: ConfigObject
    ) -> PaymentMethodCatalog {
        let own = methods?.value ?? []
        let all = common.adding(own)
        guard let hidden else { return all }
        let place = object.place(SettingName.hidden.rawValue, line: hidden.source.line)
        for code in hidden.value {
            if own.contains(where: { $0.code == code }) { report(place, .hiddenMethod(code)) }
            // One that all profiles lack may be hidden once more.
            let known = all.methods + PaymentMethodCatalog.standard.methods
            if known.contains(where: { $0.code == code }) { continue }
            report(place, .unknownMethod(code, suggestion: nearest(to: code, among: known.map(\.code))))
        }
        return all.hiding(hidden.value)
    }
}

/// A member of a method in the config file.
private enum MethodMember: String, CaseIterable {
    case code, title, unit, decimals, country, kind

    var isNeeded: Bool { self != .title && self != .country }

    var form: SettingForm {
        switch self {
        case .code, .title, .unit, .country: .text
        case .decimals: .number(PaymentMethod.decimalsRange)
        case .kind: .word(PaymentMethod.Kind.allCases.map(\.word))
        }
    }

    /// Why its text can't be used.
    func problem(with text: String) -> SettingsProblem.Kind? {
        switch self {
        case .code: PaymentMethod.isCode(text) ? nil : .methodCode(text)
        case .unit: PaymentMethod.isUnit(text) ? nil : .methodUnit(text)
        case .country: Country(code: text) == nil ? .country(text) : nil
        case .title: PaymentMethod.firstUnusable(inTitle: text).map { .unseen($0) }
        case .decimals, .kind: nil
        }
    }
}
