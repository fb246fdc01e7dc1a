import EInvoiceKit
import Files
import Glibc
import InvoiceCore
import Screens

extension Timestamp {
    /// The system's clock.
    static var current: Timestamp { TimeSource.system.now }
}

/// The clock that counts waiting, which nobody can set.
enum Uptime {
    static var milliseconds: Int64 { SystemTime.monotonic() / 1000 }
}

/// Seconds east of UTC of the system's zone, or that of `TZ`, at a moment.
func localOffset(_ moment: Timestamp) -> Int {
    var seconds = time_t(moment.seconds)
    var parts = tm()
    return localtime_r(&seconds, &parts) == nil ? 0 : Int(parts.tm_gmtoff)
}

extension ZoneOffsets {
    /// The zone that `TZ` or the system names, from thirty years ago to two years ahead.
    static func local(now: Timestamp) -> ZoneOffsets {
        let year: Int64 = 366 * 86_400_000
        return ZoneOffsets(
            from: now.advanced(byMilliseconds: -30 * year), to: now.advanced(byMilliseconds: 2 * year),
            offset: localOffset)
    }
}
