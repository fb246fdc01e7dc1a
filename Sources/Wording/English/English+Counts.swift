import InvoiceCore

extension English: CountTexts {
    var numbers: NumberStyle { NumberStyle(group: " ", point: ".") }

    func count(_ number: Int, _ thing: Countable) -> String {
        "\(count(number)) \(name(of: thing))\(number == 1 ? "" : thing == .status ? "es" : "s")"
    }

    private func name(of thing: Countable) -> String {
        switch thing {
        case .byte: "byte"
        case .day: "day"
        case .difference: "difference"
        case .field: "field"
        case .hour: "hour"
        case .invoice: "invoice"
        case .line: "line"
        case .minute: "minute"
        case .picture: "picture"
        case .record: "record"
        case .row: "row"
        case .status: "status"
        case .tornEnd: "torn end"
        case .update: "update"
        case .unit: "unit"
        }
    }

    func tooLargeSum(unit: String) -> String { "too large a sum, \(unit)" }

    func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "0 %" }
        let share = Int((Double(part) * 100 / Double(whole)).rounded())
        if share == 0, part > 0 { return "<1 %" }
        return share == 100 && part < whole ? ">99 %" : "\(share) %"
    }
}
