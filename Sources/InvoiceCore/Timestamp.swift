/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z without leap seconds.
public struct Timestamp: Sendable, Hashable, Comparable {
    public let milliseconds: Int64

    /// Takes milliseconds since 1970.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Whole seconds since 1970, rounded down.
    public var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : -((-(milliseconds + 1)) / 1000) - 1 }

    /// The moment this many milliseconds later.
    public func advanced(byMilliseconds offset: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds + offset) }

    /// The earlier one is less.
    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }
}

/// A moment as calendar and clock show it in the proleptic Gregorian calendar.
public struct LocalDateTime: Sendable, Hashable {
    public var year: Int
    public var month: Int
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int
    public var millisecond: Int
    /// ISO 8601: 1 is Monday, 7 is Sunday.
    public var weekday: Int

    /// The calendar and clock `offset` seconds east of UTC.
    public init(_ moment: Timestamp, offset: Int) {
        let local = moment.seconds + Int64(offset)
        let days = Int((local >= 0 ? local : local - 86_399) / 86_400)
        let rest = Int(local - Int64(days) * 86_400)
        (year, month, day) = Self.date(daysSince1970: days)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = rest % 60
        millisecond = Int((moment.milliseconds % 1000 + 1000) % 1000)
        weekday = ((days + 3) % 7 + 7) % 7 + 1
    }

    /// Days from 1970-01-01 to this one.
    public var dayNumber: Int { Self.daysSince1970(year: year, month: month, day: day) }

    /// Days from 1970-01-01 to this date; counts years from 1 March, so that the leap day is a year's last.
    public static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func date(daysSince1970 days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// `2026-11-22`.
    public var date: String { "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
    /// `14:32`.
    public var hourMinute: String { "\(padded(hour, 2)):\(padded(minute, 2))" }
    /// `14:32:07`.
    public var clock: String { "\(hourMinute):\(padded(second, 2))" }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC with milliseconds, e.g. `2026-11-22T12:14:42.123Z`.
    public var description: String {
        let time = LocalDateTime(self, offset: 0)
        guard (0...9999).contains(time.year) else {
            return "\(time.date)T\(time.clock).\(padded(time.millisecond, 3))Z"
        }
        // Each record of the history has one: digit by digit takes a tenth of the time.
        return String(unsafeUninitializedCapacity: 24) { buffer in
            var end = 0
            func put(_ number: Int, digits: Int, _ separator: Unicode.Scalar) {
                var rest = number
                for place in stride(from: end + digits - 1, through: end, by: -1) {
                    buffer.initializeElement(at: place, to: UInt8(truncatingIfNeeded: 0x30 + rest % 10))
                    rest /= 10
                }
                buffer.initializeElement(at: end + digits, to: UInt8(ascii: separator))
                end += digits + 1
            }
            put(time.year, digits: 4, "-")
            put(time.month, digits: 2, "-")
            put(time.day, digits: 2, "T")
            put(time.hour, digits: 2, ":")
            put(time.minute, digits: 2, ":")
            put(time.second, digits: 2, ".")
            put(time.millisecond, digits: 3, "Z")
            return end
        }
    }

    /// Reads RFC 3339 (`2026-11-22T12:14:42.123Z`, also with `+02:00`, a blank for the T, no fraction), or a date alone, or
    /// date and time without a zone, which are taken to be `offset` seconds east of UTC. Nil for anything else.
    public init?(_ text: String, offset: Int = 0) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        func isByte(_ index: Int, _ characters: String) -> Bool {
            index < bytes.count && characters.utf8.contains(bytes[index])
        }
        guard let year = number(0..<4), isByte(4, "-"), let month = number(5..<7), isByte(7, "-"),
            let day = number(8..<10),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        let days = LocalDateTime.daysSince1970(year: year, month: month, day: day)
        let midnight = Timestamp(milliseconds: Int64(days) * 86_400_000)
        let back = LocalDateTime(midnight, offset: 0)
        guard back.day == day, back.month == month else { return nil }
        var zone = offset
        var clock = 0
        var position = 10
        if position < bytes.count {
            guard isByte(10, "T t"), let hour = number(11..<13), isByte(13, ":"), let minute = number(14..<16),
                hour < 24, minute < 60
            else { return nil }
            clock = (hour * 3600 + minute * 60) * 1000
            position = 16
            if isByte(16, ":") {
                guard let second = number(17..<19), second < 61 else { return nil }
                clock += second * 1000
                position = 19
                if isByte(19, ".") {
                    var weight = 100
                    position = 20
                    while position < bytes.count, let digit = number(position..<position + 1) {
                        clock += digit * weight
                        weight /= 10
                        position += 1
                    }
                    guard position > 20 else { return nil }
                }
            }
            if isByte(position, "Zz") {
                zone = 0
                position += 1
            } else if isByte(position, "+-"), let hours = number(position + 1..<position + 3),
                isByte(position + 3, ":"),
                let minutes = number(position + 4..<position + 6)
            {
                zone = (hours * 3600 + minutes * 60) * (isByte(position, "-") ? -1 : 1)
                position += 6
            }
        }
        guard position == bytes.count else { return nil }
        self.init(milliseconds: midnight.milliseconds + Int64(clock) - Int64(zone) * 1000)
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
