import InvoiceCore

extension Russian: TimeTexts {
    func day(_ day: LocalDateTime, today: LocalDateTime) -> String {
        let distance = today.dayNumber - day.dayNumber
        if distance == 0 { return "Сегодня" }
        if distance == 1 { return "Вчера" }
        let text = "\(Self.weekdays[day.weekday - 1]), \(day.day) \(Self.monthsOfDays[day.month - 1])"
        return day.year == today.year ? text : "\(text) \(day.year)"
    }

    func date(_ time: LocalDateTime) -> String { time.date }

    func dateAndTime(_ time: LocalDateTime) -> String { "\(time.date) \(time.clock)" }

    func ago(seconds: Int64) -> String {
        func count(_ number: Int64, _ forms: SlavicForms) -> String {
            "\(number) \(forms.form(for: Int(number))) назад"
        }
        return switch seconds {
        case ..<60: "только что"
        case ..<3600: count(seconds / 60, SlavicForms("минуту", "минуты", "минут"))
        case ..<86_400: count(seconds / 3600, SlavicForms("час", "часа", "часов"))
        default: count(seconds / 86_400, SlavicForms("день", "дня", "дней"))
        }
    }

    func seconds(_ milliseconds: Int) -> String {
        milliseconds < 100 ? "\(milliseconds) мс" : "\(milliseconds / 1000),\(milliseconds % 1000 / 100) с"
    }

    func name(of step: TimelineStep) -> String {
        switch step {
        case .day: "Дни"
        case .week: "Недели"
        case .month: "Месяцы"
        case .year: "Годы"
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
        case .month: "\(Self.months[first.month - 1]) \(first.year)"
        case .year: "\(first.year)"
        }
    }

    func shortName(of entry: TimelineEntry, step: TimelineStep, isWeek: Bool) -> String {
        let first = entry.first.civil
        switch step {
        case .day where isWeek:
            return "\(["пн", "вт", "ср", "чт", "пт", "сб", "вс"][first.weekday - 1]) \(first.day)"
        case .day, .week: return "\(first.day) \(chartMonth(first.month))"
        case .month: return first.month == 1 ? "\(first.year)" : chartMonth(first.month)
        case .year: return "\(first.year)"
        }
    }

    func text(for span: ClosedRange<LocalDay>) -> String {
        let (first, last) = (span.lowerBound.civil, span.upperBound.civil)
        let end = "\(last.day) \(shortMonth(last.month)) \(last.year)"
        if span.lowerBound == span.upperBound { return end }
        if first.year != last.year { return "\(first.day) \(shortMonth(first.month)) \(first.year) – \(end)" }
        if first.month == last.month { return "\(first.day)–\(end)" }
        return "\(first.day) \(shortMonth(first.month)) – \(end)"
    }

    /// Behind a day.
    private func shortMonth(_ number: Int) -> String {
        [
            "янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек.",
        ][number - 1]
    }

    /// Three columns wide.
    private func chartMonth(_ number: Int) -> String {
        ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"][number - 1]
    }

    private static let weekdays = [
        "Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье",
    ]
    private static let months = [
        "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь",
        "декабрь",
    ]
    /// The months as they stand behind a day.
    private static let monthsOfDays = [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ]
}
