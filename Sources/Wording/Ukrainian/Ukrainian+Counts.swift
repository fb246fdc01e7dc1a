import InvoiceCore

extension Ukrainian: CountTexts {
    var numbers: NumberStyle { NumberStyle(group: "\u{A0}", point: ",") }

    func count(_ number: Int, _ thing: Countable) -> String {
        "\(count(number)) \(forms(of: thing).form(for: number))"
    }

    private func forms(of thing: Countable) -> SlavicForms {
        switch thing {
        case .byte: SlavicForms("байт", "байти", "байтів")
        case .day: SlavicForms("день", "дні", "днів")
        case .difference: SlavicForms("розбіжність", "розбіжності", "розбіжностей")
        case .field: SlavicForms("поле", "поля", "полів")
        case .hour: SlavicForms("година", "години", "годин")
        case .invoice: SlavicForms("рахунок", "рахунки", "рахунків")
        case .line, .row: SlavicForms("рядок", "рядки", "рядків")
        case .minute: SlavicForms("хвилина", "хвилини", "хвилин")
        case .picture: SlavicForms("картинка", "картинки", "картинок")
        case .record: SlavicForms("запис", "записи", "записів")
        case .status: SlavicForms("статус", "статуси", "статусів")
        case .tornEnd: SlavicForms("обірваний кінець", "обірвані кінці", "обірваних кінців")
        case .update: SlavicForms("зміна", "зміни", "змін")
        case .unit: SlavicForms("одиниця", "одиниці", "одиниць")
        }
    }

    func tooLargeSum(unit: String) -> String { "завелика сума, \(unit)" }

    func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0\u{A0}%" }
        let share = Int((Double(part) * 100 / Double(whole)).rounded())
        if share == 0, part > 0 { return "<1\u{A0}%" }
        return share == 100 && part < whole ? ">99\u{A0}%" : "\(share)\u{A0}%"
    }
}
