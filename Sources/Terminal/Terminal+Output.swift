import CNcurses

/// Output never waits for the terminal: ncurses writes into a file in memory, and as much of it is sent as the terminal
/// takes.
extension Terminal {
    /// Becomes writable when the terminal takes more of the output that is left, which the next `draw` sends. -1 while
    /// nothing is left.
    public var outputFD: Int32 { waitingOutput.isEmpty ? -1 : einvoice_guard_output(RestoreGuard.state) }

    /// Writes a text to the terminal, behind the output of ncurses.
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

    /// Takes over the output of ncurses.
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

    /// Sends all that is left, and waits no longer than the guard does. Where output was thrown away meanwhile, the
    /// guard's bytes are sent once more.
    func giveBack() {
        let output = einvoice_guard_output(RestoreGuard.state)
        let dropped = waitingOutput.withUnsafeBytes {
            einvoice_guard_write(output, $0.baseAddress, $0.count)
        }
        waitingOutput = []
        if dropped > 0 { einvoice_guard_restore(RestoreGuard.state) }
    }
}
