import Glibc

/// Small files of the user's own: read whole, replaced whole, 0600.
package enum PrivateFile {
    /// A file's bytes, and its permission bits at that moment.
    package struct Contents {
        package let bytes: [UInt8]
        package let mode: UInt32

        package init(bytes: [UInt8], mode: UInt32) {
            self.bytes = bytes
            self.mode = mode
        }

        /// True when group or others may do anything with it.
        package var isOpenToOthers: Bool { mode & 0o077 != 0 }
    }

    /// True where something has this name that is no regular file.
    package static func isNoFile(_ path: String) -> Bool { FileStatus(path: path)?.isRegular == false }

    /// The text of a file of up to 1 MiB; nil where it can't be read, or isn't UTF-8.
    package static func text(of path: String) -> String? {
        (try? read(path, limit: 1 << 20)).flatMap { String(validating: $0.bytes, as: UTF8.self) }
    }

    /// The file's bytes.
    ///
    /// - Throws: the failure of the system call; `EFBIG` past `limit` bytes; `ESPIPE` where it is a pipe or a socket: one could
    ///   be waited for without end.
    package static func read(_ path: String, limit: Int) throws(FileFailure) -> Contents {
        guard let file = Descriptor(path: path, flags: O_RDONLY), let status = file.status() else {
            throw FileFailure(.open, path)
        }
        switch status.kind {
        // A device like /dev/null answers at once, and stands for an empty file.
        case S_IFREG, S_IFCHR: break
        case S_IFDIR: throw FileFailure(.open, path, code: EISDIR)
        default: throw FileFailure(.open, path, code: ESPIPE)
        }
        guard let bytes = file.bytesToEnd(limit: limit) else { throw FileFailure(.read, path) }
        return Contents(bytes: bytes, mode: status.mode)
    }

    /// Puts `bytes` in the place of the file, at once: a reader or a power cut meets the old file or the new one. When it
    /// returns, the file is on the disk with its name. The folder is made (0700) where it is missing; a symbolic link keeps
    /// pointing where it did, also to nothing yet.
    ///
    /// - Parameter isFolderKept: the folder's own name, and those of the folders above it, are known to be on the disk.
    package static func replace(
        _ path: String, with bytes: [UInt8], isFolderKept: Bool = false
    ) throws(FileFailure) {
        let target = Folder.destination(of: path)
        let folder = Folder.parent(of: target)
        let isNew = try Folder.make(folder)
        let file = try NewFile(named: NewFile.draftName(for: target, suffix: draftSuffix))
        try file.put(bytes)
        try file.finish()
        try file.replace(target)
        let device = try Folder.flushNamesIfReadable(in: folder)
        if isNew || !isFolderKept { try Folder.flushNames(above: folder, on: device) }
    }

    /// Puts `bytes` in the place of what was read before, and of nothing else: `ESTALE` where the file holds something else by
    /// now, or is there and wasn't. A file that is replaced keeps its permission bits, but for those in `mask`; a new one gets 0600.
    ///
    /// Programs that change it by this one wait for each other.
    package static func replace(
        _ path: String, with bytes: [UInt8], ifStill before: [UInt8]?, without mask: UInt32 = 0
    ) throws(FileFailure) {
        let target = Folder.destination(of: path)
        let folder = Folder.parent(of: target)
        let isNew = try Folder.make(folder)
        guard let lock = Descriptor(path: folder, flags: O_RDONLY | O_DIRECTORY) else {
            throw FileFailure(.open, folder)
        }
        let problem = lock.lock(seconds: 10)
        if problem != 0 { throw FileFailure(.lock, folder, code: problem, seconds: problem == EWOULDBLOCK ? 10 : nil) }
        let file = try NewFile(named: NewFile.draftName(for: target, suffix: draftSuffix))
        try file.put(bytes)
        try file.finish()
        if let before {
            let now: Contents
            do throws(FileFailure) {
                now = try read(target, limit: before.count)
            } catch {
                throw error.isTooLarge || error.isMissingFile ? FileFailure(.write, target, code: ESTALE) : error
            }
            guard now.bytes == before else { throw FileFailure(.write, target, code: ESTALE) }
            guard fchmod(file.file.raw, mode_t(now.mode & ~mask & 0o777)) == 0 else {
                throw FileFailure(.write, target)
            }
            try file.replace(target)
        } else {
            do throws(FileFailure) {
                try file.take(target)
            } catch {
                throw error.code == EEXIST ? FileFailure(.write, target, code: ESTALE) : error
            }
        }
        let device = try Folder.flushNamesIfReadable(in: folder)
        if isNew { try Folder.flushNames(above: folder, on: device) }
        lock.unlock()
    }

    private static let draftSuffix = "tmp"

    /// Removes drafts older than an hour from a folder: programs that were killed in ``replace(_:with:isFolderKept:)``
    /// left them.
    package static func removeLitter(in folder: String) throws(FileFailure) {
        let hourAgo = Int(SystemTime.wall() / 1_000_000) - 3600
        for name in try Folder.names(in: folder) where name.hasSuffix(".\(draftSuffix)") {
            guard let status = FileStatus(unfollowed: "\(folder)/\(name)"), status.isRegular else { continue }
            if status.modified.seconds < hourAgo { try remove("\(folder)/\(name)") }
        }
    }

    /// Removes the file; one that isn't there is removed already.
    package static func remove(_ path: String) throws(FileFailure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw FileFailure(.write, path) }
    }
}
