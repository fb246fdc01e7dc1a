/// Days as people name them in plain words: `yesterday`, `вчора`, `lundi`, `14.11`, `14 nov`.
///
/// In every language that staff speak, whatever the console's own is.
enum DayName {
    /// The day that one word names, as of `today`; nil where it names none.
    ///
    /// A weekday is the latest one, today among them. A date without a year is the latest one that isn't ahead.
    static func day(_ word: String, today: LocalDay) -> LocalDay? {
        if let date = date(word, today: today) { return date }
        let name = SearchText(word).plain
        if let distance = distances[name] { return today.advanced(by: -distance) }
        guard let weekday = weekdays[name] else { return nil }
        return today.advanced(by: -((today.civil.weekday - weekday + 7) % 7))
    }

    /// The day of a date in two words: `14 nov`, `14 ноября`.
    static func day(_ number: String, _ month: String, today: LocalDay) -> LocalDay? {
        guard let day = digits(number, atMost: 2), let month = self.month(named: month) else { return nil }
        return latest(day: day, month: month, today: today)
    }

    /// Reads `14.11`, `14.11.2026`, `14.11.26` and `2026-11-14`.
    private static func date(_ text: String, today: LocalDay) -> LocalDay? {
        let dotted = text.unicodeScalars.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
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

    /// By a name or its beginning of at least three letters that no other month's name has.
    private static func month(named word: String) -> Int? {
        let name = SearchText(word).plain
        guard name.unicodeScalars.count >= 3 else { return nil }
        let found = Set(months.indices.filter { months[$0].contains { $0.utf8.starts(with: name.utf8) } })
        return found.count == 1 ? found.first.map { $0 + 1 } : nil
    }

    /// The names that begin with a text, whatever its case and marks; none for an empty one. Those of today and yesterday first.
    static func names(beginning start: String) -> [String] {
        let start = SearchText(start).plain
        guard !start.isEmpty else { return [] }
        return (distanceNames + weekdayNames).flatMap { names in
            names.filter { SearchText($0).plain.utf8.starts(with: start.utf8) }
        }
    }

    // These are words that are read, not told: a search takes them in every language at once, whichever the console speaks,
    // so they stand here beside what reads them and not in Wording.

    /// How many days ago.
    private static let distances = table(distanceNames)
    private static let distanceNames: [[String]] = [
        ["today", "сегодня", "сьогодні", "aujourd'hui", "aujourd’hui", "aujourdhui"],
        ["yesterday", "вчера", "вчора", "учора", "hier"], ["позавчера", "позавчора", "avant-hier"],
    ]

    /// Monday is 1.
    private static let weekdays = table(weekdayNames)
    private static let weekdayNames: [[String]] = [
        [],
        ["monday", "понедельник", "понеділок", "lundi"], ["tuesday", "вторник", "вівторок", "mardi"],
        ["wednesday", "среда", "среду", "середа", "середу", "mercredi"], ["thursday", "четверг", "четвер", "jeudi"],
        ["friday", "пятница", "пятницу", "п'ятниця", "п’ятниця", "п'ятницю", "п’ятницю", "vendredi"],
        ["saturday", "суббота", "субботу", "субота", "суботу", "samedi"],
        ["sunday", "воскресенье", "неділя", "неділю", "dimanche"],
    ]

    private static let months: [[String]] = [
        ["january", "января", "январь", "січня", "січень", "janvier"],
        ["february", "февраля", "февраль", "лютого", "лютий", "février"],
        ["march", "марта", "март", "березня", "березень", "mars"],
        ["april", "апреля", "апрель", "квітня", "квітень", "avril"], ["may", "мая", "май", "травня", "травень", "mai"],
        ["june", "июня", "июнь", "червня", "червень", "juin"],
        ["july", "июля", "июль", "липня", "липень", "juillet"],
        ["august", "августа", "август", "серпня", "серпень", "août"],
        ["september", "сентября", "сентябрь", "вересня", "вересень", "septembre"],
        ["october", "октября", "октябрь", "жовтня", "жовтень", "octobre"],
        ["november", "ноября", "ноябрь", "листопада", "листопад", "novembre"],
        ["december", "декабря", "декабрь", "грудня", "грудень", "décembre"],
    ].map { $0.map { SearchText($0).plain } }

    private static func table(_ names: [[String]]) -> [String: Int] {
        var table: [String: Int] = [:]
        for (number, names) in names.enumerated() {
            for name in names { table[SearchText(name).plain] = number }
        }
        return table
    }
}
