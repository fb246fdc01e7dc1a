import CNcurses
import ScreenKit

extension Terminal {
    /// Bytes of text that terminals take into the clipboard; xterm's limit is the smallest of the common ones.
    private static let longestClipboard = 74_000

    /// Asks the terminal to put a text into the clipboard (OSC 52), which works over SSH as well; in tmux both by its
    /// own `set-clipboard` and past it. A terminal may refuse without a word. False where it can't be asked: the text
    /// is longer than 74,000 bytes, or the terminal takes no such commands, or no output at all now.
    @discardableResult
    public func setClipboard(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard screen != nil, !suspended, abilities.takesCommands, bytes.count <= Terminal.longestClipboard,
            waitingOutput.isEmpty
        else { return false }
        write(Terminal.clipboardSequence(bytes, tmux: abilities.isTmux))
        return true
    }

    /// Rings, or flashes, as the terminal's user chose.
    public func useMouse(_ isUsed: Bool) {
        guard options.mouse != isUsed else { return }
        options.mouse = isUsed
        guard screen != nil, !suspended else { return }
        write(isUsed ? TerminalAbilities.mouseBegins : TerminalAbilities.mouseEnds)
    }

    public func ring() {
        guard screen != nil, !suspended else { return }
        beep()
        write("")
    }

    /// OSC 52 with the text in base64, and for tmux once more inside its passthrough, every Escape doubled.
    static func clipboardSequence(_ bytes: [UInt8], tmux: Bool) -> String {
        let command = "\u{1B}]52;c;\(base64(bytes))\u{07}"
        return tmux ? command + "\u{1B}Ptmux;\u{1B}\(command)\u{1B}\\" : command
    }

    /// RFC 4648, with padding.
    static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = (0..<3).map { start + $0 < bytes.count ? UInt32(bytes[start + $0]) : 0 }
            let value = group[0] << 16 | group[1] << 8 | group[2]
            let known = min(3, bytes.count - start) + 1
            for index in 0..<4 {
                result.append(index < known ? alphabet[Int(value >> UInt32(18 - 6 * index)) & 63] : 0x3D)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Gives the terminal back for a while: to another program, or to the shell. `resume` takes it again.
    public func suspend() {
        guard screen != nil, !suspended else { return }
        leave()
        suspended = true
    }

    /// Takes the terminal again after `suspend`, or after the program was stopped and went on (SIGCONT): the modes are set
    /// anew, the size taken, and the next frame drawn whole.
    public func resume() {
        guard screen != nil else { return }
        suspended = false
        // It may be another terminal now, as behind `screen`.
        decoder.synchronizes = false
        frameIsGuarded = false
        armGuard()
        var modes = originalModes
        einvoice_screen_modes(&modes)
        _ = einvoice_set_modes(Terminal.input, &modes)
        decoder.goOn(now: Terminal.milliseconds())
        // The first refresh after `endwin` enters the alternate screen again. The keyboard's mode is set here, because
        // ncurses sets it only when it reads itself.
        keypad(einvoice_stdscr(), true)
        clearok(einvoice_curscr(), true)
        handleResize()
        shown = nil
        wnoutrefresh(einvoice_stdscr())
        doupdate()
        write(abilities.startingBytes(mouse: options.mouse))
    }

    /// Stops the program as Ctrl-Z does in a shell, and takes the terminal again when it goes on. Without a shell that could
    /// let it go on, nothing happens.
    public func stop() {
        guard screen != nil, !suspended else { return }
        suspend()
        einvoice_stop_group()
        resume()
    }
}

extension Terminal {
    /// The most columns of a notification.
    static let longestNotification = 120

    /// Has the terminal show a notification, where it can: OSC 777 in those of the rxvt family, OSC 9 elsewhere. Others ignore it, and
    /// tmux hands it on where it is allowed to.
    public func notify(_ text: String) {
        guard screen != nil, !suspended, abilities.takesCommands, waitingOutput.isEmpty else { return }
        let term = Terminal.environment("TERM") ?? ""
        write(Terminal.notificationSequence(text, term: term, tmux: abilities.isTmux))
    }

    static func notificationSequence(_ text: String, term: String, tmux: Bool) -> String {
        let shown = TextWidth.truncate(visible(text), to: longestNotification)
        let takesTitle = ["rxvt", "foot"].contains { term.hasPrefix($0) }
        // A semicolon would end the title.
        let command =
            takesTitle
            ? "\u{1B}]777;notify;einvoice;\(String(shown.map { $0 == ";" ? "," : $0 }))\u{07}"
            : "\u{1B}]9;\(shown)\u{07}"
        return tmux ? "\u{1B}Ptmux;\u{1B}\(command)\u{1B}\\" : command
    }
}
