import EInvoiceKit
import Files
import Glibc
import InvoiceCore
import Screens

extension Timestamp {
    /// The system's clock.
    static var current: Timestamp { TimeSource.system.now }
}

/// The clock by which waiting is counted: nobody sets it.
enum Uptime {
    static var milliseconds: Int64 { SystemTime.monotonic() / 1000 }
}

extension ZoneOffsets {
    /// The zone that `TZ` or the system names, from thirty years ago to two years ahead.
    static func local(now: Timestamp) -> ZoneOffsets {
        let year: Int64 = 366 * 86_400_000
        return ZoneOffsets(
            from: now.advanced(byMilliseconds: -30 * year), to: now.advanced(byMilliseconds: 2 * year)
        ) { moment in
            var seconds = time_t(moment.seconds)
            var parts = tm()
            localtime_r(&seconds, &parts)
            return parts.tm_gmtoff
        }
    }
}
