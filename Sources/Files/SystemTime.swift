import Glibc

/// The system's clocks, in microseconds.
package enum SystemTime {
    /// Since 1970; people and networks set it.
    package static func wall() -> Int64 { read(CLOCK_REALTIME) }

    /// Since some fixed moment; nobody sets it.
    package static func monotonic() -> Int64 { read(CLOCK_MONOTONIC) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}
