import EInvoiceKit
import InvoiceCore
import Testing

/// An answer, or an interruption, that is about an earlier sending than the last says nothing of the last.
@Suite(.timeLimit(.minutes(10))) struct StaleAnswerTests {
    private let fixture = ServiceFixture()

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
        let unknown = try await fixture.createUnanswered()
        let (other, held) = (fixture.another(), Held())
        fixture.gateway.add(held.answer(Replies.notFound))
        let asking = Task { await other.settle(unknown) }
        await held.arrived.wait()
        // Meanwhile the first program asks, is told the same, and sends it again without an answer.
        fixture.gateway.add(Replies.notFound, failure(.timeout(seconds: 30)))
        try #require(await fixture.service.settle(unknown).notFound != nil)
        try #require(await fixture.service.resend(unknown).unknown != nil)
        held.goOn.send()
        try #require(await asking.value.notFound != nil)
        #expect(try !fixture.stored(unknown).isResendable)
        fixture.gateway.add(Replies.created)
        #expect(await other.resend(unknown) == .notSent(.notAskedYet))
        #expect(fixture.gateway.asked == ["create", "status", "status", "create"])
        // Asked about the last sending, the gateway's word counts.
        fixture.gateway.add(Replies.notFound)
        fixture.gateway.drop(1)
        let sent = try #require(await other.settle(unknown).notFound)
        #expect(sent.invoice.isResendable)
    }

    @Test func `an interruption that is noted late doesn't end what is being sent by then`() async throws {
        let abandoned = try fixture.recordAbandoned()
        let (started, goOn) = (fixture.folder.file("started"), fixture.folder.file("go"))
        let slow = fixture.another {
            $0.secretSource = .shell("touch '\(started)'; until [ -e '\(goOn)' ]; do sleep 0.01; done; echo s3cr3t")
        }
        // It has seen that the program is dead, and waits for its secret.
        let settling = Task { await slow.settle(abandoned) }
        while fixture.folder.read("started") == nil { try await Task.sleep(for: .milliseconds(5)) }
        fixture.gateway.add(Replies.notFound)
        try #require(await fixture.service.settle(abandoned).notFound != nil)
        let held = Held()
        fixture.gateway.add(held.answer(Replies.created), Replies.notFound)
        let service = fixture.service
        let sending = Task { await service.resend(abandoned) }
        await held.arrived.wait()
        fixture.folder.write("", to: "go")
        let late = try #require(await settling.value.notFound)
        #expect(late.invoice.id == abandoned.id)
        #expect(try fixture.stored(abandoned).state == .sending)
        let third = fixture.another()
        #expect(await third.settle(abandoned) == .notAsked(.beingSent))
        #expect(await third.resend(abandoned) == .notSent(.beingSent))
        held.goOn.send()
        try #require(await sending.value.created != nil)
        #expect(fixture.gateway.asked == ["status", "create", "status"])
    }

    @Test func `no answer to an earlier question doesn't end what is being sent by then`() async throws {
        let unknown = try await fixture.createUnanswered()
        let (other, asked, sent) = (fixture.another(), Held(), Held())
        fixture.gateway.add(asked.answer(failure(.connectionLost("reset"))), Replies.notFound)
        let asking = Task { await other.settle(unknown) }
        await asked.arrived.wait()
        try #require(await fixture.service.settle(unknown).notFound != nil)
        fixture.gateway.add(sent.answer(Replies.created))
        let service = fixture.service
        let sending = Task { await service.resend(unknown) }
        await sent.arrived.wait()
        asked.goOn.send()
        try #require(await asking.value.stillUnknown != nil)
        #expect(try fixture.stored(unknown).state == .sending)
        #expect(await fixture.another().settle(unknown) == .notAsked(.beingSent))
        sent.goOn.send()
        try #require(await sending.value.created != nil)
    }
}
