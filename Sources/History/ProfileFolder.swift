import Glibc

/// Where a profile's files are, and how they are made, opened and locked.
struct ProfileFolder: Sendable {
    let path: String
    let disk: DiskCalls
    /// How long a lock is waited for.
    let lockSeconds: Int

    var history: String { "\(path)/history.jsonl" }
    var torn: String { "\(path)/history.torn.jsonl" }
    var leases: String { "\(path)/leases" }
    var lastPaymentID: String { "\(path)/payment-id.last" }

    /// Makes the folder and those above it that are missing, for their owner only (0700).
    func make() throws(HistoryError) { try Self.make(path) }

    static func make(_ path: String) throws(HistoryError) {
        if mkdir(path, 0o700) == 0 { return }
        let problem = errno
        switch problem {
        case EEXIST: return
        case ENOENT:
            guard let parent = parent(of: path), parent != path else { break }
            try make(parent)
            if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
            throw .cannotCreateFolder(path: path, errno: errno)
        default: break
        }
        throw .cannotCreateFolder(path: path, errno: problem)
    }

    static func parent(of path: String) -> String? {
        let slash = UInt8(ascii: "/")
        let bytes = path.utf8[...]
        guard let end = bytes.lastIndex(where: { $0 != slash }) else { return bytes.isEmpty ? nil : "/" }
        guard let last = bytes[..<end].lastIndex(of: slash) else { return "." }
        return last == path.startIndex ? "/" : String(path[..<last])
    }

    /// Opens a file of the folder for reading and appending, makes it (0600) where it is missing, and takes its lock.
    ///
    /// The lock is the file's own, so after it was waited for the name may belong to another file (a repair's): then that
    /// one is opened. All that may have to be done again ends with the time for the lock.
    /// - Parameter kept: the file as it was opened here before; it saves doing it again.
    func openLocked(
        _ file: String, kept: consuming Descriptor? = nil, isAppended: Bool = true
    ) throws(HistoryError) -> Descriptor {
        let flags = O_RDWR | O_CREAT | (isAppended ? O_APPEND : 0)
        let end = Descriptor.now() + lockSeconds * 1_000_000
        var isMade = false
        while true {
            guard let opened = kept.take() ?? Descriptor(path: file, flags: flags) else {
                let problem = errno
                guard problem == ENOENT || problem == ENOTDIR, !isMade else {
                    throw problem == ENXIO || problem == EISDIR
                        ? .notAFile(path: file) : .cannotOpen(path: file, errno: problem)
                }
                try make()
                isMade = true
                continue
            }
            guard let status = opened.status() else { throw .cannotOpen(path: file, errno: errno) }
            // A device or pipe in the file's place would swallow records.
            guard status.isRegular else { throw .notAFile(path: file) }
            let problem = opened.lock(until: end)
            if problem == EWOULDBLOCK { throw .lockedTooLong(path: file, seconds: lockSeconds) }
            if problem != 0 { throw .cannotLock(path: file, errno: problem) }
            let named = disk.status(file)
            let problemOfName = named == nil ? errno : 0
            if named?.identity == status.identity { return opened }
            if Descriptor.now() >= end {
                // Nobody can tell whether the lock is that of the file which others open.
                throw problemOfName == 0
                    ? .replacedMeanwhile(path: file) : .cannotLock(path: file, errno: problemOfName)
            }
            usleep(1000)
        }
    }

    /// Makes sure that the names of the file, the folder and the folders that may be new above it outlive a power cut.
    func flushFolders() throws(HistoryError) {
        var name: String? = path
        for level in 0..<4 {
            guard let folder = name else { return }
            if let opened = Descriptor(path: folder, flags: O_RDONLY | O_DIRECTORY) {
                // Some file systems can't flush a folder and say EINVAL; there is nothing more to be done there.
                if disk.flushFolder(opened.raw) != 0, errno != EINVAL {
                    throw .cannotFlush(path: folder, errno: errno)
                }
            } else if level == 0 {
                throw .cannotOpen(path: folder, errno: errno)
            }
            name = Self.parent(of: folder)
        }
    }
}
