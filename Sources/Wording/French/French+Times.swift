import InvoiceCore

extension French: TimeTexts {
    func day(_ day: LocalDateTime, today: LocalDateTime) -> String {
        let distance = today.dayNumber - day.dayNumber
        if distance == 0 { return "Aujourd’hui" }
        if distance == 1 { return "Hier" }
        let text = "\(Self.weekdays[day.weekday - 1]) \(ordinal(day.day)) \(Self.months[day.month - 1])"
        return day.year == today.year ? text : "\(text) \(day.year)"
    }

    /// The first of a month is an ordinal number.
    private func ordinal(_ day: Int) -> String { day == 1 ? "1er" : "\(day)" }

    func date(_ time: LocalDateTime) -> String { time.date }

    func dateAndTime(_ time: LocalDateTime) -> String { "\(time.date) \(time.clock)" }

    func ago(seconds: Int64) -> String {
        func count(_ number: Int64, _ one: String, _ other: String) -> String {
            "il y a \(number) \(FrenchForms(one, other).form(for: Int(number)))"
        }
        return switch seconds {
        case ..<60: "à l’instant"
        case ..<3600: count(seconds / 60, "minute", "minutes")
        case ..<86_400: count(seconds / 3600, "heure", "heures")
        default: count(seconds / 86_400, "jour", "jours")
        }
    }

    func seconds(_ milliseconds: Int) -> String {
        milliseconds < 100 ? "\(milliseconds) ms" : "\(milliseconds / 1000),\(milliseconds % 1000 / 100) s"
    }

    func name(of step: TimelineStep) -> String {
        switch step {
        case .day: "Jours"
        case .week: "Semaines"
        case .month: "Mois"
        case .year: "Années"
        }
    }

    func name(of entry: TimelineEntry, step: TimelineStep, year: Int) -> String {
        let first = entry.first.civil
        let last = entry.last.civil
        let tail = last.year == year ? "" : " \(last.year)"
        return switch step {
        case .day: day(first) + tail
        case .week where entry.first == entry.last: day(first) + tail
        case .week where first.month == last.month: "\(ordinal(first.day))–\(day(last))\(tail)"
        case .week: "\(day(first)) – \(day(last))\(tail)"
        case .month: "\(shortMonth(first.month)) \(first.year)"
        case .year: "\(first.year)"
        }
    }

    private func day(_ time: LocalDateTime) -> String { "\(ordinal(time.day)) \(shortMonth(time.month))" }

    func shortName(of entry: TimelineEntry, step: TimelineStep, isWeek: Bool) -> String {
        let first = entry.first.civil
        switch step {
        case .day where isWeek:
            return "\(["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."][first.weekday - 1]) \(first.day)"
        case .day, .week: return "\(ordinal(first.day)) \(chartMonth(first.month))"
        case .month: return first.month == 1 ? "\(first.year)" : chartMonth(first.month)
        case .year: return "\(first.year)"
        }
    }

    func text(for span: ClosedRange<LocalDay>) -> String {
        let (first, last) = (span.lowerBound.civil, span.upperBound.civil)
        let end = "\(day(last)) \(last.year)"
        if span.lowerBound == span.upperBound { return end }
        if first.year != last.year { return "\(day(first)) \(first.year) – \(end)" }
        if first.month == last.month { return "\(ordinal(first.day))–\(end)" }
        return "\(day(first)) – \(end)"
    }

    private func shortMonth(_ number: Int) -> String {
        [
            "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
        ][number - 1]
    }

    /// Without a full stop, for want of room.
    private func chartMonth(_ number: Int) -> String {
        ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"][number - 1]
    }

    private static let weekdays = ["Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche"]
    private static let months = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ]
}
