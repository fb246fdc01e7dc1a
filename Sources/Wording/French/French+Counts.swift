import InvoiceCore

extension French: CountTexts {
    var numbers: NumberStyle { NumberStyle(group: "\u{202F}", point: ",") }

    func count(_ number: Int, _ thing: Countable) -> String {
        let noun = forms(of: thing).form(for: number)
        // A round million is a noun itself: 1 000 000 de factures.
        guard number >= 1_000_000, number % 1_000_000 == 0 else { return "\(count(number)) \(noun)" }
        let isElided = noun.unicodeScalars.first.map { "aeéhiou".unicodeScalars.contains($0) } ?? false
        return "\(count(number)) \(isElided ? "d’" : "de ")\(noun)"
    }

    private func forms(of thing: Countable) -> FrenchForms {
        switch thing {
        case .byte: FrenchForms("octet", "octets")
        case .day: FrenchForms("jour", "jours")
        case .difference: FrenchForms("écart", "écarts")
        case .field: FrenchForms("champ", "champs")
        case .hour: FrenchForms("heure", "heures")
        case .invoice: FrenchForms("facture", "factures")
        case .line: FrenchForms("ligne", "lignes")
        case .minute: FrenchForms("minute", "minutes")
        case .picture: FrenchForms("image", "images")
        case .record: FrenchForms("enregistrement", "enregistrements")
        case .row: FrenchForms("ligne", "lignes")
        case .status: FrenchForms("statut", "statuts")
        case .tornEnd: FrenchForms("fin tronquée", "fins tronquées")
        case .update: FrenchForms("mise à jour", "mises à jour")
        case .unit: FrenchForms("unité", "unités")
        }
    }

    func tooLargeSum(unit: String) -> String { "total trop grand, \(unit)" }

    func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0\u{A0}%" }
        let share = Int((Double(part) * 100 / Double(whole)).rounded())
        if share == 0, part > 0 { return "<1\u{A0}%" }
        return share == 100 && part < whole ? ">99\u{A0}%" : "\(share)\u{A0}%"
    }
}
