import FoundationEssentials
import Glibc
import TestGateway
import Testing

extension Journeys {
    @Test func `the secret is gone from the program's environment`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            try await session.openConsole()
            let pid = try #require(session.text(of: "pid")?.split(separator: "\n").first)
            // To a user without rights over the machine all of it is closed; others find what is left.
            let stream = fopen("/proc/\(pid)/environ", "re")
            try #require(stream != nil || errno == EACCES)
            guard let stream else { return }
            defer { fclose(stream) }
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let left = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, stream)], as: UTF8.self)
            #expect(left.contains("EINVOICE_CLIENT_ID="))
            #expect(try !left.contains(session.gateway.secret))
        }
    }

    private static let card = "4444111144441111"

    @Test(arguments: [false, true])
    func `a card's number isn't kept in the memory once its request has ended`(isPasted: Bool) async throws {
        // What the program gave back is written over at once, by glibc: what is found after is kept.
        let wiping = ["GLIBC_TUNABLES": "glibc.malloc.tcache_count=0:glibc.malloc.perturb=165"]
        try await TerminalSession.with(.kind("test"), variables: wiping) { session in
            let pane = session.pane
            try await session.openConsole()
            try await session.openForm()
            // Account, description, sender.
            try pane.send("Tab", "Tab", "Tab")
            try await pane.waitForRow(with: "Sender  ", holding: "▌")
            if isPasted { try pane.paste(Self.card) } else { try pane.type(Self.card) }
            try await pane.waitForRow(with: "Sender  ", holding: Self.card)
            try pane.send("F2")
            try await pane.waitFor("POST http")
            // Until it is sent the number is needed whole; whoever looks finds it, so that its absence says something.
            #expect(try session.timesInMemory(Self.card) > 0)
            try pane.send("Enter")
            try await pane.waitFor("● Created")
            #expect(try session.gateway.requests(to: "einvoice/create").first?.text.contains(Self.card) == true)
            // The thread that sent it may end a moment later.
            var times = try session.timesInMemory(Self.card)
            let deadline = ContinuousClock.now.advanced(by: .seconds(60))
            while times > 0, ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(15))
                times = try session.timesInMemory(Self.card)
            }
            #expect(times == 0)
        }
    }
}

extension TerminalSession {
    /// How often a text stands in the program's memory that it can write. Only a user with rights over the machine may look.
    fileprivate func timesInMemory(_ wanted: String) throws -> Int {
        let pid = try #require(text(of: "pid")?.split(separator: "\n").first)
        let maps = try String(contentsOfFile: "/proc/\(pid)/maps", encoding: .utf8)
        let memory = open("/proc/\(pid)/mem", O_RDONLY | O_CLOEXEC)
        try #require(memory >= 0, "\(String(cString: strerror(errno)))")
        defer { close(memory) }
        let pattern = Array(wanted.utf8)
        var count = 0
        for line in maps.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 1, words[1].hasPrefix("rw") else { continue }
            let ends = words[0].split(separator: "-").compactMap { Int($0, radix: 16) }
            guard ends.count == 2 else { continue }
            var block = [UInt8](repeating: 0, count: ends[1] - ends[0])
            // What was mapped for a device or given back meanwhile can't be read, and holds nothing of ours.
            let got = pread(memory, &block, block.count, off_t(ends[0]))
            guard got >= pattern.count else { continue }
            count += block[..<got].withUnsafeBytes { bytes in
                var (found, start) = (0, 0)
                while let base = bytes.baseAddress, bytes.count - start >= pattern.count,
                    let next = memchr(base + start, CInt(pattern[0]), bytes.count - start - pattern.count + 1)
                {
                    start = next - UnsafeMutableRawPointer(mutating: base)
                    if memcmp(next, pattern, pattern.count) == 0 { found += 1 }
                    start += 1
                }
                return found
            }
        }
        return count
    }
}
