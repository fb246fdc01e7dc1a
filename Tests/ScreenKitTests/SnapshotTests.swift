import FoundationEssentials
import ScreenKit
import SnapshotSupport
import Testing

@Suite struct SnapshotTests {
    private var sample: Frame {
        var frame = Frame(size: Size(width: 24, height: 6))
        let inside = frame.box(frame.bounds, title: "Côte d'Ivoire", note: "1 of 2")
        frame.put("界 wide ok", x: inside.x + 1, y: inside.y, role: .success)
        frame.put("15 000 XOF", in: inside.row(1), role: .amount, alignment: .right)
        frame.setRole(inside.row(2), .selection)
        var input = TextInput(text: "abc")
        _ = input.handle(.left)
        input.draw(in: &frame, x: 2, y: 4, width: 10, focused: true)
        return frame
    }

    @Test func `a frame is as recorded`() {
        #expect(snapshotMismatch(of: sample, named: "sample") == nil)
    }

    @Test func `a frame that differs is a mismatch, and so is one that is recorded`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "snapshots-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        func mismatch(_ frame: Frame, recording: Bool = false) -> String? {
            snapshotMismatch(of: frame, named: "a", in: folder, recording: recording)?.description
        }
        #expect(mismatch(sample) == "Snapshot 'a' was recorded; look at it, then run again.")
        #expect(mismatch(sample) == nil)
        #expect(mismatch(sample, recording: true) == nil)
        var other = sample
        other.put("!", x: 5, y: 3, role: .error)
        let difference = try #require(mismatch(other))
        #expect(difference.hasPrefix("Snapshot 'a' differs.\nLine "))
        #expect(mismatch(sample) == nil)
        #expect(mismatch(other, recording: true) == "Snapshot 'a' was recorded; look at it, then run again.")
        #expect(mismatch(other) == nil)
    }
}
