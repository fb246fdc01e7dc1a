import FoundationEssentials
import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit
@testable import Fronts
@testable import Screens

/// A batch in the console: checked, sent, and stopped.
@Suite(.timeLimit(.minutes(10))) struct BatchEffectTests {
    private func write(_ text: String, _ fixture: ConsoleFixture, to name: String = "batch.csv") throws -> String {
        let path = "\(fixture.folder)/\(name)"
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        return path
    }

    private func checked(_ path: String, _ fixture: ConsoleFixture) async throws -> (RequestID, BatchCheck) {
        let id = fixture.newRequest()
        fixture.effects.run(.checkBatch(id, path: path))
        let check = try await fixture.next { event in
            if case .batchChecked(id, let check) = event { check } else { nil }
        }
        return (id, check)
    }

    private func ending(_ id: RequestID, _ fixture: ConsoleFixture) async throws -> BatchEnding {
        try await fixture.next { event in if case .batchEnded(id, let ending) = event { ending } else { nil } }
    }

    @Test func `a file is checked and then sent, and another time made no more`() async throws {
        let fixture = try ConsoleFixture()
        let path = try write("currency,amount\ntron,1\ntron,x\ntron,2\n", fixture)
        let (first, check) = try await checked(path, fixture)
        #expect(check.totals.count == 2 && check.badRows == 1)
        #expect(fixture.gateway.createdCount == 0)
        for turn in 1...2 {
            let id = fixture.newRequest()
            let word = try BatchConfirmation(nil, of: check.totals, on: .test)
            fixture.effects.run(.runBatch(id, checked: first, word))
            let note = try await fixture.next { event in
                if case .batchBegan(id, let note) = event { note ?? "" } else { nil }
            }
            #expect(note.isEmpty == (turn == 1))
            #expect(try await ending(id, fixture) == .whole)
            #expect(fixture.gateway.createdCount == 2)
        }
    }

    @Test func `what may be an unfinished file mended is told`() async throws {
        let fixture = try ConsoleFixture()
        let rows = (1...20).map { "tron,\($0)\n" }.joined()
        fixture.gateway.fail(.emptyReply, times: 100)
        var notes: [String] = []
        for (name, more) in [("first.csv", ""), ("mended.csv", "tron,21\n")] {
            let (first, check) = try await checked(
                try write("currency,amount\n\(rows)\(more)", fixture, to: name), fixture)
            let id = fixture.newRequest()
            fixture.effects.run(.runBatch(id, checked: first, try BatchConfirmation(nil, of: check.totals, on: .test)))
            notes.append(
                try await fixture.next { event in
                    if case .batchBegan(id, let note) = event { note ?? "" } else { nil }
                })
            _ = try await ending(id, fixture)
            fixture.gateway.behave()
        }
        #expect(notes[0].isEmpty)
        #expect(notes[1].contains("first.csv") && notes[1].contains("isn't done"), "\(notes[1])")
    }

    @Test func `what can't be read, and what was checked by nobody, is told`() async throws {
        let fixture = try ConsoleFixture()
        let id = fixture.newRequest()
        fixture.effects.run(.checkBatch(id, path: "\(fixture.folder)/none.csv"))
        #expect(
            try await ending(id, fixture)
                == .failed(.batch(.unreadable(path: "\(fixture.folder)/none.csv", errno: 2))))
        let path = try write("currency,amount\ntron,1\n", fixture)
        let (_, check) = try await checked(path, fixture)
        let other = fixture.newRequest()
        let word = try BatchConfirmation(nil, of: check.totals, on: .test)
        fixture.effects.run(.runBatch(other, checked: id, word))
        #expect(try await ending(other, fixture) == .failed(.batch(.changed)))
        #expect(fixture.gateway.createdCount == 0)
    }

    @Test func `stopped, it lets what is on its way end`() async throws {
        let fixture = try ConsoleFixture()
        let path = try write("currency,amount\n" + (1...200).map { "tron,\($0)\n" }.joined(), fixture)
        let (checked, check) = try await checked(path, fixture)
        let id = fixture.newRequest()
        fixture.effects.run(.runBatch(id, checked: checked, try BatchConfirmation(nil, of: check.totals, on: .test)))
        _ = try await fixture.next { event in if case .batchResult(id, let result) = event { result } else { nil } }
        fixture.effects.run(.cancel(id))
        #expect(try await ending(id, fixture) == .stopped)
        let made = fixture.gateway.createdCount
        #expect(made < 200)
        let created = try fixture.effects.history.newest(limit: 300).invoices.filter { $0.state == .created }
        #expect(created.count == made)
    }
}
