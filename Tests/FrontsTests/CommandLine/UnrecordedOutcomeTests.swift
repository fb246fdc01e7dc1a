import EInvoiceKit
import FoundationEssentials
import TestGateway
import Testing

@testable import Fronts

/// What a command tells of an invoice whose outcome the history can't take any more.
@Suite(.timeLimit(.minutes(10))) struct UnrecordedOutcomeTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    /// Carries requests as ever; when the reply is there, a folder stands in the history's place.
    private struct BreakingTransport: HTTPTransport {
        let history: String

        func post(_ request: HTTPRequest) async -> Result<HTTPReply, TransportFailure> {
            let reply = await CurlTransport().post(request)
            do {
                try FileManager.default.moveItem(atPath: history, toPath: history + ".away")
                try FileManager.default.createDirectory(atPath: history, withIntermediateDirectories: false)
            } catch {
                return .failure(.notSent("the test can't break the history: \(error)"))
            }
            return reply
        }
    }

    private func create(_ more: String...) async throws -> Ended {
        let output = Memory()
        let messages = Memory()
        var around = fixture.context(output: output.output, messages: messages.output)
        around.dependencies.transport = BreakingTransport(history: "\(fixture.profileFolder)/history.jsonl")
        let arguments = ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26"] + more
        guard case .command(let command) = CommandRunner.wish(of: arguments) else {
            Issue.record("no command")
            return Ended(status: -1, output: "", messages: "")
        }
        let status = await CommandRunner.run(command, at: around).rawValue
        return Ended(status: status, output: output.text, messages: messages.text)
    }

    @Test func `an invoice that was created and not recorded ends with 75, and is told`() async throws {
        let ended = try await create("--json")
        #expect(gateway.createdCount == 1)
        #expect(ended.status == 75)
        let invoice = try ended.json()
        #expect(invoice.state == "created")
        #expect(invoice.tracking == gateway.tracking(of: "26"))
        #expect(ended.messages.contains("THE OUTCOME COULD NOT BE RECORDED"))
        #expect(ended.messages.contains("einvoice resolve \(invoice.id)"))
    }

    @Test func `without JSON the tracking number is told all the same`() async throws {
        let ended = try await create()
        #expect(ended.status == 75)
        #expect(ended.output.contains(try #require(gateway.tracking(of: "26"))))
        #expect(ended.messages.contains("THE OUTCOME COULD NOT BE RECORDED"))
    }

    @Test func `a rejection that was not recorded stays a rejection and claims no record`() async throws {
        gateway.fail(.reply(#"{"error":{"code":7,"message":"Bad currency"}}"#))
        let ended = try await create("--json")
        #expect(ended.status == 1)
        #expect(ended.messages.contains("THE OUTCOME COULD NOT BE RECORDED"))
        #expect(!ended.messages.contains("Recorded as"))
    }
}
