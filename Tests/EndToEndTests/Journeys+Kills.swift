import FoundationEssentials
import Glibc
import TestGateway
import Testing

extension Journeys {
    /// How often `create` is killed: a few times in every run, 500 times with `EINVOICE_KILLS=500`.
    private static let kills = ProcessInfo.processInfo.environment["EINVOICE_KILLS"].flatMap { Int($0) } ?? 30

    /// The whole life of a `create` lies within one of these times, as fast as the machine may be, so that a kill comes at
    /// any moment of it. Seconds.
    private static let lifetimes = [0.02, 0.05, 0.15]

    @Test(.timeLimit(.minutes(10)))
    func `no kill loses or doubles an invoice`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let gateway = try session.gateway
            var random = SystemRandomNumberGenerator()
            for turn in 0..<Self.kills {
                // One in four never hears the answer, however late the kill comes.
                if turn % 4 == 0 { gateway.fail(.hang, creating: true) } else { gateway.behave() }
                let moment = Double.random(in: 0.001...Self.lifetimes[turn % 3], using: &random)
                _ = try session.runKilled(
                    after: moment, ["create", "--currency", "bitcoin", "--amount", "0.\(turn + 1)", "--timeout", "5"])
                let recorded = Set(try session.wholeHistory().compactMap(\.payment_id))
                let unrecorded = gateway.createdPaymentIDs.filter { !recorded.contains($0) }
                try #require(unrecorded.isEmpty, "turn \(turn): the gateway has what the history lacks")
            }
            gateway.behave()
            _ = try session.runBesides(["resolve"])
            _ = try session.runBesides(["resolve", "--resend"])
            let invoices = try session.wholeHistory()
            let made = Set(invoices.filter { $0.event == "created" }.map(\.id))
            let asked = invoices.filter { $0.type == "invoice" }
            #expect(Set(asked.map(\.id)) == made, "each invoice of the history is settled")
            #expect(Set(asked.compactMap(\.payment_id)).count == asked.count)
            #expect(Set(gateway.createdPaymentIDs).count == gateway.createdCount)
            #expect(Set(gateway.createdPaymentIDs) == Set(asked.compactMap(\.payment_id)))
            #expect(gateway.violations.isEmpty)
        }
    }
}

extension TerminalSession {
    /// Runs a command of the program and kills it after so many seconds, unless it has ended before.
    func runKilled(after seconds: Double, _ arguments: [String]) throws -> Subprocess.Ended {
        let time = "\(Int(seconds * 1_000_000))"
        let padded = String(repeating: "0", count: max(0, 6 - time.count)) + time
        return try Subprocess.run(
            "timeout", ["-s", "KILL", "0.\(padded)", "\(folder)/run"] + arguments, environment: environment)
    }

    /// The history's whole lines; none before the first.
    func wholeHistory() throws -> [HistoryLine] {
        let text = accountHistory ?? ""
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return try lines.map { try JSONDecoder().decode(HistoryLine.self, from: Data($0.utf8)) }
    }
}
