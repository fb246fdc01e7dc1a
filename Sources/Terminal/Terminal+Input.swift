import CNcurses
public import ScreenKit

extension Terminal {
    /// Decodes the input that is there, and never waits for more. To be called when `fd` is readable, and when
    /// `pendingTimeout` has passed.
    public func readEvents() -> [InputEvent] {
        guard screen != nil, !suspended, !inputEnded else { return [] }
        let now = Terminal.milliseconds()
        var events: [InputEvent] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        var came = false
        while true {
            let count = einvoice_read_waiting(Terminal.input, &buffer, buffer.count)
            if count < 0 { inputEnded = true }
            guard count > 0 else { break }
            came = true
            events += decoder.decode(Array(buffer[..<count]), now: now)
        }
        if !came { events += decoder.decode([], now: now) }
        return events
    }

    /// Milliseconds after which `readEvents` is to be called even if nothing comes, because an Escape may be a key of its
    /// own or the beginning of another; nil if there is no need.
    public var pendingTimeout: Int? {
        decoder.pendingTimeout(now: Terminal.milliseconds())
    }

    /// Whether Escape would give something up now. Then it is a key only when it is certain that nothing follows it,
    /// even where a slow line tears a sequence apart.
    public var escapeNeedsCertainty: Bool {
        get { decoder.escapeNeedsCertainty }
        set { decoder.escapeNeedsCertainty = newValue }
    }

    /// Whether an Escape most likely is the key, but isn't certain yet.
    public var holdsEscape: Bool { decoder.holdsEscape(now: Terminal.milliseconds()) }

    /// Milliseconds of a clock that never goes back.
    static func milliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
    }
}
