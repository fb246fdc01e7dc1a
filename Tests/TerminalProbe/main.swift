// A program for the terminal's tests: it takes the terminal, tells what comes, and does what its keys say.
import CNcurses
import ScreenKit
import Terminal

/// Tells something between what is drawn, as a command that no terminal knows (APC): so a report comes after all that was
/// written before it, and before all that is written after it.
func report(_ text: String) {
    var wait = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
    // Where the terminal isn't read any more there is nobody to tell.
    if isUnread, poll(&wait, 1, 0) <= 0 { return }
    let bytes = Array("\u{1B}_\(text)\u{1B}\\".utf8)
    _ = write(STDOUT_FILENO, bytes, bytes.count)
}

/// Whether a key said that the terminal may not be read from now on.
nonisolated(unsafe) var isUnread = false

/// Whether the terminal was asked to copy when it was last wanted.
nonisolated(unsafe) var isCopied = true

func frame(_ size: Size, _ words: [String]) -> Frame {
    var frame = Frame(size: size)
    frame.put("probe \(size.width)x\(size.height)", x: 0, y: 0, role: .header)
    frame.put("界é \u{1B}[31m\u{202E}", x: 0, y: 1, role: .error)
    frame.put(
        "https://example.org/", x: 0, y: 2, role: .accent, link: words.contains("link") ? "https://example.org/" : nil)
    for (index, word) in words.enumerated() { frame.put(word, x: 0, y: 3 + index, role: .text) }
    if words.contains("code") { frame.put("code", x: 0, y: 4, role: .qr) }
    if words.contains("corner") { frame.put("the end", x: size.width - 8, y: size.height - 1, role: .text) }
    frame.cursor = words.contains("nocursor") ? nil : Position(x: 2, y: 3)
    return frame
}

/// A frame whose every cell is another than in the one before.
func filled(_ size: Size, with count: Int) -> Frame {
    var frame = Frame(size: size)
    // No cell is like its neighbour: of equal ones only the number is sent.
    let line = String(String(repeating: "oxox", count: size.width).dropFirst(count % 2).prefix(size.width))
    for y in 0..<size.height { frame.put(line, x: 0, y: y, role: .text) }
    return frame
}

/// Does what a key says; false ends the program.
func act(_ key: Character, on terminal: Terminal, words: inout [String]) -> Bool {
    switch key {
    case "q": return false
    case "S": raise(SIGSEGV)
    case "A": abort()
    case "I": fatalError("as asked for")
    case "O": report("\(overflow(1))")
    case "L": while true { pause() }
    case "Z": terminal.stop()
    case "c": isCopied = terminal.setClipboard("Grüße")
    case "h": words = ["nocursor"]
    case "w": words = ["link"]
    case "x": words = []
    case "e": words = ["corner"]
    case "k": words = ["code"]
    case "r":
        isUnread = false
        words = ["newest"]
    case "n": words = ["newest"]
    case "u": isUnread = true
    // Told past the terminal.
    case "t": _ = write(3, ".", 1)
    case "F":
        isUnread = true
        for count in 0..<400 { terminal.draw(filled(terminal.size, with: count), theme: .plain) }
    case "s":
        terminal.suspend()
        report("suspended")
        terminal.resume()
    default: break
    }
    return true
}

@inline(never) func overflow(_ depth: Int) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 512) { space in
        space.initialize(repeating: depth)
        return space[depth % 512] + overflow(depth + 1)
    }
}

func run() -> Int32 {
    let arguments = CommandLine.arguments
    let signals = arguments.contains("nopipe") ? nil : SignalPipe()
    let terminal: Terminal
    do {
        terminal = try Terminal.open()
    } catch {
        report("refused \(error)")
        return 3
    }
    var words: [String] = []
    report("depth \(terminal.colorDepth)")
    while true {
        terminal.draw(frame(terminal.size, words), theme: .plain)
        report("drawn")
        var waits = [
            pollfd(fd: terminal.fd, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals?.fd ?? -1, events: Int16(POLLIN), revents: 0),
            pollfd(fd: terminal.outputFD, events: Int16(POLLOUT), revents: 0),
        ]
        poll(&waits, 3, terminal.pendingTimeout.map(Int32.init) ?? -1)
        for number in signals?.read() ?? [] {
            report("signal \(number)")
            switch number {
            case SIGWINCH: terminal.handleResize()
            case SIGCONT:
                terminal.resume()
                report("waits \(terminal.pendingTimeout ?? 0)")
            case SIGTSTP: terminal.stop()
            default:
                terminal.close()
                terminal.close()
                // And how many seconds are left of a time limit.
                report("closed \(alarm(0))")
                return 4
            }
        }
        for event in terminal.readEvents() {
            if case .paste(let text) = event {
                report("paste \(text.utf8.count) \(visible(String(text.prefix(40))))")
                continue
            }
            report("event \(visible(String(describing: event)))")
            if case .key(let key) = event, let character = key.text, !act(character, on: terminal, words: &words) {
                terminal.close()
                report("closed")
                return isCopied ? 0 : 6
            }
        }
        if terminal.inputEnded { return 5 }
    }
}

exit(run())
