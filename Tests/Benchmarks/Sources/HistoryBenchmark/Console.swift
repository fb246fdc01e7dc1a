import CPty
import FoundationEssentials

/// The console on a pseudo-terminal.
final class Console {
    /// It can't be started, or didn't show in 20 seconds what was awaited.
    struct Failure: Error { var what: String }

    private let controller: Int32
    private let terminal: Int32
    private let child: pid_t
    /// When it was started, as ``now()``.
    let start: Double
    /// What was read behind the text that was awaited last, and when: it may be what is awaited next.
    private var unread: [UInt8] = []
    private var lastRead = 0.0
    /// Bytes that were read so far.
    private(set) var bytesRead = 0

    /// Starts the program; it finds no config of the user's, but the one in `configFolder`.
    init(
        _ program: String, _ arguments: [String], configFolder: String, cacheFolder: String, columns: Int32, rows: Int32
    ) throws {
        var controller: Int32 = -1
        var terminal: Int32 = -1
        guard pty_open(columns, rows, &controller, &terminal) == 0 else { throw Failure(what: "a pseudo-terminal") }
        let variables = [
            "TERM=xterm-256color", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "XDG_CONFIG_HOME=\(configFolder)",
            "HOME=\(configFolder)", "XDG_CACHE_HOME=\(cacheFolder)",
        ]
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
        defer { (words + environment).forEach { free($0) } }
        start = now()
        child = pty_spawn(terminal, terminal, program, &words, &environment)
        guard child > 0 else { throw Failure(what: program) }
        self.controller = controller
        self.terminal = terminal
    }

    deinit {
        kill(child, SIGTERM)
        // It writes while it ends, and would wait for someone to read that.
        while pty_has_ended(child) == 0 { take(milliseconds: 10) }
        _ = pty_wait(child)
        close(controller)
        close(terminal)
    }

    /// Types, and waits until the screen gets this text; the milliseconds between.
    @discardableResult
    func type(_ keys: String, until text: String) throws -> Double {
        let start = now()
        type(keys)
        return try wait(for: text) - start
    }

    /// Types without awaiting anything.
    func type(_ keys: String) {
        unread = []
        _ = Array(keys.utf8).withUnsafeBytes { write(controller, $0.baseAddress, $0.count) }
    }

    /// Reads what is written until this text stands in it; when that was, as ``now()``.
    @discardableResult
    func wait(for text: String) throws -> Double {
        let wanted = Array(text.utf8)
        let end = now() + 20_000
        while now() < end {
            if let place = unread.firstRange(of: wanted) {
                unread.removeSubrange(..<place.upperBound)
                return lastRead
            }
            // Its beginning may have been read already, and no more than that.
            unread = unread.suffix(wanted.count) + take(milliseconds: 1000)
            lastRead = now()
        }
        throw Failure(what: text)
    }

    /// Reads what is written until all of these texts stood in it, in whatever order; when that was for each, as ``now()``.
    func wait(forAll texts: [String]) throws -> [Double] {
        var times: [Double?] = texts.map { _ in nil }
        let wanted = texts.map { Array($0.utf8) }
        let end = now() + 20_000
        while now() < end {
            for (index, text) in wanted.enumerated() where times[index] == nil && unread.firstRange(of: text) != nil {
                times[index] = lastRead
            }
            if !times.contains(nil) { return times.compactMap { $0 } }
            unread += take(milliseconds: 1000)
            lastRead = now()
        }
        throw Failure(what: texts.joined(separator: " and "))
    }

    /// Reads all that is written in so many milliseconds.
    func rest(milliseconds: Int) {
        let end = now() + Double(milliseconds)
        unread = []
        while now() < end { take(milliseconds: Int32(max(1, end - now()))) }
    }

    /// Resident memory in kilobytes now, and at its highest so far.
    var memory: (now: Double, highest: Double) {
        guard let text = try? String(contentsOfFile: "/proc/\(child)/status", encoding: .utf8) else { return (0, 0) }
        func kilobytes(_ name: String) -> Double {
            let line = text.split(separator: "\n").first { $0.hasPrefix("\(name):") }
            return line.flatMap { Double($0.filter(\.isNumber)) } ?? 0
        }
        return (kilobytes("VmRSS"), kilobytes("VmHWM"))
    }

    /// Reads all that is written in so many milliseconds; how often its threads were woken meanwhile.
    ///
    /// What a thread counted goes with it when it ends, so each is asked often, and its last count is kept. One that begins
    /// and ends between two looks isn't seen.
    func wakeups(milliseconds: Int) -> Double {
        let end = now() + Double(milliseconds)
        var before = switches
        var woken = 0.0
        while now() < end {
            rest(milliseconds: min(50, max(1, Int(end - now()))))
            let counts = switches
            for (thread, count) in counts {
                let earlier = before[thread] ?? 0
                // A lower count is that of another thread, which got the number of one that ended.
                woken += count < earlier ? count : count - earlier
            }
            before = counts
        }
        return woken
    }

    /// How often each of its threads gave the processor up by itself so far, by the thread's number.
    private var switches: [String: Double] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(child)/task")) ?? []
        var counts: [String: Double] = [:]
        for thread in threads {
            // It may have ended since.
            guard let text = try? String(contentsOfFile: "/proc/\(child)/task/\(thread)/status", encoding: .utf8),
                let line = text.split(separator: "\n").first(where: { $0.hasPrefix("voluntary_ctxt_switches:") })
            else { continue }
            counts[thread] = Double(line.filter(\.isNumber))
        }
        return counts
    }

    @discardableResult
    private func take(milliseconds: Int32) -> [UInt8] {
        var ready = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
        guard poll(&ready, 1, milliseconds) > 0 else { return [] }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = read(controller, &buffer, buffer.count)
        bytesRead += max(0, count)
        return count > 0 ? Array(buffer[..<count]) : []
    }
}
