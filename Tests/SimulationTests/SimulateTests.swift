import Glibc
import Testing

/// The simulation's program, built beside these tests: what it says of itself, and how it ends.
@Suite(.timeLimit(.minutes(10)), .enabled(if: isSimulated, "the switch between fibers is written for x86-64"))
struct SimulateTests {
    private struct Ended {
        var status: Int32
        var output: String
    }

    /// Runs it with these words, to its end.
    private func simulate(_ words: String) throws -> Ended {
        var name = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &name, name.count - 1)
        let own = String(decoding: name[..<max(0, length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = try #require(own.lastIndex(of: "/").map { own[..<$0] })
        try #require(access("\(folder)/simulate", X_OK) == 0, "there is no program at \(folder)/simulate")
        let pipe = try #require(popen("'\(folder)/simulate' \(words) 2>&1", "re"))
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = fread(&block, 1, block.count, pipe)
            if count == 0 { break }
            bytes += block[..<count]
        }
        let status = pclose(pipe)
        return Ended(status: status >> 8 & 0xff, output: String(decoding: bytes, as: UTF8.self))
    }

    @Test func `some seeds break no rule, and two runs of each have one hash`() throws {
        let ended = try simulate("--seeds 4 --twice")
        #expect(ended.status == 0, "\(ended.output)")
        #expect(ended.output.contains("two runs of each seed: one hash"))
        #expect(ended.output.contains("no breach"))
    }

    @Test func `a situation that is never reached is named, and an error where all must be`() throws {
        let ended = try simulate("--seeds 1 --all-situations")
        #expect(ended.status == 1)
        #expect(ended.output.contains("no breach") && ended.output.contains("NEVER REACHED: "))
        // What can't be reached has its reason, and is none of them.
        let missing = ended.output.split(separator: "\n").last { $0.hasPrefix("NEVER REACHED") } ?? ""
        #expect(missing.contains("reconcile.") && !missing.contains("unknown.other"))
        #expect(try simulate("--seeds 1").status == 0)
    }

    @Test func `a toolchain whose executors aren't taken over is told part by part`() throws {
        let ended = try simulate("--seeds 1 --no-takeover")
        #expect(ended.status == 70, "\(ended.output)")
        #expect(ended.output.contains("Task.sleep in virtual time no longer comes to the simulation"))
    }

    @Test func `a word that it doesn't know is wrong usage`() throws {
        #expect(try simulate("--nonsense 1").status == 64)
    }
}

private let isSimulated: Bool = {
    #if arch(x86_64)
        true
    #else
        false
    #endif
}()
