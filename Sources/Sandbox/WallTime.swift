import Glibc

/// A moment, in milliseconds since 1970 in UTC. The sandbox writes times in UTC: `2017-03-14 20:36:09`.
public struct WallTime: Comparable, Hashable, Sendable {
    /// Milliseconds since 1970-01-01 00:00:00 UTC.
    public var milliseconds: Int

    /// A moment this many milliseconds after 1970 began.
    public init(milliseconds: Int) {
        self.milliseconds = milliseconds
    }

    /// What the system's clock says.
    public static var now: WallTime {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return WallTime(milliseconds: time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    }

    /// A time as the protocol writes it (`Y-m-d H:i:s`); nil for any other writing and for days that do not exist.
    init?(protocolText text: String) {
        let bytes = Array(text.utf8)
        let isDigit = { (byte: UInt8) in byte >= 0x30 && byte <= 0x39 }
        let shape = Array("dddd-dd-dd dd:dd:dd".utf8)
        guard bytes.count == shape.count else { return nil }
        for (byte, wanted) in zip(bytes, shape) {
            guard wanted == UInt8(ascii: "d") ? isDigit(byte) : byte == wanted else { return nil }
        }
        let numbers = text.split { !$0.isNumber }.compactMap { Int32($0) }
        guard numbers.count == 6 else { return nil }
        var parts = tm()
        parts.tm_year = numbers[0] - 1900
        parts.tm_mon = numbers[1] - 1
        parts.tm_mday = numbers[2]
        parts.tm_hour = numbers[3]
        parts.tm_min = numbers[4]
        parts.tm_sec = numbers[5]
        let seconds = timegm(&parts)
        self.init(milliseconds: seconds * 1000)
        // `timegm` turns the 31st of February into a day of March; what comes back must be what went in.
        guard protocolText == text else { return nil }
    }

    /// The time as the protocol writes it, in UTC and whole seconds.
    var protocolText: String {
        var seconds = milliseconds / 1000
        var parts = tm()
        gmtime_r(&seconds, &parts)
        let pad = { (number: Int32, width: Int) in
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let date = "\(pad(parts.tm_year + 1900, 4))-\(pad(parts.tm_mon + 1, 2))-\(pad(parts.tm_mday, 2))"
        return "\(date) \(pad(parts.tm_hour, 2)):\(pad(parts.tm_min, 2)):\(pad(parts.tm_sec, 2))"
    }

    public static func < (left: WallTime, right: WallTime) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// This moment and `duration` more.
    func advanced(by duration: Duration) -> WallTime {
        let (seconds, attoseconds) = duration.components
        return WallTime(milliseconds: milliseconds + Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
