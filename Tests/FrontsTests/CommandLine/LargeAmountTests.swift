import TestGateway
import Testing

@testable import Fronts

/// A sum in francs, which has ten digits soon, is shown whole by every command on a terminal of 80 columns.
@Suite(.timeLimit(.minutes(10))) struct LargeAmountTests {
    @Test func `a sum of ten digits is whole in 80 columns`() async throws {
        let gateway = try WireGateway()
        let fixture = CommandFixture(gateway: gateway)
        let id = "17953507200000000001"
        let created = await fixture.run(
            [
                "create", "--currency", "orange_money-burkina-faso.xof", "--amount", "1000000000", "--payment-id", id,
                "--description", "Purchase of a house on the coast",
            ], columns: 80)
        #expect(created.output.contains("1 000 000 000 XOF"))
        for command in [["history"], ["show", id], ["status", id], ["stats"], ["pay", id]] {
            let ended = await fixture.run(command, columns: 80)
            #expect(ended.status == 0, "\(command): \(ended.messages)")
            #expect(
                (ended.output + ended.messages).contains("1 000 000 000 XOF"), "\(command): \(ended.output)")
        }
        gateway.setStatuses(["FINISHED"], of: id)
        let differences = await fixture.run(["reconcile", "--since", "1d"], columns: 80)
        #expect(differences.status == 1)
    }
}
