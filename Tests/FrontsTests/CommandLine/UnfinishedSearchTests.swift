import TestGateway
import Testing

@testable import Fronts

@Suite(.timeLimit(.minutes(10))) struct UnfinishedSearchTests {
    /// A script has lost its value, and all invoices would come.
    @Test(arguments: ["state:", "cup id:", "amount>"])
    func `a condition without its value is refused, and no list comes`(search: String) async throws {
        let fixture = CommandFixture(gateway: try WireGateway())
        for command in [["history"], ["export"]] {
            let ended = await fixture.run(command + ["--search", search])
            #expect(ended.status == 65, "\(command)")
            #expect(ended.output == "", "\(command)")
            #expect(ended.messages.contains("has no value"), "\(command)")
        }
    }
}
