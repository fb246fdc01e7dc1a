import InvoiceCore

extension Ukrainian: TimeTexts {
    func day(_ day: LocalDateTime, today: LocalDateTime) -> String {
        let distance = today.dayNumber - day.dayNumber
        if distance == 0 { return "Сьогодні" }
        if distance == 1 { return "Учора" }
        let text = "\(Self.weekdays[day.weekday - 1]), \(day.day) \(Self.months[day.month - 1])"
        return day.year == today.year ? text : "\(text) \(day.year)"
    }

    func date(_ time: LocalDateTime) -> String { time.date }

    func dateAndTime(_ time: LocalDateTime) -> String { "\(time.date) \(time.clock)" }

    func ago(seconds: Int64) -> String {
        func count(_ number: Int64, _ forms: SlavicForms) -> String {
            "\(number) \(forms.form(for: Int(number))) тому"
        }
        return switch seconds {
        case ..<60: "щойно"
        case ..<3600: count(seconds / 60, SlavicForms("хвилину", "хвилини", "хвилин"))
        case ..<86_400: count(seconds / 3600, SlavicForms("годину", "години", "годин"))
        default: count(seconds / 86_400, SlavicForms("день", "дні", "днів"))
        }
    }

    func seconds(_ milliseconds: Int) -> String {
        milliseconds < 100 ? "\(milliseconds) мс" : "\(milliseconds / 1000),\(milliseconds % 1000 / 100) с"
    }

    func name(of step: TimelineStep) -> String {
        switch step {
        case .day: "Дні"
        case .week: "Тижні"
        case .month: "Місяці"
        case .year: "Роки"
        }
    }

    func name(of entry: TimelineEntry, step: TimelineStep, year: Int) -> String {
        let first = entry.first.civil
        let last = entry.last.civil
        func day(_ time: LocalDateTime) -> String { "\(time.day) \(shortMonth(time.month))" }
        let tail = last.year == year ? "" : " \(last.year)"
        return switch step {
        case .day: day(first) + tail
        case .week where entry.first == entry.last: day(first) + tail
        case .week where first.month == last.month: "\(first.day)–\(day(last))\(tail)"
        case .week: "\(day(first)) – \(day(last))\(tail)"
        case .month: "\(shortMonth(first.month)) \(first.year)"
        case .year: "\(first.year)"
        }
    }

    func shortName(of entry: TimelineEntry, step: TimelineStep, isWeek: Bool) -> String {
        let first = entry.first.civil
        switch step {
        case .day where isWeek:
            return "\(["пн", "вт", "ср", "чт", "пт", "сб", "нд"][first.weekday - 1]) \(first.day)"
        case .day, .week: return "\(first.day) \(chartMonth(first.month))"
        case .month: return first.month == 1 ? "\(first.year)" : chartMonth(first.month)
        case .year: return "\(first.year)"
        }
    }

    func text(for span: ClosedRange<LocalDay>) -> String {
        let (first, last) = (span.lowerBound.civil, span.upperBound.civil)
        let end = "\(last.day) \(shortMonth(last.month)) \(last.year)"
        if span.lowerBound == span.upperBound { return end }
        // In words it would have no room beside the periods on 80 columns.
        if first.year != last.year { return "\(digits(first)) – \(digits(last))" }
        if first.month == last.month { return "\(first.day)–\(end)" }
        return "\(first.day) \(shortMonth(first.month)) – \(end)"
    }

    /// `03.01.2026`.
    private func digits(_ day: LocalDateTime) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(day.day)).\(two(day.month)).\(day.year)"
    }

    private func shortMonth(_ number: Int) -> String {
        [
            "січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.", "лист.", "груд.",
        ][number - 1]
    }

    /// Three columns each, as charts have room for.
    private func chartMonth(_ number: Int) -> String {
        ["січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру"][number - 1]
    }

    private static let weekdays = ["Понеділок", "Вівторок", "Середа", "Четвер", "П’ятниця", "Субота", "Неділя"]
    private static let months = [
        "січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада",
        "грудня",
    ]
}
