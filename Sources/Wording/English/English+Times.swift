import InvoiceCore

extension English: TimeTexts {
    func day(_ day: LocalDateTime, today: LocalDateTime) -> String {
        let distance = today.dayNumber - day.dayNumber
        if distance == 0 { return "Today" }
        if distance == 1 { return "Yesterday" }
        let text = "\(Self.weekdays[day.weekday - 1]), \(day.day) \(Self.months[day.month - 1])"
        return day.year == today.year ? text : "\(text) \(day.year)"
    }

    func date(_ time: LocalDateTime) -> String { time.date }

    func dateAndTime(_ time: LocalDateTime) -> String { "\(time.date) \(time.clock)" }

    func ago(seconds: Int64) -> String {
        func count(_ number: Int64, _ unit: String) -> String { "\(number) \(unit)\(number == 1 ? "" : "s") ago" }
        return switch seconds {
        case ..<60: "just now"
        case ..<3600: count(seconds / 60, "minute")
        case ..<86_400: count(seconds / 3600, "hour")
        default: count(seconds / 86_400, "day")
        }
    }

    func seconds(_ milliseconds: Int) -> String {
        milliseconds < 100 ? "\(milliseconds) ms" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
    }

    func name(of step: TimelineStep) -> String {
        switch step {
        case .day: "Days"
        case .week: "Weeks"
        case .month: "Months"
        case .year: "Years"
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
            return "\(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][first.weekday - 1]) \(first.day)"
        case .day, .week: return "\(first.day) \(shortMonth(first.month))"
        case .month: return first.month == 1 ? "\(first.year)" : shortMonth(first.month)
        case .year: return "\(first.year)"
        }
    }

    func text(for span: ClosedRange<LocalDay>) -> String {
        let (first, last) = (span.lowerBound.civil, span.upperBound.civil)
        let end = "\(last.day) \(shortMonth(last.month)) \(last.year)"
        if span.lowerBound == span.upperBound { return end }
        if first.year != last.year { return "\(first.day) \(shortMonth(first.month)) \(first.year) – \(end)" }
        if first.month == last.month { return "\(first.day) – \(end)" }
        return "\(first.day) \(shortMonth(first.month)) – \(end)"
    }

    private func shortMonth(_ number: Int) -> String {
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][number - 1]
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
