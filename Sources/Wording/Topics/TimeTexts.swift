import InvoiceCore

/// Days, moments and spans.
public protocol TimeTexts {
    /// A day for a heading, told from the reader's today: `Today`, `Monday, 16 November`, with the year where it is another.
    func day(_ day: LocalDateTime, today: LocalDateTime) -> String
    /// A date, as `2026-11-22`: as the gateway writes those that stand beside it.
    func date(_ time: LocalDateTime) -> String
    /// Date and clock, as `2026-11-22 14:32:07`.
    func dateAndTime(_ time: LocalDateTime) -> String
    /// How long ago, roughly: `just now`, `3 minutes ago`.
    func ago(seconds: Int64) -> String
    /// A span in seconds with one decimal, or in milliseconds where that would be no seconds at all: `0.4 s`, `12 ms`.
    func seconds(_ milliseconds: Int) -> String
    /// What a timeline's entries are called.
    func name(of step: TimelineStep) -> String
    /// The stretch of a timeline's entry: `22 Nov`, `16–22 Nov`, `November 2026`, `2026`; the year is told where `year` is another.
    func name(of entry: TimelineEntry, step: TimelineStep, year: Int) -> String
    /// What stands under an entry of a chart: `22 Nov`, `Sun 22` within a week, `Nov` (with the year for January), `2026`.
    func shortName(of entry: TimelineEntry, step: TimelineStep, isWeek: Bool) -> String
    /// Days from the first to the last: `24 Oct – 22 Nov 2026`.
    func text(for span: ClosedRange<LocalDay>) -> String
}

extension Language {
    /// A day for a heading: `Today`, `Yesterday`, `Monday, 16 November`, with the year where it is another.
    public func day(of moment: Timestamp, now: Timestamp, zone: ZoneOffsets) -> String {
        day(zone.civil(moment), today: zone.civil(now))
    }

    /// How long ago, roughly: `just now`, `3 minutes ago`.
    public func ago(_ moment: Timestamp, now: Timestamp) -> String {
        ago(seconds: max(0, now.seconds - moment.seconds))
    }
}
