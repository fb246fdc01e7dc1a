import EInvoiceKit
import Gateway
import History
import InvoiceCore
import Testing

/// An answer, or an interruption, that is about an earlier sending than the last says nothing of the last.
@Suite(.timeLimit(.minutes(10))) struct StaleAnswerTests {
    private let desk = Desk()

    /// Answers when it is told to.
    private struct Held {
        let arrived = Signal()
        let goOn = Signal()

        func answer(_ answer: @escaping ScriptedTransport.Answer) -> ScriptedTransport.Answer {
            { [arrived, goOn] request in
                arrived.send()
                await goOn.wait()
                return await answer(request)
            }
        }
    }

    @Test func `two programs don't both send it again because it was not found once`() async throws {
        let unknown = try await desk.createUnanswered()
        let (other, held) = (desk.another(), Held())
        desk.gateway.add(held.answer(Replies.notFound))
        let asking = Task { await other.settle(unknown) }
        await held.arrived.wait()
        // Meanwhile the first program asks, is told the same, and sends it again without an answer.
        desk.gateway.add(Replies.notFound, failure(.timeout(seconds: 30)))
        guard case .notFound = await desk.service.settle(unknown),
            case .unknown = await desk.service.resend(unknown)
        else { throw Unexpected() }
        held.goOn.send()
        guard case .notFound = await asking.value else { throw Unexpected() }
        #expect(try !desk.stored(unknown).isResendable)
        desk.gateway.add(Replies.created)
        #expect(await other.resend(unknown) == .notSent(.notAskedYet))
        #expect(desk.gateway.asked == ["create", "status", "status", "create"])
        // Asked about the last sending, the gateway's word counts.
        desk.gateway.add(Replies.notFound)
        desk.gateway.drop(1)
        guard case .notFound(let sent) = await other.settle(unknown) else { throw Unexpected() }
        #expect(sent.invoice.isResendable)
    }

    @Test func `an interruption that is noted late doesn't end what is being sent by then`() async throws {
        let abandoned = try desk.recordAbandoned()
        let (started, goOn) = (desk.folder.file("started"), desk.folder.file("go"))
        let slow = desk.another {
            $0.secretSource = .shell("touch '\(started)'; until [ -e '\(goOn)' ]; do sleep 0.01; done; echo s3cr3t")
        }
        // It has seen that the program is dead, and waits for its secret.
        let settling = Task { await slow.settle(abandoned) }
        while desk.folder.read("started") == nil { try await Task.sleep(for: .milliseconds(5)) }
        desk.gateway.add(Replies.notFound)
        guard case .notFound = await desk.service.settle(abandoned) else { throw Unexpected() }
        let held = Held()
        desk.gateway.add(held.answer(Replies.created), Replies.notFound)
        let service = desk.service
        let sending = Task { await service.resend(abandoned) }
        await held.arrived.wait()
        desk.folder.write("", to: "go")
        guard case .notFound(let late) = await settling.value else { throw Unexpected() }
        #expect(late.invoice.id == abandoned.id)
        #expect(try desk.stored(abandoned).state == .sending)
        let third = desk.another()
        #expect(await third.settle(abandoned) == .notAsked(.beingSent))
        #expect(await third.resend(abandoned) == .notSent(.beingSent))
        held.goOn.send()
        guard case .created = await sending.value else { throw Unexpected() }
        #expect(desk.gateway.asked == ["status", "create", "status"])
    }

    @Test func `no answer to an earlier question doesn't end what is being sent by then`() async throws {
        let unknown = try await desk.createUnanswered()
        let (other, asked, sent) = (desk.another(), Held(), Held())
        desk.gateway.add(asked.answer(failure(.connectionLost("reset"))), Replies.notFound)
        let asking = Task { await other.settle(unknown) }
        await asked.arrived.wait()
        guard case .notFound = await desk.service.settle(unknown) else { throw Unexpected() }
        desk.gateway.add(sent.answer(Replies.created))
        let service = desk.service
        let sending = Task { await service.resend(unknown) }
        await sent.arrived.wait()
        asked.goOn.send()
        guard case .stillUnknown = await asking.value else { throw Unexpected() }
        #expect(try desk.stored(unknown).state == .sending)
        #expect(await desk.another().settle(unknown) == .notAsked(.beingSent))
        sent.goOn.send()
        guard case .created = await sending.value else { throw Unexpected() }
    }
}
