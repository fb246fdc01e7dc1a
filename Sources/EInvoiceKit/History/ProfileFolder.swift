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

    /// The path with its symbolic links followed, or as it is where there is no such file yet.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
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

    /// Takes the shared lock of a file and gives how it is while nobody writes to it.
    func lockToRead(
        _ file: borrowing Descriptor, of path: String, seconds: Int
    ) throws(HistoryError) -> FileStatus {
        let problem = file.lock(isShared: true, seconds: seconds)
        if problem == EWOULDBLOCK { throw .lockedTooLong(path: path, seconds: seconds) }
        if problem != 0 { throw .cannotLock(path: path, errno: problem) }
        guard let status = file.status() else { throw .cannotRead(path: path, errno: errno) }
        return status
    }

    /// Makes sure that the history's name outlives a power cut, where those of the folders above it do.
    ///
    /// - Returns: the device that the profile's folder is on.
    @discardableResult
    func flushName() throws(HistoryError) -> UInt64? {
        let place = Self.parent(of: Self.resolved(history)) ?? path
        let device = try flushNames(in: path)
        // The history may be a link to elsewhere.
        if try status(ofFolder: place)?.identity != status(ofFolder: path)?.identity { try flushNames(in: place) }
        return device
    }

    /// Makes sure that the names in the profile's folder, its own and those of the folders above it outlive a power cut.
    func flushFolders() throws(HistoryError) {
        var device = try flushName()
        var folder = path
        while let parent = Self.parent(of: folder), parent != folder {
            guard let status = try status(ofFolder: parent) else { return }
            // What is mounted is there again without its name.
            if let device, device != status.identity.device { return }
            // Above may be folders of others into which nobody may look.
            if access(parent, R_OK) == 0 {
                device = try flushNames(in: parent)
            } else {
                guard errno == EACCES else { throw .cannotOpen(path: parent, errno: errno) }
                device = status.identity.device
            }
            folder = parent
        }
    }

    /// Nil where nobody may look. A disk that can't tell is no reason to believe that all is well.
    private func status(ofFolder path: String) throws(HistoryError) -> FileStatus? {
        if let status = FileStatus(path: path) { return status }
        if errno == EACCES { return nil }
        throw .cannotOpen(path: path, errno: errno)
    }

    /// Makes sure that the names in a folder outlive a power cut.
    ///
    /// - Returns: the device that the folder is on.
    @discardableResult
    func flushNames(in folder: String) throws(HistoryError) -> UInt64? {
        guard let opened = Descriptor(path: folder, flags: O_RDONLY | O_DIRECTORY) else {
            throw .cannotOpen(path: folder, errno: errno)
        }
        // Some file systems can't flush a folder and say EINVAL; there is nothing more to be done there.
        if disk.flushFolder(opened.raw) != 0, errno != EINVAL { throw .cannotFlush(path: folder, errno: errno) }
        return opened.status()?.identity.device
    }
}
