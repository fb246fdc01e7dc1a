extension InvoiceQuery {
    /// The first moment of what `text` names and the one just after it, where clocks are `offset` seconds east of UTC at
    /// a moment. An hour that the clock strikes twice is the earlier one.
    public static func moment(
        _ text: String, now: Timestamp, offset: (Timestamp) -> Int
    ) throws(InvoiceQueryProblem) -> (start: Timestamp, end: Timestamp) {
        let today = LocalDay(of: now, offset: offset(now))
        switch text.lowercased() {
        case "today": return stretch(of: today, offset)
        case "yesterday": return stretch(of: today.advanced(by: -1), offset)
        case "now": return (now, now)
        default: break
        }
        let units: [Unicode.Scalar: Int64] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 7 * 86_400_000]
        let scalars = text.unicodeScalars
        if let last = scalars.last, let unit = units[last], let count = Int64(String(scalars.dropLast())),
            (0...100_000).contains(count)
        {
            let moment = now.advanced(byMilliseconds: -count * unit)
            return (moment, moment)
        }
        guard let asIfUTC = Timestamp(text) else { throw .badTime(text) }
        if text.utf8.count == 10 { return stretch(of: LocalDay(of: asIfUTC, offset: 0), offset) }
        // The clock's time names a moment once the offset is known, and the offset is that of the moment.
        var candidates: [Timestamp] = []
        for guess in [asIfUTC.advanced(byMilliseconds: -86_400_000), asIfUTC.advanced(byMilliseconds: 86_400_000)] {
            guard let moment = Timestamp(text, offset: offset(guess)) else { throw .badTime(text) }
            candidates.append(moment)
        }
        let exact = candidates.first { Timestamp(text, offset: offset($0)) == $0 }
        let moment = exact ?? candidates[0]
        return (moment, moment)
    }

    private static func stretch(of day: LocalDay, _ offset: (Timestamp) -> Int) -> (start: Timestamp, end: Timestamp) {
        (day.start(offset: offset), day.advanced(by: 1).start(offset: offset))
    }
}
