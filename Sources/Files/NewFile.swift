import Glibc

/// A new file (0600) that is being written. It is removed unless it gets its final name; without a name until then, it
/// is gone however the program ends. (A class: where the initializer of a non-copyable type throws early, Swift 6.3
/// ends a member that was never set, and closes the standard input by that.)
package final class NewFile {
    package let file: Descriptor
    /// The name until the final one.
    private var name: String?
    private let folder: String
    private let disk: DiskCalls
    private var buffer: [UInt8] = []

    /// Bytes that are gathered before they are written.
    private static let block = 256 * 1024

    /// Fails where something has this name.
    package init(named name: String, by disk: DiskCalls = .system) throws(FileFailure) {
        guard let file = Descriptor(path: name, flags: O_WRONLY | O_CREAT | O_EXCL) else {
            throw FileFailure(.open, name)
        }
        self.file = file
        self.name = name
        self.disk = disk
        folder = Folder.parent(of: name)
    }

    /// Makes it in a folder without a name; nil where the file system, or a missing /proc, can't give it one later.
    package init?(unnamedIn folder: String, by disk: DiskCalls = .system) {
        guard let file = Descriptor(path: folder, flags: Descriptor.unnamed | O_WRONLY),
            access(Self.unnamedPath(of: file), F_OK) == 0
        else { return nil }
        self.file = file
        self.folder = folder
        self.disk = disk
        name = nil
    }

    deinit {
        if let name { unlink(name) }
    }

    /// A name beside `target` for the time being; the random part keeps two programs, or two tasks of one, out of each
    /// other's way.
    package static func draftName(for target: String, suffix: String) -> String {
        "\(target).\(getpid()).\(UInt32.random(in: 0 ... .max)).\(suffix)"
    }

    /// The path to a file that has no name.
    private static func unnamedPath(of file: borrowing Descriptor) -> String { "/proc/self/fd/\(file.raw)" }

    package func put(_ bytes: some Collection<UInt8>) throws(FileFailure) {
        buffer += bytes
        if buffer.count >= Self.block { try writeOut() }
    }

    /// Writes the rest, and flushes the file and its metadata to the disk.
    package func finish() throws(FileFailure) {
        try writeOut()
        guard fsync(file.raw) == 0 else { throw FileFailure(.flush, name ?? folder) }
    }

    /// Gives it the final name, in the place of a file that has it. The folder isn't flushed.
    ///
    /// - Parameter draft: the name until then, where it has none.
    package func replace(_ target: String, draft: @autoclosure () -> String = "") throws(FileFailure) {
        let source = name ?? draft()
        if name == nil {
            guard linkat(AT_FDCWD, Self.unnamedPath(of: file), AT_FDCWD, source, AT_SYMLINK_FOLLOW) == 0 else {
                throw FileFailure(.write, target)
            }
            name = source
        }
        guard rename(source, target) == 0 else { throw FileFailure(.write, target) }
        name = nil
    }

    /// Gives it the final name; `EEXIST` where something has it, also since a moment ago. The folder isn't flushed.
    package func take(_ target: String) throws(FileFailure) {
        guard let name else {
            guard linkat(AT_FDCWD, Self.unnamedPath(of: file), AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0 else {
                throw FileFailure(.write, target)
            }
            return
        }
        if link(name, target) == 0 { return }
        // On file systems without links, a look before the renaming has to do.
        guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) else { throw FileFailure(.write, target) }
        guard FileStatus(unfollowed: target) == nil else { throw FileFailure(.write, target, code: EEXIST) }
        try replace(target)
    }

    /// Lets it stay under the name that it has.
    package func keep() { name = nil }

    private func writeOut() throws(FileFailure) {
        let problem = file.write(buffer, by: disk)
        guard problem == 0 else { throw FileFailure(.write, name ?? folder, code: problem) }
        buffer.removeAll(keepingCapacity: true)
    }
}
