import InvoiceCore

extension Russian: CountTexts {
    var numbers: NumberStyle { NumberStyle(group: "\u{A0}", point: ",") }

    var invoiceForms: SlavicForms { SlavicForms("счёт", "счёта", "счетов") }
    var paymentForms: SlavicForms { SlavicForms("платёж", "платежа", "платежей") }
    var characterForms: SlavicForms { SlavicForms("символ", "символа", "символов") }

    func count(_ number: Int, _ thing: Countable) -> String {
        "\(count(number)) \(forms(of: thing).form(for: number))"
    }

    private func forms(of thing: Countable) -> SlavicForms {
        switch thing {
        case .byte: SlavicForms("байт", "байта", "байт")
        case .day: SlavicForms("день", "дня", "дней")
        case .difference: SlavicForms("расхождение", "расхождения", "расхождений")
        case .field: SlavicForms("поле", "поля", "полей")
        case .hour: SlavicForms("час", "часа", "часов")
        case .invoice: invoiceForms
        case .line, .row: SlavicForms("строка", "строки", "строк")
        case .minute: SlavicForms("минута", "минуты", "минут")
        case .picture: SlavicForms("картинка", "картинки", "картинок")
        case .record: SlavicForms("запись", "записи", "записей")
        case .status: SlavicForms("статус", "статуса", "статусов")
        case .tornEnd: SlavicForms("оборванный конец", "оборванных конца", "оборванных концов")
        case .update: SlavicForms("дополнение", "дополнения", "дополнений")
        case .unit: SlavicForms("единица", "единицы", "единиц")
        }
    }

    func tooLargeSum(unit: String) -> String { "слишком большая сумма, \(unit)" }

    func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0\u{A0}%" }
        let share = Int((Double(part) * 100 / Double(whole)).rounded())
        if share == 0, part > 0 { return "<1\u{A0}%" }
        return share == 100 && part < whole ? ">99\u{A0}%" : "\(share)\u{A0}%"
    }
}
