import FoundationEssentials
import Glibc
import TestGateway
import Testing

extension Journeys {
    /// More kills with `EINVOICE_KILLS`.
    private static let batchKills = ProcessInfo.processInfo.environment["EINVOICE_KILLS"].flatMap { Int($0) } ?? 3

    @Test(.timeLimit(.minutes(10)))
    func `no kill of a batch loses or doubles a row`() async throws {
        try await TerminalSession.with(.kind("test")) { session in
            let gateway = try session.gateway
            let path = "\(session.folder)/batch.csv"
            let text = "currency,amount,description\n" + (1...300).map { "bitcoin,0.\($0)1,row \($0)\n" }.joined()
            try text.write(toFile: path, atomically: false, encoding: .utf8)
            var random = SystemRandomNumberGenerator()
            for turn in 0..<Self.batchKills {
                // Some answers are lost as well.
                if turn % 2 == 1 { gateway.fail(.hang, creating: true) }
                let moment = Double.random(in: 0.1...0.6, using: &random)
                _ = try session.runKilled(after: moment, ["create", "--batch", path, "--timeout", "5"])
                gateway.behave()
                let recorded = Set(try session.wholeHistory().compactMap(\.payment_id))
                let unrecorded = gateway.createdPaymentIDs.filter { !recorded.contains($0) }
                try #require(unrecorded.isEmpty, "turn \(turn): the gateway has what the history lacks")
            }
            #expect(try session.runBesides(["create", "--batch", path]) == 0)
            #expect(gateway.createdCount == 300)
            let rows = gateway.requests(to: "einvoice/create").map { request in
                request.text.split(separator: "\"row ").last.map { String($0.prefix { $0.isNumber }) } ?? ""
            }
            #expect(Set(rows).count == 300)
            #expect(gateway.violations.isEmpty)
        }
    }
}
