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

    @Test func aFrameIsAsRecorded() {
        assertSnapshot(sample, named: "sample")
    }

    @Test func aFrameThatDiffersFails() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "snapshots-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        withKnownIssue("none recorded yet") { assertSnapshot(sample, named: "a", in: folder, recording: false) }
        assertSnapshot(sample, named: "a", in: folder, recording: false)
        assertSnapshot(sample, named: "a", in: folder, recording: true)
        var other = sample
        other.put("!", x: 5, y: 3, role: .error)
        withKnownIssue("differs") { assertSnapshot(other, named: "a", in: folder, recording: false) }
        assertSnapshot(sample, named: "a", in: folder, recording: false)
        withKnownIssue("recording fails that run") { assertSnapshot(other, named: "a", in: folder, recording: true) }
        assertSnapshot(other, named: "a", in: folder, recording: false)
    }
}
