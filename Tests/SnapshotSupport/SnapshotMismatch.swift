import FoundationEssentials
import ScreenKit

/// Compares a frame with the file `__Snapshots__/<test file>/<name>.txt` beside the test's file; nil where they are the same.
///
/// A snapshot that isn't there is written, and is a mismatch as well: someone has to look at it. So does
/// `RECORD_SNAPSHOTS=1` in the environment, which writes all that differ.
public func snapshotMismatch(of frame: Frame, named name: String, filePath: String = #filePath) -> SnapshotMismatch? {
    snapshotMismatch(of: frame, named: name, in: snapshotFolder(filePath), recording: isRecording)
}

/// The same with the folder and the switch given.
public func snapshotMismatch(
    of frame: Frame, named name: String, in folder: URL, recording: Bool
) -> SnapshotMismatch? {
    snapshotMismatch(of: snapshot(of: frame), in: folder.appending(path: "\(name).txt"), recording: recording)
}

/// The same for a text of another kind, in the same folder.
public func snapshotMismatch(of text: String, named name: String, filePath: String = #filePath) -> SnapshotMismatch? {
    snapshotMismatch(of: text, in: snapshotFolder(filePath).appending(path: "\(name).txt"), recording: isRecording)
}

/// The same for a file anywhere.
public func snapshotMismatch(of actual: String, in file: URL) -> SnapshotMismatch? {
    snapshotMismatch(of: actual, in: file, recording: isRecording)
}

private var isRecording: Bool { ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" }

private func snapshotFolder(_ filePath: String) -> URL {
    let test = URL(filePath: filePath)
    return test.deletingLastPathComponent().appending(path: "__Snapshots__")
        .appending(path: test.deletingPathExtension().lastPathComponent)
}

private func snapshotMismatch(of actual: String, in file: URL, recording: Bool) -> SnapshotMismatch? {
    let name = file.deletingPathExtension().lastPathComponent
    // A file that can't be read is as good as none: it is written anew, and the test fails either way.
    let recorded = try? String(contentsOf: file, encoding: .utf8)
    guard recorded != actual else { return nil }
    guard let recorded, !recording else {
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try actual.write(to: file, atomically: true, encoding: .utf8)
            return SnapshotMismatch("Snapshot '\(name)' was recorded; look at it, then run again.")
        } catch {
            return SnapshotMismatch("Snapshot '\(name)' can't be written: \(error)")
        }
    }
    return SnapshotMismatch("Snapshot '\(name)' differs.\n\(firstDifference(recorded, actual))\nIs now:\n\(actual)")
}

/// Why a frame is not the recorded one, as a failed `#expect` shows it.
public struct SnapshotMismatch: Equatable, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }
}

private func firstDifference(_ recorded: String, _ actual: String) -> String {
    let was = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let now = actual.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(was.count, now.count) {
        let before = index < was.count ? String(was[index]) : "(no line)"
        let after = index < now.count ? String(now[index]) : "(no line)"
        if before != after { return "Line \(index + 1) was: \(before)\nLine \(index + 1) is:  \(after)" }
    }
    return ""
}
