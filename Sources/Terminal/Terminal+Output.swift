import CNcurses

/// What goes to the terminal never waits for it: ncurses writes into a file in memory, and from there goes what is taken.
extension Terminal {
    /// Becomes writable when the terminal takes more of what it didn't take at once: the next `draw` sends it. -1 while nothing
    /// is left.
    public var outputFD: Int32 { waitingOutput.isEmpty ? -1 : einvoice_guard_output(RestoreGuard.state) }

    /// Writes a text that isn't ncurses' to the terminal, behind what ncurses wrote.
    func write(_ text: String) {
        append(text)
        flush()
    }

    func append(_ text: String) {
        collect()
        waitingOutput += text.utf8
    }

    /// Sends as much as the terminal takes now. If it is gone, nothing happens: SIGHUP tells the loop.
    func flush() {
        guard !waitingOutput.isEmpty else { return }
        let output = einvoice_guard_output(RestoreGuard.state)
        let count = waitingOutput.withUnsafeBytes { einvoice_write_now(output, $0.baseAddress, $0.count) }
        if count < 0 { waitingOutput = [] } else { waitingOutput.removeFirst(Int(count)) }
    }

    /// Takes over what ncurses wrote.
    func collect() {
        guard let memory else { return }
        let file = fileno(memory)
        let length = Int(lseek(file, 0, SEEK_CUR))
        guard length > 0 else { return }
        waitingOutput += [UInt8](unsafeUninitializedCapacity: length) { bytes, count in
            count = max(0, pread(file, bytes.baseAddress, length, 0))
        }
        lseek(file, 0, SEEK_SET)
    }

    /// Sends all that is left, and waits for it only as long as the guard does. Where something was thrown away meanwhile, what
    /// gives the terminal back is sent once more.
    func giveBack() {
        let output = einvoice_guard_output(RestoreGuard.state)
        let dropped = waitingOutput.withUnsafeBytes {
            einvoice_guard_write(output, $0.baseAddress, $0.count)
        }
        waitingOutput = []
        if dropped > 0 { einvoice_guard_restore(RestoreGuard.state) }
    }
}
