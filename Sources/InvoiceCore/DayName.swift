/// Days as people name them in plain words: `yesterday`, `вчора`, `lundi`, `14.11`, `14/11`, `14 nov`.
enum DayName {
    /// The day that one word names, as of `today`; nil where it names none.
    ///
    /// A weekday is the latest one, today among them. A date without a year is the latest one that isn't ahead.
    static func day(_ word: String, today: LocalDay) -> LocalDay? {
        if let date = date(word, today: today) { return date }
        if let distance = SearchWords.distances.meanings(of: word).first { return today.advanced(by: -distance) }
        guard let weekday = SearchWords.weekdays.meanings(of: word).first else { return nil }
        return today.advanced(by: -((today.civil.weekday - weekday + 7) % 7))
    }

    /// The day of a date in two words: `14 nov`, `14 ноября`, `1er janv.`
    static func day(_ number: String, _ month: String, today: LocalDay) -> LocalDay? {
        guard let day = digits(folded(number) == "1er" ? "1" : number, atMost: 2), let month = self.month(named: month)
        else { return nil }
        return latest(day: day, month: month, today: today)
    }

    /// Reads `14.11`, `14.11.2026`, `14.11.26`, the same with `/`, and `2026-11-14`.
    private static func date(_ text: String, today: LocalDay) -> LocalDay? {
        let sign: Unicode.Scalar = text.utf8.contains(UInt8(ascii: "/")) ? "/" : "."
        let dotted = text.unicodeScalars.split(separator: sign, omittingEmptySubsequences: false).map { String($0) }
        if (2...3).contains(dotted.count) {
            guard let day = digits(dotted[0], atMost: 2), let month = digits(dotted[1], atMost: 2) else { return nil }
            guard dotted.count == 3 else { return latest(day: day, month: month, today: today) }
            guard let year = digits(dotted[2], atMost: 4), [2, 4].contains(dotted[2].utf8.count) else { return nil }
            return exact(year: dotted[2].utf8.count == 2 ? 2000 + year : year, month: month, day: day)
        }
        guard text.utf8.count == 10, let moment = Timestamp(text) else { return nil }
        return LocalDay(of: moment, offset: 0)
    }

    private static func digits(_ text: String, atMost count: Int) -> Int? {
        guard (1...count).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }

    /// A leap day may lie some years back.
    private static func latest(day: Int, month: Int, today: LocalDay) -> LocalDay? {
        let year = today.civil.year
        return (0...8).lazy.compactMap { exact(year: year - $0, month: month, day: day) }.first { $0 <= today }
    }

    /// Nil where the calendar has no such day.
    private static func exact(year: Int, month: Int, day: Int) -> LocalDay? {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        let date = LocalDay(year: year, month: month, day: day)
        return (date.civil.month, date.civil.day) == (month, day) ? date : nil
    }

    /// By a name or its beginning of at least three letters that no other month's name has, also with a full stop.
    private static func month(named word: String) -> Int? {
        let name = word.unicodeScalars.last == "." ? String(word.unicodeScalars.dropLast()) : word
        guard SearchWords.plain(name).unicodeScalars.count >= 3 else { return nil }
        let found = SearchWords.months.meanings(beginning: name)
        return found.count == 1 ? found.first : nil
    }
}
