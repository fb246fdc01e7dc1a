/// The forms of a noun by its number in Russian and Ukrainian, which have one rule: 1 and 21 take the first, 2 to 4 and 22 the
/// second, 0, 5 to 20 and 111 to 114 the third.
/// Source: Unicode CLDR, language plural rules, `ru` and `uk`.
struct SlavicForms {
    let one: String
    let few: String
    let many: String

    init(_ one: String, _ few: String, _ many: String) {
        self.one = one
        self.few = few
        self.many = many
    }

    func form(for number: Int) -> String {
        let (tens, units) = (number.magnitude / 10 % 10, number.magnitude % 10)
        if tens == 1 { return many }
        return units == 1 ? one : (2...4).contains(units) ? few : many
    }
}

/// The forms of a noun by its number in French: 0 and 1 take the first.
struct FrenchForms {
    let one: String
    let other: String

    init(_ one: String, _ other: String) {
        self.one = one
        self.other = other
    }

    func form(for number: Int) -> String { number.magnitude < 2 ? one : other }
}
