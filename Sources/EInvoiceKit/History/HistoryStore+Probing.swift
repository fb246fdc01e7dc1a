import Files
import Glibc
import InvoiceCore

extension HistoryStore {
    /// Finds out whether a record could be written now, and leaves nothing behind.
    ///
    /// - Parameters:
    ///   - locks: names of lock files in the folder that are taken for a record, too.
    ///   - seconds: how long a lock is waited for.
    /// - Throws: what a record would fail with.
    package func probe(locks: [String] = [], seconds: Int = 2) throws(StorageProblem) {
        guard try probeFolder() else { return }
        try probe(files.history, seconds)
        for lock in locks { try probe("\(folder)/\(lock)", seconds) }
    }

    /// Whether the folder is there. Where it isn't, the nearest one above it must let it be made.
    private func probeFolder() throws(StorageProblem) -> Bool {
        var nearest = folder
        var status = FileStatus(path: nearest)
        while status == nil {
            guard errno == ENOENT, case let above = Folder.parent(of: nearest), above != nearest else {
                throw .cannotCreateFolder(path: folder, errno: errno)
            }
            nearest = above
            status = FileStatus(path: nearest)
        }
        let isThere = nearest == folder
        guard status?.kind == S_IFDIR else { throw .cannotCreateFolder(path: folder, errno: ENOTDIR) }
        if let problem = Self.problem(ofWritingIn: nearest) {
            throw isThere
                ? .cannotWrite(path: folder, errno: problem) : .cannotCreateFolder(path: folder, errno: problem)
        }
        return isThere
    }

    /// The error number with which a new file in the folder fails. A file without a name tells more than the permissions: of a
    /// full disk, a quota, a read-only disk.
    private static func problem(ofWritingIn folder: String) -> Int32? {
        if Descriptor(path: folder, flags: Descriptor.unnamed | O_WRONLY) != nil { return nil }
        // Some file systems can't have such files.
        let problem = errno
        guard [EOPNOTSUPP, EISDIR, EINVAL].contains(problem) else { return problem }
        let probe = "\(folder)/.probe.\(getpid())"
        guard mkdir(probe, 0o700) == 0 else { return errno }
        rmdir(probe)
        return nil
    }

    /// Opens a file of the folder as for a record, where it is there, and takes its lock.
    private func probe(_ path: String, _ seconds: Int) throws(StorageProblem) {
        guard let file = Descriptor(path: path, flags: O_RDWR | O_APPEND) else {
            switch errno {
            case ENOENT: return
            case ENXIO, EISDIR: throw .notAFile(path: path)
            default: throw .cannotOpen(path: path, errno: errno)
            }
        }
        guard file.status()?.isRegular == true else { throw .notAFile(path: path) }
        switch file.lock(seconds: seconds) {
        case 0: return
        case EWOULDBLOCK: throw .lockedTooLong(path: path, seconds: seconds)
        case let problem: throw .cannotLock(path: path, errno: problem)
        }
    }
}
